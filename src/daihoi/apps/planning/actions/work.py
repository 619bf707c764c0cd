"""How far a task is: begun, done, opened again, moved, dropped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions
from ..models import Task, TaskState


@transaction.atomic
def start_task(task: Task, *, by: Any) -> Task:
    """Say that work on a task has begun; said again, it changes nothing."""
    task = _locked(task)
    require(permissions.can_carry_out, by, task)
    if task.state == TaskState.DOING:
        return task
    if task.state != TaskState.OPEN:
        raise Refused(say("The task is closed. Open it again first."))
    return _move(task, TaskState.DOING, "planning.task_started", by)


@transaction.atomic
def finish_task(task: Task, *, by: Any, done_on: date | None = None) -> Task:
    """Say that a task is done; said again, it changes nothing."""
    task = _locked(task)
    require(permissions.can_carry_out, by, task)
    if task.state == TaskState.DONE:
        return task
    if task.state == TaskState.DROPPED:
        raise Refused(say("The task was dropped. Open it again first."))
    task.done_on = _not_ahead(done_on)
    return _move(task, TaskState.DONE, "planning.task_finished", by, done_on=task.done_on)


@transaction.atomic
def finish_tasks(tasks: Iterable[Task], *, by: Any, done_on: date | None = None) -> int:
    """Say of many tasks that they are done, each with its line of the trail; gives back how many were open."""
    is_open = [task for task in tasks if task.is_open]
    for task in is_open:
        finish_task(task, by=by, done_on=done_on)
    return len(is_open)


@transaction.atomic
def reopen_task(task: Task, *, by: Any) -> Task:
    """Undo: a task that was done, dropped or begun is to do again; the trail keeps what it was."""
    task = _locked(task)
    require(permissions.can_carry_out, by, task)
    if task.state == TaskState.OPEN:
        return task
    former, task.done_on = str(task.state), None
    return _move(task, TaskState.OPEN, "planning.task_reopened", by, former=former)


@transaction.atomic
def drop_task(task: Task, reason: str, *, by: Any) -> Task:
    """Drop a task that is not needed any more, with the reason; dropped again, nothing changes."""
    task = _locked(task)
    require(permissions.can_plan, by, task.congress)
    if task.state == TaskState.DROPPED:
        return task
    if task.state == TaskState.DONE:
        raise Refused(say("The task is done; what is done can't be dropped."))
    task.reason = _reason(reason)
    return _move(task, TaskState.DROPPED, "planning.task_dropped", by, reason=task.reason)


@transaction.atomic
def reschedule_task(task: Task, due_on: date, reason: str, *, by: Any) -> Task:
    """Move the day by which a task is done, with the reason; the trail keeps the former day."""
    task = _locked(task)
    require(permissions.can_plan, by, task.congress)
    if not task.is_open:
        raise Refused(say("The task is closed. Open it again first."))
    if task.due_on == due_on:
        return task
    former, task.due_on, task.reason = task.due_on, due_on, _reason(reason)
    task.save(update_fields=["due_on", "reason"])
    audit.record("planning.task_rescheduled", by=by, on=task, former_due_on=former, due_on=due_on, reason=task.reason)
    return task


def _locked(task: Task) -> Task:
    rows = Task.objects.select_for_update(of=("self",)).select_related("congress__unit", "body", "assignee")
    return rows.get(pk=task.pk)


def _move(task: Task, state: TaskState, verb: str, by: Any, **facts: Any) -> Task:
    task.state = state
    task.save(update_fields=["state", "done_on", "reason"])
    audit.record(verb, by=by, on=task, **facts)
    return task


def _not_ahead(day: date | None) -> date:
    today = clock.today()
    if day is not None and day > today:
        raise WrongInput(say("A task can't be done on a day that is still to come."))
    return day or today


def _reason(reason: str) -> str:
    if not reason.strip():
        raise WrongInput(say("Write the reason: it stays in the trail."))
    return reason.strip()[:300]
