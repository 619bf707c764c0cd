"""The acts of printing, of the keyed ballot desk and of the machine count.

Every act is one transaction that holds the row of its desk or count: one act after the other, so that the journal is
one chain and a power cut between two of them loses and doubles nothing.
"""

from .auditing import look_up_paper, open_audit
from .closing import close_scan_count, compare_with_desk, reconcile_count
from .contacts import check_contact_sheet
from .designs import print_ballot, withdraw_ballot
from .desks import cancel_desk, close_desk, open_desk, seat_teller, unseat_teller
from .entries import Kept, Keyed, NotKept, key_ballots, undo_ballot
from .journals import destroy_entries, issue_journal, read_journal, trace_ballots
from .looking import look_at_sheet, take_records
from .looks import Answer, settle_look, try_look
from .readings import keep_readings, read_batch, recall_sheet, settle_batch
from .receiving import begin_batch, files_in, receive_files, receive_folder, withdraw_batch
from .recounts import destroy_pictures, recount_pictures, settle_recount
from .rulings import Ruled, Vote, decide_sheet, rule_sheet, undo_ruling
from .scancounts import cancel_scan_count, open_scan_count, seat_ruler, unseat_ruler
from .turns import finish_bundle, reopen_bundle, take_bundle, take_over_bundle

__all__ = [
    "Answer",
    "Kept",
    "Keyed",
    "NotKept",
    "Ruled",
    "Vote",
    "begin_batch",
    "cancel_desk",
    "cancel_scan_count",
    "check_contact_sheet",
    "close_desk",
    "close_scan_count",
    "compare_with_desk",
    "decide_sheet",
    "destroy_entries",
    "destroy_pictures",
    "files_in",
    "finish_bundle",
    "issue_journal",
    "keep_readings",
    "key_ballots",
    "look_at_sheet",
    "look_up_paper",
    "open_audit",
    "open_desk",
    "open_scan_count",
    "print_ballot",
    "read_batch",
    "read_journal",
    "recall_sheet",
    "receive_files",
    "receive_folder",
    "reconcile_count",
    "recount_pictures",
    "reopen_bundle",
    "rule_sheet",
    "seat_ruler",
    "seat_teller",
    "settle_batch",
    "settle_look",
    "settle_recount",
    "take_bundle",
    "take_over_bundle",
    "take_records",
    "trace_ballots",
    "try_look",
    "undo_ballot",
    "undo_ruling",
    "unseat_ruler",
    "unseat_teller",
    "withdraw_ballot",
    "withdraw_batch",
]
