"""The table of what was accepted and explained: one line for opinions of the same words, in the draft's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from daihoi.apps.congresses.models import Congress

from ..models import Answer, AuthorKind, Draft
from .reading import normal_words, opinions_for


@dataclass
class ResponseRow:
    """One line of the table.

    Args:
        pk: key of the first opinion of the line.
        number: place in the table, from 1.
        section: number and heading; empty for the document as a whole.
        authors: who gave the opinion, each once, in order (the values mean nothing).
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
    authors: dict[str, None] = field(default_factory=dict)
    opinions: int = 0
    persons: int = 0
    ids: list[int] = field(default_factory=list)

    @property
    def author_line(self) -> str:
        """The authors, at most five by name."""
        shown = ", ".join(list(self.authors)[:5])
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
    comments = opinions_for(draft, congress).select_related(None)
    if answer:
        comments = comments.filter(answer=answer)
    sections = {section.pk: str(section) for section in draft.sections.all()}
    same: dict[str, str] = {}
    lines: dict[tuple[object, ...], ResponseRow] = {}
    for pk, section, text, given, reason, changed, persons, *who in comments.values_list(*_FIELDS).iterator(2000):
        if text not in same:
            same[text] = normal_words(text)
        key = (section, same[text], given, reason, changed)
        line = lines.get(key)
        if line is None:
            line = ResponseRow(pk, len(lines) + 1, sections.get(section, ""), text, given, reason, changed)
            lines[key] = line
        _join(line, pk, persons, who)
    return list(lines.values())


_FIELDS = (
    "pk", "section", "text", "answer", "answer_text", "changed_text", "persons", "author", "unit__name", "author_kind",
)  # fmt: skip


def _join(row: ResponseRow, pk: int, persons: int, who: Sequence[str]) -> None:
    row.opinions += 1
    row.persons += persons
    row.ids.append(pk)
    author, unit, kind = who
    row.authors.setdefault(author or unit or str(AuthorKind(kind).label))
