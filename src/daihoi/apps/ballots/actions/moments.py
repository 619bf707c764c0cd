"""When an act at the desk is lawful, and whose turn it is to write."""

from __future__ import annotations

from daihoi.apps.congresses import law
from daihoi.apps.congresses.models import Congress
from daihoi.apps.elections.models import Round, RoundState
from daihoi.apps.elections.queries import rules_of
from daihoi.core.errors import Refused
from daihoi.core.sentences import say
from daihoi.core.sources import Source

from ..models import BundleTurn, Desk, DeskState, Look


def counting_rule(congress: Congress) -> Source | None:
    """The rule by which the counting committee reports, counts and judges."""
    return law.article(congress, "elections.reported_first", "elections.figures_agree")


def entries_rule(congress: Congress) -> Source | None:
    """The rule of independent entries."""
    return law.article(congress, "records.independent_entries", "elections.figures_agree")


def invalidity_rule(congress: Congress) -> Source | None:
    """The rule of valid and invalid ballots."""
    return law.article(congress, "elections.ballots.unmarked_name", "elections.ballots.style_with_surplus")


def keeping_rule(congress: Congress) -> Source | None:
    """The rule of how long ballots are kept."""
    return law.article(congress, "records.retention_months")


def hold(desk: Desk) -> Desk:
    """The desk's row, held until the act is over: one act after the other, so that the journal is one chain."""
    held: Desk = Desk.objects.select_for_update(of=("self",)).select_related("round").get(pk=desk.pk)
    held.round.contest = desk.round.contest
    return held


def require_open(desk: Desk) -> None:
    """Refuse once the desk is closed or given up, or its round is."""
    number, contest = desk.round.number, desk.round.contest.title
    if desk.state == DeskState.CLOSED:
        raise Refused(
            say("The desk of round {number} of “{contest}” is closed and its count handed over. Nothing can be keyed "
                "any more.", number=number, contest=contest),
            entries_rule(desk.round.contest.congress),
        )  # fmt: skip
    if desk.state == DeskState.CANCELLED:
        raise Refused(
            say("The desk of round {number} of “{contest}” was given up. Open a new one to key its ballots.",
                number=number, contest=contest),
            entries_rule(desk.round.contest.congress),
        )  # fmt: skip
    require_round(desk.round)


def require_round(round_: Round) -> None:
    """Refuse to count a round that is decided or void."""
    if round_.state not in (RoundState.OPEN, RoundState.COUNTED):
        raise Refused(
            say("Round {number} of “{contest}” is closed. Its ballots are not keyed any more.", number=round_.number,
                contest=round_.contest.title),
            counting_rule(round_.contest.congress),
        )  # fmt: skip


def require_reported(round_: Round) -> None:
    """Refuse to look at any ballot before issued and returned are reported, and with more returned than issued."""
    congress = round_.contest.congress
    if round_.reported_at is None or round_.issued is None or round_.returned is None:
        raise Refused(
            say("Round {number} of “{contest}”: report the ballots issued and returned first; only then is any ballot "
                "looked at.", number=round_.number, contest=round_.contest.title),
            counting_rule(congress),
        )  # fmt: skip
    if round_.has_excess:
        raise Refused(
            say("{returned} ballots returned, but only {issued} issued. Annul all ballots in the box and vote again; "
                "nothing is keyed.", returned=round_.returned, issued=round_.issued),
            rules_of(round_.contest).elections.excess_voids.source,
        )  # fmt: skip


def require_running(turn: BundleTurn) -> None:
    """Refuse to change a bundle that its team has finished."""
    if turn.finished_at is not None:
        raise Refused(
            say("Bundle {bundle} is finished. Let the head of the counting committee open it again, with the reason.",
                bundle=turn.bundle.number),
            entries_rule(turn.bundle.desk.round.contest.congress),
        )  # fmt: skip


def require_unsettled(look: Look) -> None:
    """Refuse to decide a ballot twice."""
    if look.settled_at is not None:
        raise Refused(
            say("Ballot {position} of bundle {bundle} is settled already.", position=look.position,
                bundle=look.bundle.number),
            counting_rule(look.bundle.desk.round.contest.congress),
        )  # fmt: skip
