"""Fetching what an address names, inside its congress only."""

from __future__ import annotations

from itertools import chain
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses import law
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.shapes import Finding, TrailEntry
from daihoi.core.elections import Finding as CoreFinding
from daihoi.core.errors import DaihoiError

from .. import queries
from ..models import Contest, Round

MOST_ENTRIES = 30


def get_contest(congress: Congress, contest_id: int) -> Contest:
    """A contest of this congress, or page not found."""
    contests = Contest.objects.prefetch_related("rounds")
    contest: Contest = get_object_or_404(contests, pk=contest_id, congress=congress)
    contest.congress = congress
    return contest


def get_round(congress: Congress, contest_id: int, number: int) -> Round:
    """A round of a contest of this congress, or page not found."""
    contest = get_contest(congress, contest_id)
    round_: Round = get_object_or_404(Round, contest=contest, number=number)
    round_.contest = contest
    return round_


def trail(contest: Contest) -> list[TrailEntry]:
    """What was done to the contest and its rounds, the newest first."""
    entries = chain(trail_of(contest), *(trail_of(one) for one in contest.rounds.all()))
    return sorted(entries, key=lambda entry: entry.at, reverse=True)[:MOST_ENTRIES]


def findings(found: list[CoreFinding] | tuple[CoreFinding, ...], contest: Contest | None = None) -> list[Finding]:
    """The core's findings as the page draws them, with the address where a teller on the list is replaced."""
    rule = queries.rules_of(contest).nominations.tellers_off_list if contest is not None else None
    return [
        Finding(one.severity.value, one.text, one.source, *_mend(contest, rule is not None and one.id == rule.id))
        for one in found
    ]


def _mend(contest: Contest | None, is_about_tellers: bool) -> tuple[str, str]:
    if contest is None or not is_about_tellers:
        return "", ""
    return reverse("plenary:organ", args=[contest.congress_id, "counting_committee"]), _("Elect the tellers anew")


def heading(contest: Contest) -> dict[str, Any]:
    """What every page of a contest shows."""
    words = {name: law.word(contest.congress, name) for name in ("chair", "prepared_by")}
    return {"title": contest.title, "kicker": contest.get_office_display(), "contest": contest, "here": "elections",
            "words": words}  # fmt: skip


def said(request: HttpRequest, error: DaihoiError) -> str:
    """A refusal in the reader's language with its article, for a form that keeps what was typed."""
    source = getattr(error, "source", None)
    words = error.in_language(getattr(request, "LANGUAGE_CODE", "vi"))
    return f"{words} ({source})" if source else words


def url_of(round_: Round) -> str:
    """The page of the round's contest."""
    return reverse("elections:contest", args=[round_.contest.congress_id, round_.contest_id])
