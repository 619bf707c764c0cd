"""From scores to choices, name by name, with a reason wherever a person must look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from daihoi.core.ballots.layouts import Box, Layout, Row
from daihoi.core.ballots.readings import Choice, Reason, ReasonKind
from daihoi.core.elections import BallotStyle
from daihoi.core.sentences import Sentence, say

from .boxes import BoxScore, Filling, filling
from .strokes import Strike
from .zones import Zones

_GUESSED, _GUESSED_STRUCK = 0.03, 0.5
_THROUGH = 0.45
_HEAVIER = 2.2
_SOLID = 0.5


@dataclass(slots=True)
class Seen:
    """What one reader makes of a page, growing as it is read.

    Args:
        choices: candidate id → choice.
        ink: candidate id → how much ink, by box or ``strike``.
        sureness: candidate id → 0 to 1.
        reasons: why a person must look.
    """

    choices: dict[str, Choice] = field(default_factory=dict)
    ink: dict[str, dict[str, float]] = field(default_factory=dict)
    sureness: dict[str, float] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)

    def ask(self, kind: ReasonKind, text: Sentence, row: Row | None = None, box: Box | None = None) -> None:
        """Call a person."""
        place = box or (row.row if row else None)
        where = tuple(round(float(one), 1) for one in place) if place else None
        name = row.candidate if row else ""
        self.reasons.append(Reason(kind, text, name, box_mm=where))  # type: ignore[arg-type]


def choose_by_boxes(seen: Seen, row: Row, layout: Layout, scores: Mapping[str, BoxScore], zones: Zones) -> None:
    """What the boxes of one name say.

    Args:
        seen: where it is written down.
        row: the name.
        layout: the ballot.
        scores: box → what is seen in it.
        zones: the limits.
    """
    held = {key: filling(one, zones) for key, one in scores.items()}
    seen.ink[row.candidate] = {key: round(min(1.0, one.ink), 3) for key, one in scores.items()}
    seen.sureness[row.candidate] = min((_sureness(one.ink, zones) for one in scores.values()), default=1.0)
    clear = {key for key, one in held.items() if one in (Filling.MARKED, Filling.FILLED)}
    doubtful = [key for key, one in held.items() if one is Filling.DOUBT]
    for key in doubtful:
        seen.ask(
            ReasonKind.FAINT_MARK,
            say("{name}: the ink in a box is too little, or too far aside, for a mark and too much for none.",
                name=said(row)),
            row, row.boxes[key],
        )  # fmt: skip
        seen.sureness[row.candidate] = 0.0
        if scores[key].ink >= _GUESSED:
            clear.add(key)
    seen.choices[row.candidate] = _choice(clear, layout.style)
    inks = [scores[key].ink for key in clear]
    if len(clear) > 1 and (max(inks) > _SOLID or max(inks) > _HEAVIER * min(inks)):
        seen.ask(
            ReasonKind.CORRECTED,
            say("{name}: both boxes are marked and one of them is filled: it may be a mark taken back.",
                name=said(row)),
            row,
        )  # fmt: skip


def _choice(clear: set[str], style: BallotStyle) -> Choice:
    if style is BallotStyle.MARK:
        return "marked" if clear else None
    if len(clear) > 1:
        return "both"
    return next(iter(clear), None)


def _sureness(ink: float, zones: Zones) -> float:
    """How far from the doubtful zone, 0.5 at its edge."""
    if ink >= zones.marked:
        return min(1.0, 0.5 + (ink - zones.marked) / (2 * zones.marked))
    if ink <= zones.empty:
        return 1.0 - 0.5 * ink / zones.empty
    return 0.0


def choose_by_strike(seen: Seen, row: Row, strike: Strike, second: float, zones: Zones) -> None:
    """What the line through a name says.

    Args:
        seen: where it is written down.
        row: the name.
        strike: what was measured.
        second: what the second reader measured.
        zones: the limits.
    """
    seen.ink[row.candidate] = {"strike": round(strike.share, 3)}
    least = zones.struck_if_sure if second >= zones.second_sure else zones.struck
    is_struck = strike.share >= least and strike.through >= _THROUGH
    is_kept = strike.share < zones.kept and second < zones.second_kept and strike.pale < zones.pale
    is_clear = is_struck or is_kept
    seen.choices[row.candidate] = (
        "struck" if is_struck or (strike.share >= _GUESSED_STRUCK and strike.through >= _THROUGH) else "kept"
    )
    far = abs(strike.share - (zones.kept if strike.share < zones.kept else least))
    seen.sureness[row.candidate] = min(1.0, 0.5 + 4 * far) if is_clear else 0.0
    if not is_clear:
        seen.ask(
            ReasonKind.PARTLY_STRUCK,
            say("{name}: a line runs through a part of the name only, or beside it.", name=said(row)), row,
        )  # fmt: skip


def said(row: Row) -> str:
    """A name as it stands on the paper, with its number."""
    return f"{row.number}. {row.name}"
