"""What people say of a ballot that the machine leaves open: two tellers apart, else the board's vote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from daihoi.apps.audit.actions import record
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.ballots import Reading, Sheet, judge_reading
from daihoi.core.ballots.readings import Reason
from daihoi.core.elections import Mark
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import How, Outcome, ScanAct, ScanCount, ScanSheet, SheetDecision, SheetRuling, SheetState
from . import moments, scanlines, scanmoments
from .lines import name_of
from .patience import patiently


@dataclass(frozen=True)
class Ruled:
    """What somebody holds a ballot to be.

    Args:
        outcome: one of :class:`Outcome`.
        marks: candidate key → a mark of the ballot's style, or a number; names left out are untouched.
        ground: id of the rulebook's ground where it is invalid.
        weight: the votes of the card.
        note: a few words.
    """

    outcome: str
    marks: Mapping[str, Any] = field(default_factory=dict)
    ground: str = ""
    weight: int = 1
    note: str = ""


@dataclass(frozen=True)
class Vote:
    """The board's vote on one ballot: how many for and against, and who decided, by name."""

    votes_for: int
    votes_against: int
    names: Sequence[str]


@patiently
def rule_sheet(sheet: ScanSheet, ruled: Ruled, *, by: Any) -> ScanSheet:
    """Keep what one teller rules; the second equal ruling settles the ballot, an unequal one brings it to the board.

    The same ruling sent again changes nothing.

    Source: 190-QĐ/TW Đ8.2, Đ15; rule of independent entries.
    """
    count = sheet.batch.count
    require(permissions.can_rule, by, count)
    count = scanmoments.hold(count)
    scanmoments.require_open(count)
    sheet = scanmoments.fresh_sheet(sheet, count)
    side = scanmoments.seat_of(count, by).side
    paper = queries.sheet_of(count.round)
    reading = _read(ruled, paper)
    before = sheet.rulings.filter(side=side).first()
    if before is not None and _essence(before, paper) == _key(ruled, reading):
        return sheet
    scanmoments.require_waiting(sheet, SheetState.WAITING)
    if before is not None:
        raise Refused(
            say("Your side has ruled on ballot {position} of batch {batch} already. Take that ruling back first.",
                position=sheet.position, batch=sheet.batch.number),
            moments.entries_rule(count.round.contest.congress),
        )  # fmt: skip
    SheetRuling.objects.create(
        sheet=sheet, side=side, user=by, outcome=ruled.outcome, marks=dict(reading.marks), weight=reading.weight,
        ground=reading.ground, note=ruled.note.strip()[:400], ruled_at=clock.now(),
    )  # fmt: skip
    _write(count, sheet, ScanAct.RULED, _content(ruled, reading), side, by=by)
    _bring_together(count, sheet, paper, by=by)
    return sheet


@patiently
def undo_ruling(sheet: ScanSheet, *, by: Any) -> ScanSheet:
    """Take one's own ruling back while the other side has not ruled; nothing happens where there is none."""
    count = sheet.batch.count
    require(permissions.can_rule, by, count)
    count = scanmoments.hold(count)
    scanmoments.require_open(count)
    sheet = scanmoments.fresh_sheet(sheet, count)
    ruling = sheet.rulings.filter(side=scanmoments.seat_of(count, by).side, user=by).first()
    if ruling is None:
        return sheet
    scanmoments.require_waiting(sheet, SheetState.WAITING)
    ruling.delete()
    _write(count, sheet, ScanAct.UNRULED, None, ruling.side, by=by)
    return sheet


@patiently
def decide_sheet(sheet: ScanSheet, ruled: Ruled, vote: Vote, *, by: Any) -> SheetDecision:
    """Keep what the board decided by vote on a ballot on which the tellers differ, or which they left to it.

    Args:
        sheet: a ballot before the board.
        ruled: what shall stand.
        vote: for and against, and the members who decided.
        by: who sits at the board's seat.

    Source: 190-QĐ/TW Đ8.2 (the counting committee examines the ballots and decides).
    """
    count = sheet.batch.count
    require(permissions.can_decide, by, count)
    count = scanmoments.hold(count)
    scanmoments.require_open(count)
    sheet = scanmoments.fresh_sheet(sheet, count)
    scanmoments.require_waiting(sheet, SheetState.BOARD)
    paper = queries.sheet_of(count.round)
    if ruled.outcome == Outcome.BOARD:
        raise WrongInput(say("The board decides: valid, invalid with a ground, or no ballot of this vote."))
    reading = _read(ruled, paper)
    names = _require_vote(vote, count)
    decision = _decide(
        count, sheet, How.BOARD, ruled, reading, votes_for=vote.votes_for, votes_against=vote.votes_against,
        decided_by="\n".join(names),
    )  # fmt: skip
    words = f"{vote.votes_for}:{vote.votes_against} {', '.join(names)}"
    _write(count, sheet, ScanAct.BOARD, _content(ruled, reading), "", by=by, words=words)
    record(
        "ballots.board_decided", by=by, on=count, batch=sheet.batch.number, ballot=sheet.position,
        votes_for=vote.votes_for, votes_against=vote.votes_against, decided_by=names, images=_images(sheet),
    )  # fmt: skip
    return decision


def send_back(count: ScanCount, sheet: ScanSheet, state: SheetState, reason: Reason) -> None:
    """Let people look at a ballot again; what was decided of it falls, the journal keeps it."""
    sheet.rulings.all().delete()
    SheetDecision.objects.filter(sheet=sheet).delete()
    sheet.state, sheet.is_flagged = state, True
    sheet.reasons = [*sheet.reasons, plain_reason(reason)]
    sheet.save(update_fields=["state", "is_flagged", "reasons"])
    unreconcile(count)


def plain_reason(reason: Reason) -> dict[str, Any]:
    """A reason as a ballot keeps it: like that of a reading, said in both languages."""
    text = {language: reason.text.in_language(language) for language in ("vi", "en")}
    return reason.as_json("vi") | {"text": text}


def unreconcile(count: ScanCount) -> None:
    """What was reconciled must be reconciled again."""
    if count.reconciled_at is not None:
        count.reconciled_at = None
        count.save(update_fields=["reconciled_at"])


def _bring_together(count: ScanCount, sheet: ScanSheet, paper: Sheet, *, by: Any) -> None:
    """Settle the ballot when both sides have ruled alike; else it goes before the board."""
    rulings = list(sheet.rulings.all())
    if any(one.outcome == Outcome.BOARD for one in rulings) or (
        len(rulings) == 2 and _essence(rulings[0], paper) != _essence(rulings[1], paper)
    ):
        if len(rulings) == 2:  # the board sees both; nobody learns before what the other ruled
            sheet.state = SheetState.BOARD
            sheet.save(update_fields=["state"])
        return
    if len(rulings) < 2:
        return
    one = rulings[0]
    ruled = Ruled(one.outcome, one.marks, one.ground, one.weight)
    names = "\n".join(name_of(ruling.user) for ruling in rulings)
    _decide(count, sheet, How.AGREED, ruled, queries.reading_from(one, paper), decided_by=names)
    _write(count, sheet, ScanAct.AGREED, None, "", by=by)


def _decide(
    count: ScanCount, sheet: ScanSheet, how: How, ruled: Ruled, reading: Reading, **facts: Any
) -> SheetDecision:
    decision = SheetDecision.objects.create(
        sheet=sheet, how=how, outcome=ruled.outcome, marks=dict(reading.marks), weight=reading.weight,
        ground=reading.ground, note=ruled.note.strip()[:400], decided_at=clock.now(), **facts,
    )  # fmt: skip
    is_aside = ruled.outcome == Outcome.ASIDE
    sheet.state = SheetState.ASIDE if is_aside else SheetState.DECIDED
    sheet.save(update_fields=["state"])
    if is_aside:
        unreconcile(count)
    return decision


def _read(ruled: Ruled, paper: Sheet) -> Reading:
    """What the ruling means; a valid ballot leaves nothing open, an invalid one has its ground."""
    if ruled.outcome not in Outcome.values:
        raise WrongInput(
            say("“{outcome}” is no ruling; they are {known}.", outcome=ruled.outcome, known=", ".join(Outcome.values))
        )
    if ruled.outcome in (Outcome.ASIDE, Outcome.BOARD):
        return Reading()
    if ruled.weight < 1:
        raise WrongInput(say("A card carries at least 1 vote."))
    marks = queries.read_marks(ruled.marks, paper)
    reading = Reading(marks, ruled.ground if ruled.outcome == Outcome.INVALID else "", False, ruled.weight)
    if ruled.outcome == Outcome.INVALID:
        if not ruled.ground:
            raise WrongInput(say("An invalid ballot needs its ground: choose one from the list of the rulebook."))
        judge_reading(reading, paper)  # refuses a ground that the rulebook does not know
        return reading
    if Mark.PARTLY_STRUCK in marks.values():
        raise WrongInput(
            say("Decide for each name with a line through a part of it: struck (its number) or kept (leave it out).")
        )
    verdict = judge_reading(reading, paper)
    if not verdict.is_valid and not verdict.board_decides:
        raise WrongInput(
            say("These marks can't make a valid ballot: {why} Correct the marks, or rule it invalid on that ground.",
                why=verdict.steps[-1].text)
        )  # fmt: skip
    return reading


def _require_vote(vote: Vote, count: ScanCount) -> list[str]:
    names = [one.strip() for one in vote.names if one.strip()]
    if not names:
        raise WrongInput(say("Name who of the counting committee decided."))
    if vote.votes_for + vote.votes_against > len(names):
        raise WrongInput(
            say("{votes} votes, but only {names} members are named. Name everyone who voted.",
                votes=vote.votes_for + vote.votes_against, names=len(names))
        )  # fmt: skip
    if vote.votes_for <= vote.votes_against:
        raise WrongInput(
            say("{votes_for} for, {votes_against} against: that decides nothing. Put to the vote what the majority "
                "holds.", votes_for=vote.votes_for, votes_against=vote.votes_against)
        )  # fmt: skip
    return names


def _key(ruled: Ruled, reading: Reading) -> tuple[object, ...]:
    return ruled.outcome, reading.essence


def _essence(ruling: SheetRuling, paper: Sheet) -> tuple[object, ...]:
    """What counts when two rulings are compared; the note does not."""
    return ruling.outcome, queries.reading_from(ruling, paper).essence


def _content(ruled: Ruled, reading: Reading) -> dict[str, Any]:
    return {"outcome": ruled.outcome, "marks": dict(reading.marks), "ground": reading.ground, "weight": reading.weight}


def _images(sheet: ScanSheet) -> list[str]:
    return list(sheet.pages.order_by("position").values_list("image_hash", flat=True))


def _write(count: ScanCount, sheet: ScanSheet, act: str, content: Any, side: str, *, by: Any, words: str = "") -> None:
    images = " ".join(one[:16] for one in _images(sheet))
    said = f"{images} {words}".strip()
    done = scanlines.Done(act, sheet.batch.number, sheet.position, side, content, said)
    scanlines.write(count, [done], by=by)
