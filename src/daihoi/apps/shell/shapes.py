"""What pages are given: small shapes that the templates of the shell know how to draw.

Any object with the same names will do; these are the plain ones.  Texts may be ``str``, lazy translations or
:class:`daihoi.core.sentences.Sentence`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from daihoi.core.sentences import Sentence
from daihoi.core.sources import Source

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Text = str | _StrPromise | Sentence
else:
    Text = object


@dataclass(frozen=True)
class Act:
    """Something that a person may do here.

    Args:
        label: a verb ("Open the round").
        url: where it goes; a link for ``get``, a one-button form for ``post``.
        method: ``get`` or ``post``.
        icon: name in the sprite, or empty.
        confirm: a question asked first, for acts that can't be taken back.
        locked: why it can't be done now; empty when it can.  A locked act is shown with its reason.
        source: the rule that locks it.
        fields: hidden values sent with a ``post``.
        is_dangerous: deletes or voids something.
        shortcut: letter for the keys ``g`` + letter.
    """

    label: Text
    url: str = ""
    method: str = "get"
    icon: str = ""
    confirm: Text = ""
    locked: Text = ""
    source: Source | None = None
    fields: Mapping[str, object] = field(default_factory=dict)
    is_dangerous: bool = False
    shortcut: str = ""


@dataclass(frozen=True)
class Fact:
    """One fact of the summary line or of a record; an empty value is drawn as a dash."""

    label: Text
    value: object
    url: str = ""
    source: Source | None = None


@dataclass(frozen=True)
class Stop:
    """One stop of the journey; ``state`` is done, now, waiting, late, locked or none."""

    key: str
    label: Text
    url: str = ""
    state: str = "none"
    waiting: int = 0
    icon: str = ""


@dataclass(frozen=True)
class Step:
    """One step of an act with a legal order; ``state`` as for :class:`Stop`.

    Args:
        label: what is done in this step.
        state: done, now, waiting, late, locked or none.
        url: where it is done; empty when it can't be opened.
        sentence: why it is locked, or what it leads to.
        source: the rule that orders it.
        until_on: the last lawful day.
    """

    label: Text
    state: str = "none"
    url: str = ""
    sentence: Text = ""
    source: Source | None = None
    until_on: date | None = None


@dataclass(frozen=True)
class Stage:
    """One column of a board."""

    key: str
    label: Text


@dataclass(frozen=True)
class Cell:
    """One square of a board: colour and sign from the state, and a short text ("3/12", "22/11")."""

    state: str = "none"
    text: object = ""
    url: str = ""
    about: Text = ""


@dataclass(frozen=True)
class BoardRow:
    """One unit of a board, ``depth`` levels below the top; a roll-up sums what lies below it."""

    label: object
    cells: Sequence[Cell]
    url: str = ""
    depth: int = 0
    is_rollup: bool = False


@dataclass(frozen=True)
class Board:
    """A tree of units by the stages of a congress."""

    caption: Text
    stages: Sequence[Stage]
    rows: Sequence[BoardRow]
    corner: Text = ""


@dataclass(frozen=True)
class Finding:
    """What a check found; ``severity`` is block, warn, info or ok."""

    severity: str
    sentence: Text
    source: Source | None = None
    url: str = ""
    mend: Text = ""


@dataclass(frozen=True)
class TrailEntry:
    """One line of the trail: when, what, by whom."""

    at: datetime
    text: Text
    by: object = ""
    url: str = ""


@dataclass(frozen=True)
class Progress:
    """Long work as its panel shows it.

    Args:
        label: what is being done.
        state: waiting, now, done, failed or cancelled.
        done: how many are finished.
        total: how many there are; 0 while it is not known.
        seconds_left: estimate, or None while there is none.
        url: address of this panel, asked again every two seconds while the work runs.
        cancel_url, retry_url, result_url: acts, where they are possible.
        sentence: what went wrong, or what is being done now.
    """

    label: Text
    state: str
    done: int = 0
    total: int = 0
    seconds_left: int | None = None
    url: str = ""
    cancel_url: str = ""
    retry_url: str = ""
    result_url: str = ""
    result_label: Text = ""
    sentence: Text = ""

    @property
    def is_running(self) -> bool:
        return self.state in ("waiting", "now")
