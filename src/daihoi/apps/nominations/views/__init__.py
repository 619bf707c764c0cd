"""Pages of the nominees."""

from .approval import approve, return_slate, submit
from .entries import receive_files, receive_item, remove, show_entry, take_back_item, withdraw
from .slates import add_nominee, change_seats, find_people, list_slates, list_summary, open_slate, show_slate
from .steps import record_step, remove_step

__all__ = [
    "add_nominee",
    "approve",
    "change_seats",
    "find_people",
    "list_slates",
    "list_summary",
    "open_slate",
    "receive_files",
    "receive_item",
    "record_step",
    "remove",
    "remove_step",
    "return_slate",
    "show_entry",
    "show_slate",
    "submit",
    "take_back_item",
    "withdraw",
]
