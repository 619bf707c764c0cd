"""Votes by show of hands."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.models import Congress
from daihoi.apps.delegates import actions as delegates
from daihoi.apps.delegates import queries as delegate_queries
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import Stage
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import law, permissions
from ..models import AgendaItem, HandVote


@transaction.atomic
def take_hand_vote(
    congress: Congress,
    motion: str,
    *,
    by: Any,
    votes_for: int,
    votes_against: int = 0,
    abstentions: int = 0,
    base: int | None = None,
    item: AgendaItem | None = None,
    is_plenum: bool = False,
) -> HandVote:
    """Record a show of hands; whether it carries is said by the rulebook (R64, Điều lệ Đ9).

    ``base`` is the members of the body; left out, the delegates summoned.  A motion that is not carried is recorded
    just the same.  Hands are counted, never named.  ``is_plenum``: the new committee votes, which it may do after the
    congress has closed.
    """
    require(permissions.can_take_hands, by, congress)
    stage = Stage(congress.stage)
    if not (stage.is_sitting or (is_plenum and stage.is_held)):
        raise Refused(say("The congress is not in session. Open the session before a vote is taken."))
    if not motion.strip():
        raise WrongInput(say("The vote has no motion. Write what is put to the vote."))
    of = base if base is not None else delegate_queries.head_count(congress).summoned
    result = law.show_of_hands(congress, votes_for, votes_against, abstentions, of)
    vote = HandVote.objects.create(
        congress=congress, item=item, motion=motion, base=of, votes_for=votes_for, votes_against=votes_against,
        abstentions=abstentions, is_carried=result.is_carried, reason=result.reason.in_language("vi")[:300],
        source=str(result.source), taken_at=clock.now(),
    )  # fmt: skip
    audit.record(
        "plenary.hand_vote_taken", by=by, on=vote, motion=motion, votes_for=votes_for, votes_against=votes_against,
        abstentions=abstentions, base=of, is_carried=vote.is_carried,
    )  # fmt: skip
    return vote


@transaction.atomic
def adopt_credentials(
    congress: Congress, *, by: Any, votes_for: int, votes_against: int = 0, abstentions: int = 0
) -> HandVote:
    """Put the report on credentials to the vote and freeze it when it is carried (190-QĐ/TW Đ7).

    Not carried, the vote is recorded and the report stays a draft.
    """
    report = delegate_queries.report_of(congress)
    if report is None:
        raise Refused(say("There is no report on credentials yet. Draw it up on the page of the delegates."))
    vote = take_hand_vote(
        congress, "Thông qua báo cáo thẩm tra tư cách đại biểu", by=by, votes_for=votes_for,
        votes_against=votes_against, abstentions=abstentions, item=congress.agenda.filter(key="credentials").first(),
    )  # fmt: skip
    if vote.is_carried:
        delegates.adopt_credentials_report(
            report, by=by, votes_for=votes_for, votes_against=votes_against, abstentions=abstentions, base=vote.base
        )
    return vote
