"""Sheets for the tests: the table of cases shared with the browser, and invented ones for properties."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from daihoi.core import rulebooks
from daihoi.core.ballots import Reading, Sheet
from daihoi.core.ballots.sheets import EXCEPTION, UNCLEAR
from daihoi.core.elections import BallotStyle, Counting

TABLE: dict[str, Any] = json.loads(Path(__file__).with_name("keying_cases.json").read_text(encoding="utf-8"))


def make_sheet(
    book: str = "vn-party-190",
    names: int = 6,
    seats: int = 4,
    *,
    counting: str = "one_vote_a_name",
    weighed: bool = False,
    style: BallotStyle | None = None,
) -> Sheet:
    """A sheet with numbered names."""
    listed = tuple((f"c{number}", f"N{number}") for number in range(1, names + 1))
    return Sheet(listed, seats, rulebooks.load(book).elections.ballots, Counting(counting), weighed, style)


def sheet_of_table(name: str) -> Sheet:
    """A sheet of the shared table."""
    made = TABLE["sheets"][name]["make"]
    names = tuple((f"c{number}", one) for number, one in enumerate(made["names"], 1))
    rules = rulebooks.load(made["rulebook"]).elections.ballots
    style = BallotStyle(made["style"]) if "style" in made else None
    return Sheet(names, made["seats"], rules, Counting(made["counting"]), made["weighed"], style)


SHEETS = {name: sheet_of_table(name) for name in TABLE["sheets"]}


@st.composite
def sheets_and_readings(draw: st.DrawFn, readings: int = 1) -> tuple[Sheet, list[Reading]]:
    """Any sheet of the table with readings that a line can say, lawful sums or not (then doubtful or with a ground)."""
    sheet = SHEETS[draw(st.sampled_from(sorted(SHEETS)))]
    return sheet, [draw(readings_of(sheet)) for _ in range(readings)]


@st.composite
def readings_of(draw: st.DrawFn, sheet: Sheet) -> Reading:
    """One reading with a ground or a doubt, so that any marks may stand beside it."""
    mark = (
        st.integers(1, 10**9)
        if sheet.style is BallotStyle.CUMULATIVE
        else st.sampled_from([table[sheet.style] for table in (EXCEPTION, UNCLEAR) if sheet.style in table])
    )
    found = draw(st.dictionaries(st.sampled_from(sheet.ids), mark))
    marks = {one: found[one] for one in sheet.ids if one in found}
    ground = draw(st.sampled_from(["", *[one.id for one in sheet.grounds]]))
    weight = draw(st.integers(1, 10**6)) if sheet.is_weighed else 1
    return Reading(marks, ground, not ground or draw(st.booleans()), weight)
