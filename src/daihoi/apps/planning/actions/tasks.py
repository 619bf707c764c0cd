"""Tasks come into being and are corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.models import Congress
from daihoi.apps.directives.models import Directive
from daihoi.apps.members.models import Person
from daihoi.apps.shell.guards import require
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .. import permissions
from ..models import Body, Task


@dataclass(frozen=True)
class TaskRow:
    """A task as it is planned.

    Args:
        title: what is to be done.
        due_on: the day by which it is done.
        body: the body that leads.
        assignee: the person in charge.
        product: what comes out of it.
        directive: the paper from above, or one's own, that asks for it.
        supporters: bodies that help.
        note: anything else.
    """

    title: str
    due_on: date
    body: Body | None = None
    assignee: Person | None = None
    product: str = ""
    directive: Directive | None = None
    supporters: tuple[Body, ...] = field(default=())
    note: str = ""


@transaction.atomic
def add_task(congress: Congress, *, by: Any, title: str, due_on: date, **rest: Any) -> Task:
    """Plan one task; ``rest`` are the other names of :class:`TaskRow`."""
    require(permissions.can_plan, by, congress)
    tasks = _create(congress, [TaskRow(title, due_on, **rest)])
    audit.record("planning.task_added", by=by, on=tasks[0], due_on=due_on)
    return tasks[0]


@transaction.atomic
def add_tasks(congress: Congress, rows: Iterable[TaskRow], *, by: Any) -> list[Task]:
    """Plan many tasks with one line of the trail; a task with the same words and the same body is not added twice."""
    require(permissions.can_plan, by, congress)
    known = set(congress.tasks.values_list("title", "body_id"))
    fresh = [row for row in rows if (row.title.strip(), row.body.pk if row.body else None) not in known]
    tasks = _create(congress, fresh)
    if tasks:
        audit.record("planning.tasks_added", by=by, on=congress, numbers=[task.number for task in tasks])
    return tasks


@transaction.atomic
def edit_task(
    task: Task,
    *,
    by: Any,
    title: str,
    body: Body | None = None,
    assignee: Person | None = None,
    product: str = "",
    directive: Directive | None = None,
    supporters: Iterable[Body] = (),
    note: str = "",
) -> Task:
    """Change what a task says and who carries it; the day is moved by ``reschedule_task``, which asks for a reason."""
    require(permissions.can_plan, by, task.congress)
    row = TaskRow(title, task.due_on, body, assignee, product, directive, tuple(supporters), note)
    _check(task.congress, row)
    former = {"title": task.title, "body": str(task.body or ""), "assignee": str(task.assignee or "")}
    task.title, task.product, task.note = row.title.strip(), product.strip(), note.strip()
    task.body, task.assignee, task.directive = body, assignee, directive
    task.save()
    task.supporters.set(_helping(row))
    audit.record("planning.task_edited", by=by, on=task, former=former)
    return task


def _create(congress: Congress, rows: list[TaskRow]) -> list[Task]:
    Congress.objects.select_for_update().get(pk=congress.pk)
    last = congress.tasks.aggregate(last=Max("number"))["last"] or 0
    tasks = []
    for number, row in enumerate(rows, last + 1):
        _check(congress, row)
        tasks.append(
            Task(
                congress=congress,
                number=number,
                title=row.title.strip(),
                due_on=row.due_on,
                body=row.body,
                assignee=row.assignee,
                product=row.product.strip(),
                directive=row.directive,
                note=row.note.strip(),
            )
        )
    Task.objects.bulk_create(tasks, batch_size=500)
    tasks = list(congress.tasks.filter(number__in=[task.number for task in tasks]).order_by("number"))
    links = Task.supporters.through
    links.objects.bulk_create(
        links(task_id=task.pk, body_id=body.pk) for task, row in zip(tasks, rows, strict=True) for body in _helping(row)
    )
    return tasks


def _helping(row: TaskRow) -> list[Body]:
    return [body for body in row.supporters if row.body is None or body.pk != row.body.pk]


def _check(congress: Congress, row: TaskRow) -> None:
    if not row.title.strip():
        raise WrongInput(say("Say what the task is."))
    for body in (row.body, *row.supporters):
        if body is not None and body.congress_id != congress.pk:
            raise WrongInput(say("“{body}” belongs to another congress.", body=body.name))
    if row.directive is not None and not _concerns(row.directive, congress):
        raise WrongInput(say("The paper {paper} does not concern this unit.", paper=row.directive.paper.symbol))


def _concerns(directive: Directive, congress: Congress) -> bool:
    return directive.unit_id == congress.unit_id or directive.receipts.filter(unit_id=congress.unit_id).exists()
