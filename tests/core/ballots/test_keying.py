"""One line, one ballot: the shared table, and what must hold of every line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.ballots import KeyingFlaw, Reading, WrongKeying, judge_reading, meaning, read_line, write_line
from daihoi.core.elections import Flaw, Mark

from .sheets import SHEETS, TABLE, make_sheet, sheets_and_readings

CASES = TABLE["cases"]


@pytest.mark.parametrize("name", sorted(SHEETS))
def test_the_table_holds_each_sheet_as_the_screen_gets_it(name):
    assert TABLE["sheets"][name]["sheet"] == SHEETS[name].as_json("en")


@pytest.mark.parametrize("case", CASES, ids=[f"{one['sheet']}: {one['line'][:24]!r}" for one in CASES])
def test_a_line_means_what_the_table_says(case):
    sheet = SHEETS[case["sheet"]]
    if "error" in case:
        with pytest.raises(WrongKeying) as caught:
            read_line(case["line"], sheet)
        assert caught.value.flaw == case["error"]
        return
    reading = read_line(case["line"], sheet)
    ground = [one.id for one in sheet.grounds].index(reading.ground) + 1 if reading.ground else 0
    marks = {str(sheet.number_of(one)): mark for one, mark in reading.marks.items()}
    assert {
        "marks": marks, "ground": ground, "doubtful": reading.is_doubtful, "weight": reading.weight,
    } == {key: case[key] for key in ("marks", "ground", "doubtful", "weight")}  # fmt: skip


def test_the_table_reaches_every_error_and_every_sheet():
    assert {one["error"] for one in CASES if "error" in one} == {flaw.value for flaw in KeyingFlaw}
    assert {one["sheet"] for one in CASES} == set(SHEETS)


@given(sheets_and_readings())
def test_what_is_written_reads_the_same(drawn):
    sheet, (reading,) = drawn
    assert read_line(write_line(reading, sheet), sheet) == reading


@given(st.sampled_from(sorted(SHEETS)), st.text("0123456789 ,.+;=-/*?w", max_size=30))
def test_any_line_is_read_or_refused_with_a_whole_sentence(name, line):
    sheet = SHEETS[name]
    try:
        reading = read_line(line, sheet)
    except WrongKeying as error:
        assert str(error).endswith(".")
    else:
        assert read_line(write_line(reading, sheet), sheet) == reading


@given(st.sampled_from(sorted(SHEETS)), st.text("0123456789 ,.+;=-/*w", max_size=30))
def test_a_line_without_ground_or_doubt_is_never_plainly_invalid(name, line):
    sheet = SHEETS[name]
    try:
        reading = read_line(line, sheet)
    except WrongKeying:
        return
    verdict = judge_reading(reading, sheet)
    assert verdict.is_valid or bool(reading.ground) or reading.is_doubtful or verdict.board_decides


def test_sums_that_cannot_be_true_say_the_numbers_and_the_way_out():
    sheet = make_sheet(names=72, seats=61)
    with pytest.raises(WrongKeying) as caught:
        read_line("1 2 3 4 5 6 7 8 9", sheet)
    assert str(caught.value) == "61 may be kept, 63 are. Key 2 more, or *2 if the ballot is invalid."


def test_too_many_marks_say_how_many_to_take_out():
    with pytest.raises(WrongKeying) as caught:
        read_line("1 2 3 4 5", SHEETS["marked"])
    assert str(caught.value) == "3 may be marked, 5 are. Take 2 out, or key *2 if the ballot is invalid."


def test_a_card_cannot_give_more_than_it_has():
    with pytest.raises(WrongKeying) as caught:
        read_line("w10 1=31", SHEETS["cumulative"])
    assert str(caught.value) == (
        "31 votes are given, the card has 30. Correct them, or key *2 if the ballot is invalid."
    )


def test_an_agreed_ballot_is_handed_to_the_judge_with_every_mark():
    sheet = SHEETS["as_many"]
    assert dict(read_line("2", sheet).ballot(sheet).marks) == {"c1": Mark.AGREE, "c2": Mark.DISAGREE, "c3": Mark.AGREE}


def test_a_ground_is_handed_to_the_judge_as_its_first_flaw():
    sheet = SHEETS["surplus"]
    assert read_line("*6", sheet).flaws(sheet) == (Flaw.MARKED,)
    assert read_line("3 5", sheet).flaws(sheet) == ()


@pytest.mark.parametrize(
    ("name", "line", "words"),
    [
        ("surplus", "3 5", "kept 4 of 6; struck: 3 Cường, 5 Em"),
        ("surplus", "/3 5", "kept 4 of 6; struck: 5 Em; no clear mark: 3 Cường"),
        ("as_many", "", "agreed 3 of 3; disagreed: –"),
        ("as_many", "/2", "agreed 2 of 3; disagreed: –; no clear mark: 2 Bình"),
        ("surplus", "*6", "invalid: marked, or written with several inks (kept 6 of 6; struck: –)"),
        ("marked", "1 4", "marked 2 of 6: 1 An, 4 Dung"),
        ("marked", "*3", "invalid: votes for nobody on a list of several (marked 0 of 6: –)"),
        ("surplus", "3?", "doubtful: kept 5 of 6; struck: 3 Cường"),
        ("cumulative", "w10 1=5", "card of 10 votes; 5 votes given: 1 An: 5"),
        (
            "cards",
            "w10 3 4 *6",
            "invalid: marked, or written with several inks (card of 10 votes; kept 2 of 4; struck: 3 Cường, 4 Dung)",
        ),
    ],
)
def test_a_reading_is_said_in_words(name, line, words):
    sheet = SHEETS[name]
    said = str(meaning(read_line(line, sheet), sheet))
    assert said == words


def test_a_reading_is_a_value():
    assert Reading() == Reading({}, "", False, 1)
