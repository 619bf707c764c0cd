"""One contest from the list to the certified result, by the same acts as in an office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from daihoi.apps.congresses.models import Congress
from daihoi.apps.elections import actions as elections
from daihoi.apps.elections.models import Choice, Contest, Round
from daihoi.apps.members.models import Person

from .voting import Drawn

Votes = Callable[[Round, int], Drawn]
MOST_ROUNDS = 4


def hold(
    congress: Congress,
    office: str,
    seats: int,
    people: Sequence[Person],
    votes: Votes,
    *,
    by: Any,
    present: int,
    form: str = "",
    alternates: int = 0,
    closes_short: bool = False,
) -> Contest:
    """Hold a contest with as many rounds as its rulebook and its congress want, and certify it.

    Args:
        congress: in session.
        office: one of ``OfficeKind``.
        seats: to fill.
        people: the names.
        votes: (round, ballots in the box) → what is drawn from it, for the round's names in their order.
        by: who acts.
        present: how many vote.
        form: of the meeting, when it is not the usual one.
        alternates: how many alternates are wanted.
        closes_short: True when the congress leaves a seat empty rather than vote again.
    """
    contest = elections.open_contest(congress, by=by, office=office, seats=seats, form=form, alternates=alternates)
    elections.add_candidates(contest, people, by=by)
    elections.adopt_list(contest, by=by)
    return vote(contest, votes, by=by, present=present, closes_short=closes_short)


def vote(
    contest: Contest, votes: Votes, *, by: Any, present: int, teller: Any = None, closes_short: bool = False
) -> Contest:
    """The rounds of an adopted contest, up to its certification."""
    for _ in range(MOST_ROUNDS):
        round_ = elections.open_round(contest, by=by)
        drawn = votes(round_, present)
        enter(round_, drawn, by=teller or by, present=present)
        if round_.has_excess:
            elections.annul_round(round_, by=by)
        else:
            elections.decide_round(round_, by=by)
        elections.seal_ballots(round_, by=teller or by, handed_to="Cấp ủy khóa mới", place="Tủ hồ sơ mật của cấp ủy")
        if _is_over(round_, by=by, closes_short=closes_short, present=present):
            break
    return elections.certify_contest(contest, by=by)


def enter(round_: Round, drawn: Drawn, *, by: Any, present: int) -> None:
    """Report the ballots of a round, then enter its count."""
    tallies = list(round_.tallies.select_related("candidate").order_by("candidate__order"))
    returned = drawn.valid + drawn.invalid
    grounds = {"INV-2": drawn.invalid} if drawn.invalid else {}
    elections.report_ballots(round_, by=by, issued=present, returned=returned, unused=2, printed=present + 2)
    if returned > present:
        return
    elections.record_count(
        round_,
        by=by,
        issued=present,
        returned=returned,
        valid=drawn.valid,
        invalid=grounds,
        votes={tally.candidate_id: votes for tally, votes in zip(tallies, drawn.votes, strict=True)},
        unused=2,
        printed=present + 2,
    )


def _is_over(round_: Round, *, by: Any, closes_short: bool, present: int) -> bool:
    outcome = round_.outcome
    if outcome == "decided":
        return True
    hands = elections.Hands(votes_for=present)
    if outcome == "short":
        choice = Choice.CLOSE if closes_short else Choice.ANOTHER_ROUND
        elections.choose_next(round_, choice, by=by, hands=hands)
        return closes_short
    if outcome == "run_off" and "meeting_decides" in (round_.decision or {}):
        elections.choose_next(round_, Choice.RUN_OFF, by=by, hands=hands)
    return False
