"""What an assembly decides by show of hands in the course of an election."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from daihoi.apps.plenary.actions import take_hand_vote
from daihoi.apps.plenary.models import HandVote
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say

from .. import queries
from ..models import Contest, ElectionForm


@dataclass(frozen=True)
class Hands:
    """Figures of a vote by hands.

    Args:
        votes_for: hands in favour.
        votes_against: hands against.
        abstentions: hands neither for nor against.
        base: members of the body; those summoned when left out.
    """

    votes_for: int
    votes_against: int = 0
    abstentions: int = 0
    base: int | None = None


def take_hands(contest: Contest, motion: Sentence, hands: Hands | None, *, by: Any) -> HandVote | None:
    """Keep the vote in the congress's minutes; None where no figures are given.

    A congress is measured by its delegates or members, a plenum by the new committee.  The motion is kept in
    Vietnamese, the language of the minutes.

    Source: 190-QĐ/TW Đ3.2; Charter Đ9 (more than half of the body's members).
    """
    if hands is None:
        return None
    is_plenum = contest.form == ElectionForm.PLENUM
    return take_hand_vote(
        contest.congress,
        motion.in_language("vi")[:400],
        by=by,
        votes_for=hands.votes_for,
        votes_against=hands.votes_against,
        abstentions=hands.abstentions,
        base=hands.base if hands.base is not None or not is_plenum else _members(contest),
        is_plenum=is_plenum,
    )


def _members(contest: Contest) -> int:
    members = len(queries.plenum_of(contest))
    if not members:
        raise WrongInput(
            say("“{contest}” is for the new committee to vote on, but nobody is elected to it yet. Decide and certify "
                "the election of the committee first.", contest=contest.title)
        )  # fmt: skip
    return members
