"""The fixed cast and the small tree that every test of the apps plays in.

An is secretary of the ministry's organisation, Bình is its teller, Chi a delegate and member, Dũng a stranger.
Giang is the secretary of the cell below, Hà the secretary of the organisation above.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from daihoi.apps.accounts.models import User
from daihoi.apps.congresses.models import Congress, CongressForm, Content
from daihoi.apps.members.models import Membership, Person, Sex
from daihoi.apps.organisations.models import Level, Role, RoleAssignment, Term, Unit


@dataclass(frozen=True)
class Cast:
    """The people of the tests, by their first letters."""

    an: User
    binh: User
    chi: User
    dung: User
    giang: User
    ha: User


@dataclass(frozen=True)
class Tree:
    """Four levels: the national one, the bloc, the ministry, and three cells below it."""

    nation: Unit
    bloc: Unit
    ministry: Unit
    cells: tuple[Unit, Unit, Unit]
    term: Term


def make_tree() -> Tree:
    """Four levels with one unit each above and three cells at the foot."""
    levels = [Level.objects.create(rank=rank, name=name) for rank, name in enumerate(("TW", "Khối", "Bộ", "Cơ sở"), 1)]
    nation = Unit.add_root(code="tw", name="Trung ương", symbol="TW", level=levels[0], folded_name="trung uong")
    bloc = nation.add_child(code="khoi", name="Đảng bộ Khối", symbol="ĐUK", level=levels[1], folded_name="dang bo khoi")
    ministry = bloc.add_child(code="bo", name="Đảng bộ Bộ", symbol="ĐUB", level=levels[2], folded_name="dang bo bo")
    cells = tuple(
        Unit.objects.get(pk=ministry.pk).add_child(
            code=f"cb{n}", name=f"Chi bộ {n}", symbol=f"CB{n}", level=levels[3], folded_name=f"chi bo {n}"
        )
        for n in (1, 2, 3)
    )
    term = Term.objects.create(name="2020-2025", starts_on=date(2020, 6, 1), ends_on=date(2025, 5, 31))
    ministry.refresh_from_db()
    return Tree(nation, bloc, ministry, cells, term)  # type: ignore[arg-type]


def make_cast(tree: Tree) -> Cast:
    """Six users with their roles."""
    an, binh, chi, dung, giang, ha = (
        User.objects.create(username=username, full_name=name)
        for username, name in (
            ("an", "Nguyễn Văn An"),
            ("binh", "Trần Thị Bình"),
            ("chi", "Lê Kim Chi"),
            ("dung", "Phạm Văn Dũng"),
            ("giang", "Vũ Hương Giang"),
            ("ha", "Đỗ Thu Hà"),
        )
    )
    for user, unit, role in (
        (an, tree.ministry, Role.SECRETARY),
        (binh, tree.ministry, Role.TELLER),
        (chi, tree.ministry, Role.MEMBER),
        (giang, tree.cells[0], Role.SECRETARY),
        (ha, tree.bloc, Role.SECRETARY),
    ):
        RoleAssignment.objects.create(user=user, unit=unit, role=role)
    return Cast(an, binh, chi, dung, giang, ha)


def make_congress(tree: Tree, unit: Unit | None = None, **fields: object) -> Congress:
    """A delegate congress of the ministry (or of ``unit``) with all four contents, not yet prepared."""
    given: dict[str, object] = {
        "unit": unit or tree.ministry,
        "term": tree.term,
        "ordinal": "III",
        "form": CongressForm.DELEGATE_CONGRESS,
        "contents": [content.value for content in Content],
        "rulebook": "vn-party-190",
        "opens_on": date(2020, 8, 27),
        "closes_on": date(2020, 8, 28),
    }
    return Congress.objects.create(**(given | fields))


def make_person(name: str = "Nguyễn Văn Mười", unit: Unit | None = None, **fields: object) -> Person:
    """An invented person, a member of ``unit`` when one is given."""
    given: dict[str, object] = {"full_name": name, "sex": Sex.MALE, "born_on": date(1975, 1, 2), "is_sample": True}
    person = Person.objects.create(**(given | fields))
    if unit is not None:
        Membership.objects.create(
            person=person, unit=unit, unit_path=unit.path, joined_on=date(2000, 1, 1), official_on=date(2001, 1, 1)
        )
    return person
