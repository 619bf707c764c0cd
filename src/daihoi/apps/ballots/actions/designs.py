"""Printing the ballots of a round, and withdrawing what was printed wrongly."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.congresses import law
from daihoi.apps.elections.models import Contest
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.ballots.layouts import PaperSize
from daihoi.core.elections import BallotStyle
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say
from daihoi.core.sources import Source

from .. import permissions, queries
from ..models import CountState, DesignState, PrintedBallot
from ..queries.designs import Planned
from . import scanmoments
from .lines import name_of

MOST_COPIES = 5_000


@transaction.atomic
def print_ballot(
    contest: Contest, *, by: Any, copies: int, paper: PaperSize = PaperSize.A4, style: BallotStyle | None = None
) -> PrintedBallot:
    """Fix the ballot paper of the round that runs or comes next; from now on it is printed like this and no other way.

    The same again gives back what stands, with a new number of copies; another design needs the first withdrawn.

    Args:
        contest: its list adopted.
        by: the office.
        copies: how many are printed.
        paper: A4 or A5.
        style: how it is marked; None for the rulebook's way.

    Source: 190-QĐ/TW Đ15 (how a ballot is marked); rule of the adopted list.
    """
    require(permissions.can_print, by, contest)
    contest = _hold(contest)
    plan = queries.planned(contest)
    _require_list(contest, plan)
    if not 1 <= copies <= MOST_COPIES:
        raise WrongInput(say("Print 1 to {most} ballots, not {copies}.", most=MOST_COPIES, copies=copies))
    chosen = style if style is not None and style is not queries.styles_of(contest, plan)[0] else None
    made = queries.printed_pages(contest, plan, chosen, paper, copies=copies)
    layout, standing = made.layout, queries.printed_of(contest, plan.number)
    if standing is not None and standing.layout_id != layout.layout_id:
        raise Refused(
            say("Round {number} of “{contest}” has its ballot paper already ({layout}). Withdraw it first, with the "
                "reason, and destroy what was printed.", number=plan.number, contest=contest.title,
                layout=standing.layout_id),
            paper_rule(contest),
        )  # fmt: skip
    pages, digest = copies * len(layout.pages), hashlib.sha256(made.pdf).hexdigest()
    facts = {"pdf_hash": digest, "pdf_pages": pages, "copies": copies}
    if standing is not None and all(getattr(standing, name) == value for name, value in facts.items()):
        return standing
    printed = standing or PrintedBallot(
        contest=contest, number=plan.number, style=layout.style.value, paper=layout.paper.value,
        layout=layout.as_json(), layout_id=layout.layout_id,
    )  # fmt: skip
    for name, value in facts.items():
        setattr(printed, name, value)
    printed.printed_at, printed.printed_by = clock.now(), name_of(by)
    printed.save()
    record(
        "ballots.ballots_printed", by=by, on=printed, round=plan.number, layout=layout.layout_id, paper=paper.value,
        style=layout.style.value, names=len(plan.names), **facts,
    )  # fmt: skip
    return printed


@transaction.atomic
def withdraw_ballot(printed: PrintedBallot, *, by: Any, reason: str) -> PrintedBallot:
    """Take a ballot paper back before it is handed out; a repeat changes nothing."""
    require(permissions.can_print, by, printed.contest)
    _hold(printed.contest)
    printed = PrintedBallot.objects.select_for_update().get(pk=printed.pk)
    if printed.state == DesignState.WITHDRAWN:
        return printed
    _require_unused(printed)
    printed.withdrawn_reason = scanmoments.require_reason(reason)
    printed.state, printed.withdrawn_at = DesignState.WITHDRAWN, clock.now()
    printed.save(update_fields=["state", "withdrawn_at", "withdrawn_reason"])
    record(
        "ballots.ballots_withdrawn", by=by, on=printed, round=printed.number, layout=printed.layout_id,
        copies=printed.copies, reason=printed.withdrawn_reason,
    )  # fmt: skip
    return printed


def paper_rule(contest: Contest) -> Source | None:
    """The rule by which a ballot is marked as the list asks."""
    return law.article(contest.congress, "elections.ballots.style_with_surplus")


def _hold(contest: Contest) -> Contest:
    Contest.objects.select_for_update().get(pk=contest.pk)
    contest.refresh_from_db()
    return contest


def _require_list(contest: Contest, plan: Planned) -> None:
    """Only an adopted list goes to the printer, unchanged since."""
    locked = queries.paper_locked(contest, plan)
    if locked is not None:
        raise Refused(locked.sentence, locked.source or paper_rule(contest))


def _require_unused(printed: PrintedBallot) -> None:
    counts = printed.scan_counts.exclude(state=CountState.CANCELLED)
    handed_out = printed.contest.rounds.filter(number=printed.number, reported_at__isnull=False).exists()
    if counts.exists() or handed_out:
        raise Refused(
            say("These ballots were handed out in round {number} of “{contest}”; they can't be withdrawn any more.",
                number=printed.number, contest=printed.contest.title),
            paper_rule(printed.contest),
        )  # fmt: skip
