"""How many opinions and how many persons, by channel, section, unit and stance; nobody counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

MARKS = ("channel", "section", "unit", "stance", "kind", "author_kind")


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One comment, or one entry that stands for several.

    Args:
        comment_id: its own number or code; a second arrival of the same comment changes nothing.
        channel: how it came in.
        section: anchor of the section it speaks of; empty for the whole document.
        unit: the unit that it came through.
        stance: approve, approve_in_part, disapprove, other; empty when not known.
        kind: general or specific.
        author_kind: who speaks.
        opinions: how many opinions it holds.
        persons: how many persons hold them.
    """

    comment_id: str
    channel: str
    section: str = ""
    unit: str = ""
    stance: str = ""
    kind: str = ""
    author_kind: str = ""
    opinions: int = 1
    persons: int = 1


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of comments.

    Args:
        comments: entries.
        opinions: opinions in them.
        persons: persons who hold them.
    """

    comments: int = 0
    opinions: int = 0
    persons: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.comments + other.comments, self.opinions + other.opinions, self.persons + other.persons)


@dataclass(frozen=True)
class Ledger:
    """All comments, counted.

    Args:
        total: all of them.
        rows: each comment once, in the order of its first arrival.
        repeated: how many arrivals were second ones.
    """

    total: Tally
    rows: tuple[CommentRow, ...]
    repeated: int

    def by(self, *marks: str) -> dict[tuple[str, ...], Tally]:
        """Counts by one or several marks together, such as ``by("section", "channel")``.

        Args:
            *marks: any of ``channel``, ``section``, ``unit``, ``stance``, ``kind``, ``author_kind``.

        Returns:
            Values of the marks → count, in the order of first arrival; together they are the total.

        Raises:
            WrongInput: there is no such mark.
        """
        unknown = [mark for mark in marks if mark not in MARKS]
        if unknown:
            raise WrongInput(
                say("Comments are not counted by “{mark}”. They are counted by: {known}.",
                    mark=unknown[0], known=", ".join(MARKS))
            )  # fmt: skip
        counts: dict[tuple[str, ...], Tally] = {}
        for row in self.rows:
            values = tuple(getattr(row, mark) for mark in marks)
            counts[values] = counts.get(values, Tally()) + _tally(row)
        return counts

    def share(self, stance: str, **where: str) -> Fraction:
        """The part of the opinions with a stance, among those with the given marks; 0 where there are none.

        Args:
            stance: such as ``approve``.
            **where: marks and their values, such as ``section="phan-1"``.
        """
        counts = self.by("stance", *where)
        asked = {values[0]: tally for values, tally in counts.items() if values[1:] == tuple(where.values())}
        opinions = sum(tally.opinions for tally in asked.values())
        return Fraction(asked.get(stance, Tally()).opinions, opinions) if opinions else Fraction(0)


def open_ledger(rows: Iterable[CommentRow]) -> Ledger:
    """Enter comments into a ledger, each once.

    Args:
        rows: comments as they arrived; a comment may arrive several times.

    Returns:
        The ledger.

    Raises:
        WrongInput: one comment arrives with two contents, or holds no opinion or no person.
    """
    known: dict[str, CommentRow] = {}
    repeated = 0
    for row in rows:
        if row.opinions < 1 or row.persons < 1:
            raise WrongInput(
                say("Comment {comment} holds {opinions} opinions of {persons} persons. Give at least 1 of each.",
                    comment=row.comment_id, opinions=row.opinions, persons=row.persons)
            )  # fmt: skip
        if row.comment_id not in known:
            known[row.comment_id] = row
            continue
        repeated += 1
        if known[row.comment_id] != row:
            raise WrongInput(
                say("Comment {comment} arrived twice with different contents. Give one of them another number.",
                    comment=row.comment_id)
            )  # fmt: skip
    entered = tuple(known.values())
    return Ledger(sum(map(_tally, entered), Tally()), entered, repeated)


def roll_up(counts: Mapping[str, Tally], parents: Mapping[str, str]) -> dict[str, Tally]:
    """Counts of units with those of all units under them.

    Args:
        counts: each unit's own count.
        parents: unit → the unit above it; units at the top are left out.

    Returns:
        Every unit that has a count or a unit below with one → the sum.

    Raises:
        WrongInput: a unit stands above itself.
    """
    sums: dict[str, Tally] = {}
    for unit, tally in counts.items():
        path = [unit]
        while path[-1] in parents:
            above = parents[path[-1]]
            if above in path:
                raise WrongInput(say("Unit {unit} stands above itself. Correct the tree of units.", unit=above))
            path.append(above)
        for place in path:
            sums[place] = sums.get(place, Tally()) + tally
    return sums


def _tally(row: CommentRow) -> Tally:
    return Tally(1, row.opinions, row.persons)
