"""Opinions arrive: one by one, or in batches whose second arrival changes nothing."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions
from ..models import AuthorKind, Channel, Comment, CommentKind, Draft, DraftState, Section, Stance

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is mistaken for another on paper
CODE_LENGTH = 10
BATCH = 500


@dataclass(frozen=True)
class CommentRow:
    """An opinion as it arrives.

    Args:
        text: its words; kept as they are.
        section: the section or its anchor; None or empty for the document as a whole.
        channel: how it came in; an opinion arrives by exactly one channel.
        unit: whose conference or letter it is; None for the public.
        author_kind: who speaks.
        author: name of the person or organisation; may be empty.
        persons: how many persons share it.
        kind: general or specific.
        stance: what it says of the section.
        received_on: the day of arrival; today when not given.
        comment_id: its id in the batch that brings it; with the unit and channel it tells a second arrival.
        is_sample: True for invented data.
    """

    text: str
    section: Section | str | None = None
    channel: str = Channel.OFFICE
    unit: Unit | None = None
    author_kind: str = AuthorKind.MEMBER
    author: str = ""
    persons: int = 1
    kind: str = CommentKind.SPECIFIC
    stance: str = Stance.OTHER
    received_on: date | None = None
    comment_id: str = ""
    is_sample: bool = False


@dataclass(frozen=True)
class Arrival:
    """What became of a batch: how many opinions were added, how many had arrived before."""

    added: int
    repeated: int


@transaction.atomic
def add_comment(draft: Draft, row: CommentRow, *, by: Any, arrival_key: str = "") -> Comment:
    """Add one opinion; the same arrival key sent again gives back the opinion that there is.

    A member speaks by the form while the draft is open; the other channels are entered by the office, also after the
    last day, because letters and conference records come late.
    """
    draft = _fresh(draft)
    _check_may_add(draft, row, by)
    key = arrival_key or _key(draft, row) or uuid.uuid4().hex
    standing = Comment.objects.filter(arrival_key=key).first()
    if standing is not None:
        return standing
    comment = next(built(draft, [(key, row)]))
    comment.save(force_insert=True)
    audit.record("consultation.opinion_added", by=by, on=comment, channel=comment.channel, persons=comment.persons)
    return comment


@transaction.atomic
def add_comments(draft: Draft, rows: Iterable[CommentRow], *, by: Any) -> Arrival:
    """Add a batch with one line of the trail; opinions that arrived before, by their ids, change nothing.

    A row without a ``comment_id`` is told by its channel, unit, author, day, section and words.
    """
    draft = _fresh(draft)
    wanted: dict[str, CommentRow] = {}
    total = 0
    for row in rows:
        _check_may_add(draft, row, by)
        total += 1
        wanted.setdefault(_key(draft, row) or _key_of_words(draft, row), row)
    known = _known(wanted)
    fresh = [(key, row) for key, row in wanted.items() if key not in known]
    Comment.objects.bulk_create(built(draft, fresh), batch_size=BATCH)
    if fresh:
        audit.record("consultation.opinions_added", by=by, on=draft, added=len(fresh), repeated=total - len(fresh))
    return Arrival(len(fresh), total - len(fresh))


def check_row(row: CommentRow) -> None:
    """Refuse an opinion without words or persons; the sheet reader asks the same of every line."""
    if not row.text.strip():
        raise WrongInput(say("The opinion has no words."))
    if row.persons < 1:
        raise WrongInput(say("An opinion is held by at least one person."))
    if row.received_on is not None and row.received_on > clock.today():
        raise WrongInput(say("An opinion can't have arrived on a day that is still to come."))


def check_open(draft: Draft) -> None:
    """Refuse opinions by the form outside the days on which they are asked for."""
    today = clock.today()
    if draft.state != DraftState.OPEN:
        raise Refused(say("The draft is closed for opinions. A later draft may ask for them again."))
    if draft.opens_on is not None and today < draft.opens_on:
        raise Refused(say("Opinions are asked for from {day} on.", day=f"{draft.opens_on:%d/%m/%Y}"))
    if draft.closes_on is not None and today > draft.closes_on:
        raise Refused(say("The last day for opinions was {day}.", day=f"{draft.closes_on:%d/%m/%Y}"))


def built(draft: Draft, rows: Iterable[tuple[str, CommentRow]]) -> Iterator[Comment]:
    """The opinions as they are stored, each with its receipt code; not yet saved."""
    sections = {section.anchor: section for section in draft.sections.all()}
    today = clock.today()
    for key, row in rows:
        yield Comment(
            draft=draft, section=_section(sections, row), channel=row.channel, unit=row.unit,
            unit_path=row.unit.path if row.unit else "", author_kind=row.author_kind, author=row.author.strip()[:160],
            persons=row.persons, kind=row.kind, stance=row.stance or Stance.OTHER, text=row.text,
            received_on=row.received_on or today, receipt_code=_code(), arrival_key=key, is_sample=row.is_sample,
        )  # fmt: skip


def _fresh(draft: Draft) -> Draft:
    return Draft.objects.select_related("congress__unit").get(pk=draft.pk)


def _check_may_add(draft: Draft, row: CommentRow, by: Any) -> None:
    check_row(row)
    if row.unit is not None and not draft.congress.unit.holds(row.unit):
        raise WrongInput(
            say("{unit} does not lie below {above}; its opinions go to its own superior.",
                unit=row.unit, above=draft.congress.unit)
        )  # fmt: skip
    if draft.state == DraftState.WRITING:
        raise Refused(say("The draft is not open for opinions yet."))
    if permissions.can_enter_for(by, draft, row.unit) and draft.state in (DraftState.OPEN, DraftState.CLOSED):
        return
    require(permissions.can_comment, by, draft)
    if row.channel != Channel.FORM:
        require(lambda user, one: permissions.can_enter_for(user, one, row.unit), by, draft)
    check_open(draft)


def _section(sections: dict[str, Section], row: CommentRow) -> Section | None:
    if not row.section:
        return None
    anchor = row.section.anchor if isinstance(row.section, Section) else row.section
    if anchor not in sections or (isinstance(row.section, Section) and row.section.pk != sections[anchor].pk):
        raise WrongInput(say("The draft has no section “{anchor}”. Leave it empty for the whole.", anchor=anchor))
    return sections[anchor]


def _code() -> str:
    return "".join(secrets.choice(LETTERS) for _letter in range(CODE_LENGTH))


def _key(draft: Draft, row: CommentRow) -> str:
    if not row.comment_id:
        return ""
    return _digest(draft.pk, row.unit.code if row.unit else "", row.channel, row.comment_id)


def _key_of_words(draft: Draft, row: CommentRow) -> str:
    anchor = row.section.anchor if isinstance(row.section, Section) else row.section or ""
    unit = row.unit.code if row.unit else ""
    return _digest(draft.pk, unit, row.channel, anchor, row.author, row.received_on or "", row.text)


def _digest(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()


def _known(wanted: dict[str, CommentRow]) -> set[str]:
    keys, known = list(wanted), set()
    for start in range(0, len(keys), BATCH):
        known |= set(
            Comment.objects.filter(arrival_key__in=keys[start : start + BATCH]).values_list("arrival_key", flat=True)
        )
    return known
