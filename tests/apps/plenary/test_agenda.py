"""The script: written from form and contents, run in its order, left only with a reason."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.plenary import actions, queries
from daihoi.apps.plenary.models import AgendaItem
from daihoi.core.errors import Refused, WrongInput


def keys(congress, sitting="main"):
    return list(congress.agenda.filter(sitting=sitting).order_by("order").values_list("key", flat=True))


def test_the_script_follows_the_contents(congress, people):
    actions.build_agenda(congress, by=people.an)
    assert keys(congress, "preparatory")[:4] == ["salute", "presidium", "secretariat", "credentials_committee"]
    assert "committee_ballot" in keys(congress)
    congress.contents = ["review_and_directions"]
    congress.save()
    actions.build_agenda(congress, by=people.an)
    assert "committee_ballot" not in keys(congress)
    assert "designation" in keys(congress)


def test_a_member_congress_without_preparatory_session_has_one_session(congress, people):
    congress.form = "member_congress"
    congress.save()
    actions.build_agenda(congress, by=people.an)
    assert keys(congress, "preparatory") == []
    assert keys(congress)[:3] == ["salute", "presidium", "secretariat"]


def test_own_items_stand_where_they_are_put_and_move(congress, people):
    actions.build_agenda(congress, by=people.an)
    first = congress.agenda.filter(sitting="main", order=1).get()
    own = actions.add_agenda_item(congress, by=people.an, sitting="main", title="Tặng hoa", after=first)
    assert keys(congress)[:3] == ["main_salute", own.key, "opening"]
    actions.move_agenda_item(own, by=people.an, steps=1)
    assert keys(congress)[:3] == ["main_salute", "opening", own.key]
    actions.move_agenda_item(own, by=people.an, steps=-99)
    assert keys(congress)[0] == own.key
    with pytest.raises(WrongInput):
        actions.remove_agenda_item(own, by=people.an, reason="")
    actions.remove_agenda_item(own, by=people.an, reason="bỏ")
    assert keys(congress)[0] == "main_salute"


def test_items_run_one_after_another(sitting, people):
    first, second, third = list(sitting.agenda.filter(sitting="main").order_by("order"))[:3]
    sitting.agenda.filter(sitting="preparatory").update(state="done")
    with pytest.raises(Refused, match="in their order"):
        actions.start_item(second, by=people.an)
    actions.start_item(first, by=people.an)
    with pytest.raises(Refused, match="still running"):
        actions.start_item(second, by=people.an, override_reason="gấp")
    actions.finish_item(first, by=people.an, note="Toàn thể chào cờ")
    actions.start_item(third, by=people.an, override_reason="khách đến muộn")
    third.refresh_from_db()
    assert (third.state, third.override_reason) == ("running", "khách đến muộn")
    assert Entry.objects.filter(verb="plenary.item_started").last().facts["override"] == "khách đến muộn"
    assert queries.running_item(sitting) == third


def test_an_item_decided_by_hands_ends_with_its_vote(sitting, people):
    sitting.agenda.filter(sitting="preparatory").update(state="done")
    item = sitting.agenda.get(key="resolution")
    sitting.agenda.filter(sitting="main", order__lt=item.order).update(state="done")
    item = AgendaItem.objects.get(pk=item.pk)
    actions.start_item(item, by=people.an)
    with pytest.raises(Refused, match="no vote is recorded"):
        actions.finish_item(item, by=people.an)
    actions.take_hand_vote(sitting, "Thông qua nghị quyết", by=people.an, votes_for=6, item=item)
    assert actions.finish_item(item, by=people.an).state == "done"
    assert actions.finish_item(item, by=people.an).state == "done"


def test_nothing_runs_before_the_session_opens(convened, people):
    actions.build_agenda(convened, by=people.an)
    item = convened.agenda.first()
    with pytest.raises(Refused, match="not open"):
        actions.start_item(item, by=people.an)


def test_the_script_is_not_written_anew_once_it_runs(sitting, people):
    sitting.agenda.filter(sitting="preparatory").update(state="done")
    with pytest.raises(Refused, match="under way"):
        actions.build_agenda(sitting, by=people.an)


def test_the_teller_does_not_run_the_session(sitting, people):
    with pytest.raises(PermissionDenied):
        actions.start_item(sitting.agenda.first(), by=people.binh)
    with pytest.raises(PermissionDenied):
        actions.build_agenda(sitting, by=people.chi)


def test_notes_for_the_minutes_are_kept(congress, people):
    actions.build_agenda(congress, by=people.an)
    item = actions.write_item(congress.agenda.first(), by=people.an, minutes=5, speaker="Ban tổ chức", note="Đúng giờ")
    item.refresh_from_db()
    assert (item.minutes_planned, item.speaker, item.note) == (5, "Ban tổ chức", "Đúng giờ")
