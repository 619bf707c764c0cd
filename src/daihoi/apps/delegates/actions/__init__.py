"""The acts about delegates: how many, who, recognised or not, present or not."""

from .allocating import allocate, clear_allocation, decide_allocation, set_allocation
from .attendance import check_in, mark_absent, record_attendance, replace_by_alternate, undo_check_in
from .credentials import (
    accept_all,
    accept_credentials,
    adopt_credentials_report,
    issue_credentials_report,
    make_credentials_report,
    mark_not_summoned,
    reject_credentials,
)
from .listing import (
    DelegateRow,
    add_ex_officio,
    appoint_delegate,
    appoint_delegates,
    receive_delegates,
    register_elected,
    remove_delegate,
    summon_members,
)

__all__ = [
    "DelegateRow",
    "accept_all",
    "accept_credentials",
    "add_ex_officio",
    "adopt_credentials_report",
    "allocate",
    "appoint_delegate",
    "appoint_delegates",
    "check_in",
    "clear_allocation",
    "decide_allocation",
    "issue_credentials_report",
    "make_credentials_report",
    "mark_absent",
    "mark_not_summoned",
    "receive_delegates",
    "record_attendance",
    "register_elected",
    "reject_credentials",
    "remove_delegate",
    "replace_by_alternate",
    "set_allocation",
    "summon_members",
    "undo_check_in",
]
