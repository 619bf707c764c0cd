"""Moving a congress from stage to stage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import Stage, require_move
from daihoi.core.errors import Refused
from daihoi.core.sentences import say
from daihoi.core.sources import Source

from .. import law, permissions
from ..models import Congress

BY_THE_SUPERIOR = frozenset({Stage.CLEARED, Stage.RATIFIED, Stage.ANNULLED})
SITTING = frozenset({Stage.PREPARATORY_SESSION, Stage.IN_SESSION})
WITH_REASON = frozenset({Stage.POSTPONED, Stage.ANNULLED})


@transaction.atomic
def move_stage(congress: Congress, wanted: str, *, by: Any, reason: str = "", quorum: Source | None = None) -> Congress:
    """Move a congress to the next stage; which may follow is said in the core (states).

    The superior clears, withdraws the clearance, ratifies, annuls and has an election held again; the unit's secretary
    does the rest.  A sitting
    opens only with the source of the quorum rule that was found met, so the session's own page is the way.
    Refused when the congress already stands there, so a repeated move does no harm.
    """
    current, after = Stage(congress.stage), Stage(wanted)
    is_superiors = after in BY_THE_SUPERIOR or (current is Stage.CLEARED and after is Stage.PREPARING)
    is_superiors = is_superiors or goes_back(current, after)
    require(permissions.can_clear if is_superiors else permissions.can_lead, by, congress)
    move = require_move(current, after, law.course_of(congress.unit))
    _require_ready(congress, after, reason, quorum)
    congress.stage, congress.stage_reason = after.value, reason
    congress.save(update_fields=["stage", "stage_reason"])
    audit.record(
        "congresses.stage_moved", by=by, on=congress, before=current.value, after=after.value, reason=reason,
        source=str(quorum or move.source),
    )  # fmt: skip
    return congress


@transaction.atomic
def move_stages(congresses: Iterable[Congress], wanted: str, *, by: Any, reason: str = "") -> list[Congress]:
    """Move several congresses at once; those that already stand there are left alone, so the act may be repeated.

    Returns:
        The congresses that were moved.
    """
    moved = [one for one in congresses if one.stage != wanted]
    return [move_stage(congress, wanted, by=by, reason=reason) for congress in moved]


@transaction.atomic
def postpone(congress: Congress, *, by: Any, reason: str) -> Congress:
    """Put the opening off, with the reason; preparation is taken up again from there."""
    return move_stage(congress, Stage.POSTPONED, by=by, reason=reason)


def goes_back(current: str, after: str) -> bool:
    """True for a held congress that is called together again, because one of its elections fell."""
    return Stage(current).is_held and after in (Stage.CONVENED, Stage.CLOSED)


def _require_ready(congress: Congress, after: Stage, reason: str, quorum: Source | None) -> None:
    if (after in WITH_REASON or goes_back(congress.stage, after)) and not reason.strip():
        raise Refused(say("Write the reason: it stands in the trail and in the report."))
    if after in SITTING and quorum is None:
        raise Refused(say("A session is opened on the page of the session, where the quorum is counted."))
    if after in (Stage.CLEARED, Stage.CONVENED) and congress.opens_on is None:
        raise Refused(say("The congress has no days yet. Set the day of opening first."))
