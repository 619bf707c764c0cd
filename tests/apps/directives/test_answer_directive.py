"""What a unit below does with a directive, and how it is reminded."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from daihoi.apps.audit.models import Entry
from daihoi.apps.directives import actions
from daihoi.apps.directives.models import ReceiptState
from daihoi.apps.organisations.models import Reach, Role, RoleAssignment
from daihoi.core.errors import WrongInput
from tests.apps.directives.papers import make_directive


@pytest.fixture
def directive(tree, people):
    return make_directive(tree, people, demand="Báo cáo kế hoạch")


@pytest.fixture
def receipt(directive, tree):
    return directive.receipts.get(unit=tree.cells[0])


@pytest.fixture
def clerk(tree, people):
    """Someone who works for the ministry and all below it."""
    RoleAssignment.objects.create(user=people.dung, unit=tree.ministry, role=Role.ADMIN, reach=Reach.SUBTREE)
    return people.dung


def count(verb: str) -> int:
    return Entry.objects.filter(verb=f"directives.{verb}").count()


def test_acknowledging_twice_changes_nothing(receipt, people):
    first = actions.acknowledge(receipt, by=people.giang)
    again = actions.acknowledge(receipt, by=people.giang)
    assert (again.state, again.received_at, again.received_by) == ("received", first.received_at, "Vũ Hương Giang")
    assert count("directive_acknowledged") == 1


def test_nobody_acknowledges_for_another_unit(receipt, people):
    for user in (people.an, people.ha, people.chi):
        with pytest.raises(PermissionDenied):
            actions.acknowledge(receipt, by=user)


def test_many_are_acknowledged_with_one_line_of_the_trail(directive, receipt, clerk, people):
    actions.acknowledge(receipt, by=people.giang)
    assert actions.acknowledge_many(directive.receipts.all(), by=clerk) == 2
    assert actions.acknowledge_many(directive.receipts.all(), by=clerk) == 0
    assert directive.receipts.filter(state=ReceiptState.RECEIVED).count() == 3
    assert count("directive_acknowledged_by_many") == 1


def test_many_are_refused_when_one_is_not_mine(directive, people):
    with pytest.raises(PermissionDenied):
        actions.acknowledge_many(directive.receipts.all(), by=people.giang)
    assert not directive.receipts.exclude(state=ReceiptState.SENT).exists()


def test_a_report_also_acknowledges_and_may_be_corrected(receipt, people):
    done = actions.report_done(receipt, "Đã ban hành kế hoạch", by=people.giang)
    assert (done.state, done.report) == (ReceiptState.DONE, "Đã ban hành kế hoạch")
    assert done.received_at is not None and done.done_at is not None
    actions.report_done(receipt, "Đã ban hành kế hoạch", by=people.giang)
    assert count("directive_reported") == 1
    actions.report_done(receipt, "Đã ban hành kế hoạch số 5", by=people.giang)
    assert Entry.objects.latest("pk").facts["former_report"] == "Đã ban hành kế hoạch"


def test_a_report_has_words_and_no_future(receipt, people):
    with pytest.raises(WrongInput, match="Write what was done"):
        actions.report_done(receipt, "  ", by=people.giang)
    with pytest.raises(WrongInput, match="future"):
        actions.report_done(receipt, "x", by=people.giang, done_at=timezone.now() + timedelta(hours=1))
    receipt.refresh_from_db()
    assert receipt.state == ReceiptState.SENT


def test_many_reports_leave_those_that_were_given(directive, receipt, clerk, people):
    actions.report_done(receipt, "Của chi bộ 1", by=people.giang)
    changed = actions.report_done_many(dict.fromkeys(directive.receipts.all(), "Đã làm"), by=clerk)
    assert changed == 2
    assert sorted(directive.receipts.values_list("report", flat=True)) == ["Của chi bộ 1", "Đã làm", "Đã làm"]
    assert count("directive_reported_by_many") == 1


def test_only_those_who_owe_are_reminded_and_once_a_day(directive, receipt, tree, people):
    actions.report_done(receipt, "Xong", by=people.giang)
    assert actions.remind(directive, tree.cells, by=people.an) == 2
    assert actions.remind(directive, tree.cells, by=people.an) == 0
    assert list(directive.receipts.values_list("reminders", flat=True)) == [0, 1, 1]
    assert count("units_reminded") == 1


def test_a_directive_without_demand_is_settled_by_its_receipt(tree, people):
    plain = make_directive(tree, people, number=7)
    actions.acknowledge(plain.receipts.get(unit=tree.cells[0]), by=people.giang)
    assert actions.remind(plain, tree.cells, by=people.an) == 2


def test_a_unit_below_does_not_remind(directive, tree, people):
    with pytest.raises(PermissionDenied):
        actions.remind(directive, tree.cells, by=people.giang)
