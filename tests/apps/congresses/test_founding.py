"""Founding congresses: by the office, from the rulebook, in the form that the members ask for."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.congresses import actions, law
from daihoi.apps.congresses.models import Congress
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.rulebooks import load
from tests.cast import make_person


def found(tree, user, unit=None, **given):
    return actions.create_congress(unit or tree.ministry, tree.term, by=user, **given)


def test_a_congress_begins_with_the_checklist_of_its_rulebook(tree, people):
    congress = found(tree, people.an, ordinal="III")
    assert congress.stage == "draft"
    assert congress.rulebook == "vn-party-190"
    assert list(congress.checklist.values_list("key", flat=True)) == [
        item.key for item in load("vn-party-190").checklist
    ]
    notice = congress.checklist.get(key="notice_of_opening")
    assert (notice.source, notice.source_status, notice.last_lawful_on) == ("24-QĐ/TW (2021) mục 11.1", "found", None)


def test_founding_is_written_in_the_trail(tree, people):
    congress = found(tree, people.an)
    entry = Entry.objects.get(verb="congresses.congress_created")
    assert (entry.by, entry.on_key, entry.facts["form"]) == ("an", str(congress.pk), "member_congress")


def test_a_stranger_and_a_member_found_no_congress(tree, people):
    for user in (people.dung, people.chi, people.giang):
        with pytest.raises(PermissionDenied):
            found(tree, user)
    assert not Congress.objects.exists()


def test_the_office_above_founds_the_congress_of_a_cell(tree, people):
    assert found(tree, people.an, tree.cells[0]).unit == tree.cells[0]


def test_a_unit_has_one_congress_in_a_term(tree, people):
    found(tree, people.an)
    with pytest.raises(Refused, match="already has a congress"):
        found(tree, people.an)


def test_few_members_meet_all_together_and_the_reason_is_kept(tree, people):
    make_person(unit=tree.cells[0])
    congress = found(tree, people.an)
    assert congress.form == "member_congress"
    assert "200" in congress.form_reason


def test_delegates_for_few_members_need_a_reason_and_the_superiors_consent(tree, people):
    with pytest.raises(Refused, match="reason"):
        found(tree, people.an, form="delegate_congress")
    with pytest.raises(Refused, match="consents"):
        found(tree, people.an, form="delegate_congress", form_reason="scattered")
    congress = found(tree, people.an, form="delegate_congress", form_reason="scattered", form_consent="12-CV/ĐUK")
    assert (congress.form, congress.form_consent) == ("delegate_congress", "12-CV/ĐUK")


def test_a_congress_needs_a_content_and_a_known_rulebook(tree, people):
    with pytest.raises(WrongInput, match="no content"):
        found(tree, people.an, contents=[])
    with pytest.raises(WrongInput, match="no rulebook"):
        found(tree, people.an, rulebook="vn-party-1")


def test_all_units_below_get_their_congress_and_repeating_adds_none(tree, people):
    found(tree, people.an, tree.cells[1])
    founded = actions.create_congresses(tree.ministry, tree.term, by=people.an)
    assert [congress.unit.code for congress in founded] == ["cb1", "cb3"]
    assert founded[0].checklist.count() == len(load("vn-party-190").checklist)
    assert actions.create_congresses(tree.ministry, tree.term, by=people.an) == []


def test_only_the_office_above_founds_them_all(tree, people):
    with pytest.raises(PermissionDenied):
        actions.create_congresses(tree.ministry, tree.term, by=people.giang)


def test_contents_and_form_change_until_the_congress_is_convened(tree, people, congress):
    actions.switch_content(congress, "committee_election", by=people.an, is_on=False)
    assert congress.contents == ["review_and_directions", "upper_drafts", "delegation_election"]
    actions.switch_content(congress, "committee_election", by=people.an, is_on=True)
    assert congress.contents[2] == "committee_election"
    actions.change_form(congress, "member_congress", by=people.an, reason="")
    assert congress.form == "member_congress"
    congress.stage = "convened"
    congress.save()
    with pytest.raises(Refused, match="no longer change"):
        actions.switch_content(congress, "upper_drafts", by=people.an, is_on=False)
    with pytest.raises(Refused, match="no longer change"):
        actions.change_form(congress, "member_congress", by=people.an, reason="")


def test_a_unit_without_members_is_told_to_enter_them_first(tree):
    proposal = law.propose_form(load("vn-party-190"), 0)
    assert "No official member is registered yet" in str(proposal.reason)
