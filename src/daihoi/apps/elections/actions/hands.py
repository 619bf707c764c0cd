"""What the congress decides by show of hands in the course of an election."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from daihoi.apps.congresses.models import Congress
from daihoi.apps.plenary.actions import take_hand_vote
from daihoi.apps.plenary.models import HandVote
from daihoi.core.sentences import Sentence


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


def take_hands(congress: Congress, motion: Sentence, hands: Hands | None, *, by: Any) -> HandVote | None:
    """Keep the vote in the congress's minutes; None where no figures are given.

    The motion is kept in Vietnamese, the language of the minutes.
    """
    if hands is None:
        return None
    return take_hand_vote(
        congress,
        motion.in_language("vi"),
        by=by,
        votes_for=hands.votes_for,
        votes_against=hands.votes_against,
        abstentions=hands.abstentions,
        base=hands.base,
    )
