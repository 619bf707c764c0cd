"""Drawn pages against kept pictures: tolerant of the edges of letters, not of a word that moved."""

from __future__ import annotations

import os
from itertools import product
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from daihoi.core.documents import Paper, pdf

FOLDER = Path(__file__).parent
DPI = 100
GREYS = 12
TILE = 6
"""Side in pixels (1.5 mm) of the squares that are compared."""
ALIKE = 34
"""The most that a square may differ in the mean, 0 to 255."""
REWRITE = "DAIHOI_PICTURES"


def draw(paper: Paper | bytes) -> list[Image.Image]:
    """Every page of a paper, or of a PDF, as a grey picture."""
    document = pypdfium2.PdfDocument(paper if isinstance(paper, bytes) else pdf.render(paper))
    return [page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L") for page in document]


def differing(one: Image.Image, other: Image.Image) -> list[tuple[int, int]]:
    """The squares, as (column, row), in which two pages differ by more than the edges of letters.

    A page may lie a pixel aside without being another one; a figure that changed is seen.
    """
    if one.size != other.size:
        return [(0, 0)]
    soft, kept = (page.filter(ImageFilter.GaussianBlur(1)) for page in (one, other))
    columns, rows = -(-one.width // TILE), -(-one.height // TILE)
    least = Image.new("L", (columns, rows), 255)
    for across, down in product((0, -1, 1), repeat=2):
        whole = Image.new("L", (columns * TILE, rows * TILE))
        whole.paste(ImageChops.difference(ImageChops.offset(soft, across, down), kept))
        least = ImageChops.darker(least, whole.resize((columns, rows), Image.Resampling.BOX))
        if least.getextrema()[1] <= ALIKE:
            return []
    return [(at % columns, at // columns) for at, mean in enumerate(least.tobytes()) if mean > ALIKE]


def check(name: str, paper: Paper | bytes) -> None:
    """Compare a paper or a PDF with its kept pictures; leave the new picture and its differences beside the old one.

    Raises:
        AssertionError: it looks otherwise than it did; the message says on which page and where.
    """
    drawn = draw(paper)
    if os.environ.get(REWRITE):
        _keep(name, drawn)
        return
    kept = [Image.open(path).convert("L") for path in _paths(name)]
    found = []
    for number, page in enumerate(drawn, start=1):
        old = kept[number - 1] if number <= len(kept) else None
        squares = differing(page, old) if old is not None else []
        if old is None or squares:
            page.save(FOLDER / f"{name}-{number}.new.png")
            if old is not None:
                _mark(page, squares).save(FOLDER / f"{name}-{number}.diff.png")
            found.append(f"page {number}: {_where(squares) if old is not None else 'there is no picture of it yet'}")
    if len(kept) > len(drawn):
        found.append(f"there were {len(kept)} pages, now there are {len(drawn)}")
    assert not found, (
        f"{name} looks otherwise than its picture: {'; '.join(found)}. "
        f"Look at {FOLDER / name}-*.new.png; if it is right, run “make pictures”."
    )


def _paths(name: str) -> list[Path]:
    return sorted(
        (path for path in FOLDER.glob(f"{name}-*.png") if path.stem.removeprefix(f"{name}-").isdigit()),
        key=lambda path: int(path.stem.rpartition("-")[2]),
    )


def _keep(name: str, pages: list[Image.Image]) -> None:
    for old in _paths(name):
        old.unlink()
    for number, page in enumerate(pages, start=1):
        page.quantize(GREYS).save(FOLDER / f"{name}-{number}.png", optimize=True)
        for ending in ("new", "diff"):
            (FOLDER / f"{name}-{number}.{ending}.png").unlink(missing_ok=True)


def _where(squares: list[tuple[int, int]]) -> str:
    left, top = min(column for column, _row in squares), min(row for _column, row in squares)
    step = TILE / DPI * 25.4
    return f"{len(squares)} places differ, from {left * step:.0f} mm from the left and {top * step:.0f} mm from the top"


def _mark(page: Image.Image, squares: list[tuple[int, int]]) -> Image.Image:
    marked = page.convert("RGB")
    pen = ImageDraw.Draw(marked)
    for column, row in squares:
        corner = (column * TILE, row * TILE)
        pen.rectangle((*corner, corner[0] + TILE, corner[1] + TILE), outline=(200, 0, 0), width=2)
    return marked
