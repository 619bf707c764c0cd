"""Who speaks next, so that every unit is heard before one is heard twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class SpeechRequest:
    """One request to speak.

    Args:
        key: the request's own key.
        person: who wants to speak.
        unit: the speaker's unit.
        minutes: how long, in minutes.
        is_prepared: True for a prepared speech, which comes before words from the floor.
    """

    key: str
    person: str
    unit: str
    minutes: int
    is_prepared: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One speech in the order.

    Args:
        request: the request.
        starts_after: minutes from the start of the discussion to the start of this speech.
    """

    request: SpeechRequest
    starts_after: int


@dataclass(frozen=True, slots=True)
class Postponed:
    """A request that found no room.

    Args:
        request: the request.
        reason: why, as a sentence.
    """

    request: SpeechRequest
    reason: Sentence


@dataclass(frozen=True, slots=True)
class SpeakingOrder:
    """The order of speeches.

    Args:
        turns: who speaks, in order.
        postponed: who can't, in the order of the requests.
        minutes: length of all speeches.
    """

    turns: tuple[Turn, ...]
    postponed: tuple[Postponed, ...]
    minutes: int


def speaking_order(
    requests: Sequence[SpeechRequest],
    minutes: int,
    *,
    minutes_per_unit: int | None = None,
    heard: Mapping[str, int] | None = None,
) -> SpeakingOrder:
    """Put requests into an order that is fair to the units and the same every time.

    Prepared speeches come first.  Within each group units take turns: the unit with the fewest speeches so far speaks
    next; among such units, the one that asked first.  A speech that no longer fits is passed over for a shorter one.

    Args:
        requests: the requests, in the order in which they came in.
        minutes: time for the discussion.
        minutes_per_unit: most time for one unit; None for no such limit.
        heard: speeches that units have given before, by unit.

    Returns:
        The order, and the requests for which no time is left.

    Raises:
        WrongInput: two requests have one key, or a length is below 1 minute.
    """
    _check(requests)
    speeches, spoken = Counter(heard or {}), Counter[str]()
    turns: list[Turn] = []
    late: dict[str, Sentence] = {}
    waiting, used = list(requests), 0
    while waiting:
        request = min(waiting, key=lambda each: (not each.is_prepared, speeches[each.unit]))
        waiting.remove(request)
        reason = _no_room(request, minutes - used, spoken[request.unit], minutes_per_unit)
        if reason:
            late[request.key] = reason
            continue
        turns.append(Turn(request, used))
        used += request.minutes
        spoken[request.unit] += request.minutes
        speeches[request.unit] += 1
    postponed = tuple(Postponed(request, late[request.key]) for request in requests if request.key in late)
    return SpeakingOrder(tuple(turns), postponed, used)


def _check(requests: Sequence[SpeechRequest]) -> None:
    keys: set[str] = set()
    for request in requests:
        if request.key in keys:
            raise WrongInput(say("Two requests to speak have the key {key}. Keep one.", key=request.key))
        keys.add(request.key)
        if request.minutes < 1:
            raise WrongInput(
                say("The speech of {person} lasts {minutes} minutes. Give it at least 1.",
                    person=request.person, minutes=request.minutes)
            )  # fmt: skip


def _no_room(request: SpeechRequest, left: int, spoken: int, minutes_per_unit: int | None) -> Sentence | None:
    if minutes_per_unit is not None and spoken + request.minutes > minutes_per_unit:
        return say("{unit} may speak for {most} minutes and has {left} left.",
                   unit=request.unit, most=minutes_per_unit, left=max(0, minutes_per_unit - spoken))  # fmt: skip
    if request.minutes > left:
        return say("The discussion has {left} minutes left.", left=left)
    return None
