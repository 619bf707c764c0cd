"""F2: what the elections below add up to, office by office."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from daihoi.apps.congresses.models import Congress
from daihoi.apps.elections.models import CandidateState, Contest, ContestState, ElectionForm, RoundState, Tally
from daihoi.apps.members.models import OfficeHolding, Sex
from daihoi.apps.organisations.models import Unit, within
from daihoi.core.names import fold

from .staircase import group_key

OVER = (ContestState.DECIDED, ContestState.CERTIFIED)
# who is not approved afterwards stood on the list all the same
ON_THE_LIST = (CandidateState.LISTED, CandidateState.REFUSED)
YOUNG_BELOW = 40
MAJORITY = frozenset({"kinh", "viet"})


@dataclass
class ElectionRow:
    """The results of one unit and everything below it, for one office; figures only.

    Args:
        unit: the unit directly below; None for the total.
        contests: elections held.
        seats: seats that the congresses decided on.
        elected: filled; who was not approved by the superior is left out.
        names: names on the lists.
        rounds: rounds held.
        re_elected: held the same office in the term before.
        not_re_elected: held it and do not any more.
        women, young, minority: of those elected.
        years: ages of those elected added up, at the congress.
        direct: elections in which the congress elected directly.
        highest, lowest: votes and base of the best and the worst elected.
    """

    unit: Unit | None = None
    contests: int = 0
    seats: int = 0
    elected: int = 0
    names: int = 0
    rounds: int = 0
    re_elected: int = 0
    not_re_elected: int = 0
    women: int = 0
    young: int = 0
    minority: int = 0
    years: int = 0
    direct: int = 0
    shares: list[tuple[Fraction, int, int]] = field(default_factory=list, repr=False)

    @property
    def pk(self) -> int:
        """What the list calls the row."""
        return self.unit.pk if self.unit else 0

    @property
    def name(self) -> str:
        """The unit's name, or what the sum is called."""
        return self.unit.name if self.unit else _("Total")

    @property
    def short(self) -> int:
        """Seats left unfilled."""
        return max(self.seats - self.elected, 0)

    @property
    def surplus(self) -> int:
        """Names on the lists beyond the seats."""
        return self.names - self.seats

    @property
    def first_time(self) -> int:
        """Elected, and not in this office the term before."""
        return self.elected - self.re_elected

    @property
    def mean_age(self) -> Fraction | None:
        """Mean age of those elected, in years."""
        return Fraction(self.years, self.elected) if self.elected else None

    @property
    def highest(self) -> tuple[Fraction, int, int] | None:
        """The best result: share, votes, base."""
        return max(self.shares, default=None)

    @property
    def lowest(self) -> tuple[Fraction, int, int] | None:
        """The worst result that still elected: share, votes, base."""
        return min(self.shares, default=None)


COUNTED = (
    "contests", "seats", "elected", "names", "rounds", "re_elected", "not_re_elected", "women", "young", "minority",
    "years", "direct",
)  # fmt: skip


def election_rows(congress: Congress, office: str) -> list[ElectionRow]:
    """The results of every unit directly below, each with everything under it, for one office.

    Args:
        congress: the congress above; its term is the one that counts.
        office: such as ``committee``.

    Returns:
        One row for each unit directly below that held such an election, in the order of the tree.
    """
    above = congress.unit
    rows = {unit.path: ElectionRow(unit) for unit in above.get_children()}
    contests = _contests(congress, office)
    incumbents = _incumbents(congress, office)
    elected = _elected(contests)
    for contest in contests.values():
        row = rows.get(group_key(contest["congress__unit__path"], above))
        if row is not None:
            _add_contest(row, contest)
            _add_elected(row, contest, elected[contest["pk"]], incumbents[contest["congress__unit_id"]])
    return [row for row in rows.values() if row.contests]


def row_of_each_contest(congress: Congress, office: str, unit: Unit | None = None) -> dict[int, ElectionRow]:
    """The same figures, one row for each election: what the sums are made of.

    Args:
        congress: the congress above.
        office: such as ``committee``.
        unit: only what lies under this unit; everything below when left out.
    """
    contests, incumbents = _contests(congress, office), _incumbents(congress, office)
    elected, rows = _elected(contests), {}
    for key, contest in contests.items():
        if unit is None or contest["congress__unit__path"].startswith(unit.path):
            rows[key] = ElectionRow()
            _add_contest(rows[key], contest)
            _add_elected(rows[key], contest, elected[key], incumbents[contest["congress__unit_id"]])
    return rows


def total_of(rows: Iterable[ElectionRow]) -> ElectionRow:
    """All rows added up."""
    total = ElectionRow()
    for row in rows:
        for name in COUNTED:
            setattr(total, name, getattr(total, name) + getattr(row, name))
        total.shares += row.shares
    return total


def _contests(congress: Congress, office: str) -> dict[int, dict[str, Any]]:
    below = within(Contest.objects.all(), congress.unit, "congress__unit__path").filter(
        congress__term_id=congress.term_id, office=office, state__in=OVER
    )
    below = below.exclude(congress__unit_id=congress.unit_id)
    held = below.annotate(
        listed=Count("candidates", filter=Q(candidates__state__in=ON_THE_LIST), distinct=True),
        held=Count("rounds", filter=Q(rounds__state=RoundState.DECIDED), distinct=True),
    ).order_by()
    wanted = (
        "pk", "seats", "form", "listed", "held", "congress__unit_id", "congress__unit__path", "congress__closes_on",
        "congress__opens_on",
    )  # fmt: skip
    return {one["pk"]: one for one in held.values(*wanted)}


def _elected(contests: dict[int, Any]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    tallies = (
        Tally.objects.filter(round__contest_id__in=contests, round__state=RoundState.DECIDED, is_elected=True)
        .exclude(candidate__state=CandidateState.REFUSED)
        .order_by()
    )
    wanted = (
        "votes", "round__contest_id", "round__decision__base", "candidate__person_id", "candidate__person__sex",
        "candidate__person__born_on", "candidate__person__ethnicity",
    )  # fmt: skip
    for one in tallies.values(*wanted):
        found[one["round__contest_id"]].append(one)
    return found


def _incumbents(congress: Congress, office: str) -> dict[int, set[int]]:
    """Who held the office in the term before, by unit."""
    found: dict[int, set[int]] = defaultdict(set)
    if congress.term.previous_id is None:
        return found
    holdings = within(OfficeHolding.objects.all(), congress.unit, "unit__path").filter(
        term_id=congress.term.previous_id, office=office
    )
    for unit, person in holdings.order_by().values_list("unit_id", "person_id"):
        found[unit].add(person)
    return found


def _add_contest(row: ElectionRow, contest: dict[str, Any]) -> None:
    row.contests += 1
    row.seats += contest["seats"]
    row.names += contest["listed"]
    row.rounds += contest["held"]
    row.direct += contest["form"] != ElectionForm.PLENUM


def _add_elected(
    row: ElectionRow, contest: dict[str, Any], elected: list[dict[str, Any]], incumbents: set[int]
) -> None:
    day = contest["congress__closes_on"] or contest["congress__opens_on"]
    people = {one["candidate__person_id"] for one in elected}
    counted: Counter[str] = Counter(elected=len(elected), re_elected=len(people & incumbents))
    counted["not_re_elected"] = len(incumbents - people)
    for one in elected:
        age = age_on(one["candidate__person__born_on"], day) if day else 0
        counted["women"] += one["candidate__person__sex"] == Sex.FEMALE
        counted["young"] += bool(day) and age < YOUNG_BELOW
        counted["years"] += age
        counted["minority"] += is_minority(one["candidate__person__ethnicity"])
        if one["votes"] is not None and one["round__decision__base"]:
            base = int(one["round__decision__base"])
            row.shares.append((Fraction(one["votes"], base), one["votes"], base))
    for name, number in counted.items():
        setattr(row, name, getattr(row, name) + number)


def age_on(born_on: date, day: date) -> int:
    """Full years on a day."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def is_minority(ethnicity: str) -> bool:
    """True for an ethnicity that is given and is not the majority's."""
    folded = fold(ethnicity).strip()
    return bool(folded) and folded not in MAJORITY
