"""Báo cáo tổng kết, rút kinh nghiệm: strengths, limits, causes, lessons, proposals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from daihoi.apps.congresses.models import Congress
from daihoi.apps.congresses.papers import Head
from daihoi.core.documents import Heading, Items, Layout, Paper, Paragraph, Symbol
from daihoi.core.documents.blocks import Block

from ..models import Lesson, LessonKind, Topic
from .heads import committee_report, reporter_of

KIND_WORDS = {
    LessonKind.STRENGTH: "Ưu điểm",
    LessonKind.LIMIT: "Hạn chế",
    LessonKind.CAUSE: "Nguyên nhân",
    LessonKind.LESSON: "Bài học kinh nghiệm",
    LessonKind.PROPOSAL: "Kiến nghị",
}
TOPIC_WORDS = {
    Topic.LEADERSHIP: "Công tác lãnh đạo, chỉ đạo",
    Topic.DOCUMENTS: "Văn kiện",
    Topic.PERSONNEL: "Nhân sự",
    Topic.COMMUNICATIONS: "Tuyên truyền",
    Topic.SERVICE: "Tổ chức, phục vụ",
}


@dataclass(frozen=True)
class ClosingReport:
    """What a unit has learned.

    Args:
        organisation, superior: who reports, and to whom.
        congress: full title.
        points: (kind, field, text) in the order of writing.
        place: where it is issued.
        layout: page format.
        is_sample: marks the paper as sample data.
    """

    organisation: str
    congress: str
    points: tuple[tuple[str, str, str], ...]
    superior: str = ""
    place: str = ""
    layout: str | Layout = "party-36"
    is_sample: bool = False


def closing_report(form: ClosingReport, symbol: Symbol | None = None) -> Paper:
    """The filled form as an official paper."""
    head = Head(form.organisation, form.superior, form.place, layout=form.layout, is_sample=form.is_sample)
    return committee_report(head, f"tổng kết, rút kinh nghiệm {form.congress}", tuple(_body(form)), symbol=symbol)


def _body(form: ClosingReport) -> Iterator[Block]:
    yield Paragraph(f"Sau {form.congress}, cấp ủy tổng kết và rút kinh nghiệm như sau:")
    for kind, words in KIND_WORDS.items():
        points = [(topic, text) for one, topic, text in form.points if one == kind]
        if points:
            yield Heading(words)
            yield Items(tuple(f"{TOPIC_WORDS[Topic(topic)]}: {text}" for topic, text in points))


def closing_of(congress: Congress, lessons: Iterable[Lesson]) -> ClosingReport:
    """The form, filled from the lessons."""
    return ClosingReport(
        **reporter_of(congress),
        congress=congress.title,
        points=tuple((one.kind, one.topic, one.text) for one in lessons),
        place=congress.unit.place,
    )
