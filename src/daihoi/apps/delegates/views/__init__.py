"""Pages of the delegates."""

from .adding import add_ex_officio, add_people, choose_unit, summon_members
from .allocation import clear_allocation, decide_allocation, edit_allocation, make_allocation, show_allocation
from .console import check_in, show_console, show_figures, undo_check_in
from .delegate import accept_one, bar_one, mark_absent, reject_one, remove_one, replace_one, show_delegate
from .holders import add_holder, call_again, change_votes, give_holders_template, import_holders
from .listing import accept_all, accept_chosen, list_delegates
from .proxies import (
    check_in_holder,
    choose_giver,
    give_proxy,
    list_cards,
    list_proxies,
    print_cards,
    revoke_proxy,
    undo_holder_check_in,
)
from .report import issue_report, make_report, show_report

__all__ = [
    "accept_all",
    "accept_chosen",
    "accept_one",
    "add_ex_officio",
    "add_holder",
    "add_people",
    "bar_one",
    "call_again",
    "change_votes",
    "check_in",
    "check_in_holder",
    "choose_giver",
    "choose_unit",
    "clear_allocation",
    "decide_allocation",
    "edit_allocation",
    "give_holders_template",
    "give_proxy",
    "import_holders",
    "issue_report",
    "list_cards",
    "list_delegates",
    "list_proxies",
    "make_allocation",
    "make_report",
    "mark_absent",
    "print_cards",
    "reject_one",
    "remove_one",
    "replace_one",
    "revoke_proxy",
    "show_allocation",
    "show_console",
    "show_delegate",
    "show_figures",
    "show_report",
    "summon_members",
    "undo_check_in",
    "undo_holder_check_in",
]
