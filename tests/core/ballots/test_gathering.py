"""From pages to ballots: what is counted at once, what waits, what is set aside, and which sides belong together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.ballots.gathering import Standing, gather, gather_stream, reading_of_choices
from daihoi.core.ballots.readings import PageReading, PageVerdict, ReasonKind
from daihoi.core.ballots.sides import join_sides
from daihoi.core.elections import BallotStyle, Mark
from daihoi.core.errors import WrongInput

from .scans import line, make_layout, reason, sheet_for, struck

STRIKE = make_layout()
BOXES = make_layout("ABC", 3, BallotStyle.AGREE_DISAGREE)
MARKED = make_layout("ABC", 2, BallotStyle.MARK)
NUMBERS = make_layout("ABC", 2, BallotStyle.CUMULATIVE, book="vn-company-2020", office="board_of_directors")


def only(layout, *readings):
    (found,) = gather(readings, layout, sheet_for(layout))
    return found


def kinds(ballot):
    return [one.kind for one in ballot.reasons]


@pytest.mark.parametrize(
    ("layout", "choices", "votes"),
    [
        (STRIKE, {"A": "kept", "B": "struck", "C": "kept"}, {"A": 1, "C": 1}),
        (BOXES, {"A": "agree", "B": "both", "C": None}, {"A": 1}),
        (MARKED, {"A": None, "B": "marked", "C": None}, {"B": 1}),
        (NUMBERS, {"A": 2, "B": None, "C": 0}, {"A": 2}),
    ],
)
def test_a_clear_valid_page_is_counted_without_anybody(layout, choices, votes):
    found = only(layout, line(layout, choices))
    assert (found.standing, found.verdict.gained, found.reasons) == (Standing.COUNTED, votes, ())


@pytest.mark.parametrize(
    ("layout", "choices", "kind", "ground"),
    [
        (STRIKE, dict.fromkeys("ABC", "kept"), ReasonKind.TOO_MANY, "INV-2"),
        (STRIKE, dict.fromkeys("ABC", "struck"), ReasonKind.NOBODY, "INV-3"),
        (BOXES, dict.fromkeys("ABC"), ReasonKind.NOBODY, "INV-3"),
        (MARKED, dict.fromkeys("ABC", "marked"), ReasonKind.TOO_MANY, "INV-2"),
        (NUMBERS, {"A": 3, "B": 0, "C": None}, ReasonKind.TOO_MANY, "INV-2"),
    ],
)
def test_sums_that_spoil_a_ballot_wait_with_the_ground_proposed(layout, choices, kind, ground):
    found = only(layout, line(layout, choices))
    assert (found.standing, kinds(found), found.ground) == (Standing.WAITS, [kind], ground)
    assert not found.verdict.is_valid


def test_an_invalid_page_waits_because_people_confirm_it():
    page = struck(STRIKE, "C", verdict=PageVerdict.INVALID, reasons=(reason(ReasonKind.STRAY_INK, "INV-7"),))
    found = only(STRIKE, page)
    assert (found.standing, found.ground) == (Standing.WAITS, "INV-7")


def test_a_page_for_a_person_waits_even_where_not_every_mark_is_known():
    page = line(STRIKE, {"A": None, "B": "kept", "C": "kept"}, verdict=PageVerdict.ADJUDICATE,
                reasons=(reason(ReasonKind.PARTLY_STRUCK),))  # fmt: skip
    found = only(STRIKE, page)
    assert (found.standing, found.reading, kinds(found)) == (Standing.WAITS, None, [ReasonKind.PARTLY_STRUCK])


def test_a_page_that_could_not_be_read_waits_but_an_empty_page_is_set_aside():
    torn = PageReading("1", PageVerdict.UNREADABLE, reasons=(reason(ReasonKind.NOT_FOUND),))
    empty = PageReading("2", PageVerdict.UNREADABLE, reasons=(reason(ReasonKind.BLANK_PAGE),))
    found = gather([torn, empty], STRIKE, sheet_for(STRIKE))
    assert [one.standing for one in found] == [Standing.WAITS, Standing.BLANK]


def test_rehearsal_sheets_and_sheets_of_another_layout_are_set_aside():
    pages = [struck(STRIKE, "C", 1, is_test=True), struck(STRIKE, "C", 2, verdict=PageVerdict.FOREIGN),
             struck(MARKED, "C", 3)]  # fmt: skip
    found = gather(pages, STRIKE, sheet_for(STRIKE))
    assert [one.standing for one in found] == [Standing.TEST, Standing.FOREIGN, Standing.FOREIGN]


def test_the_same_picture_again_waits_and_the_first_one_counts():
    found = gather([struck(STRIKE, "C"), struck(STRIKE, "C")], STRIKE, sheet_for(STRIKE))
    assert [one.standing for one in found] == [Standing.COUNTED, Standing.WAITS]
    assert kinds(found[1]) == [ReasonKind.TWICE]


def test_a_card_of_votes_always_waits_for_people():
    cards = make_layout("ABC", 2, book="vn-company-2020", weighed=True)
    found = only(cards, struck(cards, "C"))
    assert (found.standing, kinds(found)) == (Standing.WAITS, [ReasonKind.WRITTEN_NUMBER])


def test_a_clear_page_with_a_strange_choice_is_refused_and_named():
    with pytest.raises(WrongInput, match=r"batch.tif#7: At “A” stands “agree”"):
        gather([line(STRIKE, {"A": "agree", "B": "kept", "C": "kept"}, 7)], STRIKE, sheet_for(STRIKE))


def test_choices_name_everybody_and_nobody_else():
    with pytest.raises(WrongInput, match="missing: C; not on it: D"):
        reading_of_choices({"A": "kept", "B": "kept", "D": "kept"}, sheet_for(STRIKE))


def test_choices_read_as_a_line_would_be_keyed():
    reading = reading_of_choices({"C": "agree", "A": "disagree", "B": "both"}, sheet_for(BOXES))
    assert dict(reading.marks) == {"A": Mark.DISAGREE, "B": Mark.BOTH}


# --- without the layout: the verdicts of the readings stand


def test_without_a_layout_the_verdicts_of_the_readings_stand():
    found = list(gather_stream([struck(STRIKE, "C"), struck(STRIKE, "", 2, verdict=PageVerdict.INVALID)], None, None))
    assert [(one.standing, one.verdict) for one in found] == [(Standing.COUNTED, None), (Standing.WAITS, None)]


def test_without_a_layout_two_layouts_are_refused():
    with pytest.raises(WrongInput, match="two ballots"):
        list(gather_stream([struck(STRIKE, "C"), struck(MARKED, "C", 2)], None, None))


def test_without_a_layout_a_second_side_is_refused():
    with pytest.raises(WrongInput, match="two sides"):
        list(gather_stream([struck(STRIKE, "C", page=2)], None, None))


# --- two sides

TWO = make_layout("ABCD", 2, pages=2)


def sides(word):
    """A stream from a word: 1 and 2 are sides, U is unreadable, F foreign, capital letters after ' ' nothing."""
    pages = []
    for at, sign in enumerate(word):
        if sign in "12":
            names = "AB" if sign == "1" else "CD"
            pages.append(line(TWO, {names[0]: "kept", names[1]: "struck"}, at, int(sign)))
        elif sign in "34":
            pages.append(line(TWO, {}, at, int(sign) - 2, is_test=True))
        else:
            kind = PageVerdict.UNREADABLE if sign == "U" else PageVerdict.FOREIGN
            pages.append(PageReading(f"batch.tif#{at}", kind, reasons=(reason(ReasonKind.NOT_FOUND),)))
    return pages


def at(reading):
    return int(reading.source.partition("#")[2])


@pytest.mark.parametrize(
    ("word", "groups"),
    [
        ("1212", "01 23"),
        ("2121", "10 32"),
        ("12211212", "01 32 45 67"),  # one sheet the other way round
        ("122112", "01 32 45"),
        ("1221", "01 32"),
        ("12112", "01 2 34"),  # the second sheet lost its side 2
        ("12212", "01 2 3 4"),  # lost side 1, or a sheet face down without its side 1: who can tell
        ("1", "0"),
        ("2", "0"),
        ("12U212", "01 2 3 45"),  # the unread line is the other side of the one after it
        ("121U12", "01 2 3 45"),
        ("12UU12", "01 2 3 45"),
        ("12U21U12", "01 2 3 4 5 67"),  # two sheets with one unread side each: 2 and 1 do not belong together
        ("12F12", "01 2 3 4"),  # a single foreign line may be a side: better a person than a wrong ballot
        ("212U", "0 1 2 3"),
        ("2121212", "0 1 2 3 4 5 6"),
        ("2121122121", "10 32 45 76 98"),  # a batch face down with one sheet face up
        ("1234", "01 23"),
        ("1342", "0 12 3"),
    ],
)
def test_sides_are_joined_only_where_nothing_else_explains_the_order(word, groups):
    found = [tuple(at(one) for one in group) for group in join_sides(sides(word), 2)]
    assert found == [tuple(int(digit) for digit in one) for one in groups.split()]


@given(st.text("12UF34", max_size=30))
def test_every_side_comes_out_once_and_no_ballot_has_the_same_side_twice(word):
    groups = list(join_sides(sides(word), 2))
    assert sorted(at(one) for group in groups for one in group) == list(range(len(word)))
    assert all([one.page for one in group] == [1, 2] for group in groups if len(group) == 2)
    assert all(abs(at(group[0]) - at(group[1])) == 1 for group in groups if len(group) == 2)


@given(st.lists(st.sampled_from(["12", "21"]), max_size=8))
def test_whole_sheets_face_up_or_down_are_joined_as_they_came_or_wait(sheets):
    groups = [tuple(at(one) for one in group) for group in join_sides(sides("".join(sheets)), 2)]
    assert all({one // 2 for one in group} == {group[0] // 2} for group in groups)


@given(st.lists(st.sampled_from(["12", "1U", "U2", "UU"]), max_size=8))
def test_unread_sides_of_sheets_face_up_never_join_two_papers(sheets):
    groups = [tuple(at(one) for one in group) for group in join_sides(sides("".join(sheets)), 2)]
    assert all({one // 2 for one in group} == {group[0] // 2} for group in groups)


def test_a_ballot_of_two_sides_is_judged_as_one():
    found = only(TWO, *sides("12"))
    assert (found.standing, found.verdict.votes, found.sources) == (
        Standing.COUNTED, ("A", "C"), ("batch.tif#0", "batch.tif#1"))  # fmt: skip


def test_a_lone_side_waits():
    found = only(TWO, *sides("1"))
    assert (found.standing, kinds(found), found.verdict) == (Standing.WAITS, [ReasonKind.PAGE_MISSING], None)
