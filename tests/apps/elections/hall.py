"""A small hall for the tests of elections: a congress in session, its delegates, a list, a count."""

from __future__ import annotations

from datetime import date

from daihoi.apps.accounts.models import User
from daihoi.apps.congresses.models import Congress, Stage
from daihoi.apps.delegates.models import Attendance, Credential, Delegate, DelegateTitle
from daihoi.apps.elections import actions
from daihoi.apps.elections.models import Contest, Round
from daihoi.apps.members.models import Person, Sex

NAMES = ("Bùi Văn An", "Đỗ Thị Bình", "Hồ Văn Cường", "Lê Thị Dung", "Mai Văn Em", "Ngô Thị Phương")


def seat_delegates(congress: Congress, count: int, **fields: object) -> list[Delegate]:
    """So many present delegates of the first cell."""
    people = [Person(full_name=f"Nguyễn Văn Đại {n}", sex=Sex.MALE, born_on="1980-01-01") for n in range(count)]
    for person in people:
        person.derive_names()
    made = Person.objects.bulk_create(people)
    given: dict[str, object] = {
        "title": DelegateTitle.ELECTED,
        "attendance": Attendance.PRESENT,
        "credential": Credential.ACCEPTED,
        "unit": congress.unit,
    }
    return Delegate.objects.bulk_create(Delegate(congress=congress, person=one, **(given | fields)) for one in made)


def sit(congress: Congress) -> Congress:
    """Put the congress in session."""
    congress.stage = Stage.IN_SESSION
    congress.save(update_fields=["stage"])
    return congress


def make_people(names: tuple[str, ...] = NAMES) -> list[Person]:
    """Candidates, invented."""
    born_on = date(1975, 1, 2)
    return [Person.objects.create(full_name=name, sex=Sex.MALE, born_on=born_on, is_sample=True) for name in names]


def list_contest(
    congress: Congress, by: User, *, seats: int = 5, names: tuple[str, ...] = NAMES, office="committee", **more
):
    """A contest with its names on the list, not yet adopted."""
    contest = actions.open_contest(congress, by=by, office=office, seats=seats, **more)
    actions.add_candidates(contest, make_people(names), by=by)
    return contest


def open_vote(contest: Contest, by: User, **electorate: object) -> Round:
    """Adopt the list and open the vote."""
    actions.adopt_list(contest, by=by)
    return actions.open_round(contest, by=by, **(electorate or {"summoned": 100, "attending": 100, "deductions": []}))


def count(round_: Round, by: User, votes: list[int], **more: object) -> Round:
    """Enter a count of 100 valid ballots, votes in ballot order."""
    figures: dict[str, object] = {"issued": 100, "returned": 100, "valid": 100, "invalid": {}}
    keys = list(round_.tallies.order_by("candidate__order").values_list("candidate_id", flat=True))
    return actions.record_count(round_, by=by, votes=dict(zip(keys, votes, strict=True)), **(figures | more))


def names_of(people) -> list[str]:
    """Full names, as a list."""
    return [one.person.full_name for one in people]
