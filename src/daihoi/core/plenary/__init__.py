"""The congress in session: may it open, is a motion carried by hands, who speaks next.

Public names::

    quorum(rules, summoned=, present=, units=, units_present=) -> Quorum(is_reached, needed, reason, source, …)
    show_of_hands(rule, votes_for, votes_against, abstentions, base)
        -> HandsResult(is_carried, needed, minority, not_voting, reason, source, …)
    speaking_order(requests, minutes, minutes_per_unit=, heard=) -> SpeakingOrder(turns, postponed, minutes)
    quorum_of_votes(rules, summoned=, attending=, call=) -> Quorum
    weighted_vote(rule, votes_for=, votes_against=, no_opinion=, invalid=, attending=) -> VoteResult(is_carried, …)

``rules`` is anything with ``quorum`` and ``quorum_units``, ``rule`` anything with a share as ``value`` and a
``source``: ``rulebook.congresses`` and ``rulebook.congresses.decision_share`` are such.
"""

from .quorum import Quorum, QuorumRules, quorum
from .show_of_hands import HandsResult, show_of_hands
from .speaking_order import Postponed, SpeakingOrder, SpeechRequest, Turn, speaking_order
from .weighted import CALLS, CallRules, VoteResult, call_rule, quorum_of_votes, weighted_vote

__all__ = [
    "CALLS",
    "CallRules",
    "HandsResult",
    "Postponed",
    "Quorum",
    "QuorumRules",
    "SpeakingOrder",
    "SpeechRequest",
    "Turn",
    "VoteResult",
    "call_rule",
    "quorum",
    "quorum_of_votes",
    "show_of_hands",
    "speaking_order",
    "weighted_vote",
]
