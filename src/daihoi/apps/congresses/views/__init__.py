"""Pages of a congress as such."""

from .below import clear_below, list_below, start_below
from .checklist import (
    add_item,
    plan_item,
    refresh_checklist,
    remove_item,
    show_checklist,
    show_timetable,
    tick_item,
    untick_item,
)
from .founding import edit_shape, open_unit_congress, start_congress
from .holidays import fill_holidays, list_holidays, remove_holidays
from .stages import edit_dates, move_stage, reason_stage

__all__ = [
    "add_item",
    "clear_below",
    "edit_dates",
    "edit_shape",
    "fill_holidays",
    "list_below",
    "list_holidays",
    "move_stage",
    "open_unit_congress",
    "plan_item",
    "reason_stage",
    "refresh_checklist",
    "remove_holidays",
    "remove_item",
    "show_checklist",
    "show_timetable",
    "start_below",
    "start_congress",
    "tick_item",
    "untick_item",
]
