"""An office is put to the vote, and how many are elected to it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.congresses import law
from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import Contest, ContestState, Poll
from . import moments
from .hands import Hands, take_hands

MOST_SEATS = 999


@transaction.atomic
def open_contest(
    congress: Congress,
    *,
    by: Any,
    office: str,
    seats: int,
    title: str = "",
    form: str = "",
    alternates: int = 0,
    poll: str = "",
    is_sample: bool = False,
) -> Contest:
    """Put an office to the vote.

    Refuses a second contest for an office (an annulled one may be opened anew), and a committee in a cell too small to
    have one.  A secretary whom the congress failed to elect directly is put to the plenum next.  Without ``form``
    committee and delegates are elected by the congress, the other offices by the plenum of the new committee; a small
    cell elects its secretary itself.

    Source: 190-QĐ/TW Đ3.1 (the offices elected by secret ballot); Charter Đ24.4 (small cells).
    """
    require(permissions.can_prepare, by, congress)
    moments.require_congress_open(congress)
    require_seats(office, seats, alternates)
    voting = form or queries.usual_form(congress, office)
    _require_free(congress, office, voting)
    return create_contest(
        congress,
        by=by,
        office=office,
        seats=seats,
        alternates=alternates if office == OfficeKind.DELEGATES else 0,
        poll=(poll or Poll.RECOMMENDATION) if office == OfficeKind.OPINION_POLL else "",
        title=title.strip() or default_title(congress, office),
        form=voting,
        is_sample=is_sample,
    )


@transaction.atomic
def decide_number(contest: Contest, seats: int, *, by: Any, hands: Hands | None = None) -> Contest:
    """Fix how many are to be elected, as the congress decides by hands; it may change until the list is adopted.

    A motion that is not carried changes nothing.  The number of delegates is allotted from above and not voted on;
    without a vote it may be brought into line with what was allotted.

    Source: 190-QĐ/TW Đ3.2 (the number by show of hands), Đ18 (delegates: no vote).
    """
    require(permissions.can_steer, by, contest)
    moments.begin(contest)
    moments.require_listing(contest)
    require_seats(contest.office, seats, contest.alternates)
    _require_number_free(contest, seats, hands)
    motion = say("“{contest}”: number to be elected: {seats}", contest=contest.title, seats=seats)
    vote = take_hands(contest, motion, hands, by=by)
    if vote is not None and not vote.is_carried:
        record("elections.number_not_carried", by=by, on=contest, seats=seats, votes_for=vote.votes_for, of=vote.base)
        return contest
    before, contest.seats, contest.number_vote = contest.seats, seats, vote
    contest.save(update_fields=["seats", "number_vote"])
    record("elections.number_decided", by=by, on=contest, seats=seats, before=before, by_hands=vote is not None)
    return contest


def create_contest(congress: Congress, *, by: Any, is_sample: bool = False, **fields: Any) -> Contest:
    """A new contest at the end of the congress's list of contests, with its line in the trail."""
    contest = Contest.objects.create(
        congress=congress,
        order=congress.contests.count() + 1,
        is_sample=is_sample or congress.is_sample,
        **fields,
    )
    more: dict[str, Any] = {"by_election": True} if contest.is_by_election else {}
    if contest.poll:
        more["poll"] = contest.poll
    record(
        "elections.contest_opened", by=by, on=contest, office=contest.office, seats=contest.seats, form=contest.form,
        **more,
    )  # fmt: skip
    return contest


def default_title(congress: Congress, office: str) -> str:
    """What a contest is called on ballots and minutes (always Vietnamese, as those papers are)."""
    body = {
        OfficeKind.COMMITTEE: "Bầu Ban Chấp hành",
        OfficeKind.STANDING_COMMITTEE: "Bầu Ban Thường vụ",
        OfficeKind.SECRETARY: "Bầu Bí thư",
        OfficeKind.DEPUTY_SECRETARY: "Bầu Phó Bí thư",
        OfficeKind.INSPECTION_COMMITTEE: "Bầu Ủy ban Kiểm tra",
        OfficeKind.INSPECTION_CHAIR: "Bầu Chủ nhiệm Ủy ban Kiểm tra",
        OfficeKind.INSPECTION_DEPUTY_CHAIR: "Bầu Phó Chủ nhiệm Ủy ban Kiểm tra",
        OfficeKind.BOARD_OF_DIRECTORS: "Bầu thành viên Hội đồng quản trị",
        OfficeKind.SUPERVISORY_BOARD: "Bầu thành viên Ban kiểm soát",
        OfficeKind.DELEGATES: "Bầu đại biểu dự đại hội cấp trên",
        OfficeKind.ALTERNATES: "Bầu đại biểu dự khuyết dự đại hội cấp trên",
        OfficeKind.OPINION_POLL: "Lấy phiếu xin ý kiến",
    }[OfficeKind(office)]
    if congress.term.name.isdigit():  # a yearly meeting
        return f"{body}, {congress.unit.name}, năm {congress.term.name}"
    return f"{body}, {congress.unit.name}, nhiệm kỳ {congress.term.name}"


def require_seats(office: str, seats: int, alternates: int = 0) -> None:
    """Refuse what is no office, and a number that can't be elected."""
    if office not in OfficeKind.values:
        raise WrongInput(say("“{office}” is no office. It is one of: {known}.", office=office,
                             known=", ".join(OfficeKind.values)))  # fmt: skip
    if seats < 1 or alternates < 0:
        raise WrongInput(say("{seats} seats can't be filled. Give the number to be elected, from 1.", seats=seats))
    if seats > MOST_SEATS:
        raise WrongInput(
            say("{seats} seats can't be right; {most} are the most. Check the number.", seats=seats, most=MOST_SEATS)
        )


def _require_free(congress: Congress, office: str, form: str) -> None:
    """One contest an office; polls may be held as often as the meeting wants to know."""
    if office == OfficeKind.OPINION_POLL:
        return
    if queries.running_contests(congress, office):
        raise Refused(
            say("“{office}” is already put to the vote at {congress}. Open that contest.",
                office=OfficeKind(office).value, congress=congress.title),
            moments.course_rule(congress),
        )  # fmt: skip
    held = congress.contests.filter(office=office, form=form, is_by_election=False)
    if held.exclude(state=ContestState.ANNULLED).exists():
        raise Refused(
            say("{congress} has voted on this office directly and elected nobody. Now the new committee elects: choose "
                "its plenum.", congress=congress.title),
            law.article(congress, "nominations.direct_secretary_rounds") or moments.course_rule(congress),
        )  # fmt: skip
    choice = queries.office_choice(congress, office)
    if choice.locked is not None and office in queries.NEEDS_A_COMMITTEE and queries.is_small_cell(congress):
        raise Refused(choice.locked, choice.source)


def _require_number_free(contest: Contest, seats: int, hands: Hands | None) -> None:
    if contest.rounds.exists():
        raise Refused(
            say("“{contest}” has been voted on. The number to be elected stands.", contest=contest.title),
            moments.list_rule(contest.congress),
        )
    rule = queries.rules_of(contest).elections.number_not_voted
    if rule is None or contest.office not in rule.value or contest.is_by_election:
        return
    if hands is not None:
        raise Refused(
            say("“{contest}”: the number of delegates is allotted from above; the congress does not vote on it.",
                contest=contest.title),
            rule.source,
        )  # fmt: skip
    allotted = queries.allotted_to(contest.congress)
    if allotted is not None and seats != allotted[0]:
        raise Refused(
            say("“{contest}”: the congress above has allotted {allotted} delegates, not {seats}. Let it change the "
                "allocation first.", contest=contest.title, allotted=allotted[0], seats=seats),
            rule.source,
        )  # fmt: skip
