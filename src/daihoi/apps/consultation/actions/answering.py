"""Answers: adopted, explained or kept for study, always in words that the author can read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .. import permissions
from ..models import Answer, Comment, Draft

BATCH = 500


@transaction.atomic
def answer_comment(comment: Comment, *, by: Any, answer: str, answer_text: str, changed_text: str = "") -> Comment:
    """Answer one opinion; a later answer takes the place of the earlier one, which stays in the trail."""
    comment = Comment.objects.select_for_update(of=("self",)).select_related("draft__congress__unit").get(pk=comment.pk)
    require(permissions.can_edit, by, comment.draft)
    words, changed = _checked(answer, answer_text, changed_text)
    if (comment.answer, comment.answer_text, comment.changed_text) == (answer, words, changed):
        return comment
    former = {"answer": comment.answer, "answer_text": comment.answer_text}
    comment.answer, comment.answer_text, comment.changed_text = answer, words, changed
    comment.answered_at = clock.now()
    comment.save(update_fields=["answer", "answer_text", "changed_text", "answered_at"])
    audit.record("consultation.opinion_answered", by=by, on=comment, answer=str(answer), former=former)
    return comment


@transaction.atomic
def answer_many(comments: Iterable[Comment], *, by: Any, answer: str, answer_text: str, changed_text: str = "") -> int:
    """Give the same answer to opinions that say the same, with one line of the trail for each draft.

    Opinions that have this very answer already stay as they are; gives back how many were answered.
    """
    words, changed = _checked(answer, answer_text, changed_text)
    keys = [comment.pk for comment in comments]
    answered = 0
    for draft in Draft.objects.filter(comments__in=keys).select_related("congress__unit").distinct():
        require(permissions.can_edit, by, draft)
        answered += _answer_in(draft, keys, by, {"answer": answer, "answer_text": words, "changed_text": changed})
    return answered


def _answer_in(draft: Draft, keys: list[int], by: Any, fields: dict[str, str]) -> int:
    found = draft.comments.select_for_update(of=("self",)).exclude(**fields).filter(pk__in=keys)
    mine = list(found.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(mine), BATCH):
        chosen = Comment.objects.filter(pk__in=mine[start : start + BATCH])
        chosen.update(answered_at=clock.now(), **fields)
    if mine:
        audit.record(
            "consultation.opinions_answered", by=by, on=draft, answer=str(fields["answer"]), opinions=mine,
            answer_text=fields["answer_text"],
        )  # fmt: skip
    return len(mine)


def _checked(answer: str, answer_text: str, changed_text: str) -> tuple[str, str]:
    if answer not in (Answer.ADOPTED, Answer.EXPLAINED, Answer.KEPT):
        raise WrongInput(say("Choose what became of the opinion: accepted, explained or kept for study."))
    if not answer_text.strip():
        raise WrongInput(say("Write the answer in words: the author will read it."))
    if changed_text.strip() and answer != Answer.ADOPTED:
        raise WrongInput(say("Only an accepted opinion changes the text."))
    return answer_text.strip(), changed_text.strip()
