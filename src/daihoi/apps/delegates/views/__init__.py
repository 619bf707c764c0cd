"""Pages of the delegates."""

from .adding import add_ex_officio, add_people, choose_unit, summon_members
from .allocation import clear_allocation, decide_allocation, edit_allocation, make_allocation, show_allocation
from .console import check_in, show_console, show_figures, undo_check_in
from .delegate import accept_one, bar_one, mark_absent, reject_one, remove_one, replace_one, show_delegate
from .listing import accept_all, accept_chosen, list_delegates
from .report import issue_report, make_report, show_report

__all__ = [
    "accept_all",
    "accept_chosen",
    "accept_one",
    "add_ex_officio",
    "add_people",
    "bar_one",
    "check_in",
    "choose_unit",
    "clear_allocation",
    "decide_allocation",
    "edit_allocation",
    "issue_report",
    "list_delegates",
    "make_allocation",
    "make_report",
    "mark_absent",
    "reject_one",
    "remove_one",
    "replace_one",
    "show_allocation",
    "show_console",
    "show_delegate",
    "show_figures",
    "show_report",
    "summon_members",
    "undo_check_in",
]
