"""What the plan of a congress holds: usual bodies, tasks as they stand today, where the stop stands."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import BooleanField, Case, Count, ExpressionWrapper, Prefetch, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daihoi.apps.congresses import permissions as congresses
from daihoi.apps.congresses.models import Congress
from daihoi.apps.directives.models import Directive
from daihoi.apps.documents.models import Direction, Paper
from daihoi.apps.members.models import Person
from daihoi.apps.organisations.models import path_end
from daihoi.apps.shell import clock
from daihoi.apps.shell.journey import NextStep, StopStanding, StopState
from daihoi.core import names
from daihoi.core.sources import Source, SourceStatus

from .models import BodyKind, BodyMember, BodyRole, Task, TaskState

OPEN_STATES = (TaskState.OPEN, TaskState.DOING)
SOON_DAYS = 7


@dataclass(frozen=True)
class UsualBody:
    """A body that congresses of a level usually have; names and duties are printed in papers, so in Vietnamese."""

    kind: str
    name: str
    duty: str
    source: Source | None


_CUSTOM = Source("35-CT/TW", "", SourceStatus.UNVERIFIED)
_ABOVE_GRASS_ROOTS = (
    UsualBody(
        BodyKind.PERSONNEL_SUBCOMMITTEE, "Tiểu ban Nhân sự",
        "Xây dựng đề án nhân sự, chuẩn bị hồ sơ, danh sách bầu cử; đề xuất cơ cấu, số lượng đại biểu.", _CUSTOM,
    ),
    UsualBody(
        BodyKind.DOCUMENTS_SUBCOMMITTEE, "Tiểu ban Văn kiện",
        "Soạn thảo báo cáo chính trị, báo cáo kiểm điểm, nghị quyết; tổng hợp, tiếp thu, giải trình ý kiến góp ý.",
        _CUSTOM,
    ),
    UsualBody(
        BodyKind.LOGISTICS_SUBCOMMITTEE, "Tiểu ban Tổ chức - Phục vụ",
        "Chuẩn bị hội trường, khánh tiết, tài liệu, kinh phí, tuyên truyền, y tế, an ninh và đón tiếp đại biểu.",
        _CUSTOM,
    ),
    UsualBody(
        BodyKind.STEERING_COMMITTEE, "Các Tổ Chỉ đạo đại hội cấp cơ sở",
        "Hướng dẫn, kiểm tra, duyệt nội dung và dự đại hội của các đơn vị trực thuộc.", _CUSTOM,
    ),
)  # fmt: skip
_GRASS_ROOTS = (
    UsualBody(
        BodyKind.SUPPORT_TEAM, "Tổ giúp việc đại hội",
        "Giúp cấp triệu tập đại hội chuẩn bị văn kiện, nhân sự và công tác phục vụ; không thành lập các tiểu ban.",
        Source("35-CT/TW", "", SourceStatus.UNVERIFIED),
    ),
)  # fmt: skip


def usual_bodies(congress: Congress) -> tuple[UsualBody, ...]:
    """Subcommittees and steering teams where units lie below, a support team at the grass roots."""
    bodies = _GRASS_ROOTS if congress.unit.is_leaf() else _ABOVE_GRASS_ROOTS
    return bodies if congress.rulebook.startswith("vn-party") else tuple(replace(one, source=None) for one in bodies)


def bodies_of(congress: Congress) -> QuerySet[Any]:
    """The bodies with their seats (head, deputies, members; each by given name) and the counts of their tasks."""
    rank = Case(When(role=BodyRole.HEAD, then=Value(0)), When(role=BodyRole.DEPUTY, then=Value(1)), default=Value(2))
    seats = BodyMember.objects.select_related("person").order_by(rank, "person__sort_key")
    today = clock.today()
    return (
        congress.bodies.select_related("established_by")
        .prefetch_related(Prefetch("seats", seats))
        .annotate(
            task_count=Count("tasks", filter=~Q(tasks__state=TaskState.DROPPED)),
            done_count=Count("tasks", filter=Q(tasks__state=TaskState.DONE)),
            late_count=Count("tasks", filter=Q(tasks__state__in=OPEN_STATES, tasks__due_on__lt=today)),
        )
        .order_by("pk")
    )


def tasks_of(congress: Congress) -> QuerySet[Any]:
    """The tasks of a congress, each with ``is_overdue``, by the day they are due."""
    overdue = Q(state__in=OPEN_STATES, due_on__lt=clock.today())
    return (
        congress.tasks.select_related("body", "assignee", "directive__paper")
        .prefetch_related("supporters")
        .annotate(is_overdue=ExpressionWrapper(overdue, output_field=BooleanField()))
    )


@dataclass(frozen=True)
class TaskCounts:
    """How the tasks of a congress stand today; dropped ones are not counted."""

    total: int
    done: int
    doing: int
    overdue: int
    soon: int


def counts_of(congress: Congress) -> TaskCounts:
    """How the tasks of a congress stand today."""
    today = clock.today()
    open_ones = Q(state__in=OPEN_STATES)
    return TaskCounts(
        **congress.tasks.exclude(state=TaskState.DROPPED).aggregate(
            total=Count("pk"),
            done=Count("pk", filter=Q(state=TaskState.DONE)),
            doing=Count("pk", filter=Q(state=TaskState.DOING)),
            overdue=Count("pk", filter=open_ones & Q(due_on__lt=today)),
            soon=Count("pk", filter=open_ones & Q(due_on__range=(today, today + timedelta(days=SOON_DAYS)))),
        )
    )


@dataclass(frozen=True)
class Day:
    """One day of the calendar with what is due on it."""

    on: date
    is_in_month: bool
    is_today: bool
    tasks: list[Task]
    marks: list[str]


@dataclass(frozen=True)
class Month:
    """A month in whole weeks from Monday."""

    first: date
    weeks: list[list[Day]]
    earlier: date
    later: date


def month_of(congress: Congress, first: date, tasks: QuerySet[Any]) -> Month:
    """The calendar of a month: tasks on their due days, and the days of the congress itself."""
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    by_day: dict[date, list[Task]] = {}
    for task in tasks.filter(due_on__range=(weeks[0][0], weeks[-1][-1])):
        by_day.setdefault(task.due_on, []).append(task)
    marks = _marks(congress)
    today = clock.today()
    return Month(
        first,
        [
            [Day(on, on.month == first.month, on == today, by_day.get(on, []), marks.get(on, [])) for on in week]
            for week in weeks
        ],
        (first - timedelta(days=1)).replace(day=1),
        (first + timedelta(days=31)).replace(day=1),
    )


def best_month(congress: Congress) -> date:
    """The month to show first: of the next open task, else of the last task, else this month."""
    today = clock.today()
    coming = congress.tasks.filter(state__in=OPEN_STATES, due_on__gte=today).order_by("due_on").first()
    found = coming or congress.tasks.order_by("-due_on").first()
    return (found.due_on if found else today).replace(day=1)


def people_for(congress: Congress, text: str, most: int = 12) -> list[Person]:
    """Members of the unit and of those below whose name holds every word, by given name; marks are not needed."""
    below = (congress.unit.path, path_end(congress.unit.path))
    found = Person.objects.filter(memberships__ended_on__isnull=True, memberships__unit_path__range=below)
    for word in names.fold(text).split():
        found = found.filter(folded_name__contains=word)
    return list(found.distinct().order_by("sort_key", "born_on", "pk")[:most])


def directives_for(congress: Congress) -> QuerySet[Directive]:
    """Directives that the unit received or sent for this term: tasks may come from them."""
    mine = Q(receipts__unit=congress.unit) | Q(unit=congress.unit)
    found = Directive.objects.filter(mine, term=congress.term, withdrawn_at__isnull=True)
    return found.select_related("paper").distinct()


def papers_for(congress: Congress) -> QuerySet[Paper]:
    """Papers that the unit issued: one of them may establish a body."""
    return Paper.objects.filter(unit=congress.unit, direction=Direction.ISSUED)


def standing(congress: Congress) -> StopStanding:
    """Late when a task is overdue, waiting before the first body or task, done when every task is done."""
    counts = counts_of(congress)
    if counts.overdue:
        line = ngettext("%(n)d task is overdue", "%(n)d tasks are overdue", counts.overdue)
        return StopStanding(StopState.LATE, counts.overdue, line % {"n": counts.overdue})
    if not counts.total:
        line = _("bodies stand, no task is planned yet") if congress.bodies.exists() else _("no body is set up yet")
        return StopStanding(StopState.NONE, 0, line)
    line = _("%(done)d of %(total)d tasks are done") % {"done": counts.done, "total": counts.total}
    return StopStanding(StopState.DONE if counts.done == counts.total else StopState.NOW, counts.soon, line)


def next_steps(congress: Congress, user: Any) -> list[NextStep]:
    """Set up the bodies, plan the first task, then the tasks that are overdue or due within a week."""
    who = "" if congresses.can_prepare(user, congress) else congress.unit.name
    home = reverse("planning:home", args=[congress.pk])
    if not congress.bodies.exists():
        source = str(usual_bodies(congress)[0].source or "")
        return [NextStep(_("Set up the bodies that prepare the congress"), home, source=source, who=who)]
    if not congress.tasks.exists():
        return [NextStep(_("Plan the first tasks"), reverse("planning:add_task", args=[congress.pk]), who=who)]
    until = clock.today() + timedelta(days=SOON_DAYS)
    pressing = tasks_of(congress).filter(state__in=OPEN_STATES, due_on__lte=until)[:10]
    return [
        NextStep(
            title=_("Do the task “%(task)s”") % {"task": task.title},
            url=reverse("planning:task", args=[congress.pk, task.pk]),
            source=task.directive.paper.symbol if task.directive else "",
            last_lawful_on=task.due_on,
            is_late=task.is_overdue,
            who=_bearer(task) or who,
        )
        for task in pressing
    ]


def state_of(task: Task, today: date | None = None) -> str:
    """The state of the house that a task is drawn with."""
    if task.days_late(today or clock.today()) and task.is_open:
        return "late"
    return {"open": "waiting", "doing": "now", "done": "done", "dropped": "cancelled"}[str(task.state)]


def words_of(task: Task) -> str:
    """The state in words; what is overdue says by how many days."""
    late = task.days_late(clock.today())
    if late and task.is_open:
        return ngettext("%(n)d day overdue", "%(n)d days overdue", late) % {"n": late}
    return str(task.get_state_display())


def judgement_of(task: Task) -> str:
    """How a task was done, for the column of the follow-up table: in time, or late by how many days."""
    if task.state != TaskState.DONE:
        return ""
    late = task.days_late(task.done_on or task.due_on)
    return ngettext("%(n)d day late", "%(n)d days late", late) % {"n": late} if late else _("in time")


def _marks(congress: Congress) -> dict[date, list[str]]:
    marks: dict[date, list[str]] = {}
    days = (
        (congress.preparatory_on, _("Preparatory session")),
        (congress.opens_on, _("Congress opens")),
        (congress.closes_on, _("Congress closes")),
    )
    for on, words in days:
        if on is not None:
            marks.setdefault(on, []).append(words)
    return marks


def _bearer(task: Task) -> str:
    return ", ".join(str(one) for one in (task.assignee, task.body) if one)


def person_here(congress: Congress, key: str) -> Person | None:
    """The person of that key, if a member of the unit or of one below it."""
    if not key.isdecimal():
        return None
    below = (congress.unit.path, path_end(congress.unit.path))
    found = Person.objects.filter(memberships__ended_on__isnull=True, memberships__unit_path__range=below)
    return found.filter(pk=key).first()
