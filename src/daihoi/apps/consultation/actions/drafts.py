"""Drafts: written, opened for opinions, closed, followed by the next draft, submitted to the congress."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions
from ..models import Draft, DraftState
from .sections import sections_of


@transaction.atomic
def create_draft(
    congress: Congress, *, by: Any, kind: str, title: str, text: str, is_public: bool = False, is_sample: bool = False
) -> Draft:
    """Enter the first draft of a document; its headings become the sections that opinions are anchored to.

    The same text entered again gives back the draft that there is; another text is refused, because the next draft
    is made by ``revise_draft`` and a draft that is still being written is changed by ``rewrite_draft``.
    """
    require(permissions.can_write, by, congress)
    title, text = _title(title), _text(text)
    latest = congress.drafts.filter(kind=kind).order_by("-draft_no").first()
    if latest is not None:
        if congress.drafts.filter(kind=kind, text=text).exists():
            return congress.drafts.filter(kind=kind, text=text).order_by("draft_no")[0]
        raise Refused(
            say("There is a draft no. {number} of this document. Make the next draft from it.", number=latest.draft_no)
        )
    draft = Draft.objects.create(
        congress=congress, kind=kind, title=title, text=text, is_public=is_public, is_sample=is_sample
    )
    _divide(draft)
    audit.record("consultation.draft_created", by=by, on=draft, sections=draft.sections.count())
    return draft


@transaction.atomic
def rewrite_draft(draft: Draft, *, by: Any, title: str, text: str) -> Draft:
    """Change the text of a draft that is still being written; nobody has given an opinion on it yet."""
    draft = _locked(draft)
    require(permissions.can_edit, by, draft)
    _need(draft, DraftState.WRITING)
    if draft.comments.exists():
        raise Refused(say("Opinions were given on this text. Close it and make the next draft."))
    draft.title, draft.text = _title(title), _text(text)
    draft.save(update_fields=["title", "text"])
    draft.sections.all().delete()
    _divide(draft)
    audit.record("consultation.draft_rewritten", by=by, on=draft, sections=draft.sections.count())
    return draft


@transaction.atomic
def open_for_opinions(
    draft: Draft, *, by: Any, opens_on: date, closes_on: date, is_public: bool | None = None
) -> Draft:
    """Ask for opinions from one day to another; opened again on the same days, nothing changes."""
    draft = _locked(draft)
    require(permissions.can_edit, by, draft)
    if draft.state == DraftState.OPEN and (draft.opens_on, draft.closes_on) == (opens_on, closes_on):
        return draft
    _need(draft, DraftState.WRITING)
    if closes_on < opens_on:
        raise WrongInput(say("The last day for opinions lies before the first."))
    draft.state, draft.opens_on, draft.closes_on = DraftState.OPEN, opens_on, closes_on
    draft.is_public = draft.is_public if is_public is None else is_public
    draft.save(update_fields=["state", "opens_on", "closes_on", "is_public"])
    audit.record(
        "consultation.draft_opened", by=by, on=draft, opens_on=opens_on, closes_on=closes_on, is_public=draft.is_public
    )
    return draft


@transaction.atomic
def extend_opinions(draft: Draft, *, by: Any, closes_on: date, reason: str) -> Draft:
    """Move the last day for opinions, with the reason; a draft that was closed is open again."""
    draft = _locked(draft)
    require(permissions.can_edit, by, draft)
    _need(draft, DraftState.OPEN, DraftState.CLOSED)
    if not reason.strip():
        raise WrongInput(say("Write the reason: it stays in the trail."))
    if draft.opens_on is not None and closes_on < draft.opens_on:
        raise WrongInput(say("The last day for opinions lies before the first."))
    former, draft.closes_on, draft.state = draft.closes_on, closes_on, DraftState.OPEN
    draft.save(update_fields=["closes_on", "state"])
    audit.record(
        "consultation.opinions_extended", by=by, on=draft, former_closes_on=former, closes_on=closes_on, reason=reason
    )
    return draft


@transaction.atomic
def close_opinions(draft: Draft, *, by: Any) -> Draft:
    """Close a draft for opinions; closed again, nothing changes.  Batches on the way can still be entered."""
    draft = _locked(draft)
    require(permissions.can_edit, by, draft)
    if draft.state == DraftState.CLOSED:
        return draft
    _need(draft, DraftState.OPEN)
    return _move(draft, DraftState.CLOSED, "consultation.draft_closed", by)


@transaction.atomic
def revise_draft(draft: Draft, *, by: Any, text: str, title: str = "") -> Draft:
    """Make the next draft; opinions stay with the draft they speak of, sections meet again by their anchors.

    The same text sent again gives back the next draft that there is.
    """
    draft = _locked(draft)
    require(permissions.can_edit, by, draft)
    text = _text(text)
    following = draft.following.first()
    if following is not None and following.text == text:
        return following
    _need(draft, DraftState.CLOSED, DraftState.WRITING)
    if text == draft.text:
        raise WrongInput(say("The text is the same as in draft no. {number}.", number=draft.draft_no))
    _move(draft, DraftState.REVISED, "consultation.draft_revised", by)
    later = Draft.objects.create(
        congress=draft.congress, kind=draft.kind, draft_no=draft.draft_no + 1, title=title.strip() or draft.title,
        text=text, previous=draft, is_public=draft.is_public, is_sample=draft.is_sample,
    )  # fmt: skip
    _divide(later)
    audit.record(
        "consultation.draft_created", by=by, on=later, previous=draft.draft_no, sections=later.sections.count()
    )
    return later


@transaction.atomic
def finalise_draft(draft: Draft, *, by: Any) -> Draft:
    """Submit the last draft to the congress; submitted again, nothing changes."""
    draft = _locked(draft)
    require(permissions.can_edit, by, draft)
    if draft.state == DraftState.FINAL:
        return draft
    _need(draft, DraftState.WRITING, DraftState.CLOSED)
    return _move(draft, DraftState.FINAL, "consultation.draft_finalised", by)


def _locked(draft: Draft) -> Draft:
    return Draft.objects.select_for_update(of=("self",)).select_related("congress__unit").get(pk=draft.pk)


def _title(title: str) -> str:
    if not title.strip():
        raise WrongInput(say("Give the draft a title."))
    return title.strip()[:300]


def _text(text: str) -> str:
    if not text.strip():
        raise WrongInput(say("The draft has no text."))
    return text.replace("\r\n", "\n").strip()


def _divide(draft: Draft) -> None:
    draft.sections.bulk_create(sections_of(draft), batch_size=500)


def _need(draft: Draft, *states: str) -> None:
    if draft.state not in states:
        raise Refused(
            say("Draft no. {number} is “{state}”; this can't be done with it.",
                number=draft.draft_no, state=_STATES[DraftState(draft.state)])
        )  # fmt: skip


_STATES = {
    DraftState.WRITING: say("being written"),
    DraftState.OPEN: say("open for opinions"),
    DraftState.CLOSED: say("closed for opinions"),
    DraftState.REVISED: say("replaced by a later draft"),
    DraftState.FINAL: say("submitted to the congress"),
}


def _move(draft: Draft, state: DraftState, verb: str, by: Any) -> Draft:
    draft.state = state
    draft.save(update_fields=["state"])
    audit.record(verb, by=by, on=draft, at=clock.today(), opinions=draft.comments.count())
    return draft
