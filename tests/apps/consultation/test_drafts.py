"""Drafts from the first line to the congress."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.consultation import actions
from daihoi.apps.consultation.models import Draft, DraftKind, DraftState
from daihoi.apps.organisations.models import Role, RoleAssignment
from daihoi.core.errors import Refused, WrongInput
from tests.apps.consultation.drafts import TEXT, day, make_draft, make_open_draft


def verbs() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def test_headings_become_sections_in_order(congress, people):
    draft = make_draft(congress, people.an)
    assert [(s.number, s.heading) for s in draft.sections.all() if s.number] == [
        ("PHẦN THỨ NHẤT", "KẾT QUẢ"), ("I", "ƯU ĐIỂM"), ("1", "Công tác tư tưởng"), ("II", "HẠN CHẾ"),
    ]  # fmt: skip
    assert draft.sections.last().text == "Còn chậm."
    assert verbs() == ["consultation.draft_created"]


def test_the_documents_officer_writes_and_others_do_not(congress, people, tree):
    RoleAssignment.objects.create(user=people.dung, unit=tree.ministry, role=Role.DOCUMENTS)
    assert make_draft(congress, people.dung).draft_no == 1
    for user in (people.chi, people.giang, people.ha, people.binh):
        with pytest.raises(PermissionDenied):
            actions.create_draft(congress, by=user, kind=DraftKind.STATUTE, title="Điều lệ", text="x")


def test_the_same_text_is_entered_once_and_another_is_refused(congress, people):
    draft = make_draft(congress, people.an)
    assert make_draft(congress, people.an) == draft
    with pytest.raises(Refused, match="Make the next draft"):
        make_draft(congress, people.an, text="Khác")
    assert Draft.objects.count() == 1


def test_a_draft_has_a_title_and_words(congress, people):
    with pytest.raises(WrongInput, match="title"):
        actions.create_draft(congress, by=people.an, kind=DraftKind.RESOLUTION, title=" ", text="x")
    with pytest.raises(WrongInput, match="no text"):
        actions.create_draft(congress, by=people.an, kind=DraftKind.RESOLUTION, title="x", text="\n ")


def test_a_draft_is_rewritten_only_while_it_is_written(congress, people):
    draft = actions.rewrite_draft(make_draft(congress, people.an), by=people.an, title="Báo cáo", text="I. MỘT\nx")
    assert [section.heading for section in draft.sections.all()] == ["MỘT"]
    opened = actions.open_for_opinions(draft, by=people.an, opens_on=day(0), closes_on=day(5))
    with pytest.raises(Refused, match="open for opinions"):
        actions.rewrite_draft(opened, by=people.an, title="x", text="y")


def test_opening_says_the_days(congress, people):
    draft = make_draft(congress, people.an)
    with pytest.raises(WrongInput, match="before the first"):
        actions.open_for_opinions(draft, by=people.an, opens_on=day(5), closes_on=day(4))
    opened = actions.open_for_opinions(draft, by=people.an, opens_on=day(0), closes_on=day(5), is_public=True)
    assert (opened.state, opened.opens_on, opened.closes_on, opened.is_public) == ("open", day(0), day(5), True)
    actions.open_for_opinions(draft, by=people.an, opens_on=day(0), closes_on=day(5))
    assert verbs().count("consultation.draft_opened") == 1


def test_the_last_day_is_moved_with_a_reason(congress, people):
    draft = make_open_draft(congress, people.an)
    with pytest.raises(WrongInput, match="reason"):
        actions.extend_opinions(draft, by=people.an, closes_on=day(20), reason="")
    actions.close_opinions(draft, by=people.an)
    again = actions.extend_opinions(draft, by=people.an, closes_on=day(20), reason="Nhiều nơi chưa họp")
    assert (again.state, again.closes_on) == (DraftState.OPEN, day(20))


def test_the_next_draft_follows_a_closed_one_and_sections_meet_by_anchor(congress, people):
    draft = make_open_draft(congress, people.an)
    with pytest.raises(Refused, match="open for opinions"):
        actions.revise_draft(draft, by=people.an, text=TEXT + " Đã sửa.")
    actions.close_opinions(draft, by=people.an)
    later = actions.revise_draft(draft, by=people.an, text=TEXT + " Đã sửa.")
    draft.refresh_from_db()
    assert (draft.state, later.state, later.draft_no, later.previous) == ("revised", "writing", 2, draft)
    anchors = [list(one.sections.values_list("anchor", flat=True)) for one in (draft, later)]
    assert anchors[0] == anchors[1]
    assert actions.revise_draft(draft, by=people.an, text=TEXT + " Đã sửa.") == later


def test_the_same_text_makes_no_next_draft(congress, people):
    with pytest.raises(WrongInput, match="the same as in draft"):
        actions.revise_draft(make_draft(congress, people.an), by=people.an, text=TEXT)


def test_the_last_draft_is_submitted_and_stays(congress, people):
    draft = make_open_draft(congress, people.an)
    with pytest.raises(Refused):
        actions.finalise_draft(draft, by=people.an)
    actions.close_opinions(draft, by=people.an)
    assert actions.finalise_draft(draft, by=people.an).state == DraftState.FINAL
    actions.finalise_draft(draft, by=people.an)
    assert verbs().count("consultation.draft_finalised") == 1
    with pytest.raises(Refused):
        actions.extend_opinions(draft, by=people.an, closes_on=day(30), reason="x")
