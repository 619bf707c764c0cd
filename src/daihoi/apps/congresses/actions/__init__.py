"""The acts of a congress as such: founding it, dating it, moving it on, its checklist, the days off."""

from .checklist import add_item, refresh_checklist, remove_item, reschedule_item, tick_item, tick_items, untick_item
from .dates import set_dates
from .founding import change_form, create_congress, create_congresses, switch_content
from .holidays import add_holiday, fill_holidays, remove_holiday
from .stages import move_stage, move_stages, postpone

__all__ = [
    "add_holiday",
    "add_item",
    "change_form",
    "create_congress",
    "create_congresses",
    "fill_holidays",
    "move_stage",
    "move_stages",
    "postpone",
    "refresh_checklist",
    "remove_holiday",
    "remove_item",
    "reschedule_item",
    "set_dates",
    "switch_content",
    "tick_item",
    "tick_items",
    "untick_item",
]
