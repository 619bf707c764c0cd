"""The keyed desk and the machine count as ways of counting, and their ways back from a figure to the ballots."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from daihoi.apps.elections.models import Candidate, Contest, CountMethod, Round, RoundState
from daihoi.apps.elections.ways import Preparation, Way

from .models import CountState, DesignState, DeskState


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


def scan_address(round_: Round) -> str:
    """The page of the machine count where the ballots were printed here, or a machine count was made."""
    is_open = round_.state in (RoundState.OPEN, RoundState.COUNTED)
    was_printed = round_.contest.printed_ballots.filter(number=round_.number, state=DesignState.STANDING).exists()
    was_counted = round_.scan_counts.exclude(state=CountState.CANCELLED).exists()
    return _url("ballots:scan", round_) if was_counted or (is_open and was_printed) else ""


def scan_trace(round_: Round, candidate: Candidate | None) -> str:
    """The published figures of a closed machine count."""
    return _url("ballots:published", round_) if round_.scan_counts.filter(state=CountState.CLOSED).exists() else ""


def paper_address(contest: Contest) -> str:
    """The page of the ballot paper."""
    return reverse("ballots:paper", args=[contest.congress_id, contest.pk])


def _url(name: str, round_: Round) -> str:
    return reverse(name, args=[round_.contest.congress_id, round_.contest_id, round_.number])


KEYED = Way(method=CountMethod.KEYED, label=_("Key the ballots twice"), address=address, trace=trace)
SCANNED = Way(
    method=CountMethod.SCANNED,
    label=_("Read the ballots by machine"),
    address=scan_address,
    trace=scan_trace,
    icon="printer",
)
PAPER = Preparation(label=_("Print the ballots"), address=paper_address, icon="printer")
