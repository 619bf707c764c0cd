"""The legality meter: how long the list is, how long it may be, and where each step of the contest stands."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses.models import Stage
from daihoi.apps.shell.shapes import Step
from daihoi.core import elections
from daihoi.core.elections import Finding, Rule, Severity
from daihoi.core.sources import Source

from ..models import CandidateState, Contest, ContestState, ElectionForm, Round, RoundState
from .contests import last_round, lawful_choices, rules_of, seats_left
from .lists import check_list


@dataclass(frozen=True)
class Meter:
    """The length of the list against the seats.

    Args:
        seats: seats of the next ballot.
        names: names that stand.
        most: the most names the rulebook allows; None where it sets no cap.
        prepared: the lawful lengths of the prepared list, (least, most); None where no whole number fits.
        findings: what the check says, those that block first.
        source: the article on the surplus.
    """

    seats: int
    names: int
    most: int | None
    prepared: tuple[int, int] | None
    findings: tuple[Finding, ...]
    source: Source | None

    @property
    def surplus(self) -> int:
        """Names beyond the seats."""
        return self.names - self.seats

    @property
    def share(self) -> Fraction:
        """The surplus as a part of the seats."""
        return Fraction(self.surplus, self.seats)

    @property
    def is_lawful(self) -> bool:
        """True when nothing blocks the list."""
        return self.names > 0 and all(one.severity is not Severity.BLOCK for one in self.findings)

    @property
    def top(self) -> int:
        """Where the scale ends."""
        return max(self.names, self.most or self.seats + 1) + 1


def meter_of(contest: Contest) -> Meter:
    """The list of a contest as it stands, weighed by the rulebook."""
    rules, seats = rules_of(contest).nominations, seats_left(contest)
    names = contest.candidates.filter(state=CandidateState.LISTED).exclude(tallies__is_elected=True).count()
    surplus = elections.most_surplus(seats, rules) if _has_surplus(contest) else None
    prepared = elections.prepared_surplus(seats, rules) if _has_surplus(contest) else None
    rule = rules.surplus_max if _has_surplus(contest) else None
    return Meter(
        seats=seats,
        names=names,
        most=None if surplus is None else seats + surplus,
        prepared=(seats + prepared[0], seats + prepared[-1]) if prepared else None,
        findings=tuple(check_list(contest)),
        source=rule.source if rule is not None else None,
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
        (_("Certify"), "certify", _("The result stands; offices and delegates follow."), None),
        (_("Minutes"), "papers", _("Counting minutes and the list of elected."), None),
    ]


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
