"""Answers reach the authors in words."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.consultation import actions
from daihoi.apps.consultation.actions import CommentRow
from daihoi.apps.consultation.models import Answer, Channel, Comment
from daihoi.core.errors import WrongInput
from tests.apps.consultation.drafts import make_open_draft


@pytest.fixture
def comments(congress, people):
    draft = make_open_draft(congress, people.an)
    rows = [CommentRow(text, channel=Channel.LETTER) for text in ("Thêm chỉ tiêu", "Thêm  chỉ tiêu", "Bớt chữ")]
    actions.add_comments(draft, rows, by=people.an)
    return list(Comment.objects.order_by("pk"))


def test_an_answer_is_given_and_may_be_replaced(comments, people):
    one = actions.answer_comment(
        comments[0], by=people.an, answer=Answer.ADOPTED, answer_text="Tiếp thu", changed_text="Đạt 12 chỉ tiêu."
    )
    assert (one.answer, one.changed_text) == ("adopted", "Đạt 12 chỉ tiêu.")
    assert one.answered_at is not None
    actions.answer_comment(comments[0], by=people.an, answer=Answer.EXPLAINED, answer_text="Đã có ở mục II")
    assert Entry.objects.latest("pk").facts["former"] == {"answer": "adopted", "answer_text": "Tiếp thu"}


def test_the_same_answer_again_changes_nothing(comments, people):
    for _again in range(2):
        actions.answer_comment(comments[0], by=people.an, answer=Answer.KEPT, answer_text="Nghiên cứu")
    assert Entry.objects.filter(verb="consultation.opinion_answered").count() == 1


def test_identical_opinions_are_answered_together(comments, people):
    given = {"by": people.an, "answer": Answer.EXPLAINED, "answer_text": "Đã nêu ở mục II"}
    assert actions.answer_many(comments[:2], **given) == 2
    assert actions.answer_many(comments, **given) == 1
    assert Comment.objects.filter(answer=Answer.PENDING).count() == 0
    assert Entry.objects.filter(verb="consultation.opinions_answered").count() == 2


@pytest.mark.parametrize(
    ("answer", "words", "changed"),
    [(Answer.PENDING, "x", ""), ("yes", "x", ""), (Answer.KEPT, " ", ""), (Answer.EXPLAINED, "x", "y")],
)
def test_an_answer_is_one_of_three_in_words(comments, people, answer, words, changed):
    with pytest.raises(WrongInput):
        actions.answer_comment(comments[0], by=people.an, answer=answer, answer_text=words, changed_text=changed)
    assert Comment.objects.filter(answer=Answer.PENDING).count() == 3


def test_only_those_who_write_the_draft_answer(comments, people):
    for user in (people.chi, people.giang, people.ha):
        with pytest.raises(PermissionDenied):
            actions.answer_comment(comments[0], by=user, answer=Answer.KEPT, answer_text="x")
        with pytest.raises(PermissionDenied):
            actions.answer_many(comments, by=user, answer=Answer.KEPT, answer_text="x")
