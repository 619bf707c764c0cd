"""Opinions arrive by exactly one channel, once, and are never changed or lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.consultation import actions
from daihoi.apps.consultation.actions import CommentRow
from daihoi.apps.consultation.models import AuthorKind, Channel, Comment, Stance
from daihoi.core.errors import Refused, WrongInput
from tests.apps.consultation.drafts import day, make_draft, make_open_draft

FORM = CommentRow("Cần nêu rõ chỉ tiêu", channel=Channel.FORM)


@pytest.fixture
def draft(congress, people):
    return make_open_draft(congress, people.an)


@pytest.fixture
def batch(tree):
    conference = CommentRow(
        "Nhất trí", section="phan-1-i", channel=Channel.CONFERENCE, unit=tree.cells[0], persons=24,
        stance=Stance.APPROVE, author_kind=AuthorKind.ORGANISATION, received_on=day(0), comment_id="1",
    )  # fmt: skip
    return [conference, replace(conference, text="Bổ sung số liệu", comment_id="2", section=None)]


@pytest.fixture(autouse=True)
def _own_cache(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


def test_a_member_of_the_unit_or_of_one_below_speaks_by_the_form(draft, people):
    for user in (people.chi, people.giang):
        assert actions.add_comment(draft, FORM, by=user).receipt_code
    for user in (people.dung, people.ha):
        with pytest.raises(PermissionDenied):
            actions.add_comment(draft, FORM, by=user)
    assert Entry.objects.filter(verb="consultation.opinion_added").count() == 2


def test_a_second_press_adds_nothing(draft, people):
    first = actions.add_comment(draft, FORM, by=people.chi, arrival_key="k")
    assert actions.add_comment(draft, FORM, by=people.chi, arrival_key="k") == first
    assert Comment.objects.count() == 1


def test_receipt_codes_differ_and_have_no_letters_that_look_alike(draft, people):
    codes = {actions.add_comment(draft, FORM, by=people.chi).receipt_code for _again in range(20)}
    assert len(codes) == 20
    assert not set("".join(codes)) & set("01OIL")


def test_a_member_does_not_enter_for_the_office(draft, people, tree):
    with pytest.raises(PermissionDenied):
        actions.add_comment(draft, replace(FORM, channel=Channel.LETTER), by=people.chi)
    with pytest.raises(PermissionDenied):
        actions.add_comment(draft, replace(FORM, channel=Channel.CONFERENCE, unit=tree.cells[1]), by=people.giang)


def test_the_office_below_sends_up_the_opinions_of_its_conference(draft, people, tree, batch):
    assert actions.add_comments(draft, batch, by=people.giang) == actions.Arrival(2, 0)
    assert {comment.unit_path for comment in Comment.objects.all()} == {tree.cells[0].path}


def test_a_batch_that_arrives_again_changes_nothing(draft, people, batch):
    actions.add_comments(draft, batch, by=people.an)
    assert actions.add_comments(draft, [*batch, replace(batch[0], comment_id="3")], by=people.an) == (
        actions.Arrival(added=1, repeated=2)
    )
    assert actions.add_comments(draft, batch, by=people.an) == actions.Arrival(0, 2)
    assert Comment.objects.count() == 3
    assert Entry.objects.filter(verb="consultation.opinions_added").count() == 2


def test_without_ids_the_same_words_on_the_same_day_arrive_once(draft, people, batch):
    rows = [replace(row, comment_id="") for row in batch]
    assert actions.add_comments(draft, rows + rows, by=people.an) == actions.Arrival(2, 2)


def test_a_batch_is_taken_whole_or_not_at_all(draft, people, batch):
    with pytest.raises(WrongInput, match="no section"):
        actions.add_comments(draft, [*batch, replace(batch[0], comment_id="9", section="khong-co")], by=people.an)
    assert not Comment.objects.exists()


def test_opinions_of_a_unit_elsewhere_are_refused(draft, people, tree):
    with pytest.raises(WrongInput, match="does not lie below"):
        actions.add_comment(draft, replace(FORM, channel=Channel.LETTER, unit=tree.bloc), by=people.an)


@pytest.mark.parametrize("change", [{"text": " "}, {"persons": 0}, {"received_on": day(1)}])
def test_an_opinion_has_words_persons_and_a_day_that_has_come(draft, people, change):
    with pytest.raises(WrongInput):
        actions.add_comment(draft, replace(FORM, **change), by=people.an)


def test_a_draft_that_is_being_written_takes_none(congress, people):
    with pytest.raises(Refused, match="not open"):
        actions.add_comment(make_draft(congress, people.an), FORM, by=people.an)


def test_after_the_close_only_the_office_enters_what_came_late(draft, people):
    actions.close_opinions(draft, by=people.an)
    with pytest.raises(Refused, match="closed"):
        actions.add_comment(draft, FORM, by=people.chi)
    assert actions.add_comment(draft, replace(FORM, channel=Channel.LETTER), by=people.an).channel == Channel.LETTER


def test_an_opinion_is_never_changed_or_removed(draft, people):
    comment = actions.add_comment(draft, FORM, by=people.chi)
    comment.text = "Khác"
    for forbidden in (
        comment.save,
        comment.delete,
        Comment.objects.all().delete,
        lambda: Comment.objects.update(text="Khác"),
        lambda: comment.save(update_fields=["stance"]),
    ):
        with pytest.raises(TypeError):
            forbidden()
    comment.refresh_from_db()
    assert comment.text == "Cần nêu rõ chỉ tiêu"


def test_a_citizen_speaks_only_on_what_is_open_to_the_public(draft, people, congress):
    with pytest.raises(Refused, match="not open to the public"):
        actions.add_public_comment(draft, text="x", session_key="s")
    draft.is_public = True
    draft.save()
    comment = actions.add_public_comment(draft, text="Nên ngắn gọn", session_key="s", section="phan-1-i")
    assert (comment.author_kind, comment.channel, comment.stance) == ("public", "form", "other")
    assert Entry.objects.latest("pk").by == "portal"


def test_a_citizen_sends_a_few_in_an_hour(draft):
    draft.is_public = True
    draft.save()
    for number in range(5):
        actions.add_public_comment(draft, text=f"Ý kiến {number}", session_key="s")
    with pytest.raises(Refused, match="within an hour"):
        actions.add_public_comment(draft, text="Thêm", session_key="s")
    assert actions.add_public_comment(draft, text="Người khác", session_key="t").pk
    with pytest.raises(Refused, match="no session"):
        actions.add_public_comment(draft, text="x", session_key="")


def test_a_citizens_second_press_is_not_counted(draft):
    draft.is_public = True
    draft.save()
    codes = {
        actions.add_public_comment(draft, text="x", session_key="s", arrival_key="k").receipt_code for _n in range(9)
    }
    assert len(codes) == 1
