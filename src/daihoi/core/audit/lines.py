"""A trail as a file: one entry a line, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say

from .chain import Verdict, verify


def verify_lines(lines: Iterable[str], *, head: str | None = None, previous: str = "", first: int = 1) -> Verdict:
    """Check a trail that was exported; lines are read one at a time.

    Args:
        lines: the lines of the file; empty ones at the end are passed over.
        head: as in :func:`daihoi.core.audit.verify`.
        previous: likewise.
        first: likewise.

    Returns:
        The verdict; a line that can't be read breaks the trail there.
    """
    return verify(_entries(lines), head=head, previous=previous, first=first)


def read_line(line: str) -> dict[str, Any]:
    """One entry from its line.

    Args:
        line: a JSON object.

    Returns:
        Its fields.

    Raises:
        WrongInput: the line is no JSON object, names a field twice, or holds a number with a fraction.
    """
    try:
        entry = json.loads(
            line, object_pairs_hook=_unrepeated, parse_float=_refuse_number, parse_constant=_refuse_number
        )
    except (ValueError, RecursionError):  # not JSON, a number of thousands of digits, thousands of brackets
        raise WrongInput(say("A line of the trail is no JSON. It was damaged, or the file is no trail.")) from None
    if not isinstance(entry, dict):
        raise WrongInput(say("A line of the trail is no JSON object. It was damaged, or the file is no trail."))
    return entry


def _entries(lines: Iterable[str]) -> Iterator[dict[str, Any] | Sentence]:
    has_ended = False
    for line in lines:
        if not line.strip():
            has_ended = True
        elif has_ended:
            yield say("An empty line stands inside the trail. A line was taken out, or the file was edited.")
        else:
            try:
                yield read_line(line)
            except WrongInput as error:
                yield error.sentence


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise WrongInput(say("A line of the trail names a field twice. It was edited after it was written."))
    return fields


def _refuse_number(text: str) -> NoReturn:
    raise WrongInput(say("A line of the trail holds the number {number}, which no entry is sealed with.", number=text))
