"""A small staircase for the tests: cells that have voted, and the ministry above them."""

from __future__ import annotations

from daihoi.apps.accounts.models import User
from daihoi.apps.congresses.models import Congress, CongressForm, Stage
from daihoi.apps.elections import actions as elections
from daihoi.apps.elections.models import Contest
from daihoi.apps.organisations.models import Role, RoleAssignment
from tests.apps.elections import hall
from tests.cast import Tree, make_congress, make_person

NAMES = ("Bùi Văn An", "Đỗ Thị Bình", "Hồ Văn Cường", "Lê Thị Dung")


def below(tree: Tree, number: int = 0, **fields: object) -> Congress:
    """A cell's congress of all members, in session."""
    given: dict[str, object] = {"form": CongressForm.MEMBER_CONGRESS, "stage": Stage.IN_SESSION, "ordinal": ""}
    return make_congress(tree, tree.cells[number], **(given | fields))


def lead(user: User, *congresses: Congress) -> User:
    """Make a user the secretary of the congresses' units."""
    for congress in congresses:
        RoleAssignment.objects.get_or_create(user=user, unit=congress.unit, role=Role.SECRETARY)
    user.__dict__.pop("_valid_assignments", None)
    return user


def elect(
    congress: Congress,
    by: User,
    *,
    office: str = "delegates",
    seats: int = 2,
    votes: tuple[int, ...] = (),
    alternates: int = 1,
    names: tuple[str, ...] = NAMES,
    summoned: int = 40,
    certify: bool = True,
    **persons: object,
) -> Contest:
    """A contest of the congress, held and certified; a cell that elects a committee has nine members at least."""
    people = [make_person(name, congress.unit, **persons) for name in names]
    if office == "committee":
        for number in range(5):
            make_person(f"Ngô Văn Thành Viên {number}", congress.unit)
    votes = votes or ((30, 29, 28, 9) if office == "committee" else (30, 25, 22, 3))
    contest = elections.open_contest(
        congress, by=by, office=office, seats=seats, form=congress.form,
        alternates=alternates if office == "delegates" else 0,
    )  # fmt: skip
    elections.add_candidates(contest, people, by=by)
    elections.adopt_list(contest, by=by)
    round_ = elections.open_round(contest, by=by, summoned=summoned, attending=summoned, deductions=[])
    hall.count(round_, by, list(votes), issued=summoned, returned=summoned, valid=summoned)
    elections.decide_round(round_, by=by)
    return elections.certify_contest(contest, by=by) if certify else contest


def close(congress: Congress) -> Congress:
    """Close the congress."""
    congress.stage = Stage.CLOSED
    congress.save(update_fields=["stage"])
    return congress
