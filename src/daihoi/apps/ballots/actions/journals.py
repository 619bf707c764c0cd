"""The journal filed, read in full, and destroyed with the ballots; settled ballots traced."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.documents.actions import issue_rendered
from daihoi.apps.documents.models import Paper, Secrecy, Series
from daihoi.apps.elections.models import BallotSeal, Candidate, SealState
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core import documents
from daihoi.core.errors import Refused
from daihoi.core.sentences import say

from .. import papers, permissions, queries
from ..models import Desk, DeskState, Entry, JournalLine, Look
from ..queries import Settled
from . import moments


@transaction.atomic
def issue_journal(desk: Desk, *, by: Any, secrecy: str = Secrecy.INTERNAL) -> Paper:
    """File the entry journal of a closed desk in the congress's series; once issued it is given back.

    It names who keyed, when, and which ballots were decided by whom, never what stood on a ballot.

    Source: 190-QĐ/TW Đ8.2; 36-HD/VPTW II.1.3 (one series of the congress).
    """
    require(permissions.can_issue, by, desk)
    desk = moments.hold(desk)
    if desk.journal_paper is not None:
        return desk.journal_paper
    _require_closed(desk)
    contest = desk.round.contest
    _require_contents(desk)
    desk.journal_paper = issue_rendered(
        contest.congress.unit,
        contest.congress.term,
        papers.entry_journal(papers.journal_of(desk)),
        by=by,
        series=Series.CONGRESS,
        secrecy=secrecy,
        topic="elections",
        is_sample=contest.is_sample,
    )
    desk.save(update_fields=["journal_paper"])
    record("ballots.journal_issued", by=by, on=desk, symbol=desk.journal_paper.symbol, journal=desk.journal_head)
    return desk.journal_paper


@transaction.atomic
def read_journal(desk: Desk, *, by: Any) -> bytes:
    """The list of everything that was keyed, as PDF, for the sealed package; that it was read stands in the trail."""
    require(permissions.can_trace, by, desk)
    _require_closed(desk)
    _require_contents(desk)
    record("ballots.journal_read", by=by, on=desk, journal=desk.journal_head)
    return documents.pdf.render(papers.entry_list(papers.journal_of(desk), papers.sheets_of(desk)))


@transaction.atomic
def trace_ballots(desk: Desk, *, by: Any, candidate: Candidate | None = None) -> list[Settled]:
    """The settled ballots behind a figure, by their place in the bundles; that they were read stands in the trail."""
    require(permissions.can_trace, by, desk)
    _require_closed(desk)
    _require_contents(desk)
    record("ballots.ballots_traced", by=by, on=desk, candidate=candidate.person.full_name if candidate else "")
    return sorted(queries.settled_ballots(desk), key=lambda one: (one.bundle, one.position))


@transaction.atomic
def destroy_entries(desk: Desk, *, by: Any) -> Desk:
    """Destroy what was keyed, once the round's ballots are destroyed; the chain of acts stays and can be checked.

    A repeat changes nothing.

    Source: 190-QĐ/TW Đ35 (ballots are kept, then destroyed by decision).
    """
    require(permissions.can_destroy, by, desk)
    desk = moments.hold(desk)
    if desk.destroyed_at is not None:
        return desk
    seal = BallotSeal.objects.filter(round=desk.round).first()
    if seal is None or seal.state != SealState.DESTROYED:
        raise Refused(
            say("The ballots of round {number} of “{contest}” are not destroyed yet. What was keyed from them is kept "
                "as long as they are.", number=desk.round.number, contest=desk.round.contest.title),
            moments.keeping_rule(desk.round.contest.congress),
        )  # fmt: skip
    entries, _each = Entry.objects.filter(turn__bundle__desk=desk).delete()
    Look.objects.filter(bundle__desk=desk).update(keyed="", marks={}, flaws=[])
    JournalLine.objects.filter(desk=desk).update(keyed="", salt="")
    desk.destroyed_at = clock.now()
    desk.save(update_fields=["destroyed_at"])
    record("ballots.entries_destroyed", by=by, on=desk, entries=entries, decision=seal.destruction_decision)
    return desk


def _require_closed(desk: Desk) -> None:
    """Nobody sees a sum or a settled ballot before every ballot is settled."""
    if desk.state != DeskState.CLOSED:
        raise Refused(
            say("The desk of round {number} of “{contest}” is not closed. Before that nobody sees what was keyed.",
                number=desk.round.number, contest=desk.round.contest.title),
            moments.entries_rule(desk.round.contest.congress),
        )  # fmt: skip


def _require_contents(desk: Desk) -> None:
    if desk.destroyed_at is not None:
        raise Refused(
            say("What was keyed at this desk was destroyed together with the ballots. The sums and the chain of acts "
                "are kept."),
            moments.keeping_rule(desk.round.contest.congress),
        )  # fmt: skip
