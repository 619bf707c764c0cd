"""Keying: what a team read from each ballot, one or many at once; nothing is lost and nothing is doubled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from daihoi.apps.shell.guards import require
from daihoi.core.ballots import Sheet, WrongKeying, read_line
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say

from .. import permissions, queries
from ..models import BundleTurn, Entry, JournalAct, JournalLine
from . import lines, moments
from .patience import patiently
from .turns import fresh, require_own

MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Keyed:
    """One ballot as a screen sends it.

    Args:
        key: made once by the screen for this entry; sent again, it is the same entry.
        position: place of the ballot in the bundle, from 1.
        keyed: the line as typed.
    """

    key: UUID
    position: int
    keyed: str


@dataclass(frozen=True)
class NotKept:
    """An entry that was not kept.

    Args:
        position: place of the ballot in the bundle.
        key: of the entry.
        reason: why, and what to do.
        flaw: the keying core's word for it; ``elsewhere``, ``undone``, ``taken``, ``finished`` or
            ``position`` otherwise.
    """

    position: int
    key: UUID
    reason: Sentence
    flaw: str


@dataclass(frozen=True)
class Kept:
    """The answer to a screen: which positions stand as sent, which do not and why."""

    saved: tuple[int, ...]
    refused: tuple[NotKept, ...]


def key_ballots(turn: BundleTurn, entries: Sequence[Keyed], *, by: Any) -> Kept:
    """Keep what was keyed for ballots of one's own bundle; good ones are kept even when others are refused.

    The same entry sent again gives the same answer and changes nothing.

    Source: 190-QĐ/TW Đ8.2, Đ15; rule of independent entries.
    """
    if len(entries) > MOST_AT_ONCE:
        raise WrongInput(say("{count} ballots at once are too many. Send at most {most}.", count=len(entries),
                             most=MOST_AT_ONCE))  # fmt: skip
    require(permissions.can_key, by, turn.bundle.desk)
    return _keep(turn, entries, queries.sheet_of(turn.bundle.desk.round), by=by)


@patiently
def _keep(turn: BundleTurn, entries: Sequence[Keyed], sheet: Sheet, *, by: Any) -> Kept:
    """The part that holds the desk's row, as short as it can be: other screens wait for it."""
    desk = moments.hold(turn.bundle.desk)
    moments.require_open(desk)
    turn = fresh(turn, desk)
    require_own(turn, by)
    batch = _Batch(turn, sheet, entries)
    for one in entries:
        batch.take(one)
    if batch.new:
        Entry.objects.bulk_create(batch.new)
        letter, number = turn.team.letter, turn.bundle.number
        lines.write(
            desk,
            [lines.Act(JournalAct.KEYED, letter, number, one.position, one.keyed) for one in batch.new],
            by=by,
        )
    return Kept(tuple(batch.saved), tuple(batch.refused))


@patiently
def undo_ballot(turn: BundleTurn, position: int, *, by: Any) -> bool:
    """Take back what was keyed for one ballot of one's own open bundle, to key it anew; the journal keeps both.

    Returns:
        False when nothing stood there, so that a repeat changes nothing.
    """
    desk = moments.hold(turn.bundle.desk)
    require(permissions.can_key, by, desk)
    moments.require_open(desk)
    turn = fresh(turn, desk)
    require_own(turn, by)
    entry = turn.entries.filter(position=position).first()
    if entry is None:
        return False
    moments.require_running(turn)
    act = lines.Act(
        JournalAct.UNDONE, turn.team.letter, turn.bundle.number, position, entry.keyed, words=str(entry.key)
    )
    lines.write(desk, [act], by=by)
    entry.delete()
    return True


class _Batch:
    """The entries of one request, taken one by one against what stands there already."""

    def __init__(self, turn: BundleTurn, sheet: Sheet, entries: Sequence[Keyed]) -> None:
        self.turn, self.sheet = turn, sheet
        self.standing = {one.position: one for one in turn.entries.all()}
        self.elsewhere = set(
            Entry.objects.filter(key__in=[one.key for one in entries]).exclude(turn=turn).values_list("key", flat=True)
        )
        self.undone = _undone(turn)
        self.new: list[Entry] = []
        self.saved: list[int] = []
        self.refused: list[NotKept] = []

    def take(self, one: Keyed) -> None:
        """Keep the entry or say why not."""
        found = self._trouble(one)
        if found is not None:
            self.refused.append(NotKept(one.position, one.key, found[1], found[0]))
            return
        self.saved.append(one.position)
        if one.position in self.standing:
            return
        reading = read_line(one.keyed, self.sheet)
        entry = Entry(
            turn=self.turn, position=one.position, key=one.key, keyed=one.keyed, marks=dict(reading.marks),
            flaws=[flaw.value for flaw in reading.flaws(self.sheet)],
        )  # fmt: skip
        self.standing[one.position] = entry
        self.new.append(entry)

    def _trouble(self, one: Keyed) -> tuple[str, Sentence] | None:
        there = self.standing.get(one.position)
        if there is not None and there.key == one.key and there.keyed == one.keyed:
            return None
        if self.turn.finished_at is not None:
            return "finished", say("Bundle {bundle} is finished. Ballot {position} was not kept; let the bundle be "
                                   "opened again.", bundle=self.turn.bundle.number, position=one.position)  # fmt: skip
        if there is not None:
            return "taken", say("Ballot {position} is keyed already. Take the entry back first, then key it anew.",
                                position=one.position)  # fmt: skip
        bundle = self.turn.bundle
        if not 1 <= one.position <= bundle.size:
            return "position", say("There is no ballot {position}: bundle {bundle} holds {size}.",
                                   position=one.position, bundle=bundle.number, size=bundle.size)  # fmt: skip
        if str(one.key) in self.undone:
            return "undone", say("This entry of ballot {position} was taken back. Key the ballot anew.",
                                 position=one.position)  # fmt: skip
        if one.key in self.elsewhere or any(one.key == entry.key for entry in self.standing.values()):
            return "elsewhere", say("This entry belongs to another ballot. Key ballot {position} anew.",
                                    position=one.position)  # fmt: skip
        try:
            read_line(one.keyed, self.sheet)
        except WrongKeying as error:
            return error.flaw.value, error.sentence
        return None


def _undone(turn: BundleTurn) -> set[str]:
    """The keys of entries of this bundle that were taken back; a late repeat must not bring them back."""
    return set(
        JournalLine.objects.filter(
            desk=turn.bundle.desk_id, act=JournalAct.UNDONE, team=turn.team.letter, bundle=turn.bundle.number
        ).values_list("words", flat=True)
    )  # fmt: skip
