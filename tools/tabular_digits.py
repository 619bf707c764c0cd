"""Make the figures-only face for tables: the digits 0-9 of Be Vietnam Pro, all equally wide.

    uv run --with fonttools --with brotli python tools/tabular_digits.py FOLDER_WITH_WOFF2

Be Vietnam Pro has no tabular figures, so columns of numbers would not stand under each other.  Only the space beside
each digit changes, never its outline.  The licence (OFL 1.1, no reserved name) allows it; the result has its own name.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WIDTH = 660
WEIGHTS = (400, 500, 600, 700)


def tabular(font: TTFont) -> TTFont:
    """Keep the digits, centre each in the same width."""
    subsetter = Subsetter(Options(layout_features=[], name_IDs=[0, 13, 14], notdef_outline=True))
    subsetter.populate(unicodes=range(0x30, 0x3A))
    subsetter.subset(font)
    names, glyphs, metrics = font.getBestCmap(), font["glyf"], font["hmtx"]
    for code in range(0x30, 0x3A):
        glyph = glyphs[names[code]]
        left = (WIDTH - (glyph.xMax - glyph.xMin)) // 2
        move = left - glyph.xMin
        glyph.coordinates.translate((move, 0))
        glyph.recalcBounds(glyphs)
        metrics[names[code]] = (WIDTH, left)
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = "Be Vietnam Figures"
    return font


def main(folder: Path) -> None:
    for weight in WEIGHTS:
        font = tabular(TTFont(folder / f"be-vietnam-pro-latin-{weight}-normal.woff2"))
        font.flavor = "woff2"
        font.save(folder / f"be-vietnam-figures-{weight}.woff2")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
