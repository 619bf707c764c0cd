"""Drafts and opinions as a reader at one congress sees them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, Sum, Value, When

from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.models import Unit, within
from daihoi.apps.shell import clock
from daihoi.core import names

from ..models import WRITERS, Answer, Comment, Draft, DraftState, Section


def drafts_of(congress: Congress) -> QuerySet[Any]:
    """The congress's own drafts, the newest of each document first, with the numbers of opinions."""
    drafts: QuerySet[Any] = _counted(congress.drafts.all()).order_by("kind", "-draft_no")
    return drafts


def drafts_of_superiors(congress: Congress) -> QuerySet[Any]:
    """Drafts of the congresses above, of the same term, that ask for opinions or have asked for them."""
    above = congress.unit.get_ancestors()
    rows = Draft.objects.filter(congress__unit__in=above, congress__term=congress.term)
    asking_first = Case(When(state=DraftState.OPEN, then=Value(0)), default=Value(1))
    rows = rows.exclude(state=DraftState.WRITING).select_related("congress__unit")
    return rows.order_by(asking_first, "-congress__unit__path", "kind", "-draft_no")


def drafts_here(congress: Congress) -> QuerySet[Any]:
    """Every draft that can be read at this congress: its own, and superiors' that are no longer being written."""
    above = congress.unit.get_ancestors().values("pk")
    theirs = Q(congress__unit__in=above, congress__term=congress.term) & ~Q(state=DraftState.WRITING)
    return Draft.objects.filter(Q(congress=congress) | theirs).select_related(
        "congress__unit", "congress__term", "previous"
    )


def public_drafts() -> QuerySet[Any]:
    """Drafts that are open to the public today, for the portal."""
    today = clock.today()
    rows = Draft.objects.filter(is_public=True, state=DraftState.OPEN, opens_on__lte=today, closes_on__gte=today)
    return rows.select_related("congress__unit", "congress__term")


def sections_with_counts(draft: Draft, unit: Unit | None = None) -> list[Section]:
    """The sections in order with ``opinions``, and ``earlier`` opinions on the same anchor of the draft before.

    Args:
        draft: the draft that is read.
        unit: count only the opinions of this unit and of those below it; None counts all.
    """
    counts = _by_anchor(opinions_here(draft, unit))
    earlier = _by_anchor(opinions_here(draft.previous, unit)) if draft.previous else {}
    sections = list(draft.sections.all())
    for section in sections:
        section.opinions = counts.get(section.anchor, 0)  # type: ignore[attr-defined]
        section.earlier = earlier.get(section.anchor, 0)  # type: ignore[attr-defined]
    return sections


def opinions_here(draft: Draft, unit: Unit | None = None) -> QuerySet[Any]:
    """The opinions on a draft; with a unit only those that it and the units below it sent."""
    rows = draft.comments.all()
    return within(rows, unit) if unit is not None else rows


def opinions_for(draft: Draft, congress: Congress) -> QuerySet[Any]:
    """What a reader at a congress may be shown: all on its own draft, only its own subtree's on a superior's."""
    rows = opinions_here(draft, None if draft.congress_id == congress.pk else congress.unit)
    return rows.select_related("section", "unit", "draft__congress__unit")


def same_words(comment: Comment) -> QuerySet[Any]:
    """Other opinions on the same section in the very same words, not yet answered."""
    rows = Comment.objects.filter(
        draft=comment.draft, section=comment.section, answer=Answer.PENDING, text=comment.text
    )
    return rows.exclude(pk=comment.pk)


def earlier_section(section: Section) -> Section | None:
    """The section of the same anchor in the draft before."""
    before = section.draft.previous
    return before.sections.filter(anchor=section.anchor).first() if before else None


def by_code(text: str) -> Comment | None:
    """The opinion of a receipt code; spaces, hyphens and small letters don't matter."""
    code = re.sub(r"[^0-9A-Z]", "", text.upper())
    return Comment.objects.select_related("draft__congress__unit", "section").filter(receipt_code=code).first()


def units_here(draft: Draft) -> Any:
    """Units that sent an opinion on the draft."""
    return Unit.objects.filter(pk__in=draft.comments.values("unit"))


def units_to_enter_for(user: Any, draft: Draft, congress: Congress) -> Any:
    """Units whose opinions the user may enter: all below for the draft's office, the own one and below for others."""
    if units.holds(user, draft.congress.unit, *WRITERS):
        return Unit.objects.in_subtree(draft.congress.unit).filter(is_active=True)
    return Unit.objects.filter(pk=congress.unit_id)


@dataclass(frozen=True)
class SectionChange:
    """What became of a section: the words in order, each kept, added or taken out.

    Args:
        heading: number and heading.
        anchor: its anchor.
        parts: pairs of ``same``, ``new`` or ``old`` and the words.
        opinions: opinions on the section in the draft before.
    """

    heading: str
    anchor: str
    parts: list[tuple[str, str]]
    opinions: int

    @property
    def is_changed(self) -> bool:
        """True when a word was added or taken out."""
        return any(kind != "same" for kind, _words in self.parts)


def changes_of(draft: Draft) -> list[SectionChange]:
    """The draft beside the one before it, section by section; sections that are gone stand at the end."""
    if draft.previous is None:
        return []
    before = {section.anchor: section for section in draft.previous.sections.all()}
    counts = _by_anchor(opinions_here(draft.previous))
    changes = []
    for section in draft.sections.all():
        old = before.pop(section.anchor, None)
        parts = list(_compared(_whole(old), _whole(section)))
        changes.append(SectionChange(str(section), section.anchor, parts, counts.get(section.anchor, 0)))
    gone = [
        SectionChange(str(old), old.anchor, [("old", _whole(old))], counts.get(old.anchor, 0))
        for old in before.values()
    ]
    return changes + gone


def normal_words(text: str) -> str:
    """The words of an opinion without case and outer marks: opinions equal in it say the same."""
    return names.normalise(text).casefold().strip(" .,;:!?…-–\"'“”")


def _counted(drafts: QuerySet[Any]) -> Any:
    return drafts.select_related("congress__unit").annotate(
        opinions=Count("comments"),
        answered=Count("comments", filter=~Q(comments__answer=Answer.PENDING)),
        persons=Sum("comments__persons"),
    )


def _by_anchor(comments: QuerySet[Any]) -> dict[str, int]:
    rows = comments.order_by().values_list("section__anchor").annotate(Count("pk"))
    return {anchor or "": count for anchor, count in rows}


def _whole(section: Section | None) -> str:
    return f"{section}\n{section.text}" if section else ""


def _compared(old: str, new: str) -> Iterator[tuple[str, str]]:
    before, after = re.findall(r"\S+\s*", old), re.findall(r"\S+\s*", new)
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", "".join(after[c:d])
        else:
            if a < b:
                yield "old", "".join(before[a:b])
            if c < d:
                yield "new", "".join(after[c:d])
