"""The acts at a keyed ballot desk.

Every act is one transaction that holds the desk's row: one act after the other, so that the journal is one chain and a
power cut between two of them loses and doubles nothing.
"""

from .desks import cancel_desk, close_desk, open_desk, seat_teller, unseat_teller
from .entries import Kept, Keyed, NotKept, key_ballots, undo_ballot
from .journals import destroy_entries, issue_journal, read_journal, trace_ballots
from .looks import Answer, settle_look, try_look
from .turns import finish_bundle, reopen_bundle, take_bundle, take_over_bundle

__all__ = [
    "Answer",
    "Kept",
    "Keyed",
    "NotKept",
    "cancel_desk",
    "close_desk",
    "destroy_entries",
    "finish_bundle",
    "issue_journal",
    "key_ballots",
    "open_desk",
    "read_journal",
    "reopen_bundle",
    "seat_teller",
    "settle_look",
    "take_bundle",
    "take_over_bundle",
    "trace_ballots",
    "try_look",
    "undo_ballot",
    "unseat_teller",
]
