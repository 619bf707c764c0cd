"""What the congress leaves in writing: its resolution and its minutes."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.models import Congress
from daihoi.apps.documents import actions as documents
from daihoi.apps.documents.models import Paper, Secrecy, Series
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core import documents as core
from daihoi.core.congresses import Stage
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import law, permissions
from ..models import HandVote, Minutes, Resolution
from ..papers import meeting_minutes
from ..papers import minutes as minutes_paper
from ..papers import resolution as resolution_paper

NEVER_BEFORE = (Stage.DRAFT, Stage.PREPARING, Stage.CLEARED, Stage.CONVENED, Stage.POSTPONED)


@transaction.atomic
def draft_resolution(congress: Congress, text: str, *, by: Any) -> Resolution:
    """Write the draft of the resolution; until it is adopted it may be written again."""
    require(permissions.can_script, by, congress)
    if not text.strip():
        raise WrongInput(say("The draft resolution has no text."))
    resolution = Resolution.objects.filter(congress=congress).first() or Resolution(congress=congress)
    if resolution.adopted_by_id is not None:
        raise Refused(say("The congress has adopted its resolution; the text no longer changes."))
    resolution.text = text
    resolution.save()
    audit.record("plenary.resolution_drafted", by=by, on=resolution, letters=len(text))
    return resolution


@transaction.atomic
def adopt_resolution(congress: Congress, *, by: Any, vote: HandVote, is_drawn: bool = True) -> Resolution:
    """Adopt the draft by a carried vote and issue it in the series of the congress (Điều lệ Đ9, 36-HD/VPTW II.1.3).

    ``is_drawn`` draws the paper as DOCX and PDF; without it the register gives only the number.  A resolution that is
    adopted already stays as it is.
    """
    require(permissions.can_run, by, congress)
    resolution = Resolution.objects.filter(congress=congress).select_related("adopted_by").first()
    if resolution is None:
        raise Refused(say("There is no draft resolution yet. Write it first."))
    if resolution.adopted_by_id is not None:
        return resolution
    if not vote.is_carried or vote.congress_id != congress.pk:
        raise Refused(say("The resolution is not adopted: {why}", why=law.reason_of(vote)), law.hands_rule(congress))
    resolution.adopted_by = vote
    resolution.paper = _issue(congress, resolution_paper.render(resolution), by=by, is_drawn=is_drawn)
    resolution.save()
    audit.record(
        "plenary.resolution_adopted", by=by, on=resolution, votes_for=vote.votes_for, base=vote.base,
        symbol=resolution.paper.symbol,
    )  # fmt: skip
    return resolution


@transaction.atomic
def make_minutes(
    congress: Congress, *, by: Any, remarks: str = "", refusals: str = "", is_drawn: bool = True
) -> Minutes:
    """Make the minutes of the congress from what was recorded and issue them in its series (190-QĐ/TW, practice).

    Where votes weigh they hold what Article 150 of 59/2020/QH14 asks for: every motion with its votes and shares, the
    list of those attending with their votes as an annex, and ``refusals``, who would not sign, one a line.

    Minutes that are made already stay as they are.
    """
    require(permissions.can_run, by, congress)
    if Stage(congress.stage) in NEVER_BEFORE:
        raise Refused(say("The congress has not been held yet; there is nothing to write minutes of."))
    held = Minutes.objects.filter(congress=congress).first()
    if held is not None:
        return held
    minutes = Minutes.objects.create(congress=congress, remarks=remarks, refusals=refusals, made_at=clock.now())
    drawn = meeting_minutes if law.weighs(congress) else minutes_paper
    minutes.paper = _issue(congress, drawn.render(minutes), by=by, is_drawn=is_drawn)
    minutes.save(update_fields=["paper"])
    audit.record("plenary.minutes_made", by=by, on=minutes, symbol=minutes.paper.symbol)
    return minutes


def _issue(congress: Congress, form: core.Paper, *, by: Any, is_drawn: bool) -> Paper:
    """Give the form its number in the one series of the congress, drawn or only registered."""
    shared: dict[str, Any] = {
        "by": by, "series": Series.CONGRESS, "topic": "congress", "secrecy": Secrecy.INTERNAL,
        "is_sample": congress.is_sample, "issued_on": form.issued_on,
    }  # fmt: skip
    if is_drawn:
        return documents.issue_rendered(congress.unit, congress.term, form, **shared)
    return documents.issue_paper(
        congress.unit, congress.term, declared_type=form.type_name, subject=form.summary,
        signer=form.signatures[-1].name, **shared,
    )  # fmt: skip
