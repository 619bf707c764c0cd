"""The acts about nominees: lists, names, steps of the procedure, files, approval."""

from .approval import approve, return_slate, submit
from .files import open_file, receive_file_item, receive_file_items, take_back_file_item
from .slates import add_nominee, add_nominees, change_seats, open_slate, remove_nominee, withdraw_nominee
from .steps import record_step, remove_step

__all__ = [
    "add_nominee",
    "add_nominees",
    "approve",
    "change_seats",
    "open_file",
    "open_slate",
    "receive_file_item",
    "receive_file_items",
    "record_step",
    "remove_nominee",
    "remove_step",
    "return_slate",
    "submit",
    "take_back_file_item",
    "withdraw_nominee",
]
