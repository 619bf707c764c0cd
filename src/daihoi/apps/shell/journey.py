"""How a stop of the journey says where it stands; every app of the journey answers with one of these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class StopState(StrEnum):
    """The state of one stop, drawn with colour, sign and word."""

    NONE = "none"
    LOCKED = "locked"
    NOW = "now"
    WAITING = "waiting"
    LATE = "late"
    DONE = "done"


@dataclass(frozen=True)
class StopStanding:
    """Where a stop stands.

    Args:
        state: how it is drawn.
        waiting: number of things that wait for the reader.
        line: one short sentence, in the reader's language.
    """

    state: StopState = StopState.NONE
    waiting: int = 0
    line: str = ""


@dataclass(frozen=True)
class NextStep:
    """One thing to do next, for the overview's "what now?".

    Args:
        title: what to do, in the reader's language, beginning with a verb.
        url: where it is done.
        source: the article that asks for it, if any.
        last_lawful_on: the last lawful day, if there is one.
        is_late: True when that day has passed.
        is_decision: True when it waits for a decision of the reader.
        who: the unit or person that it waits for, when it is somebody else.
    """

    title: str
    url: str
    source: str = ""
    last_lawful_on: date | None = None
    is_late: bool = False
    is_decision: bool = False
    who: str = ""
