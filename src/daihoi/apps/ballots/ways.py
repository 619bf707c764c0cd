"""The keyed desk as a way of counting, and its way back from a figure to the ballots behind it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from daihoi.apps.elections.models import Candidate, CountMethod, Round, RoundState
from daihoi.apps.elections.ways import Way

from .models import DeskState


def address(round_: Round) -> str:
    """The desk's page while the round may be counted; afterwards only where there was a desk."""
    is_open = round_.state in (RoundState.OPEN, RoundState.COUNTED)
    if not is_open and not round_.desks.exclude(state=DeskState.CANCELLED).exists():
        return ""
    return _url("ballots:desk", round_)


def trace(round_: Round, candidate: Candidate | None) -> str:
    """The settled ballots of a closed desk, of all or of one name; empty once they are destroyed."""
    if not round_.desks.filter(state=DeskState.CLOSED, destroyed_at__isnull=True).exists():
        return ""
    of = f"?candidate={candidate.pk}" if candidate is not None else ""
    return f"{_url('ballots:trace', round_)}{of}"


def _url(name: str, round_: Round) -> str:
    return reverse(name, args=[round_.contest.congress_id, round_.contest_id, round_.number])


KEYED = Way(method=CountMethod.KEYED, label=_("Key the ballots twice"), address=address, trace=trace)
