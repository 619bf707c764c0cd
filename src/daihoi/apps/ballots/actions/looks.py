"""The third look: keyed blind first; where that settles nothing, the counting committee decides by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.ballots import Reading, Sheet, judge_reading, needs_committee, read_line
from daihoi.core.elections import Mark
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import JournalAct, Look, LookReason
from . import lines, moments
from .patience import patiently


@dataclass(frozen=True)
class Answer:
    """What a third look led to.

    Args:
        settled: True when it stands now.
        readings: otherwise what each side read, the teams by letter and the third look last.
        reason: otherwise why the committee must decide, a ``LookReason``.
    """

    settled: bool
    readings: tuple[queries.Side, ...] = ()
    reason: str = ""


@patiently
def try_look(look: Look, keyed: str, *, by: Any) -> Answer:
    """Key what the paper says, without having seen what the teams keyed.

    It stands when the teams merely differed and it equals one of them; otherwise, and for every ballot that anybody
    holds invalid or doubtful, the readings are shown and the counting committee decides.  A second try is not blind
    any more and changes nothing.

    Source: 190-QĐ/TW Đ8.2; rule of independent entries.
    """
    desk = moments.hold(look.bundle.desk)
    require(permissions.can_look, by, desk)
    moments.require_open(desk)
    look = queries.fresh_look(look)
    if look.settled_at is not None:
        return Answer(True)
    sheet = queries.sheet_of(desk.round)
    if look.tried_at is None:
        _keep_try(look, keyed, sheet, by=by)
    sides = queries.sides_of(look, sheet)
    mine = queries.reading_of(look, sheet)
    is_plain = look.reason == LookReason.DIFFERENCE and not needs_committee(mine, sheet)
    if is_plain and any(mine.essence == one.reading.essence for one in sides[:-1]):
        _settle(look, by=by, words="=")
        return Answer(True)
    return Answer(False, tuple(sides), look.reason)


@patiently
def settle_look(
    look: Look, keyed: str, *, by: Any, decided_by: Sequence[str], ground: str = "", note: str = ""
) -> Look:
    """Keep what the counting committee decided on one ballot: the line as it shall stand, and who decided.

    Args:
        look: a ballot that was keyed blind.
        keyed: the line that stands; with ``ground`` the ballot is invalid and the numbers may be left out.
        by: who sits at the third look.
        decided_by: the names of those of the counting committee who decided.
        ground: the rulebook's ground, by its id.
        note: what else the journal shall say.

    Source: 190-QĐ/TW Đ8.2 (the counting committee examines and decides), Đ15 (grounds).
    """
    desk = moments.hold(look.bundle.desk)
    require(permissions.can_look, by, desk)
    moments.require_open(desk)
    look = queries.fresh_look(look)
    moments.require_unsettled(look)
    congress = desk.round.contest.congress
    if look.tried_at is None:
        raise Refused(
            say("Key first what the paper says, before the readings are shown; then decide."),
            moments.entries_rule(congress),
        )
    names = [" ".join(one.split()) for one in decided_by if one.strip()]
    if not names:
        raise Refused(
            say("Say who decided: the members of the counting committee, by name."), moments.counting_rule(congress)
        )
    sheet = queries.sheet_of(desk.round)
    line, reading = _decided(keyed, ground, sheet)
    _require_decision(reading, sheet)
    look.keyed, look.ground = line, reading.ground
    look.decided_by, look.note = "\n".join(names), note.strip()[:400]
    _keep_reading(look, reading, sheet)
    _settle(look, by=by, words="; ".join([", ".join(names), *([look.note] if look.note else [])]))
    return look


def _keep_try(look: Look, keyed: str, sheet: Sheet, *, by: Any) -> None:
    look.keyed, look.tried_at = keyed, clock.now()
    _keep_reading(look, read_line(keyed, sheet), sheet)
    look.save(update_fields=["keyed", "tried_at", "marks", "flaws"])
    act = lines.Act(JournalAct.LOOKED, bundle=look.bundle.number, position=look.position, keyed=keyed)
    lines.write(look.bundle.desk, [act], by=by)


def _keep_reading(look: Look, reading: Reading, sheet: Sheet) -> None:
    look.marks = dict(reading.marks)
    look.flaws = [flaw.value for flaw in reading.flaws(sheet)]


def _settle(look: Look, *, by: Any, words: str) -> None:
    look.settled_at, look.settled_by = clock.now(), by
    look.save()
    act = lines.Act(JournalAct.SETTLED, "", look.bundle.number, look.position, look.keyed, words)
    lines.write(look.bundle.desk, [act], by=by)


def _decided(keyed: str, ground: str, sheet: Sheet) -> tuple[str, Reading]:
    """The line with its ground, and what it says."""
    if not ground:
        return keyed, read_line(keyed, sheet)
    known = [one.id for one in sheet.grounds]
    if ground not in known:
        raise WrongInput(
            say("The rulebook knows no ground “{ground}”; it knows: {known}.", ground=ground, known=", ".join(known))
        )
    sign = f"*{known.index(ground) + 1}"
    line = keyed if "*" in keyed else f"{keyed} {sign}".strip()
    reading = read_line(line, sheet)
    if reading.ground != ground:
        raise WrongInput(
            say("The line says ground {keyed}, the decision says {ground}. Make both the same.", keyed=reading.ground,
                ground=ground)
        )  # fmt: skip
    return line, reading


def _require_decision(reading: Reading, sheet: Sheet) -> None:
    """The committee's word leaves nothing open."""
    if reading.is_doubtful:
        raise WrongInput(say("The decision can't be doubtful: key it valid, or invalid with a ground."))
    if reading.ground:
        return
    verdict = judge_reading(reading, sheet)
    if verdict.board_decides and Mark.PARTLY_STRUCK in reading.marks.values():
        raise WrongInput(
            say("Decide for each name with a line through a part of it: struck (its number) or kept (leave it out).")
        )
