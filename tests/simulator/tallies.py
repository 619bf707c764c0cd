"""Counting what the reader did, against the truth."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

PER_MILLION = 1_000_000


@dataclass(slots=True)
class Tally:
    """Positions, or sheets, of one kind.

    Args:
        clear: those that a reasonable person calls clear.
        clear_sent: of these, how many a person was asked about.
        unclear: the others.
        unclear_sent: of these, how many a person was asked about.
        silent: read wrongly without a word.
    """

    clear: int = 0
    clear_sent: int = 0
    unclear: int = 0
    unclear_sent: int = 0
    silent: int = 0

    @property
    def all(self) -> int:
        """How many in all."""
        return self.clear + self.unclear

    def add(self, *, is_clear: bool, is_sent: bool, is_right: bool) -> bool:
        """Count one.

        Returns:
            True when it is a silent error.
        """
        if is_clear:
            self.clear += 1
            self.clear_sent += is_sent
        else:
            self.unclear += 1
            self.unclear_sent += is_sent
        is_silent = not is_sent and not is_right
        self.silent += is_silent
        return is_silent

    def join(self, other: Tally) -> None:
        """Add another count to this one."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(slots=True)
class Outcome:
    """What one job found.

    Args:
        tables: table → kind → count.
        unread: pages that were sent to a person whole.
        pages: pages in all.
        kept: files with the silent errors.
        asked: kind of reason → how often, on sheets that were clear.
    """

    tables: dict[str, dict[str, Tally]] = field(default_factory=dict)
    unread: int = 0
    pages: int = 0
    kept: list[str] = field(default_factory=list)
    asked: dict[str, int] = field(default_factory=dict)

    def tally(self, table: str, kind: str) -> Tally:
        """The count of one kind."""
        return self.tables.setdefault(table, {}).setdefault(kind, Tally())

    def count(self, kinds: Iterable[tuple[str, str]], *, is_clear: bool, is_sent: bool, is_right: bool) -> bool:
        """Count one position in several tables; True when it is a silent error."""
        found = [
            self.tally(table, kind).add(is_clear=is_clear, is_sent=is_sent, is_right=is_right) for table, kind in kinds
        ]
        return any(found)

    def join(self, other: Outcome) -> None:
        """Add what another job found."""
        for table, kinds in other.tables.items():
            for kind, tally in kinds.items():
                self.tally(table, kind).join(tally)
        for reason, times in other.asked.items():
            self.asked[reason] = self.asked.get(reason, 0) + times
        self.unread += other.unread
        self.pages += other.pages
        self.kept += other.kept


def upper_bound(errors: int, tries: int) -> float:
    """The rate under which the true one lies, in 95 of 100 cases; for no error the rule of three.

    The upper end of the Poisson interval by Wilson and Hilferty's approximation, within a hundredth of the exact one.
    """
    if not tries:
        return 1.0
    if not errors:
        return min(1.0, 3 / tries)
    more = errors + 1
    return min(1.0, more * (1 - 1 / (9 * more) + 1.645 / (3 * math.sqrt(more))) ** 3 / tries)


def as_markdown(tables: Mapping[str, Mapping[str, Tally]]) -> list[str]:
    """The tables, one after another."""
    lines: list[str] = []
    for table, kinds in tables.items():
        lines += [
            f"| {table} | all | clear | asked | unclear | asked | silent errors |", "|---|--:|--:|--:|--:|--:|--:|",
            *(_line(kind, tally) for kind, tally in sorted(kinds.items())), "",
        ]  # fmt: skip
    return lines


def _line(kind: str, tally: Tally) -> str:
    return (
        f"| {kind} | {tally.all:,} | {tally.clear:,} | {_share(tally.clear_sent, tally.clear)} | {tally.unclear:,} "
        f"| {_share(tally.unclear_sent, tally.unclear)} | {tally.silent:,} |"
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %" if whole else "–"
