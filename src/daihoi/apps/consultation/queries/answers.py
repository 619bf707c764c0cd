"""The table of what was accepted and explained: one line for opinions of the same words, in the draft's order."""

from __future__ import annotations

from dataclasses import dataclass, field

from daihoi.apps.congresses.models import Congress

from ..models import Answer, AuthorKind, Comment, Draft
from .reading import normal_words, opinions_for


@dataclass
class ResponseRow:
    """One line of the table.

    Args:
        pk: key of the first opinion of the line.
        number: place in the table, from 1.
        section: number and heading; empty for the document as a whole.
        authors: who gave the opinion, each once.
        text: the opinion, word for word.
        answer: what became of it.
        reason: the answer in words.
        changed_text: the text after the change.
        opinions: how many opinions say this.
        persons: how many persons hold it.
        ids: keys of all opinions of the line.
    """

    pk: int
    number: int
    section: str
    text: str
    answer: str
    reason: str
    changed_text: str
    authors: list[str] = field(default_factory=list)
    opinions: int = 0
    persons: int = 0
    ids: list[int] = field(default_factory=list)

    @property
    def author_line(self) -> str:
        """The authors, at most five by name."""
        shown = ", ".join(self.authors[:5])
        return f"{shown}, … (+{len(self.authors) - 5})" if len(self.authors) > 5 else shown

    @property
    def answer_label(self) -> str:
        """What became of it, in the language of the page."""
        return str(Answer(self.answer).label)


def response_rows(draft: Draft, congress: Congress, answer: str = "") -> list[ResponseRow]:
    """The lines of the table, in the order of the draft's headings.

    Args:
        draft: whose opinions.
        congress: where it is read; at a unit below only its own opinions are in the table.
        answer: only lines with this answer; empty for all.
    """
    comments = opinions_for(draft, congress)
    if answer:
        comments = comments.filter(answer=answer)
    lines: dict[tuple[object, ...], ResponseRow] = {}
    for comment in comments.iterator(chunk_size=2000):
        key = (
            comment.section_id,
            normal_words(comment.text),
            comment.answer,
            comment.answer_text,
            comment.changed_text,
        )
        if key not in lines:
            lines[key] = _row(comment, len(lines) + 1)
        _join(lines[key], comment)
    return list(lines.values())


def _row(comment: Comment, number: int) -> ResponseRow:
    return ResponseRow(
        comment.pk, number, str(comment.section or ""), comment.text, comment.answer, comment.answer_text,
        comment.changed_text,
    )  # fmt: skip


def _join(row: ResponseRow, comment: Comment) -> None:
    row.opinions += 1
    row.persons += comment.persons
    row.ids.append(comment.pk)
    author = comment.author or (comment.unit.name if comment.unit else str(AuthorKind(comment.author_kind).label))
    if author not in row.authors:
        row.authors.append(author)
