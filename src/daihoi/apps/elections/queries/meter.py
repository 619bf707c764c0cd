"""The legality meter: how long the list is, how long it may be, and where each step of the contest stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses.models import Stage
from daihoi.apps.members.models import Person
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.shell.shapes import Step
from daihoi.core import elections
from daihoi.core.elections import Finding, Rule, Severity
from daihoi.core.sources import Source

from ..models import CandidateOrigin, CandidateState, Contest, ContestState, ElectionForm, Round, RoundState
from .composition import composition_of
from .contests import last_round, lawful_choices, rules_of, seats_left
from .lists import check_list
from .vacancies import AFTERWARDS


@dataclass(frozen=True)
class Meter:
    """The length of the list against the seats, and who is on it.

    Args:
        seats: seats of the next ballot.
        names: names that stand.
        most: the most names the rulebook allows; None where it sets no cap.
        is_small: True where the exception for few seats sets the cap.
        prepared: the lawful lengths of the prepared list, (least, most); None where no whole number fits.
        prepared_names: names of the prepared list among those that stand.
        groups: one count for each group that the composition aims at.
        findings: what the check says, those that block first.
        source: the article on the cap.
        prepared_source: the article on the prepared list.
    """

    seats: int
    names: int
    most: int | None
    is_small: bool
    prepared: tuple[int, int] | None
    prepared_names: int
    groups: tuple[Any, ...]
    findings: tuple[Finding, ...]
    source: Source | None
    prepared_source: Source | None

    @property
    def surplus(self) -> int:
        """Names beyond the seats."""
        return self.names - self.seats

    @property
    def missing(self) -> int:
        """Names that the list is short of its seats."""
        return max(0, -self.surplus)

    @property
    def share(self) -> Fraction:
        """The surplus as a part of the seats."""
        return Fraction(self.surplus, self.seats)

    @property
    def is_lawful(self) -> bool:
        """True when nothing blocks the list."""
        return self.names > 0 and all(one.severity is not Severity.BLOCK for one in self.findings)

    @property
    def is_over(self) -> bool:
        """True when the list is longer than its cap."""
        return self.most is not None and self.names > self.most

    @property
    def is_in_band(self) -> bool:
        """True when the prepared list has a lawful length, or no length is asked of it."""
        return self.prepared is None or self.prepared[0] <= self.prepared_names <= self.prepared[1]

    @property
    def top(self) -> int:
        """Where the scale ends."""
        return max(self.names, self.most or self.seats + 1) + 1


def meter_of(contest: Contest, plus: Sequence[Person] = (), minus: Collection[int] = ()) -> Meter:
    """The list of a contest as it stands, or as it would stand, weighed by the rulebook.

    Args:
        contest: the contest with its names.
        plus: people to be thought onto the list.
        minus: keys of candidates to be thought off it.
    """
    rules, seats = rules_of(contest).nominations, seats_left(contest)
    listed = contest.candidates.filter(state=CandidateState.LISTED).exclude(tallies__is_elected=True)
    standing = [one for one in listed.select_related("person") if one.pk not in minus]
    known = {one.person_id for one in standing}
    fresh = [one for one in plus if one.pk not in known]
    has_surplus = _has_surplus(contest)
    surplus = elections.most_surplus(seats, rules) if has_surplus else None
    prepared = elections.prepared_surplus(seats, rules) if has_surplus else None
    small = rules.surplus_small if has_surplus else None
    is_small = small is not None and small.value.least_seats <= seats <= small.value.most_seats
    rule = small if is_small else rules.surplus_max if has_surplus else None
    return Meter(
        seats=seats,
        names=len(standing) + len(fresh),
        most=None if surplus is None else seats + surplus,
        is_small=is_small,
        prepared=(seats + prepared[0], seats + prepared[-1]) if prepared else None,
        prepared_names=sum(one.origin == CandidateOrigin.PREPARED for one in standing) + len(fresh),
        groups=composition_of(contest, [*(one.person for one in standing), *fresh]),
        findings=tuple(check_list(contest, fresh, minus)),
        source=rule.source if rule is not None else None,
        prepared_source=rules.prepared_surplus_min.source if prepared and rules.prepared_surplus_min else None,
    )


def steps_of(contest: Contest) -> list[Step]:
    """The steps of a contest in their legal order: where it is, why a step is locked, what it leads to."""
    url = reverse("elections:contest", args=[contest.congress_id, contest.pk])
    place, steps = _place(contest, last_round(contest)), []
    rows = _rows(contest)
    for number, (label, anchor, leads, rule) in enumerate(rows):
        state = "done" if number < place else "now" if number == place else "locked"
        words = leads if state != "locked" else _("After: %(before)s") % {"before": rows[number - 1][0]}
        if state == "now" and anchor == "vote" and not may_vote(contest):
            words = _("Voting opens while the congress is in session.")
        steps.append(Step(label, state, f"{url}#{anchor}", words, rule.source if rule is not None else None))
    return steps


def may_vote(contest: Contest) -> bool:
    """True while the assembly that elects is sitting."""
    stage = contest.congress.stage
    if contest.is_by_election:
        return stage in AFTERWARDS
    return stage == Stage.IN_SESSION or (contest.form == ElectionForm.PLENUM and stage == Stage.CLOSED)


def _rows(contest: Contest) -> list[tuple[str, str, str, Rule[Any] | None]]:
    """Each step: its name, its place on the page, what it leads to, its rule."""
    law = rules_of(contest)
    base = law.elections.base.get(elections.Form(contest.form))
    return [
        (
            _("Names on the list"),
            "names",
            _("The approved list, then names from the floor."),
            law.nominations.floor_support,
        ),
        (_("Adopt the list"), "adopt", _("Checked, ordered by given name, locked."), law.nominations.surplus_max),
        (_("Open the vote"), "vote", _("The base is read off those summoned and absent."), base),
        (_("Count"), "count", _("Issued and returned first, then the votes."), law.elections.reported_first),
        (_("Decision"), "decide", _("Who is elected, and what follows."), law.elections.threshold),
        (_("Certify"), "certify", _step_after(contest), None),
        (_("Minutes"), "papers", _("Counting minutes and the list of elected."), None),
    ]


def _step_after(contest: Contest) -> str:
    if contest.office in (OfficeKind.DELEGATES, OfficeKind.ALTERNATES):
        return _("The result stands; the delegates go to the congress above.")
    return _("The result stands.") if contest.poll else _("The result stands; the offices are recorded.")


def _place(contest: Contest, last: Round | None) -> int:
    """The number of the step that is to be done now."""
    if contest.state == ContestState.LISTING:
        return 1 if contest.candidates.exists() else 0
    if contest.state == ContestState.ADOPTED:
        return 2
    if contest.state == ContestState.VOTING and last is not None:
        if last.state == RoundState.OPEN:
            return 3
        return 4 if last.state == RoundState.COUNTED or lawful_choices(last) else 2
    if contest.state == ContestState.DECIDED:
        return 5
    is_written = all(
        one.minutes_id for one in contest.rounds.all() if one.state in (RoundState.DECIDED, RoundState.VOID)
    )
    return 7 if contest.state == ContestState.CERTIFIED and is_written else 6


def _has_surplus(contest: Contest) -> bool:
    rule = rules_of(contest).nominations.surplus_offices
    return rule is not None and contest.office in rule.value
