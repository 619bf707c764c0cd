"""How often does the reader err without a word?  Millions of drawn positions, and whole sheets.

    python -m tests.simulator.accuracy [--positions N] [--sheets N] [--kept DIR] [--workers N] [--seed N]

A silent error is a choice that differs from what the voter meant and about which no person is asked.  Each one is kept
as a picture for a look.  Exit 1 when there is one.  Black-and-white scans are counted apart and in no sum: light ink is
not in the file at all, so that nobody can see it there.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

import cv2
import numpy as np

from daihoi.core import rulebooks, scanning
from daihoi.core.ballots import Sheet
from daihoi.core.ballots.layouts import Box, Layout, PaperSize
from daihoi.core.ballots.readings import PageReading, PageVerdict
from daihoi.core.elections import BallotStyle

from .dense import Way, dense_form, draw_page
from .forms import Form, printed_form
from .papers import DAMAGES
from .pens import EVERY as EVERY_PEN
from .scanners import EVERY as EVERY_SCANNER
from .scanners import ORDINARY
from .sheets import MarkedSheet, Position, hard_recipe, mark_sheet, ordinary_recipe, suffix_of
from .tallies import PER_MILLION, Outcome, as_markdown, upper_bound

Job = tuple[str, int]
POSITIONS, SHEETS = 10_000_000, 2_000
NAMES_SHARE = 0.05
"""Of the positions: names that are struck; a page holds fewer of them, so they take longer."""
BLACK_AND_WHITE = "Black-and-white scan"
MOST_KEPT = 200
AMONG = ("between", "beside")
"""Marks that stand between two positions: who asks about either, asks about both."""
NEXT_MM = 2.0
ROOM_MM, TOUCH_MM = 4.0, 0.5
SHOWN = 8


def main(words: list[str] | None = None) -> int:
    """Run, print the tables; 1 when the reader erred silently."""
    asked = _parser().parse_args(words)
    asked.kept.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    dense, sheets = Outcome(), Outcome()
    for kind, outcome in _all_outcomes(asked):
        (sheets if kind in KINDS_OF_SHEET else dense).join(outcome)
        _say_how_far(asked, dense, sheets, began)
    print(file=sys.stderr)
    print("\n".join(report(dense, sheets)))
    errors = dense.kept + sheets.kept
    if errors:
        print(f"Silent errors, {len(errors)} kept in {asked.kept}: {', '.join(errors[:SHOWN])} …")
    return 1 if silent(dense) or silent(sheets) else 0


def silent(outcome: Outcome) -> int:
    """How many choices were read wrongly without a word."""
    return sum(tally.silent for tally in outcome.tables.get("All", {}).values())


def report(dense: Outcome, sheets: Outcome) -> list[str]:
    """What came out, as Markdown."""
    lines = []
    for title, outcome, unit in (("Positions", dense, "position"), ("Whole sheets", sheets, "sheet")):
        if not outcome.pages:
            continue
        tries = sum(tally.all for tally in outcome.tables.get("All", {}).values())
        errors, bound = silent(outcome), PER_MILLION * upper_bound(silent(outcome), tries)
        lines += [
            f"## {title}", "",
            f"{tries:,} {unit}s on {outcome.pages:,} pages, {outcome.unread:,} of them sent to a person whole. "
            f"Silent errors: {errors:,}; the true rate is under {bound:,.2f} in a million (95 %).", "",
            *as_markdown(outcome.tables),
        ]  # fmt: skip
        if outcome.asked:
            told = ", ".join(
                f"{kind} {times:,}" for kind, times in sorted(outcome.asked.items(), key=lambda one: -one[1])
            )
            lines += [f"Why people were asked about clear ones: {told}.", ""]
    return lines


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.simulator.accuracy", description=__doc__)
    parser.add_argument("--positions", type=int, default=POSITIONS, help=f"how many; {POSITIONS:,} when left out")
    parser.add_argument("--sheets", type=int, default=SHEETS, help=f"whole sheets; {SHEETS:,} when left out")
    parser.add_argument("--kept", type=Path, default=Path("var/accuracy"), help="where silent errors are kept")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes; one a core when left out")
    parser.add_argument("--seed", type=int, default=1, help="of all dice")
    return parser


def _jobs(positions: int, sheets: int, seed: int) -> Iterator[Job]:
    boxes = len(dense_form(BallotStyle.MARK).layout.names)
    names = len(dense_form(BallotStyle.STRIKE).layout.names)
    pages = -(-round(positions * (1 - NAMES_SHARE)) // boxes), -(-round(positions * NAMES_SHARE) // names)
    first = seed * 1_000_000_000
    for kind, count in zip(("boxes", "names"), pages, strict=True):
        yield from ((kind, first + number) for number in range(count if positions else 0))
    kinds = list(KINDS_OF_SHEET)
    yield from ((kinds[number % len(kinds)], first + number) for number in range(sheets))


def _all_outcomes(asked: argparse.Namespace) -> Iterable[tuple[str, Outcome]]:
    jobs = _jobs(asked.positions, asked.sheets, asked.seed)
    run = partial(work, kept=str(asked.kept))
    if asked.workers == 1:
        yield from map(run, jobs)
        return
    with get_context("spawn").Pool(asked.workers, cv2.setNumThreads, (1,)) as pool:
        yield from pool.imap_unordered(run, jobs, chunksize=8)


def _say_how_far(asked: argparse.Namespace, dense: Outcome, sheets: Outcome, began: float) -> None:
    pages = dense.pages + sheets.pages
    if pages % 100 == 0:
        done = sum(tally.all for tally in dense.tables.get("All", {}).values())
        print(
            f"\r{done:,} of {asked.positions:,} positions, {sheets.pages:,} of {asked.sheets:,} sheets, "
            f"{silent(dense) + silent(sheets)} silent errors, {time.monotonic() - began:,.0f} s",
            end="", file=sys.stderr, flush=True,
        )  # fmt: skip


def work(job: Job, kept: str) -> tuple[str, Outcome]:
    """One page of positions, or one sheet: drawn, read, compared."""
    kind, seed = job
    if kind in KINDS_OF_SHEET:
        return kind, read_sheet(kind, seed, Path(kept))
    return kind, read_page(BallotStyle.MARK if kind == "boxes" else BallotStyle.STRIKE, way_of(seed), seed, Path(kept))


def way_of(seed: int) -> Way:
    """How the page of that seed is made: every other one as most are, the others as few are."""
    rng = np.random.default_rng((seed, 1))
    scanners = ORDINARY if rng.random() < 0.5 else EVERY_SCANNER
    count = int(rng.choice((0, 0, 1, 1, 2)))
    damages = [str(one) for one in rng.choice(list(DAMAGES), count, replace=False)]
    return Way(
        EVERY_PEN[int(rng.integers(len(EVERY_PEN)))],
        scanners[int(rng.integers(len(scanners)))],
        tuple(damages),
        float(rng.uniform(0.03, 0.25)),
    )


def read_page(style: BallotStyle, way: Way, seed: int, kept: Path) -> Outcome:
    """Draw and read one page of positions, and judge each by itself."""
    picture, truth = draw_page(style, way, seed)
    layout = dense_form(style).layout
    reading = scanning.read_picture(picture, layout)
    outcome = Outcome(pages=1)
    if is_lost(reading):
        outcome.unread = 1
    asked = asked_about(reading, layout)
    wrong = []
    for row in layout.pages[0].rows:
        position = truth[row.candidate]
        is_sent = row.candidate in asked or (
            position.shape in AMONG
            and any(
                one.candidate in asked and _touches(widened(row.row, NEXT_MM), one.row) for one in layout.pages[0].rows
            )
        )
        kinds = [(BLACK_AND_WHITE, way.pen.name)] if way.scanner.mode == "black" else [
            ("All", style.value), ("Pen", way.pen.name), ("Mark", f"{style.value}: {position.shape}"),
            ("Scanner", way.scanner.name), *(("Damage", damage) for damage in way.damages or ("none",)),
        ]  # fmt: skip
        is_right = reading.choices.get(row.candidate) == position.choice
        if outcome.count(kinds, is_clear=position.is_clear, is_sent=is_sent, is_right=is_right):
            wrong.append((row.candidate, position))
    wrong = [] if way.scanner.mode == "black" else wrong
    _keep(wrong, picture, layout, reading, f"{style.value}-{seed}", outcome, kept)
    if not outcome.unread:
        _note_why(reading, {key for key, one in truth.items() if one.is_clear}, outcome)
    return outcome


def is_lost(reading: PageReading) -> bool:
    """True when a person gets the page whole: nothing on it was read, or not enough to be sure which paper it is."""
    return reading.verdict in (PageVerdict.UNREADABLE, PageVerdict.FOREIGN) or any(
        one.box_mm is None and not one.candidate for one in reading.reasons
    )


def asked_about(reading: PageReading, layout: Layout) -> set[str]:
    """The names about which a person is asked: by name, by a place that touches their line, or all of them."""
    rows = [row for page in layout.pages if page.number == reading.page for row in page.rows]
    if is_lost(reading):
        return {name for name, _said in layout.names}
    found = {one.candidate for one in reading.reasons if one.candidate}
    places = [Box(*one.box_mm) for one in reading.reasons if one.box_mm]
    return found | {row.candidate for row in rows for place in places if _touches(row.row, place)}


def widened(box: Box, far: float) -> Box:
    """A box with a margin on every side."""
    return Box(box.left - far, box.top - far, box.width + 2 * far, box.height + 2 * far)


def _touches(one: Box, other: Box) -> bool:
    """By more than the rounding of places."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > TOUCH_MM and down > TOUCH_MM


def _note_why(reading: PageReading, clear: set[str], outcome: Outcome) -> None:
    for one in reading.reasons:
        if not one.candidate or one.candidate in clear:
            outcome.asked[one.kind.value] = outcome.asked.get(one.kind.value, 0) + 1


@cache
def ballot(kind: str) -> tuple[Form, Sheet]:
    """The printed ballot of one kind and its rules."""
    style, names, seats, paper = KINDS_OF_SHEET[kind]
    form = printed_form(style, names, seats, paper)
    return form, sheet_of(form.layout)


def sheet_of(layout: Layout) -> Sheet:
    """A ballot with the rules of its rulebook."""
    rules = rulebooks.load(layout.rulebook).elections.ballots
    return Sheet(layout.names, layout.seats, rules, chosen_style=layout.style)


KINDS_OF_SHEET = {
    "two boxes, 50 names": (BallotStyle.AGREE_DISAGREE, 50, 30, PaperSize.A4),
    "struck names, 33": (BallotStyle.STRIKE, 33, 25, PaperSize.A4),
    "struck names, A5": (BallotStyle.STRIKE, 9, 6, PaperSize.A5),
    "one box, A5": (BallotStyle.MARK, 12, 5, PaperSize.A5),
    "struck names, two sides": (BallotStyle.STRIKE, 61, 55, PaperSize.A4),
}


def read_sheet(kind: str, seed: int, kept: Path) -> Outcome:
    """Draw and read one whole sheet, and judge it as the count would: counted without a person, or not."""
    form, sheet = ballot(kind)
    rng = np.random.default_rng((seed, 2))
    is_ordinary = bool(rng.random() < 0.5)
    recipe = ordinary_recipe(rng, form.layout.style) if is_ordinary else hard_recipe(rng)
    side = int(rng.integers(len(form.layout.pages))) + 1
    marked = mark_sheet(form, recipe, seed, page=side)
    reading = scanning.read_picture(marked.picture, form.layout, sheet)
    outcome = Outcome(pages=1, unread=int(is_lost(reading)))
    is_sent = reading.verdict not in (PageVerdict.VALID, PageVerdict.INVALID)
    kinds = [(BLACK_AND_WHITE, recipe.pen.name)] if recipe.scanner.mode == "black" else [
        ("All", "ordinary" if is_ordinary else "hard"), ("Ballot", kind), ("Pen", recipe.pen.name),
        ("Scanner", recipe.scanner.name), *(("Damage", damage) for damage in recipe.damages or ("none",)),
        *(("Stray ink", stray) for stray in marked.truth.strays or ("none",)),
    ]  # fmt: skip
    right = dict(reading.choices) == marked.truth.choices
    is_clear = not marked.truth.must_be_seen
    is_wrong = outcome.count(kinds, is_clear=is_clear, is_sent=is_sent, is_right=right)
    if is_wrong and recipe.scanner.mode != "black":
        wrong = [
            (key, one) for key, one in marked.truth.positions.items() if reading.choices.get(key) != one.choice
        ]  # fmt: skip
        _keep(wrong, marked.picture, form.layout, reading, f"sheet-{seed}", outcome, kept)
    elif not is_clear and not is_sent:
        _keep_sheet(marked, f"counted-{seed}", kept)
    if is_clear and is_sent:
        _note_why(reading, set(marked.truth.positions), outcome)
    return outcome


def _keep_sheet(marked: MarkedSheet, name: str, kept: Path) -> None:
    if len(list(kept.glob("counted-*"))) < MOST_KEPT:
        (kept / f"{name}{suffix_of(marked.picture)}").write_bytes(marked.picture)


def _keep(
    wrong: list[tuple[str, Position]], picture: bytes, layout: Layout, reading: PageReading, name: str,
    outcome: Outcome, kept: Path,
) -> None:  # fmt: skip
    """Cut the wrongly read positions out of the scan, as the reader found the page in it."""
    sort = name.rpartition("-")[0]
    if not wrong or len(list(kept.glob(f"{sort}-*-meant-*"))) >= MOST_KEPT:
        return
    (kept / f"{name}{suffix_of(picture)}").write_bytes(picture)
    side = layout.page(reading.page)
    for row in (row for row in side.rows if row.candidate in dict(wrong)):
        position = dict(wrong)[row.candidate]
        shape = position.shape.replace(" ", "_")
        file = f"{name}-{row.candidate}-{shape}-meant-{position.choice}-read-{reading.choices[row.candidate]}.jpg"
        cut = scanning.crops.crop(picture, 0, layout, side.number, row.row, margin_mm=ROOM_MM)
        (kept / file).write_bytes(cut)
        outcome.kept.append(file)


if __name__ == "__main__":
    raise SystemExit(main())
