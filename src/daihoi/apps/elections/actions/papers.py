"""The papers of an election, put into the congress's series."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.documents.actions import issue_rendered
from daihoi.apps.documents.models import Paper, Secrecy, Series
from daihoi.apps.shell.guards import require
from daihoi.core import documents
from daihoi.core.errors import Refused
from daihoi.core.sentences import say

from .. import papers, permissions
from ..models import Contest, Round, RoundState
from . import moments


@transaction.atomic
def issue_minutes(round_: Round, *, by: Any, secrecy: str = Secrecy.INTERNAL) -> Paper:
    """Issue the counting minutes of a decided or void round, as DOCX and PDF; once issued they are given back.

    Source: 190-QĐ/TW Đ8.2 (minutes of the counting committee); 36-HD/VPTW II.1.3 (one series of the congress).
    """
    contest = round_.contest
    require(permissions.can_issue, by, contest)
    if round_.minutes is not None:
        return round_.minutes
    if round_.state not in (RoundState.DECIDED, RoundState.VOID) or round_.returned is None:
        raise Refused(
            say("Round {number} of “{contest}” is not decided yet. Its minutes are drawn up afterwards.",
                number=round_.number, contest=contest.title),
            moments.course_rule(contest.congress),
        )  # fmt: skip
    round_.minutes = _issue(contest, papers.counting_minutes(papers.minutes_of(round_)), secrecy, by=by)
    round_.save(update_fields=["minutes"])
    record("elections.minutes_issued", by=by, on=round_, symbol=round_.minutes.symbol)
    return round_.minutes


@transaction.atomic
def issue_elected_list(contest: Contest, *, by: Any, secrecy: str = Secrecy.INTERNAL) -> Paper:
    """Issue the list of those elected in a decided contest; once issued it is given back.

    Source: 190-QĐ/TW Đ8.2 (the result is announced); Đ31-32 (the list goes to the superior).
    """
    require(permissions.can_issue, by, contest)
    if contest.elected_list is not None:
        return contest.elected_list
    moments.require_decided(contest)
    contest.elected_list = _issue(contest, papers.elected_list(papers.elected_of(contest)), secrecy, by=by)
    contest.save(update_fields=["elected_list"])
    record("elections.elected_list_issued", by=by, on=contest, symbol=contest.elected_list.symbol)
    return contest.elected_list


def _issue(contest: Contest, form: documents.Paper, secrecy: str, *, by: Any) -> Paper:
    return issue_rendered(
        contest.congress.unit,
        contest.congress.term,
        form,
        by=by,
        series=Series.CONGRESS,
        secrecy=secrecy,
        topic="elections",
        is_sample=contest.is_sample,
    )
