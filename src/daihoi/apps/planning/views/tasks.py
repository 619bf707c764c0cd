"""Pages of the tasks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import lists
from daihoi.apps.shell.shapes import Act, Fact

from .. import actions, permissions, queries
from ..forms import DropForm, RescheduleForm, TaskFilter, TaskForm
from ..models import Task, TaskState
from ..tables import FollowUpTable, TaskTable

_WORK = {"start": actions.start_task, "finish": actions.finish_task, "reopen": actions.reopen_task}


@congress_page()
def home(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """The tasks as they stand today; before the first one, the way to begin."""
    counts = queries.counts_of(congress)
    may_plan = permissions.can_plan(request.user, congress)
    bodies = list(queries.bodies_of(congress))
    add_url = reverse("planning:add_task", args=[congress.pk])
    finish_url = reverse("planning:finish_tasks", args=[congress.pk])
    words = _("No task is planned yet. Begin with the day of the congress and count back from there.")
    return lists.render_list(
        request,
        table_class=FollowUpTable if request.GET.get("export") else TaskTable,
        queryset=queries.tasks_of(congress),
        title=_("Planning"),
        filterset_class=TaskFilter,
        search=("title", "product", "assignee__folded_name", "body__name"),
        search_label=_("Search tasks"),
        empty=(words, _("Plan a task"), add_url) if may_plan else (words,),
        next_act=Act(_("Plan a task"), add_url, icon="plus-lg") if may_plan and bodies else None,
        acts=_home_acts(congress),
        bulk=[Act(_("Mark as done"), finish_url, icon="check-lg")] if may_plan else (),
        facts=[Fact(_("done"), f"{counts.done}/{counts.total}"), Fact(_("in progress"), counts.doing)],
        export_name="tasks",
        template="planning/home.html",
        extra_context={"counts": counts, "bodies": bodies, "may_plan": may_plan, "congress": congress},
    )


@congress_page(permissions.can_plan)
def add(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Plan a task; the address may name the body or the directive that it comes from."""
    initial = {name: request.GET.get(name) for name in ("body", "directive", "due_on")}
    form = TaskForm(request.POST or None, initial=initial, congress=congress)
    if request.method == "POST" and form.is_valid():
        task = actions.add_task(congress, by=request.user, **_row(form))
        messages.success(request, _("Task no. %(n)d is planned.") % {"n": task.number})
        return redirect("planning:add_task" if "again" in request.POST else "planning:home", congress.pk)
    return _task_form(request, congress, form, _("Plan a task"), reverse("planning:home", args=[congress.pk]))


@congress_page()
def show(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """One task: what, who, by when, how far; the next step as one button."""
    task = get_object_or_404(queries.tasks_of(congress), pk=pk)
    may_work = permissions.can_carry_out(request.user, task)
    may_plan = permissions.can_plan(request.user, congress)
    context = {
        "title": task.title,
        "kicker": _("Task no. %(n)d") % {"n": task.number},
        "record_facts": _task_facts(congress, task),
        "next_act": _next_work(congress, task) if may_work else None,
        "acts": _task_acts(congress, task, may_work, may_plan),
        "task": task,
        "trail": trail_of(task),
    }
    return render(request, "shell/record.html", context)


@congress_page(permissions.can_plan)
def edit(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """Change what a task says and who carries it."""
    task = get_object_or_404(queries.tasks_of(congress), pk=pk)
    initial = {
        "title": task.title, "body": task.body_id, "supporters": list(task.supporters.all()), "product": task.product,
        "directive": task.directive_id, "note": task.note, "assignee": task.assignee_id,
    }  # fmt: skip
    form = TaskForm(request.POST or None, initial=initial, congress=congress, has_day=False)
    back = reverse("planning:task", args=[congress.pk, pk])
    if request.method == "POST" and form.is_valid():
        actions.edit_task(task, by=request.user, **_row(form))
        return redirect(back)
    return _task_form(request, congress, form, _("Change the task"), back, task)


@congress_page(permissions.can_plan)
def move(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """Move the day, with the reason."""
    task = get_object_or_404(Task, congress=congress, pk=pk)
    form = RescheduleForm(request.POST or None, initial={"due_on": task.due_on})
    if request.method == "POST" and form.is_valid():
        actions.reschedule_task(task, by=request.user, **form.cleaned_data)
        return redirect("planning:task", congress.pk, pk)
    return _reason_form(request, congress, task, form, _("Move the day"), _("Move the day"))


@congress_page(permissions.can_plan)
def drop(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """Drop a task, with the reason."""
    task = get_object_or_404(Task, congress=congress, pk=pk)
    form = DropForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.drop_task(task, by=request.user, **form.cleaned_data)
        return redirect("planning:task", congress.pk, pk)
    return _reason_form(request, congress, task, form, _("Drop the task"), _("Drop the task"))


@congress_page()
@require_POST
def work(request: HttpRequest, congress: Congress, pk: int) -> HttpResponseBase:
    """Begin, finish or open a task again; the action asks whether the reader may."""
    task = get_object_or_404(queries.tasks_of(congress), pk=pk)
    act = _WORK.get(request.POST.get("act", ""))
    if act is not None:
        done = act(task, by=request.user)
        messages.success(request, f"{done.title}: {done.get_state_display()}.")
    return redirect("planning:task", congress.pk, pk)


@congress_page(permissions.can_plan)
@require_POST
def finish_chosen(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Mark the chosen tasks as done."""
    chosen = lists.selected(request, queries.tasks_of(congress))
    done = actions.finish_tasks(chosen, by=request.user)
    messages.success(request, ngettext("%(n)d task is done.", "%(n)d tasks are done.", done) % {"n": done})
    return redirect("planning:home", congress.pk)


def _row(form: TaskForm) -> dict[str, Any]:
    return {**form.cleaned_data, "supporters": tuple(form.cleaned_data["supporters"])}


def _task_form(
    request: HttpRequest, congress: Congress, form: TaskForm, title: str, back: str, task: Task | None = None
) -> HttpResponseBase:
    chosen = queries.person_here(congress, str(form["assignee"].value() or ""))
    found = queries.people_for(congress, "")
    if chosen is not None:
        found = [chosen, *(one for one in found if one != chosen)]
    context = {
        "title": title, "kicker": task.title if task else "", "form": form, "back_url": back, "found": found,
        "chosen": chosen, "is_new": task is None, "congress": congress, "submit_label": _("Save"),
    }  # fmt: skip
    return render(request, "planning/task_form.html", context)


def _reason_form(
    request: HttpRequest, congress: Congress, task: Task, form: Any, title: str, label: str
) -> HttpResponseBase:
    back = reverse("planning:task", args=[congress.pk, task.pk])
    context = {"title": title, "kicker": task.title, "form": form, "back_url": back, "submit_label": label}
    return render(request, "shell/form.html", context)


def _home_acts(congress: Congress) -> list[Act]:
    return [
        Act(_("Calendar"), reverse("planning:calendar", args=[congress.pk]), icon="calendar-event"),
        Act(_("Bodies"), reverse("planning:bodies", args=[congress.pk]), icon="people"),
        Act(_("Checklist"), reverse("congresses:home", args=[congress.pk]), icon="card-checklist"),
    ]


def _task_facts(congress: Congress, task: Task) -> list[Fact]:
    body_url = reverse("planning:body", args=[congress.pk, task.body_id]) if task.body_id else ""
    paper = task.directive.paper if task.directive else None
    facts = [
        Fact(_("State"), queries.words_of(task)),
        Fact(_("Due on"), task.due_on),
        Fact(_("Leading body"), task.body or _("the office"), body_url),
        Fact(_("Supporting bodies"), ", ".join(body.name for body in task.supporters.all())),
        Fact(_("Person in charge"), task.assignee),
        Fact(_("Product"), task.product),
        Fact(_("Assigned by the paper"), paper, _paper_url(congress, task)),
        Fact(_("Note"), task.note),
    ]
    if task.reason:
        facts.append(Fact(_("Why it was moved or dropped"), task.reason))
    if task.state == TaskState.DONE:
        facts.insert(2, Fact(_("Done on"), f"{task.done_on:%d/%m/%Y} ({queries.judgement_of(task)})"))
    return facts


def _paper_url(congress: Congress, task: Task) -> str:
    if task.directive is None:
        return ""
    if task.directive.unit_id == congress.unit_id:
        return reverse("directives:directive", args=[congress.pk, task.directive_id])
    receipt = task.directive.receipts.filter(unit=congress.unit_id).first()
    return reverse("directives:receipt", args=[congress.pk, receipt.pk]) if receipt else ""


def _next_work(congress: Congress, task: Task) -> Act | None:
    labels = {TaskState.OPEN: (_("Begin"), "start", "play"), TaskState.DOING: (_("Mark as done"), "finish", "check-lg")}
    if task.state not in labels:
        return None
    label, act, icon = labels[TaskState(task.state)]
    return _work_act(congress, task, label, act, icon)


def _work_act(congress: Congress, task: Task, label: str, act: str, icon: str) -> Act:
    return Act(label, reverse("planning:work", args=[congress.pk, task.pk]), "post", icon, fields={"act": act})


def _task_acts(congress: Congress, task: Task, may_work: bool, may_plan: bool) -> list[Act]:
    acts = [Act(_("All tasks"), reverse("planning:home", args=[congress.pk]), icon="arrow-left")]
    if may_work and task.state == TaskState.OPEN:
        acts.append(_work_act(congress, task, _("Mark as done"), "finish", "check-lg"))
    if may_work and task.state != TaskState.OPEN:
        acts.append(_work_act(congress, task, _("Open it again"), "reopen", "arrow-counterclockwise"))
    if may_plan:
        acts.append(Act(_("Change"), reverse("planning:edit_task", args=[congress.pk, task.pk]), icon="pencil"))
    if may_plan and task.is_open:
        away = reverse("planning:drop_task", args=[congress.pk, task.pk])
        acts.append(
            Act(_("Move the day"), reverse("planning:move_task", args=[congress.pk, task.pk]), icon="calendar-event")
        )
        acts.append(Act(_("Drop the task"), away, icon="slash-circle", is_dangerous=True))
    return acts
