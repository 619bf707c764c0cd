"""The acts of planning: bodies and their seats, tasks and how far they are."""

from __future__ import annotations

from .bodies import (
    Seating,
    edit_body,
    remove_body,
    remove_seat,
    seat_person,
    seat_persons,
    set_up_body,
    set_up_usual_bodies,
)
from .tasks import TaskRow, add_task, add_tasks, edit_task
from .work import drop_task, finish_task, finish_tasks, reopen_task, reschedule_task, start_task

__all__ = [
    "Seating",
    "TaskRow",
    "add_task",
    "add_tasks",
    "drop_task",
    "edit_body",
    "edit_task",
    "finish_task",
    "finish_tasks",
    "remove_body",
    "remove_seat",
    "reopen_task",
    "reschedule_task",
    "seat_person",
    "seat_persons",
    "set_up_body",
    "set_up_usual_bodies",
    "start_task",
]
