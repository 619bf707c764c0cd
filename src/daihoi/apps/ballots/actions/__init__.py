"""The acts at a keyed ballot desk.

Every act is one transaction that holds the desk's row: one act after the other, so that the journal is one chain and a
power cut between two of them loses and doubles nothing.
"""

from .desks import cancel_desk, close_desk, open_desk, seat_teller, unseat_teller
from .entries import Kept, Keyed, NotKept, key_ballots, undo_ballot
from .looks import Answer, settle_look, try_look
from .turns import finish_bundle, reopen_bundle, take_bundle, take_over_bundle

__all__ = [
    "Answer",
    "Kept",
    "Keyed",
    "NotKept",
    "cancel_desk",
    "close_desk",
    "finish_bundle",
    "key_ballots",
    "open_desk",
    "reopen_bundle",
    "seat_teller",
    "settle_look",
    "take_bundle",
    "take_over_bundle",
    "try_look",
    "undo_ballot",
    "unseat_teller",
]
