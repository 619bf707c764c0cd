"""Entering, changing, ending and moving members."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.members import actions
from daihoi.apps.members.actions import Holding
from daihoi.apps.members.models import HoldingSource, Membership, MembershipStatus, OfficeHolding, Person, Sex
from daihoi.apps.organisations.models import OfficeKind, Role, RoleAssignment
from daihoi.core.errors import Refused, WrongInput
from tests.cast import make_person

MUOI = {"full_name": "Nguyễn Văn Mười", "sex": Sex.MALE, "born_on": date(1975, 1, 2)}


def test_a_person_is_entered_with_a_membership(tree, people):
    person = actions.add_person(tree.ministry, **MUOI, joined_on=date(2000, 1, 1), by=people.an, home_town="Huế")
    membership = person.memberships.get()
    assert (membership.unit, membership.unit_path, membership.status) == (
        tree.ministry, tree.ministry.path, MembershipStatus.PROBATIONARY,
    )  # fmt: skip
    entry = Entry.objects.get(verb="members.person_added")
    assert (entry.by, entry.unit_code, entry.on_text) == ("an", "bo", "Nguyễn Văn Mười")


def test_a_superior_keeps_the_register_below_but_not_beside(tree, people):
    actions.add_person(tree.cells[0], **MUOI, by=people.an)
    with pytest.raises(PermissionDenied):
        actions.add_person(tree.cells[1], **MUOI, by=people.giang)
    with pytest.raises(PermissionDenied):
        actions.add_person(tree.ministry, **MUOI, by=people.chi)


def test_the_same_person_is_not_entered_twice(tree, people):
    actions.add_person(tree.ministry, **MUOI, by=people.an)
    with pytest.raises(WrongInput, match="Transfer"):
        actions.add_person(tree.cells[0], **(MUOI | {"full_name": "NGUYEN VAN MUOI"}), by=people.an)


def test_two_persons_of_one_name_and_day_are_told_apart_by_their_cards(tree, people):
    actions.add_person(tree.ministry, **MUOI, card_number="01.1", by=people.an)
    actions.add_person(tree.ministry, **MUOI, card_number="01.2", by=people.an)
    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"born_on": date(2999, 1, 1)}, "future"),
        ({"born_on": date(1800, 1, 1)}, "years old"),
        ({"joined_on": date(1980, 1, 1)}, "before 18"),
        ({"joined_on": date(2000, 1, 1), "official_on": date(1999, 1, 1)}, "Official before joining"),
    ],
)
def test_days_that_can_not_be_true_are_refused(tree, people, days, words):
    with pytest.raises(WrongInput, match=words):
        actions.add_person(tree.ministry, **(MUOI | days), by=people.an)
    assert not Person.objects.exists()


def test_a_change_names_what_was_before_and_hides_what_is_sensitive(tree, people):
    person = make_person(unit=tree.ministry)
    RoleAssignment.objects.create(user=people.dung, unit=tree.ministry, role=Role.PERSONNEL)
    actions.change_person(person, home_town="Huế", religion="Phật giáo", by=people.dung)
    entry = Entry.objects.get(verb="members.person_changed")
    assert entry.facts == {"changes": {"home_town": ["", "Huế"]}, "sensitive_fields": ["religion"]}


def test_sensitive_fields_are_changed_and_read_by_personnel_officers_only(tree, people):
    person = make_person(unit=tree.ministry, ethnicity="Tày")
    with pytest.raises(PermissionDenied):
        actions.change_person(person, ethnicity="Kinh", by=people.an)
    with pytest.raises(PermissionDenied):
        actions.read_sensitive(person, by=people.an)
    RoleAssignment.objects.create(user=people.dung, unit=tree.ministry, role=Role.PERSONNEL)
    assert actions.read_sensitive(person, by=people.dung) == {"ethnicity": "Tày", "religion": ""}
    entry = Entry.objects.get(verb="members.sensitive_read")
    assert "Tày" not in str(entry.facts)


def test_a_membership_ends_once_and_not_before_it_began(tree, people):
    membership = make_person(unit=tree.ministry).memberships.get()
    with pytest.raises(WrongInput):
        actions.end_membership(membership, on=date(1999, 1, 1), reason="chuyển đi", by=people.an)
    actions.end_membership(membership, on=date(2021, 1, 1), reason="chuyển đi", by=people.an)
    again = actions.end_membership(membership, on=date(2022, 1, 1), reason="khác", by=people.an)
    assert (again.ended_on, again.status) == (date(2021, 1, 1), MembershipStatus.ENDED)
    assert Entry.objects.filter(verb="members.membership_ended").count() == 1


def test_a_transfer_keeps_the_days_and_the_standing(tree, people):
    membership = make_person(unit=tree.cells[0]).memberships.get()
    moved = actions.transfer_member(membership, tree.cells[1], on=date(2021, 1, 1), by=people.an)
    assert (moved.unit, moved.official_on, moved.status) == (tree.cells[1], date(2001, 1, 1), "official")
    assert Membership.objects.filter(ended_on__isnull=True).count() == 1
    with pytest.raises(Refused):
        actions.transfer_member(
            Membership.objects.get(pk=membership.pk), tree.cells[2], on=date(2021, 1, 2), by=people.an
        )
    with pytest.raises(PermissionDenied):
        actions.transfer_member(moved, tree.cells[0], on=date(2021, 1, 2), by=people.giang)


def test_a_standing_is_corrected_with_its_trail(tree, people):
    membership = make_person(unit=tree.ministry).memberships.get()
    actions.change_membership(membership, status=MembershipStatus.EXEMPTED, by=people.an)
    facts = Entry.objects.get(verb="members.membership_changed").facts
    assert facts == {"before": {"status": "official"}, "after": {"status": "exempted"}}
    with pytest.raises(WrongInput):
        actions.change_membership(membership, status=MembershipStatus.ENDED, by=people.an)


def test_offices_are_recorded_once(tree, people):
    person = make_person(unit=tree.ministry)
    holding = Holding(person, OfficeKind.SECRETARY, HoldingSource.ELECTED, date(2020, 8, 28))
    assert actions.record_office_holdings(tree.ministry, tree.term, [holding], by=people.an) == 1
    assert actions.record_office_holdings(tree.ministry, tree.term, [holding], by=people.an) == 0
    kept = actions.record_office_holding(tree.ministry, tree.term, holding, by=people.an)
    actions.end_office_holding(kept, on=date(2021, 1, 1), reason="nghỉ hưu", by=people.an)
    assert OfficeHolding.objects.get().ended_on == date(2021, 1, 1)
    assert Entry.objects.filter(verb="members.offices_recorded").count() == 1
