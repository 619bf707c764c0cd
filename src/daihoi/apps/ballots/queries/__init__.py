"""What is read at the desk: the paper, whose turn it is, the board, what each screen may see, and the sums."""

from .boards import Board, BoardLine, Cell, board_of
from .consoles import committee_of, key_state, look_json, look_state, side_json, turn_json
from .journals import journal_file, verified
from .settled import (
    Settled,
    Side,
    Total,
    keyed_lines,
    layout_of,
    line_of,
    looks_of,
    settled_ballots,
    sides_of,
    totals_of,
)
from .sheets import reading_of, sheet_of
from .turns import (
    bundles_left,
    desk_of,
    finished_by,
    fresh_look,
    look_of,
    next_bundle,
    open_looks,
    seat_of,
    turn_in_hand,
    turn_of,
    unfinished_bundles,
)

__all__ = [
    "Board",
    "BoardLine",
    "Cell",
    "Settled",
    "Side",
    "Total",
    "board_of",
    "bundles_left",
    "committee_of",
    "desk_of",
    "finished_by",
    "fresh_look",
    "journal_file",
    "key_state",
    "keyed_lines",
    "layout_of",
    "line_of",
    "look_json",
    "look_of",
    "look_state",
    "looks_of",
    "next_bundle",
    "open_looks",
    "reading_of",
    "seat_of",
    "settled_ballots",
    "sheet_of",
    "side_json",
    "sides_of",
    "totals_of",
    "turn_in_hand",
    "turn_json",
    "turn_of",
    "unfinished_bundles",
    "verified",
]
