"""The measures of a printed ballot on each paper, in millimetres and points."""

from __future__ import annotations

from dataclasses import dataclass

from daihoi.core.elections import BallotStyle

from .layouts import PaperSize

BOX_MM = 5.0
BOX_LINE_MM = 0.4
COMB_CELL_MM = 5.0
FIELD_HEIGHT_MM = 7.0
CLEAR_MM = 1.5
"""White between the ink of one name and that of the next, so that a stroke belongs to one name only."""
BOX_GAP_MM = 3.0
IDENTITY_MM = 20.0
PT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Sizes:
    """One paper.

    Args:
        left, right: where names begin and end.
        head_left, head_right: where the head may stand, between the corner marks.
        top: first line of the head.
        bottom: lowest edge of the last row; ``last_bottom`` where no page number stands below.
        stamp: width and height of the place for the stamp.
        head_pt, title_pt, subject_pt, text_pt, column_pt: letters of the head, the title, what is voted on, the
            instruction, and above the columns.
        name_pt: largest letters of the names; ``few_pt`` where there are few of them.
        row: lowest and highest row; ``few_row`` the highest where there are few names.
        number: room for the number before a name.
        gutter: between two columns.
        cell: width of a box's column, alone on the page and in two columns.
        comb: digits of a number field, alone and in two columns.
    """

    left: float
    right: float
    head_left: float
    head_right: float
    top: float
    bottom: float
    last_bottom: float
    stamp: tuple[float, float]
    head_pt: int
    title_pt: int
    subject_pt: int
    text_pt: float
    column_pt: float
    name_pt: float
    few_pt: float
    row: tuple[float, float]
    few_row: float
    number: float
    gutter: float
    cell: tuple[float, float]
    comb: tuple[int, int]

    @property
    def width(self) -> float:
        """From the first to the last millimetre of a row."""
        return self.right - self.left


SIZES = {
    PaperSize.A4: Sizes(
        left=20, right=190, head_left=20, head_right=190, top=10, bottom=279, last_bottom=284, stamp=(40, 30),
        head_pt=12, title_pt=20, subject_pt=14, text_pt=11, column_pt=9.5, name_pt=12.5, few_pt=14, row=(7, 11),
        few_row=14, number=10, gutter=8, cell=(26, 13), comb=(10, 6),
    ),
    PaperSize.A5: Sizes(
        left=13, right=135, head_left=19, head_right=129, top=10, bottom=191, last_bottom=191, stamp=(30, 24),
        head_pt=9, title_pt=15, subject_pt=11, text_pt=9, column_pt=8.5, name_pt=11.5, few_pt=12.5, row=(7.25, 9),
        few_row=11, number=8.5, gutter=5, cell=(19, 11), comb=(8, 5),
    ),
}  # fmt: skip
FEW = 12
BOX_ROW_MM = 7.5
"""The lowest row with a box in it, so that a large cross stays off the next one."""
CALM_ROW_MM = 8.25
"""The lowest row for which one column on two pages is taken rather than two columns."""
CELLS: dict[BallotStyle, tuple[str, ...]] = {
    BallotStyle.STRIKE: (),
    BallotStyle.AGREE_DISAGREE: ("agree", "disagree"),
    BallotStyle.MARK: ("mark",),
    BallotStyle.CUMULATIVE: ("votes",),
}
"""What can be marked at each name."""
