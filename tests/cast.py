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
    names = ("TW", "Khối", "Bộ", "Cơ sở")
    levels = Level.objects.bulk_create(Level(rank=rank, name=name) for rank, name in enumerate(names, 1))
    nation, bloc, ministry = (
        _unit((0,) * depth, level, 1 if depth < 3 else 3, code=code, name=name, symbol=symbol)
        for depth, level, code, name, symbol in (
            (1, levels[0], "tw", "Trung ương", "TW"),
            (2, levels[1], "khoi", "Đảng bộ Khối", "ĐUK"),
            (3, levels[2], "bo", "Đảng bộ Bộ", "ĐUB"),
        )
    )
    cells = tuple(
        _unit((0, 0, 0, n), levels[3], 0, code=f"cb{n + 1}", name=f"Chi bộ {n + 1}", symbol=f"CB{n + 1}")
        for n in range(3)
    )
    Unit.objects.bulk_create([nation, bloc, ministry, *cells])
    term = Term.objects.create(name="2020-2025", starts_on=date(2020, 6, 1), ends_on=date(2025, 5, 31))
    return Tree(nation, bloc, ministry, cells, term)  # type: ignore[arg-type]


def _unit(place: tuple[int, ...], level: Level, children: int, **fields: str) -> Unit:
    """A unit with its place in the tree written out, as ``add_child`` would number it; one row, no question asked."""
    path = "".join(Unit._get_path("", depth, at + 1) for depth, at in enumerate(place, 1))
    unit = Unit(path=path, depth=len(place), numchild=children, level=level, **fields)
    unit.derive_names()
    return unit


def make_cast(tree: Tree) -> Cast:
    """Six users with their roles."""
    users = User.objects.bulk_create(
        User(username=username, full_name=name)
        for username, name in (
            ("an", "Nguyễn Văn An"),
            ("binh", "Trần Thị Bình"),
            ("chi", "Lê Kim Chi"),
            ("dung", "Phạm Văn Dũng"),
            ("giang", "Vũ Hương Giang"),
            ("ha", "Đỗ Thu Hà"),
        )
    )
    an, binh, chi, _dung, giang, ha = users
    RoleAssignment.objects.bulk_create(
        RoleAssignment(user=user, unit=unit, role=role)
        for user, unit, role in (
            (an, tree.ministry, Role.SECRETARY),
            (binh, tree.ministry, Role.TELLER),
            (chi, tree.ministry, Role.MEMBER),
            (giang, tree.cells[0], Role.SECRETARY),
            (ha, tree.bloc, Role.SECRETARY),
        )
    )
    return Cast(*users)


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
