"""Sending the list up, and the answer of the superior."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.nominations import actions
from daihoi.core.errors import Refused, WrongInput
from tests.cast import make_person


def test_the_secretary_submits_the_superior_approves_and_the_list_is_closed(slate, entries, people, officer):
    with pytest.raises(PermissionDenied):
        actions.submit(slate, by=officer)
    actions.submit(slate, by=people.an)
    assert {entry.state for entry in slate.entries.all()} == {"listed"}
    with pytest.raises(PermissionDenied):
        actions.approve(slate, by=people.an)
    actions.approve(slate, by=people.ha, paper="45-QĐ/ĐUK")
    assert (slate.state, slate.approved_by) == ("approved", "45-QĐ/ĐUK")
    for act in (
        lambda: actions.add_nominee(slate, make_person("Mai Khoa"), by=officer),
        lambda: actions.withdraw_nominee(entries["Lý Hà"], by=officer, reason="x"),
        lambda: actions.change_seats(slate, 7, by=officer),
    ):
        with pytest.raises(Refused, match="no longer changes"):
            act()


def test_repeating_does_nothing(slate, entries, people):
    actions.submit(slate, by=people.an)
    assert actions.submit(slate, by=people.an).state == "submitted"
    actions.approve(slate, by=people.ha)
    day = slate.approved_on
    assert actions.approve(slate, by=people.ha, paper="x").approved_on == day


def test_an_unlawful_list_is_not_submitted(slate, entries, people, officer):
    actions.change_seats(slate, 6, by=officer)
    with pytest.raises(Refused, match="can't be submitted: Names: 6, seats: 6") as refusal:
        actions.submit(slate, by=people.an)
    assert str(refusal.value.source) == "190-QĐ/TW Đ14.1"


def test_the_superior_gives_a_list_back_with_what_is_to_be_mended(slate, entries, people):
    with pytest.raises(Refused, match="not been submitted"):
        actions.approve(slate, by=people.ha)
    actions.submit(slate, by=people.an)
    with pytest.raises(WrongInput):
        actions.return_slate(slate, by=people.ha, note=" ")
    actions.return_slate(slate, by=people.ha, note="thêm nữ")
    assert (slate.state, slate.note) == ("building", "thêm nữ")
