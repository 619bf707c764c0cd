"""Many pictures: in the order in which they came, on all cores or on many machines, with flat memory."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol

import cv2

from daihoi.core.ballots.layouts import Layout, read_layout
from daihoi.core.ballots.readings import PageReading, PageVerdict, Reason, ReasonKind
from daihoi.core.ballots.sheets import Sheet, read_flaws_by_ground
from daihoi.core.sentences import say

from .debug import draw_seen
from .doubles import Doubles, Fingerprint
from .forms import Forms
from .reading import read_from
from .sides import judge_sides
from .sources import Opener, Picture, find_pictures
from .verdicts import Grounds
from .zones import DEFAULT_ZONES, Zones

CHUNK = 24
_AHEAD = 3
Pair = tuple[PageReading, Fingerprint]


class Runner(Protocol):
    """Whoever carries out chunks, such as a cluster."""

    def run(self, work: Callable[[Any], Any], chunks: Sequence[Any]) -> Iterator[Any]:
        """Results in the order of the chunks."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A few pictures, with all that is needed to read them elsewhere.

    Args:
        pictures: where they are.
        layout: what was printed.
        sheet: the same with the rulebook's rules; None to leave the sums unjudged.
        zones: the limits.
        debug: a folder for pictures of what was seen; empty for none.
        first: the place of the first picture in the batch, from 1.
        grounds: the grounds of invalidity that stray ink may propose, where there is no sheet.
    """

    pictures: tuple[Picture, ...]
    layout: Layout
    sheet: Sheet | None
    zones: Zones = DEFAULT_ZONES
    debug: str = ""
    first: int = 1
    grounds: Grounds | None = None


def read_files(
    paths: Iterable[str | Path],
    layout: Layout,
    sheet: Sheet | None = None,
    *,
    runner: Runner | None = None,
    workers: int | None = None,
    zones: Zones = DEFAULT_ZONES,
    debug: str | Path | None = None,
) -> Iterator[PageReading]:
    """Read files and folders of scanned pages.

    Args:
        paths: files and folders; folders are read whole, in natural order.
        layout: what was printed.
        sheet: the same with the rulebook's rules; without it, the sums of the marks are not judged.
        runner: who carries out the work; this machine when left out.
        workers: processes on this machine; one for each core when left out, 1 for none beside this one.
        zones: the limits.
        debug: a folder that gets a picture of each sheet with what was seen.

    Returns:
        One reading for each picture, in the order in which they were named; none is ever left out.

    Raises:
        WrongInput: a path does not exist, there is nothing to read, or the layout does not hold the empty form.
    """
    return read_pictures(
        find_pictures(paths), layout, sheet, runner=runner, workers=workers, zones=zones, debug=debug
    )  # fmt: skip


def read_pictures(
    pictures: Sequence[Picture],
    layout: Layout,
    sheet: Sheet | None = None,
    *,
    runner: Runner | None = None,
    workers: int | None = None,
    zones: Zones = DEFAULT_ZONES,
    debug: str | Path | None = None,
) -> Iterator[PageReading]:
    """The same for pictures that were found before."""
    forms = Forms(layout)
    for page in layout.pages:
        forms.of(page.number)
    folder = str(debug) if debug else ""
    count = workers or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else workers or os.cpu_count()
    size = max(1, min(CHUNK, -(-len(pictures) // (2 * (count or 1)))))
    chunks = [
        Chunk(tuple(pictures[at : at + size]), layout, sheet, zones, folder, at + 1)
        for at in range(0, len(pictures), size)
    ]
    doubles = Doubles()
    lines = (doubles.check(*pair) for pairs in _carried_out(chunks, runner, count or 1) for pair in pairs)
    return iter(judge_sides(lines, layout, sheet)) if sheet and len(layout.pages) > 1 else lines


def _carried_out(chunks: Sequence[Chunk], runner: Runner | None, workers: int) -> Iterator[list[Pair]]:
    if runner is not None:
        yield from runner.run(work_on, chunks)
    elif workers == 1 or len(chunks) == 1:
        yield from map(work_on, chunks)
    else:
        yield from _in_processes(chunks, workers)


def _in_processes(chunks: Sequence[Chunk], workers: int) -> Iterator[list[Pair]]:
    """A few chunks ahead and no more; a picture that kills a process costs its own line only."""
    waiting: deque[tuple[Chunk, Future[list[Pair]] | None]] = deque()
    coming = iter(chunks)
    pool = _pool(workers)
    try:
        while True:
            while len(waiting) < _AHEAD * workers and (chunk := next(coming, None)) is not None:
                try:
                    waiting.append((chunk, pool.submit(work_on, chunk)))
                except BrokenProcessPool:
                    waiting.append((chunk, None))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                if future is None:
                    raise BrokenProcessPool
                yield future.result()
            except BrokenProcessPool:
                yield one_by_one(chunk)
                pool.shutdown(wait=False)
                pool = _pool(workers)
                waiting = deque((one, pool.submit(work_on, one)) for one, _lost in waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def one_by_one(chunk: Chunk) -> list[Pair]:
    """Read each picture in a process of its own, so that the one that kills it is known."""
    found: list[Pair] = []
    for at, picture in enumerate(chunk.pictures):
        single = Chunk((picture,), chunk.layout, chunk.sheet, chunk.zones, chunk.debug, chunk.first + at)
        with _pool(1) as pool:
            try:
                found += pool.submit(work_on, single).result()
            except BrokenProcessPool:
                text = say("The file is damaged: reading it stopped the program. Scan the page again.")
                reason = Reason(ReasonKind.BROKEN_FILE, text)
                found.append((PageReading(picture.name, PageVerdict.UNREADABLE, reasons=(reason,)), ()))
    return found


_LAST: list[tuple[Layout, Forms]] = []


def _forms_of(layout: Layout) -> Forms:
    """The prepared forms, kept from one chunk to the next."""
    if not _LAST or _LAST[0][0] != layout:
        _LAST[:] = [(layout, Forms(layout))]
    return _LAST[0][1]


def work_on(chunk: Chunk) -> list[Pair]:
    """Read the pictures of one chunk, on one core.

    Args:
        chunk: what to read and how.

    Returns:
        A reading and a fingerprint for each picture, in their order.
    """
    cv2.setNumThreads(1)
    forms = _forms_of(chunk.layout)
    found: list[Pair] = []
    with Opener() as opener:
        for at, picture in enumerate(chunk.pictures):
            read = read_from(opener, picture, forms, chunk.sheet, chunk.zones, chunk.grounds)
            found.append((read.reading, read.fingerprint))
            if chunk.debug:
                draw_seen(read, forms, Path(chunk.debug), chunk.first + at)
    return found


_LAST_SAID: list[tuple[Any, Layout]] = []


def _layout_of(said: Any) -> Layout:
    """The layout of a chunk, which is that of the chunk before, as a rule."""
    if not _LAST_SAID or _LAST_SAID[0][0] != said:
        _LAST_SAID[:] = [(said, read_layout(said))]
    return _LAST_SAID[0][1]


def read_chunk(chunk: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The same on plain data, for a job's worker that knows nothing but this function.

    Args:
        chunk: ``pictures``, a list of (path, frame, name); ``layout``, the JSON object of a layout file; ``language``,
            ``vi`` or ``en``, in which reasons are said; ``grounds``, as ``Sheet.flaws_by_ground`` gives them, for what
            stray ink may be; ``black_and_white``, true to accept scans without grays; all as JSON
            holds them, the last two may be left out.

    Returns:
        A line of the readings file for each picture, in their order, with ``fingerprint`` beside it; sums are not
        judged, that is for whoever joins the sides.

    Raises:
        WrongInput: the layout is none or does not hold the empty form, or a ground names no flaw.
    """
    pictures = tuple(Picture(*one) for one in chunk["pictures"])
    zones = replace(DEFAULT_ZONES, black_and_white=bool(chunk.get("black_and_white", False)))
    grounds = read_flaws_by_ground(chunk.get("grounds", {}))
    pairs = work_on(Chunk(pictures, _layout_of(chunk["layout"]), None, zones, grounds=grounds))
    language = str(chunk.get("language", "vi"))
    return [
        reading.as_json(language) | {"fingerprint": [round(float(one), 2) for one in fingerprint]}
        for reading, fingerprint in pairs
    ]
