"""Votes by show of hands."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses import law as congress_law
from daihoi.apps.congresses.models import Congress
from daihoi.apps.delegates import actions as delegates
from daihoi.apps.delegates import queries as delegate_queries
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import Stage
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import law, permissions
from ..models import AgendaItem, HandVote, VoteWay


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
    invalid: int = 0,
    way: str = VoteWay.HANDS,
    matter: str = "",
) -> HandVote:
    """Record a show of hands; whether it carries is said by the rulebook (R64, Điều lệ Đ9).

    ``base`` is the members of the body; left out, the delegates summoned.  A motion that is not carried is recorded
    just the same.  Hands are counted, never named.  ``is_plenum``: the new committee votes, which it may do after the
    congress has closed.

    Where votes weigh, every figure is in votes and ``base`` the votes attending; votes on ``invalid`` cards stay in
    that base, and a weighty ``matter`` of the rulebook asks for its own share (59/2020/QH14 Đ148).
    """
    require(permissions.can_take_hands, by, congress)
    stage = Stage(congress.stage)
    if not (stage.is_sitting or (is_plenum and stage.is_held)):
        raise Refused(say("The congress is not in session. Open the session before a vote is taken."))
    if not motion.strip():
        raise WrongInput(say("The vote has no motion. Write what is put to the vote."))
    is_weighted = law.weighs(congress) and not is_plenum
    of = base if base is not None else _base(congress, is_weighted)
    if not is_weighted and (invalid or matter):
        raise WrongInput(say("Invalid votes and weighty matters are recorded only where votes weigh."))
    result = law.motion(congress, votes_for, votes_against, abstentions, of, is_weighted=is_weighted, invalid=invalid,
                        matter=matter)  # fmt: skip
    vote = HandVote.objects.create(
        congress=congress, item=item, motion=motion, base=of, votes_for=votes_for, votes_against=votes_against,
        abstentions=abstentions, votes_invalid=invalid, way=way, matter=matter, is_weighted=is_weighted,
        is_carried=result.is_carried, reason=result.reason.in_language("vi")[:300], source=str(result.source),
        taken_at=clock.now(),
    )  # fmt: skip
    audit.record(
        "plenary.hand_vote_taken", by=by, on=vote, motion=motion, votes_for=votes_for, votes_against=votes_against,
        abstentions=abstentions, base=of, is_carried=vote.is_carried,
        **({"invalid": invalid, "way": way, "matter": matter} if is_weighted else {}),
    )  # fmt: skip
    return vote


@transaction.atomic
def adopt_credentials(
    congress: Congress, *, by: Any, votes_for: int, votes_against: int = 0, abstentions: int = 0
) -> HandVote:
    """Put the report on credentials to the vote and freeze it when it is carried (190-QĐ/TW Đ7).

    Not carried, the vote is recorded and the report stays a draft.
    """
    report, named = delegate_queries.report_of(congress), congress_law.words(congress).attendance_report
    if report is None:
        raise Refused(say("There is no {report} yet. Draw it up on the page of the delegates.", report=named))
    vote = take_hand_vote(
        congress, f"Thông qua {named.vi}", by=by, votes_for=votes_for,
        votes_against=votes_against, abstentions=abstentions, item=congress.agenda.filter(key="credentials").first(),
    )  # fmt: skip
    if vote.is_carried:
        delegates.adopt_credentials_report(
            report, by=by, votes_for=votes_for, votes_against=votes_against, abstentions=abstentions, base=vote.base
        )
    return vote


def _base(congress: Congress, is_weighted: bool) -> int:
    """What a motion is measured against: the votes attending, or the members of the body."""
    count = delegate_queries.head_count(congress)
    return count.weight_present if is_weighted else count.summoned
