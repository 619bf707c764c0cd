"""What the next term should know."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.congresses.models import Congress
from daihoi.apps.documents.actions import issue_rendered
from daihoi.apps.documents.models import Paper, Series
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import papers, permissions
from ..models import Lesson, LessonKind, Topic


@transaction.atomic
def add_lesson(congress: Congress, *, by: Any, topic: str, text: str, kind: str = LessonKind.LESSON) -> Lesson:
    """Write down a strength, a limit, a cause, a lesson or a proposal; the same words are kept once."""
    require(permissions.can_report, by, congress)
    if topic not in Topic.values or kind not in LessonKind.values:
        raise WrongInput(say("“{topic}” and “{kind}” must be a field and a kind of lesson that the form offers.",
                             topic=topic, kind=kind))  # fmt: skip
    if not text.strip():
        raise WrongInput(say("Write the lesson in words."))
    lesson, is_new = Lesson.objects.get_or_create(congress=congress, topic=topic, kind=kind, text=text.strip())
    if is_new:
        record("cascade.lesson_added", by=by, on=congress, topic=topic, kind=kind, text=lesson.text)
    return lesson


@transaction.atomic
def remove_lesson(lesson: Lesson, *, by: Any) -> None:
    """Take a lesson out again; the trail keeps its words."""
    require(permissions.can_report, by, lesson.congress)
    record("cascade.lesson_removed", by=by, on=lesson.congress, topic=lesson.topic, kind=lesson.kind, text=lesson.text)
    lesson.delete()


@transaction.atomic
def issue_closing_report(congress: Congress, *, by: Any) -> Paper:
    """Issue the closing report with its strengths, limits, causes, lessons and proposals."""
    require(permissions.can_report, by, congress)
    lessons = list(congress.lessons.all())
    if not lessons:
        raise Refused(say("No lesson has been written down yet. Add at least one, then issue the report."))
    paper = issue_rendered(
        congress.unit, congress.term, papers.closing_report(papers.closing_of(congress, lessons)), by=by,
        series=Series.COMMITTEE, topic="congress", is_sample=congress.is_sample,
    )  # fmt: skip
    record("cascade.closing_report_issued", by=by, on=congress, symbol=paper.symbol)
    return paper
