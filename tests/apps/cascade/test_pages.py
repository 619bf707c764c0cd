"""Every page of the stop, in both languages, for the right person and for nobody else."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from daihoi.apps.cascade import actions
from daihoi.apps.cascade.models import ReportState, ResultReport
from daihoi.apps.congresses.models import Stage
from tests.apps.cascade import hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def cell(tree, people, congress):
    cell = hall.below(tree, opens_on=date(2020, 5, 15), closes_on=date(2020, 5, 15))
    hall.elect(cell, people.giang, office="committee", seats=3)
    hall.elect(cell, people.giang, names=("Vũ Văn Xuân", "Vũ Văn Ý", "Vũ Văn Yên", "Vũ Văn Yêu"))
    return hall.close(cell)


def page(client, user, name, *args, language="vi", **query):
    client.force_login(user)
    return client.get(reverse(f"cascade:{name}", args=args), query, headers={"accept-language": language})


def send(client, user, name, *args, **values):
    client.force_login(user)
    return client.post(reverse(f"cascade:{name}", args=args), values, headers={"referer": "http://testserver/"})


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_in_both_languages(client, people, congress, cell, language):
    actions.submit_result(cell, by=people.giang)
    actions.make_dossier(cell, by=people.giang)
    actions.add_lesson(cell, by=people.giang, topic="documents", text="Gửi sớm hơn")
    missing = cell.dossier.get(key="resolution")
    for user, name, args in (
        (people.an, "home", [congress.pk]), (people.an, "progress", [congress.pk]),
        (people.an, "results", [congress.pk]),
        (people.an, "below", [congress.pk]), (people.an, "report", [congress.pk]), (people.an, "report", [cell.pk]),
        (people.an, "ratify", [cell.pk]), (people.an, "return", [cell.pk]),
        (people.an, "annul", [cell.pk, cell.contests.first().pk]), (people.giang, "home", [cell.pk]),
        (people.giang, "report", [cell.pk]), (people.giang, "lessons", [cell.pk]), (people.giang, "dossier", [cell.pk]),
        (people.giang, "add-item", [cell.pk]), (people.giang, "on-paper", [cell.pk, missing.pk]),
        (people.giang, "file", [cell.pk]),
    ):  # fmt: skip
        assert page(client, user, name, *args, language=language).status_code == 200, name


def test_strangers_do_not_look(client, people, congress, cell):
    for name in ("home", "progress", "results", "below", "report", "lessons", "dossier"):
        assert page(client, people.dung, name, congress.pk).status_code == 403
        assert page(client, people.giang, name, congress.pk).status_code == 403
        assert page(client, people.ha, name, congress.pk).status_code == 200


def test_both_forms_are_exported_as_they_are_seen(client, people, congress, cell):
    for name in ("progress", "results"):
        answer = page(client, people.an, name, congress.pk, export="xlsx")
        assert b"".join(answer.streaming_content)[:2] == b"PK"
    told = b"".join(page(client, people.an, "results", congress.pk, export="csv", office="committee").streaming_content)
    assert "Chi bộ 1" in told.decode()
    assert "30/40 (75,00%)" in told.decode()


def test_the_results_change_with_the_office(client, people, congress, cell):
    assert "Chi bộ 1" in page(client, people.an, "results", congress.pk, office="delegates").content.decode()
    assert "Chi bộ 1" not in page(client, people.an, "results", congress.pk, office="secretary").content.decode()


def test_from_the_report_to_the_archive_by_the_pages(client, people, congress, cell, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    send(client, people.giang, "submit", cell.pk)
    report = ResultReport.objects.get()
    send(client, people.an, "return", cell.pk, note="thiếu biên bản")
    report.refresh_from_db()
    assert report.state == ReportState.RETURNED
    send(client, people.giang, "submit", cell.pk)
    send(client, people.giang, "issue", cell.pk)
    send(client, people.an, "ratify", cell.pk, reason="")
    send(client, people.giang, "make", cell.pk)
    send(client, people.giang, "add-item", cell.pk, title="Ảnh", made_by="Văn phòng", medium="photo", pieces=3,
         secrecy="public", retention="")  # fmt: skip
    send(client, people.giang, "file", cell.pk, missing_reason="lưu bản giấy")
    cell.refresh_from_db()
    report.refresh_from_db()
    assert (cell.stage, report.state, report.paper.symbol) == (Stage.FILED, ReportState.APPROVED, "01-BC/CB1")


def test_delegates_are_taken_over_and_reports_ratified_with_one_press_each(client, people, congress, cell):
    actions.submit_result(cell, by=people.giang)
    send(client, people.an, "take-over", congress.pk)
    send(client, people.an, "ratify-all", congress.pk)
    cell.refresh_from_db()
    assert (congress.delegates.count(), cell.stage) == (3, Stage.RATIFIED)


def test_the_superior_annuls_by_the_page(client, people, congress, cell):
    contest = cell.contests.get(office="delegates")
    actions.raise_delegates(contest, by=people.giang)
    send(client, people.an, "annul", cell.pk, contest.pk, reason="sai thủ tục")
    assert congress.delegates.count() == 0


def test_the_first_page_says_what_to_do_first(client, people, congress, cell):
    text = page(client, people.giang, "home", cell.pk, language="en").content.decode()
    assert "Report the result" in text
    text = page(client, people.an, "home", congress.pk, language="en").content.decode()
    assert "Take over 3 delegates elected below" in text


def test_the_board_answers_with_few_queries(client, people, congress, cell, django_assert_max_num_queries):
    client.force_login(people.an)
    url = reverse("cascade:home", args=[congress.pk])
    client.get(url)
    with django_assert_max_num_queries(75):
        client.get(url)
