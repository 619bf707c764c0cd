"""The acts about delegates: how many, who, recognised or not, present or not."""

from .allocating import allocate, clear_allocation, decide_allocation, set_allocation
from .attendance import check_in, mark_absent, record_attendance, replace_by_alternate, undo_check_in
from .calls import record_failed_call
from .credentials import (
    accept_all,
    accept_credentials,
    adopt_credentials_report,
    issue_credentials_report,
    make_credentials_report,
    mark_not_summoned,
    reject_credentials,
)
from .holders import HoldersTaken, add_holder, import_holders, set_votes
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
from .proxies import check_in_holder, give_proxy, give_proxy_outside, revoke_proxy, undo_holder_check_in

__all__ = [
    "DelegateRow",
    "HoldersTaken",
    "accept_all",
    "accept_credentials",
    "add_ex_officio",
    "add_holder",
    "adopt_credentials_report",
    "allocate",
    "appoint_delegate",
    "appoint_delegates",
    "check_in",
    "check_in_holder",
    "clear_allocation",
    "decide_allocation",
    "give_proxy",
    "give_proxy_outside",
    "import_holders",
    "issue_credentials_report",
    "make_credentials_report",
    "mark_absent",
    "mark_not_summoned",
    "receive_delegates",
    "record_attendance",
    "record_failed_call",
    "register_elected",
    "reject_credentials",
    "remove_delegate",
    "replace_by_alternate",
    "revoke_proxy",
    "set_allocation",
    "set_votes",
    "summon_members",
    "undo_check_in",
    "undo_holder_check_in",
]
