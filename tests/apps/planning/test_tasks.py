"""Tasks: planned, begun, done, opened again, moved, dropped."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from daihoi.apps.audit.models import Entry
from daihoi.apps.planning import actions
from daihoi.apps.planning.models import BodyKind, Task, TaskState
from daihoi.core.errors import Refused, WrongInput
from tests.apps.directives.papers import make_directive
from tests.cast import make_congress, make_person

DUE = date(2020, 5, 1)


def verbs() -> list[str]:
    return list(Entry.objects.filter(verb__startswith="planning.").order_by("pk").values_list("verb", flat=True))


@pytest.fixture
def body(congress, people):
    return actions.set_up_body(congress, by=people.an, kind=BodyKind.DOCUMENTS_SUBCOMMITTEE, name="Tiểu ban Văn kiện")


@pytest.fixture
def task(congress, body, people) -> Task:
    return actions.add_task(congress, by=people.an, title="Dự thảo báo cáo", due_on=DUE, body=body)


def test_numbers_are_minted_once(congress, task, people):
    task.delete()
    later = actions.add_task(congress, by=people.an, title="Việc khác", due_on=DUE)
    last = actions.add_task(congress, by=people.an, title="Việc cuối", due_on=DUE)
    assert (later.number, last.number) == (1, 2)


def test_many_tasks_are_added_once_with_one_line(congress, body, people):
    rows = [
        actions.TaskRow("Đề cương", DUE, body=body, product="Đề cương báo cáo"),
        actions.TaskRow("Xin ý kiến", DUE, supporters=(body,)),
    ]
    assert [task.number for task in actions.add_tasks(congress, rows, by=people.an)] == [1, 2]
    assert actions.add_tasks(congress, rows, by=people.an) == []
    assert [list(task.supporters.all()) for task in Task.objects.order_by("number")] == [[], [body]]
    assert verbs() == ["planning.body_set_up", "planning.tasks_added"]


def test_a_leading_body_does_not_support_itself(congress, body, people):
    task = actions.add_task(congress, by=people.an, title="Việc", due_on=DUE, body=body, supporters=(body,))
    assert not task.supporters.exists()


def test_a_body_of_another_congress_takes_no_task(tree, body, people):
    cell = make_congress(tree, tree.cells[0])
    with pytest.raises(WrongInput, match="belongs to another congress"):
        actions.add_task(cell, by=people.giang, title="Việc", due_on=DUE, body=body)


def test_a_task_comes_from_a_directive_that_concerns_the_unit(tree, people, congress):
    directive = make_directive(tree, people)
    cell = make_congress(tree, tree.cells[0])
    assert actions.add_task(cell, by=people.giang, title="Lập kế hoạch", due_on=DUE, directive=directive).directive
    bloc = make_congress(tree, tree.bloc)
    with pytest.raises(WrongInput, match="does not concern"):
        actions.add_task(bloc, by=people.ha, title="Việc", due_on=DUE, directive=directive)


def test_work_goes_forward_and_back(task, people):
    assert actions.start_task(task, by=people.an).state == TaskState.DOING
    done = actions.finish_task(task, by=people.an, done_on=DUE + timedelta(days=3))
    assert (done.state, done.days_late(date(2020, 12, 1))) == (TaskState.DONE, 3)
    actions.finish_task(task, by=people.an)
    undone = actions.reopen_task(task, by=people.an)
    assert (undone.state, undone.done_on) == (TaskState.OPEN, None)
    assert verbs()[2:] == ["planning.task_started", "planning.task_finished", "planning.task_reopened"]


def test_a_closed_task_is_opened_before_it_begins_again(task, people):
    actions.finish_task(task, by=people.an)
    with pytest.raises(Refused, match="Open it again"):
        actions.start_task(task, by=people.an)
    with pytest.raises(Refused, match="can't be dropped"):
        actions.drop_task(task, "x", by=people.an)


def test_moving_and_dropping_need_a_reason(task, people):
    with pytest.raises(WrongInput, match="reason"):
        actions.reschedule_task(task, DUE + timedelta(days=30), "", by=people.an)
    moved = actions.reschedule_task(task, DUE + timedelta(days=30), "Giãn cách xã hội", by=people.an)
    assert (moved.due_on, moved.reason) == (date(2020, 5, 31), "Giãn cách xã hội")
    assert Entry.objects.latest("pk").facts["former_due_on"] == "2020-05-01"
    with pytest.raises(WrongInput, match="reason"):
        actions.drop_task(task, " ", by=people.an)
    assert actions.drop_task(task, "Không cần nữa", by=people.an).state == TaskState.DROPPED
    with pytest.raises(Refused):
        actions.reschedule_task(task, DUE, "x", by=people.an)


def test_nothing_is_done_in_the_future(task, people):
    with pytest.raises(WrongInput, match="still to come"):
        actions.finish_task(task, by=people.an, done_on=timezone.localdate() + timedelta(days=1))


def test_the_person_in_charge_works_but_does_not_plan(congress, tree, people):
    person = make_person("Lê Kim Chi", tree.ministry, user=people.chi)
    task = actions.add_task(congress, by=people.an, title="Soạn thảo", due_on=DUE, assignee=person)
    assert actions.finish_task(task, by=people.chi).state == TaskState.DONE
    with pytest.raises(PermissionDenied):
        actions.reschedule_task(task, DUE, "x", by=people.chi)


def test_a_member_of_the_leading_body_works(task, body, tree, people):
    person = make_person("Lê Kim Chi", tree.ministry, user=people.chi)
    with pytest.raises(PermissionDenied):
        actions.start_task(task, by=people.chi)
    actions.seat_person(body, person, by=people.an)
    assert actions.start_task(task, by=people.chi).state == TaskState.DOING


def test_others_neither_plan_nor_work(task, congress, people):
    for user in (people.binh, people.giang, people.ha, people.dung):
        with pytest.raises(PermissionDenied):
            actions.finish_task(task, by=user)
        with pytest.raises(PermissionDenied):
            actions.add_task(congress, by=user, title="Việc", due_on=DUE)


def test_an_edit_changes_words_and_bearers_not_the_day(task, body, people):
    edited = actions.edit_task(task, by=people.an, title="Dự thảo báo cáo chính trị", product="Dự thảo lần 1")
    edited.refresh_from_db()
    assert (edited.title, edited.body, edited.product, edited.due_on) == (
        "Dự thảo báo cáo chính trị", None, "Dự thảo lần 1", DUE,
    )  # fmt: skip
    assert Entry.objects.latest("pk").facts["former"]["body"] == "Tiểu ban Văn kiện"
