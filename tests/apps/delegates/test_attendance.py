"""Who came: the door, the absences, the alternates, the quorum."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.delegates import actions, queries
from daihoi.apps.delegates.models import Delegate
from daihoi.core.errors import Refused


@pytest.fixture
def delegates(congress, people, members, tree):
    actions.register_elected(congress, tree.cells[0], members[0][:2], members[0][2:], by=people.an)
    actions.register_elected(congress, tree.cells[1], members[1], by=people.an)
    actions.accept_all(congress, by=people.an)
    return {one.person.full_name: one for one in congress.delegates.select_related("person", "congress")}


def test_the_teller_checks_in_once_and_takes_a_slip_back(delegates, people):
    actions.check_in(delegates["Bùi An"], by=people.binh)
    actions.check_in(delegates["Bùi An"], by=people.binh)
    assert Entry.objects.filter(verb="delegates.checked_in").count() == 1
    actions.undo_check_in(delegates["Bùi An"], by=people.binh)
    assert (delegates["Bùi An"].attendance, delegates["Bùi An"].checked_in_at) == ("expected", None)
    with pytest.raises(PermissionDenied):
        actions.check_in(delegates["Bùi An"], by=people.chi)


def test_an_alternate_and_a_barred_person_do_not_enter_the_count(congress, delegates, people):
    with pytest.raises(Refused, match="has not been called up"):
        actions.check_in(delegates["Dương Chi"], by=people.binh)
    actions.reject_credentials(delegates["Lý Hà"], by=people.an, reason="sai thủ tục")
    with pytest.raises(Refused, match="sai thủ tục"):
        actions.check_in(delegates["Lý Hà"], by=people.binh)


def test_an_excuse_needs_its_reason(delegates, people):
    with pytest.raises(Refused, match="excused"):
        actions.mark_absent(delegates["Bùi An"], by=people.binh, is_excused=True)
    actions.mark_absent(delegates["Bùi An"], by=people.binh, is_excused=True, reason="ốm")
    actions.mark_absent(delegates["Cao Bình"], by=people.binh, is_excused=False)
    assert (delegates["Bùi An"].attendance, delegates["Cao Bình"].attendance) == ("absent_excused", "absent_unexcused")


def test_the_whole_list_is_recorded_at_once_and_again(congress, delegates, people):
    sick = delegates["Bùi An"].pk
    assert actions.record_attendance(congress, by=people.binh, excused=[sick], reason="ốm") == 3
    count = queries.head_count(congress)
    assert (count.present, count.excused_names, count.absent) == (3, ("Bùi An",), 1)
    assert actions.record_attendance(congress, by=people.binh, present=[sick]) == 1
    assert queries.head_count(congress).present == 1


def test_the_quorum_asks_for_two_thirds_of_people_and_of_units(congress, delegates, people):
    actions.record_attendance(congress, by=people.binh)
    quorum = queries.quorum(congress)
    assert (quorum.is_reached, quorum.needed, quorum.units_needed) == (True, 3, 2)
    actions.mark_absent(delegates["Hồ Giang"], by=people.binh, is_excused=False)
    actions.mark_absent(delegates["Lý Hà"], by=people.binh, is_excused=False)
    assert not queries.quorum(congress).is_reached


def test_an_alternate_takes_the_seat_in_order(congress, delegates, people):
    an, chi, dung = delegates["Bùi An"], delegates["Dương Chi"], delegates["Đinh Dũng"]
    with pytest.raises(Refused, match="Dương Chi comes first"):
        actions.replace_by_alternate(an, dung, by=people.an, reason="ốm")
    actions.replace_by_alternate(an, chi, by=people.an, reason="ốm")
    count = queries.head_count(congress)
    assert (count.summoned, count.alternates, count.excused) == (4, 1, 0)
    actions.check_in(Delegate.objects.get(pk=chi.pk), by=people.binh)
    with pytest.raises(Refused, match="holds no seat"):
        actions.replace_by_alternate(Delegate.objects.get(pk=an.pk), dung, by=people.an, reason="x")


def test_no_alternate_for_one_who_moved_under_the_same_superior(delegates, people):
    with pytest.raises(Refused, match="keeps the seat") as refusal:
        actions.replace_by_alternate(
            delegates["Bùi An"], delegates["Dương Chi"], by=people.an, reason="chuyển", has_moved_within=True
        )
    assert str(refusal.value.source) == "01-HD/TW (2021) m.11"


def test_an_alternate_of_another_unit_or_not_recognised_is_not_called(delegates, people):
    with pytest.raises(Refused, match="another unit"):
        actions.replace_by_alternate(delegates["Hồ Giang"], delegates["Dương Chi"], by=people.an, reason="ốm")
    Delegate.objects.filter(pk=delegates["Dương Chi"].pk).update(credential="unchecked")
    with pytest.raises(Refused, match="not been recognised"):
        actions.replace_by_alternate(
            delegates["Bùi An"], Delegate.objects.get(pk=delegates["Dương Chi"].pk), by=people.an, reason="ốm"
        )


def test_after_the_congress_attendance_stands(congress, delegates, people):
    congress.stage = "closed"
    congress.save()
    with pytest.raises(Refused, match="over"):
        actions.record_attendance(congress, by=people.binh)
