"""Where the stop "Documents and opinions" stands, and what to do next."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daihoi.apps.congresses import law
from daihoi.apps.congresses.models import Congress, Content
from daihoi.apps.organisations import permissions as units
from daihoi.apps.shell import clock
from daihoi.apps.shell.journey import NextStep, StopStanding, StopState

from ..models import WRITERS, Answer, Comment, Draft, DraftState
from .reading import drafts_of_superiors


def standing(congress: Congress) -> StopStanding:
    """Late when a draft is open past its last day, waiting for answers, done when all drafts are submitted."""
    drafts = list(congress.drafts.exclude(state=DraftState.REVISED))
    today = clock.today()
    if any(_is_past(draft, today) for draft in drafts):
        return StopStanding(StopState.LATE, 1, _("the last day for opinions has passed: close the draft"))
    pending = Comment.objects.filter(
        draft__congress=congress, answer=Answer.PENDING, draft__state__in=(DraftState.CLOSED, DraftState.FINAL)
    ).count()
    if pending:
        line = ngettext("%(n)d opinion waits for an answer", "%(n)d opinions wait for an answer", pending)
        return StopStanding(StopState.WAITING, pending, line % {"n": pending})
    if any(draft.state == DraftState.OPEN for draft in drafts):
        return StopStanding(StopState.NOW, 0, _("opinions are being taken"))
    if drafts and all(draft.state == DraftState.FINAL for draft in drafts):
        return StopStanding(StopState.DONE, 0, _("the documents are submitted to the congress"))
    if drafts:
        return StopStanding(StopState.NOW, 0, _("drafts are being written"))
    return StopStanding(StopState.NONE, 0, _("no draft yet"))


def next_steps(congress: Congress, user: Any) -> list[NextStep]:
    """Write, close and answer one's own drafts; meet on the drafts of superiors while they are open."""
    who = "" if units.holds(user, congress.unit, *WRITERS) else congress.unit.name
    home = reverse("consultation:home", args=[congress.pk])
    drafts = list(congress.drafts.exclude(state=DraftState.REVISED))
    if not drafts and congress.has(Content.REVIEW_AND_DIRECTIONS):
        first = _("Enter the first draft of the %(report)s") % {"report": law.word(congress, "main_report")}
        return [
            NextStep(first, home, who=who),
            *_from_above(congress, who),
        ]
    today = clock.today()
    steps = [step for draft in drafts if (step := _step_of(congress, draft, who, today))]
    return steps + _from_above(congress, who)


def _step_of(congress: Congress, draft: Draft, who: str, today: date) -> NextStep | None:
    address = reverse("consultation:draft", args=[congress.pk, draft.pk])
    if _is_past(draft, today):
        title = _("Close “%(draft)s” for opinions")
        return NextStep(title % {"draft": draft}, address, last_lawful_on=draft.closes_on, is_late=True, who=who)
    if draft.state == DraftState.WRITING:
        return NextStep(_("Open “%(draft)s” for opinions") % {"draft": draft}, address, who=who)
    pending = draft.comments.filter(answer=Answer.PENDING).count() if draft.state == DraftState.CLOSED else 0
    if pending:
        answers = reverse("consultation:opinions", args=[congress.pk, draft.pk]) + "?answer=pending"
        title = ngettext("Answer %(n)d opinion on “%(draft)s”", "Answer %(n)d opinions on “%(draft)s”", pending)
        return NextStep(title % {"n": pending, "draft": draft}, answers, is_decision=True, who=who)
    if draft.state == DraftState.CLOSED:
        title = _("Make the next draft of “%(draft)s”, or submit it to the congress")
        return NextStep(title % {"draft": draft}, address, is_decision=True, who=who)
    return None


def _from_above(congress: Congress, who: str) -> list[NextStep]:
    steps = []
    today = clock.today()
    for draft in drafts_of_superiors(congress).filter(state=DraftState.OPEN, closes_on__gte=today):
        if draft.comments.filter(unit=congress.unit).exists():
            continue
        title = _("Send up the opinions on “%(draft)s” of %(unit)s")
        steps.append(
            NextStep(
                title % {"draft": draft, "unit": draft.congress.unit},
                reverse("consultation:draft", args=[congress.pk, draft.pk]),
                last_lawful_on=draft.closes_on,
                who=who,
            )
        )
    return steps


def _is_past(draft: Draft, today: date) -> bool:
    return draft.state == DraftState.OPEN and draft.closes_on is not None and draft.closes_on < today
