"""Sending papers down, acknowledging them, reporting, reminding, withdrawing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from daihoi.apps.audit.models import Entry
from daihoi.apps.directives import actions
from daihoi.apps.directives.models import Directive, Receipt, ReceiptState
from daihoi.apps.documents.models import Direction
from daihoi.core.errors import Refused, WrongInput
from tests.apps.directives.papers import make_directive, make_paper


def verbs() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def test_every_active_unit_directly_below_gets_a_receipt(tree, people):
    tree.cells[2].is_active = False
    tree.cells[2].save()
    directive = actions.issue_directive(make_paper(tree), by=people.an, demand="Xây dựng kế hoạch")
    assert [receipt.unit.code for receipt in directive.receipts.all()] == ["cb1", "cb2"]
    assert verbs() == ["directives.directive_issued"]


def test_the_whole_subtree_can_be_addressed(tree, people):
    directive = actions.issue_directive(make_paper(tree, tree.bloc), by=people.ha, is_for_subtree=True)
    assert [receipt.unit.code for receipt in directive.receipts.all()] == ["bo", "cb1", "cb2", "cb3"]


def test_a_paper_is_sent_once(tree, people):
    paper = make_paper(tree)
    first = actions.issue_directive(paper, by=people.an)
    assert actions.issue_directive(paper, by=people.an) == first
    assert Receipt.objects.count() == 3
    assert verbs() == ["directives.directive_issued"]


def test_only_the_office_of_the_issuer_sends(tree, people):
    paper = make_paper(tree)
    for user in (people.chi, people.giang, people.ha, people.dung):
        with pytest.raises(PermissionDenied):
            actions.issue_directive(paper, by=user)
    assert not Directive.objects.exists()


def test_a_received_paper_is_not_sent_down(tree, people):
    with pytest.raises(Refused, match="was received"):
        actions.issue_directive(make_paper(tree, direction=Direction.RECEIVED), by=people.an)


def test_a_unit_with_nobody_below_sends_nothing(tree, people):
    with pytest.raises(Refused, match="nobody to send"):
        actions.issue_directive(make_paper(tree, tree.cells[0]), by=people.giang)
    assert not Directive.objects.exists()


def test_the_last_day_for_reports_is_not_before_the_sending(tree, people):
    with pytest.raises(WrongInput, match="before the day"):
        actions.issue_directive(make_paper(tree), by=people.an, report_by_on=timezone.localdate() - timedelta(days=1))


def test_a_paper_of_the_last_term_prepares_the_congresses_of_this_one(tree, people):
    moment = timezone.make_aware(timezone.datetime(2019, 11, 12, 8))
    directive = actions.issue_directive(
        make_paper(tree), by=people.an, term=tree.term, issued_at=moment, report_by_on=date(2019, 12, 31)
    )
    assert (directive.term, directive.issued_at) == (tree.term, moment)


def test_units_that_came_later_are_added_once(tree, people):
    directive = make_directive(tree, people)
    late = (
        type(tree.ministry)
        .objects.get(pk=tree.ministry.pk)
        .add_child(code="cb4", name="Chi bộ 4", level=tree.cells[0].level, folded_name="chi bo 4")
    )
    assert actions.deliver_to_new_units(directive, by=people.an) == 1
    assert actions.deliver_to_new_units(directive, by=people.an) == 0
    assert directive.receipts.filter(unit=late, state=ReceiptState.SENT).count() == 1
    assert verbs()[-1] == "directives.directive_delivered"


def test_withdrawing_needs_a_reason_and_ends_what_is_owed(tree, people):
    directive = make_directive(tree, people)
    with pytest.raises(WrongInput):
        actions.withdraw_directive(directive, " ", by=people.an)
    actions.withdraw_directive(directive, "Ban hành nhầm", by=people.an)
    actions.withdraw_directive(directive, "Lần nữa", by=people.an)
    directive.refresh_from_db()
    assert directive.withdrawn_reason == "Ban hành nhầm"
    assert verbs().count("directives.directive_withdrawn") == 1
    with pytest.raises(Refused, match="withdrawn"):
        actions.acknowledge(directive.receipts.first(), by=people.giang)
    with pytest.raises(Refused, match="withdrawn"):
        actions.issue_directive(directive.paper, by=people.an)


def test_another_unit_does_not_withdraw(tree, people):
    with pytest.raises(PermissionDenied):
        actions.withdraw_directive(make_directive(tree, people), "x", by=people.giang)
