"""Every page answers in both languages for those who may see it, and stays shut for the others."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from daihoi.apps.directives import actions, queries
from daihoi.apps.directives.models import Directive, ReceiptState
from daihoi.apps.shell.journey import StopState
from tests.apps.directives.papers import make_directive, make_paper
from tests.cast import make_congress


@pytest.fixture
def directive(tree, people):
    return make_directive(tree, people, demand="Xây dựng kế hoạch", report_by_on=timezone.localdate() + timedelta(9))


@pytest.fixture
def below(tree, directive):
    return make_congress(tree, tree.cells[0])


@pytest.fixture
def overdue(directive):
    """The last day for reports was yesterday."""
    Directive.objects.update(report_by_on=timezone.localdate() - timedelta(days=1))
    directive.refresh_from_db()
    return directive


def pages(congress, directive) -> list[str]:
    receipt = directive.receipts.first()
    stop = f"/c/{congress.pk}/directives/"
    return [
        stop,
        f"{stop}missing/",
        f"{stop}missing/?units=all",
        f"{stop}{directive.pk}/",
        f"{stop}receipts/{receipt.pk}/",
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_pages_open_for_the_office_and_for_the_superior(client, congress, directive, people, language):
    client.cookies["daihoi_language"] = language
    for user in (people.an, people.ha):
        client.force_login(user)
        for page in pages(congress, directive):
            assert client.get(page).status_code == 200, page
    client.force_login(people.an)
    for page in ("issue/", f"{directive.pk}/withdraw/", f"{directive.pk}/?export=xlsx"):
        assert client.get(f"/c/{congress.pk}/directives/{page}").status_code == 200


def test_strangers_and_other_units_stay_outside(client, congress, directive, people, below, tree):
    for user in (people.dung, people.giang):
        client.force_login(user)
        assert {client.get(page).status_code for page in pages(congress, directive)} == {403}
    client.force_login(people.giang)
    foreign = directive.receipts.get(unit=tree.cells[1])
    assert client.get(f"/c/{below.pk}/directives/receipts/{foreign.pk}/").status_code == 404


def test_members_read_but_do_not_act(client, congress, directive, people):
    client.force_login(people.chi)
    assert client.get(f"/c/{congress.pk}/directives/").status_code == 200
    assert client.get(f"/c/{congress.pk}/directives/issue/").status_code == 403
    assert client.post(f"/c/{congress.pk}/directives/{directive.pk}/remind/", {"all": "1"}).status_code == 403


def test_a_paper_is_sent_from_the_page(client, congress, people, tree):
    paper = make_paper(tree)
    client.force_login(people.an)
    answer = client.post(
        f"/c/{congress.pk}/directives/issue/", {"paper": paper.pk, "demand": "", "is_for_subtree": "below"}
    )
    sent = Directive.objects.get()
    assert answer.url == f"/c/{congress.pk}/directives/{sent.pk}/"
    assert sent.receipts.count() == 3


def test_a_unit_below_acknowledges_with_one_press_and_reports(client, below, directive, people, tree):
    client.force_login(people.giang)
    receipt = directive.receipts.get(unit=tree.cells[0])
    stop = f"/c/{below.pk}/directives/"
    assert client.post(f"{stop}receipts/{receipt.pk}/acknowledge/", {"next": "home"}).url == stop
    client.post(f"{stop}receipts/{receipt.pk}/", {"report": "Đã ban hành kế hoạch"})
    receipt.refresh_from_db()
    assert (receipt.state, receipt.report) == (ReceiptState.DONE, "Đã ban hành kế hoạch")


def test_chosen_units_are_reminded_from_the_list(client, congress, directive, people):
    client.force_login(people.an)
    receipt = directive.receipts.first()
    client.post(f"/c/{congress.pk}/directives/{directive.pk}/remind/", {"selected": [receipt.pk]})
    assert list(directive.receipts.values_list("reminders", flat=True)) == [1, 0, 0]


def test_the_stop_says_where_it_stands(below, congress, overdue, people, tree):
    assert queries.standing(below).state is StopState.LATE
    assert queries.standing(congress).state is StopState.NOW
    step = queries.next_steps(below, people.giang)[0]
    assert (step.is_late, step.who) == (True, "")
    assert queries.next_steps(below, people.an)[0].who == "Chi bộ 1"
    actions.report_done(overdue.receipts.get(unit=tree.cells[0]), "Xong", by=people.giang)
    assert queries.standing(below).state is StopState.DONE
    assert queries.next_steps(below, people.giang) == []
    assert [step.is_late for step in queries.next_steps(congress, people.an)] == [True]


def test_nothing_is_owed_for_a_paper_that_a_newer_one_replaces(below, congress, overdue, people, tree):
    make_paper(tree, number=700, replaces=overdue.paper)
    assert queries.standing(below).state is StopState.DONE
    assert list(queries.in_force(queries.issued_by(congress))) == []


def test_the_board_shows_units_that_owe_something(congress, overdue, people, tree):
    actions.report_done(overdue.receipts.get(unit=tree.cells[0]), "Xong", by=people.giang)
    found = queries.missing_board(congress)
    assert (found.total, [row.label for row in found.board.rows[1:]]) == (2, ["Chi bộ 2", "Chi bộ 3"])
    assert [cell.state for cell in found.board.rows[1].cells] == ["late"]
    everyone = queries.missing_board(congress, with_settled=True)
    assert [row.cells[0].state for row in everyone.board.rows] == ["late", "done", "late", "late"]
    assert everyone.board.rows[0].cells[0].text == "1/3"


def test_the_counts_take_one_look_at_the_database(congress, overdue, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        one = queries.issued_by(congress).get()
        assert (one.total, one.arrived, one.carried_out, one.missing, one.late) == (3, 0, 0, 3, 3)
    with django_assert_max_num_queries(6):
        queries.missing_board(congress)
