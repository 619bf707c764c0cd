"""A picture of each sheet with what was seen, to find out why a sheet was read as it was."""

from __future__ import annotations

import re
from pathlib import Path

import cv2
import numpy as np

from daihoi.core.ballots.layouts import Box
from daihoi.core.ballots.readings import PageReading, PageVerdict
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .arrays import Gray
from .forms import Forms, points, step_to
from .reading import Read

_SCALE = 5.0
_GREEN, _RED, _GRAY, _BLUE = (70, 140, 20), (40, 40, 220), (170, 170, 170), (190, 110, 20)
_LOOKS = {PageVerdict.VALID: _GREEN, PageVerdict.INVALID: _BLUE}


def draw_seen(read: Read, forms: Forms, folder: Path, number: int) -> None:
    """Write one picture.

    Args:
        read: the page.
        forms: the empty ballot.
        folder: where it is written.
        number: its place in the batch, from 1.

    Raises:
        WrongInput: the folder can't be written.
    """
    if read.gray is None:
        return
    if read.where is None:
        by = min(1.0, 1400 / max(read.gray.shape))
        shown = cv2.cvtColor(
            cv2.resize(read.gray, None, fx=by, fy=by, interpolation=cv2.INTER_AREA), cv2.COLOR_GRAY2BGR
        )
    else:
        width, height = forms.layout.size_mm
        size = (points(width, _SCALE), points(height, _SCALE))
        matrix = read.where.matrix @ step_to(0, 0, _SCALE)
        flat = cv2.warpPerspective(read.gray, matrix, size, flags=cv2.INTER_AREA | cv2.WARP_INVERSE_MAP)
        shown = cv2.cvtColor(flat, cv2.COLOR_GRAY2BGR)
        _draw_rows(np.asarray(shown), read.reading, forms)
    colour = _LOOKS.get(read.reading.verdict, _RED)
    cv2.rectangle(shown, (0, 0), (shown.shape[1] - 1, 26), (255, 255, 255), -1)
    kinds = ", ".join(sorted({one.kind.value for one in read.reading.reasons}))
    text = f"{read.reading.verdict.value}  {read.reading.confidence:.2f}  {kinds}"
    cv2.putText(shown, text, (8, 19), cv2.FONT_HERSHEY_SIMPLEX, 0.55, colour, 1, cv2.LINE_AA)
    _write(folder, f"{number:06}-{re.sub(r'[^0-9A-Za-z.#-]+', '_', read.reading.source)[-60:]}.jpg", np.asarray(shown))


def _draw_rows(shown: Gray, reading: PageReading, forms: Forms) -> None:
    for row in forms.of(reading.page).page.rows if reading.page else ():
        choice = reading.choices.get(row.candidate)
        asked = any(one.candidate == row.candidate for one in reading.reasons)
        colour = _RED if asked else _GREEN
        for key, box in row.boxes.items():
            is_chosen = choice in (key, "both") or (key == "mark" and choice == "marked")
            _frame(shown, box, colour if is_chosen or asked else _GRAY, 2 if is_chosen else 1)
        if not row.boxes:
            _frame(
                shown, row.name_box, colour if choice == "struck" or asked else _GRAY, 2 if choice == "struck" else 1
            )
        for key, ink in reading.ink.get(row.candidate, {}).items():
            place = row.boxes.get(key, row.name_box)
            at = (points(place.left, _SCALE), points(place.top, _SCALE) - 3)
            cv2.putText(shown, f"{ink:.2f}", at, cv2.FONT_HERSHEY_SIMPLEX, 0.3, colour, 1, cv2.LINE_AA)
    for one in reading.reasons:
        if one.box_mm:
            _frame(shown, Box(*one.box_mm), _RED, 2)


def _frame(shown: Gray, box: Box, colour: tuple[int, int, int], width: int) -> None:
    first = (points(box.left, _SCALE) - 2, points(box.top, _SCALE) - 2)
    last = (points(box.right, _SCALE) + 2, points(box.bottom, _SCALE) + 2)
    cv2.rectangle(shown, first, last, colour, width)


def _write(folder: Path, name: str, shown: Gray) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(bytes(cv2.imencode(".jpg", shown, [cv2.IMWRITE_JPEG_QUALITY, 80])[1]))
    except OSError as error:
        reason = error.strerror or str(error)
        raise WrongInput(say("{path} can't be written ({reason}).", path=str(folder / name), reason=reason)) from None
