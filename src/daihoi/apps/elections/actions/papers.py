"""The papers of an election, put into the register; what was issued once is given back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.congresses.models import Congress
from daihoi.apps.documents.actions import issue_rendered
from daihoi.apps.documents.models import Paper, Secrecy, Series
from daihoi.apps.members import permissions as members
from daihoi.apps.shell.guards import require
from daihoi.core import documents
from daihoi.core.errors import Refused
from daihoi.core.sentences import say

from .. import papers, permissions
from ..models import Contest, ContestState, ElectionForm, ElectionPaper, PaperKind, Round, RoundState
from . import moments

OVER = (ContestState.DECIDED, ContestState.CERTIFIED, ContestState.ANNULLED)


@transaction.atomic
def issue_minutes(round_: Round, *, by: Any, secrecy: str = Secrecy.INTERNAL) -> Paper:
    """Issue the counting minutes of a decided or void round, as DOCX and PDF; once issued they are given back.

    A congress numbers them in its one series, a plenum in the committee's.

    Source: 190-QĐ/TW Đ8.2 (minutes of the counting committee); 36-HD/VPTW II.1.3 (one series of the congress).
    """
    contest = round_.contest
    require(permissions.can_issue, by, contest)
    moments.hold_round(round_)
    if round_.minutes is not None:
        return round_.minutes
    if round_.state not in (RoundState.DECIDED, RoundState.VOID) or round_.returned is None:
        raise Refused(
            say("Round {number} of “{contest}” is not decided yet. Its minutes are drawn up afterwards.",
                number=round_.number, contest=contest.title),
            moments.course_rule(contest.congress),
        )  # fmt: skip
    round_.minutes = _issue(contest, papers.counting_minutes(papers.minutes_of(round_)), by=by, secrecy=secrecy)
    round_.save(update_fields=["minutes"])
    record("elections.minutes_issued", by=by, on=round_, symbol=round_.minutes.symbol)
    return round_.minutes


@transaction.atomic
def issue_elected_list(contest: Contest, *, by: Any, secrecy: str = Secrecy.INTERNAL) -> Paper:
    """Issue the list of those elected in a decided contest; once issued it is given back.

    Source: 190-QĐ/TW Đ8.2 (the result is announced); Đ31-32 (the list goes to the superior).
    """
    require(permissions.can_issue, by, contest)
    moments.hold_contest(contest)
    if contest.elected_list is not None:
        return contest.elected_list
    moments.require_decided(contest)
    contest.elected_list = _issue(contest, papers.elected_list(papers.elected_of(contest)), by=by, secrecy=secrecy)
    contest.save(update_fields=["elected_list"])
    record("elections.elected_list_issued", by=by, on=contest, symbol=contest.elected_list.symbol)
    return contest.elected_list


@transaction.atomic
def issue_internal_list(contest: Contest, *, by: Any) -> Paper:
    """Issue the list of those elected with ethnicity, religion and residence, for internal circulation.

    Source: 190-QĐ/TW Đ31-32 (the list goes to the superior).
    """
    require(permissions.can_issue, by, contest)
    require(members.can_read_sensitive, by, contest.congress.unit)
    moments.require_decided(contest)
    return _once(
        contest,
        PaperKind.INTERNAL_LIST,
        f"contest {contest.pk}",
        lambda: papers.elected_list(papers.elected_of(contest, is_internal=True)),
        by=by,
        verb="elections.internal_list_issued",
    )


@transaction.atomic
def read_internal_list(contest: Contest, *, by: Any) -> documents.Paper:
    """The internal list as a draft, without a number; every reading is written to the trail."""
    require(permissions.can_issue, by, contest)
    require(members.can_read_sensitive, by, contest.congress.unit)
    record("elections.internal_list_read", by=by, on=contest)
    return papers.as_draft(papers.elected_list(papers.elected_of(contest, is_internal=True)))


@transaction.atomic
def issue_ballot_notice(contest: Contest, *, by: Any) -> Paper:
    """Issue the notice on the ballot: how it is marked, right and wrong examples, the specimen as its annex.

    Each ballot of a contest has its own; once issued it is given back.

    Source: 190-QĐ/TW Đ8 (the counting committee explains voting), Đ15 (the ballot).
    """
    require(permissions.can_issue, by, contest)
    if contest.state in (ContestState.LISTING, ContestState.ANNULLED):
        raise Refused(
            say("“{contest}”: the names are not fixed yet. Adopt the list first; the notice shows the ballot.",
                contest=contest.title),
            moments.list_rule(contest.congress),
        )  # fmt: skip
    form = papers.ballot_of(contest)
    if not form.names:
        raise Refused(
            say("“{contest}” is over: there is no ballot to explain.", contest=contest.title),
            moments.course_rule(contest.congress),
        )
    return _once(
        contest,
        PaperKind.BALLOT_NOTICE,
        papers.ballot_key(contest),
        lambda: papers.ballot_notice(form),
        by=by,
        verb="elections.ballot_notice_issued",
    )


@transaction.atomic
def issue_electorate_list(round_: Round, *, by: Any) -> Paper:
    """Issue the electorate of a round by name; once issued it is given back.

    Source: 190-QĐ/TW Đ30 (the base, read off those summoned).
    """
    contest = round_.contest
    require(permissions.can_issue, by, contest)
    if not round_.roll:
        raise Refused(
            say("Round {number} of “{contest}” knows its electorate by figures only. Enter it by name first.",
                number=round_.number, contest=contest.title),
            moments.course_rule(contest.congress),
        )  # fmt: skip
    return _once(
        contest,
        PaperKind.ELECTORATE,
        f"round {round_.pk}",
        lambda: papers.electorate_list(papers.electorate_of(round_)),
        by=by,
        verb="elections.electorate_list_issued",
    )


@transaction.atomic
def issue_election_report(congress: Congress, *, by: Any) -> Paper:
    """Issue the report on all elections of a congress, once every contest is over; once issued it is given back.

    Source: 190-QĐ/TW Đ31-32 (the result is reported to the superior).
    """
    require(permissions.can_prepare, by, congress)
    contests = list(congress.contests.order_by("order", "pk"))
    voted = [one for one in contests if one.rounds.exists()]
    if not voted:
        raise Refused(
            say("{congress} has not voted yet. The report follows the last election.", congress=congress.title),
            moments.course_rule(congress),
        )
    running = next((one for one in contests if one.state not in OVER and one.form != ElectionForm.PLENUM), None)
    if running is not None:
        raise Refused(
            say("“{contest}” is not decided yet. The report follows the last election.", contest=running.title),
            moments.course_rule(congress),
        )
    return _once(
        voted[0],
        PaperKind.REPORT,
        "",
        lambda: papers.election_report(papers.report_of(congress)),
        by=by,
        verb="elections.report_issued",
        series=Series.CONGRESS,
    )


def _once(
    contest: Contest,
    kind: PaperKind,
    about: str,
    draw: Callable[[], documents.Paper],
    *,
    by: Any,
    verb: str,
    series: str = "",
) -> Paper:
    """The paper as it was issued, or issued now while the contest is held."""
    moments.hold_contest(contest)
    issued = ElectionPaper.objects.filter(congress=contest.congress, kind=kind, about=about).first()
    if issued is not None:
        return issued.paper
    paper = _issue(contest, draw(), by=by, series=series)
    kept = ElectionPaper.objects.create(congress=contest.congress, kind=kind, about=about, paper=paper)
    record(verb, by=by, on=kept, symbol=paper.symbol, contest=contest.title)
    return paper


def _issue(
    contest: Contest, form: documents.Paper, *, by: Any, secrecy: str = Secrecy.INTERNAL, series: str = ""
) -> Paper:
    """Number and draw a paper: in the one series of the congress, or in the committee's for what its plenum does."""
    is_plenum = contest.form == ElectionForm.PLENUM
    return issue_rendered(
        contest.congress.unit,
        contest.congress.term,
        form,
        by=by,
        series=series or (Series.COMMITTEE if is_plenum else Series.CONGRESS),
        secrecy=secrecy,
        topic="elections",
        is_sample=contest.is_sample,
    )
