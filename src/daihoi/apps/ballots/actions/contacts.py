"""Contact sheets: somebody looks through the marks that the machine counted, and sends back what was read wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from daihoi.apps.audit.actions import record
from daihoi.apps.elections.models import Candidate
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.ballots.readings import Reason, ReasonKind
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import ContactCheck, ContactFlag, ContactKind, ScanAct, ScanCount, SheetState
from . import rulings, scanlines, scanmoments
from .patience import patiently


@patiently
def check_contact_sheet(
    count: ScanCount, candidate: Candidate, kind: str, screen: int, *, shown: Sequence[int], flagged: Sequence[int],
    by: Any,
) -> ContactCheck:  # fmt: skip
    """Keep that a screen of marks was looked through; ballots whose mark is read wrongly go back to the tellers.

    Args:
        count: an open count.
        candidate: whose marks.
        kind: one of :class:`ContactKind`.
        screen: its number, from 1.
        shown: keys of the ballots whose marks stood on it.
        flagged: those that are read wrongly.
        by: somebody with a seat at this count.

    Source: rule of independent entries.
    """
    require(permissions.can_check, by, count)
    count = scanmoments.hold(count)
    scanmoments.require_open(count)
    known = {one.pk: one for one in queries.sheets_of_count(count).filter(pk__in=shown)}
    if kind not in ContactKind.values or screen < 1 or not set(flagged) <= set(shown):
        raise WrongInput(say("This is no screen of a contact sheet. Open the page again."))
    if len(known) != len(set(shown)) or not count.round.tallies.filter(candidate=candidate).exists():
        raise WrongInput(say("The ballots on this screen have changed meanwhile. Open the page again."))
    check, _new = ContactCheck.objects.update_or_create(
        count=count, candidate=candidate, kind=kind, screen=screen,
        defaults={"sheets": sorted(known), "seen_by": by, "seen_at": clock.now()},
    )  # fmt: skip
    lines = [scanlines.Done(ScanAct.SEEN, words=f"{candidate.order}, {kind}, {screen}: {len(known)}")]
    text = say("Sent back from the contact sheet of {name}.", name=candidate.person.full_name)
    reason = Reason(ReasonKind.UNCLEAR, text, str(candidate.pk))
    for key in sorted(set(flagged)):
        sheet = known[key]
        ContactFlag.objects.get_or_create(check_made=check, sheet=sheet)
        if sheet.state not in (SheetState.COUNTED, SheetState.DECIDED):
            continue
        state = SheetState.BOARD if sheet.state == SheetState.DECIDED else SheetState.WAITING
        rulings.send_back(count, sheet, state, reason)
        lines.append(scanlines.Done(ScanAct.FLAGGED, sheet.batch.number, sheet.position, words=str(candidate.order)))
    scanlines.write(count, lines, by=by)
    if len(lines) > 1:
        record(
            "ballots.marks_sent_back", by=by, on=count, candidate=candidate.person.full_name, screen=screen,
            ballots=[[one.batch, one.position] for one in lines[1:]],
        )  # fmt: skip
    return check
