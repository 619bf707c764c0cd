"""Every page answers in both languages for those who may see it, and stays shut for the others."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from daihoi.apps.planning import actions, queries
from daihoi.apps.planning.models import Body, BodyMember, BodyRole, Task, TaskState
from daihoi.apps.planning.papers.calendar_file import as_calendar
from daihoi.apps.shell.journey import StopState
from tests.apps.directives.papers import make_directive
from tests.cast import make_congress, make_person


@pytest.fixture
def body(congress, people) -> Body:
    return actions.set_up_usual_bodies(congress, by=people.an)[1]


@pytest.fixture
def task(congress, body, people, tree) -> Task:
    person = make_person("Lê Thị Hòa", tree.cells[0])
    actions.seat_person(body, person, by=people.an, role=BodyRole.HEAD)
    return actions.add_task(
        congress, by=people.an, title="Dự thảo báo cáo", due_on=timezone.localdate() - timedelta(days=3), body=body,
        assignee=person, product="Dự thảo lần 1",
    )  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_pages_open_for_those_who_may_look(client, congress, body, task, people, language):
    client.cookies["daihoi_language"] = language
    stop = f"/c/{congress.pk}/planning/"
    pages = ["", "calendar/", "calendar/?month=2020-08", "calendar.ics", "bodies/",
             f"bodies/{body.pk}/", f"tasks/{task.pk}/",
             "?state=overdue", f"?body={body.pk}", "?export=xlsx", "?export=print"]  # fmt: skip
    for user in (people.an, people.ha, people.chi):
        client.force_login(user)
        for page in pages:
            assert client.get(stop + page).status_code == 200, page
    for user in (people.dung, people.giang):
        client.force_login(user)
        assert {client.get(stop + page).status_code for page in pages} == {403}


def test_only_the_office_opens_the_forms(client, congress, body, task, people):
    stop = f"/c/{congress.pk}/planning/"
    forms = ["tasks/add/", f"tasks/{task.pk}/edit/", f"tasks/{task.pk}/move/", f"tasks/{task.pk}/drop/", "bodies/add/",
             f"bodies/{body.pk}/edit/", "people/?who=hoa"]  # fmt: skip
    for user, status in ((people.an, 200), (people.chi, 403), (people.ha, 403)):
        client.force_login(user)
        assert {client.get(stop + page).status_code for page in forms} == {status}


def test_an_empty_plan_says_where_to_begin(client, congress, people):
    client.force_login(people.an)
    page = client.get(f"/c/{congress.pk}/planning/").content.decode()
    assert f"/c/{congress.pk}/planning/bodies/usual/" in page
    client.post(f"/c/{congress.pk}/planning/bodies/usual/")
    assert Body.objects.count() == 4


def test_people_are_found_without_marks_and_stand_by_given_name(congress, tree):
    for name in ("Trần Thị Hòa", "Lê Văn An", "Đỗ Hoà An"):
        make_person(name, tree.cells[0])
    make_person("Hoa Ngoài", None)
    assert [str(one) for one in queries.people_for(congress, "hoa")] == ["Đỗ Hoà An", "Trần Thị Hòa"]
    assert [str(one) for one in queries.people_for(congress, "DO hoa")] == ["Đỗ Hoà An"]


def test_a_seat_is_given_from_the_picker(client, congress, body, people, tree):
    client.force_login(people.an)
    person = make_person("Trần Thị Hòa", tree.cells[0])
    found = client.get(f"/c/{congress.pk}/planning/people/?who=hoa").content.decode()
    assert f'value="{person.pk}"' in found
    client.post(f"/c/{congress.pk}/planning/bodies/{body.pk}/seat/", {"person": person.pk, "role": "deputy"})
    seat = BodyMember.objects.get()
    assert (seat.person, seat.role) == (person, BodyRole.DEPUTY)
    client.post(f"/c/{congress.pk}/planning/seats/{seat.pk}/remove/")
    assert not BodyMember.objects.exists()


def test_a_task_goes_through_the_pages(client, congress, body, people):
    client.force_login(people.an)
    stop = f"/c/{congress.pk}/planning/"
    client.post(f"{stop}tasks/add/", {"title": "Đề cương", "due_on": "2020-03-01", "body": body.pk})
    task = Task.objects.get()
    for act, state in (("start", "doing"), ("finish", "done"), ("reopen", "open")):
        client.post(f"{stop}tasks/{task.pk}/work/", {"act": act})
        task.refresh_from_db()
        assert task.state == state
    client.post(f"{stop}tasks/{task.pk}/move/", {"due_on": "2020-04-01", "reason": "Giãn cách"})
    client.post(f"{stop}tasks/{task.pk}/edit/", {"title": "Đề cương báo cáo", "body": body.pk})
    client.post(f"{stop}tasks/finish/", {"selected": [task.pk]})
    task.refresh_from_db()
    assert (task.title, task.due_on, task.state) == ("Đề cương báo cáo", date(2020, 4, 1), TaskState.DONE)


def test_a_task_is_planned_from_a_directive(client, tree, people):
    directive = make_directive(tree, people)
    cell = make_congress(tree, tree.cells[0])
    client.force_login(people.giang)
    page = client.get(f"/c/{cell.pk}/planning/tasks/add/?directive={directive.pk}").content.decode()
    assert f'<option value="{directive.pk}" selected>' in page
    data = {"title": "Lập kế hoạch", "due_on": "2020-01-01", "directive": directive.pk}
    client.post(f"/c/{cell.pk}/planning/tasks/add/", data)
    assert Task.objects.get().directive == directive


def test_the_calendar_holds_tasks_and_the_days_of_the_congress(congress, task):
    month = queries.month_of(congress, date(2020, 8, 1), queries.tasks_of(congress))
    days = {day.on: day.marks for week in month.weeks for day in week if day.marks}
    assert list(days) == [date(2020, 8, 27), date(2020, 8, 28)]
    assert all(len(week) == 7 and week[0].on.weekday() == 0 for week in month.weeks)
    assert queries.best_month(congress) == task.due_on.replace(day=1)


def test_the_calendar_file_folds_long_lines_between_letters(congress, people):
    actions.add_task(congress, by=people.an, title="Đại hội, " * 20 + "hết", due_on=date(2020, 8, 27))
    dropped = actions.add_task(congress, by=people.an, title="Bỏ", due_on=date(2020, 8, 27))
    actions.drop_task(dropped, "Thôi", by=people.an)
    text = as_calendar("Đại hội", queries.tasks_of(congress), timezone.now())
    assert text.count("BEGIN:VEVENT") == 1
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "Đại hội\\, " * 20 + "hết" in text.replace("\r\n ", "")
    assert "DTEND;VALUE=DATE:20200828" in text


def test_the_stop_says_where_it_stands(congress, people):
    assert (queries.standing(congress).state, len(queries.next_steps(congress, people.an))) == (StopState.NONE, 1)
    actions.set_up_usual_bodies(congress, by=people.an)
    task = actions.add_task(congress, by=people.an, title="Việc", due_on=timezone.localdate() - timedelta(days=1))
    assert queries.standing(congress).state is StopState.LATE
    assert [step.is_late for step in queries.next_steps(congress, people.an)] == [True]
    actions.finish_task(task, by=people.an)
    assert queries.standing(congress).state is StopState.DONE
    assert queries.judgement_of(queries.tasks_of(congress).get()) in ("1 day late", "chậm 1 ngày")
