"""Counting what was read: the figures, what waits, what people ruled, and every page accounted for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.ballots.adjudicating import Adjudication, read_adjudication
from daihoi.core.ballots.counting import count_readings
from daihoi.core.ballots.readings import PageReading, PageVerdict, ReasonKind
from daihoi.core.elections import BallotStyle
from daihoi.core.errors import WrongInput

from .scans import line, make_layout, reason, sheet_for, struck

STRIKE = make_layout("ABC", 2)
SHEET = sheet_for(STRIKE)
CARDS = make_layout("ABC", 2, book="vn-company-2020", weighed=True)
TORN = PageReading("torn.tif", PageVerdict.UNREADABLE, reasons=(reason(ReasonKind.NOT_FOUND),))
FAINT = struck(STRIKE, "C", 2, verdict=PageVerdict.ADJUDICATE, reasons=(reason(ReasonKind.FAINT_MARK),))
SIGNED = struck(STRIKE, "C", 3, verdict=PageVerdict.INVALID, reasons=(reason(ReasonKind.STRAY_INK, "INV-7"),))


def ruling(**said):
    return read_adjudication({"decided_by": "the board", **said})


def figures(count):
    return count.valid, dict(count.invalid), count.votes


def test_clear_ballots_are_counted_at_once():
    count = count_readings([struck(STRIKE, "C", 1), struck(STRIKE, "AB", 2)], (), STRIKE, SHEET)
    assert count.as_json("en", issued=3) == {
        "layout_id": STRIKE.layout_id,
        "ballots": {"issued": 3, "returned": 2, "valid": 2, "invalid": {}},
        "votes": {"A": 1, "B": 1, "C": 1},
        "ruled": 0, "waits": [], "set_aside": [], "pages": 2,
    }  # fmt: skip


def test_while_a_ballot_waits_there_are_no_figures_at_all():
    count = count_readings([struck(STRIKE, "C", 1), SIGNED], (), STRIKE, SHEET)
    assert count.as_json("en") == {
        "waits": [{
            "place": 2, "sources": ["batch.tif#3"], "image_hashes": [SIGNED.image_hash], "verdict": "invalid",
            "choices": {"A": "kept", "B": "kept", "C": "struck"}, "ground": "INV-7",
            "reasons": [{"id": "stray_ink", "text": "stray_ink", "candidate": None, "ground": "INV-7", "box_mm": None}],
        }],
        "set_aside": [], "pages": 2,
    }  # fmt: skip


def test_people_rule_by_place_by_source_or_by_picture():
    rulings = [ruling(place=1, choices={"C": "kept", "B": "struck"}), ruling(source="batch.tif#3", ground="INV-7"),
               ruling(image_hash=struck(STRIKE, "", 9).image_hash, set_aside=True)]  # fmt: skip
    pages = [FAINT, SIGNED, struck(STRIKE, "", 9)]
    count = count_readings(pages, rulings, STRIKE, SHEET)
    assert figures(count) == (1, {"INV-7": 1}, {"A": 1, "B": 0, "C": 1})
    assert (count.ruled, count.aside, count.waits) == (2, [("batch.tif#9", "no_ballot")], [])


def test_a_ruling_of_no_change_lets_the_machine_s_reading_count():
    count = count_readings([FAINT], [ruling(place=1, choices={})], STRIKE, SHEET)
    assert figures(count) == (1, {}, {"A": 1, "B": 1, "C": 0})


def test_an_unreadable_page_is_read_by_people_name_by_name():
    whole = ruling(source="torn.tif", choices={"A": "kept", "B": "struck", "C": "struck"})
    assert figures(count_readings([TORN], [whole], STRIKE, SHEET)) == (1, {}, {"A": 1, "B": 0, "C": 0})
    with pytest.raises(WrongInput, match=r"Ruling on torn.tif: .* missing: B, C"):
        count_readings([TORN], [ruling(source="torn.tif", choices={"A": "kept"})], STRIKE, SHEET)


def test_sums_of_a_ruling_are_judged_by_the_rulebook():
    count = count_readings([FAINT], [ruling(place=1, choices={"C": "kept"})], STRIKE, SHEET)
    assert figures(count) == (0, {"INV-2": 1}, {"A": 0, "B": 0, "C": 0})


def test_a_clear_ballot_can_be_corrected_by_people():
    count = count_readings([struck(STRIKE, "C")], [ruling(place=1, choices={"B": "struck"})], STRIKE, SHEET)
    assert count.votes == {"A": 1, "B": 0, "C": 0}


def test_a_card_counts_with_the_votes_that_people_read():
    count = count_readings([struck(CARDS, "C")], [ruling(place=1, choices={}, weight=500)], CARDS, sheet_for(CARDS))
    assert count.as_json("en")["ballots"] == {"returned": 1, "valid": 1, "invalid": {}, "valid_weight": 500}
    assert count.votes == {"A": 500, "B": 500, "C": 0}


@pytest.mark.parametrize(
    ("layout", "said", "complaint"),
    [
        (STRIKE, {"place": 2, "choices": {}}, "No ballot of the readings is meant by the ruling on 2"),
        (STRIKE, {"place": 1, "ground": "INV-99"}, "Ruling on 1: The rulebook knows no ground “INV-99”"),
        (STRIKE, {"place": 1, "choices": {"D": "kept"}}, "not on it: D"),
        (STRIKE, {"place": 1, "choices": {"A": "agree"}}, "no choice on a ballot marked as “strike”"),
        (STRIKE, {"place": 1, "choices": {}, "weight": 2}, "leave “weight” out"),
        (CARDS, {"place": 1, "choices": {}}, "does not say how many votes the card has"),
    ],
)
def test_a_ruling_that_can_not_be_true_is_refused(layout, said, complaint):
    with pytest.raises(WrongInput, match=complaint):
        count_readings([struck(layout, "C")], [ruling(**said)], layout, sheet_for(layout))


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ([], "is a JSON object"),
        ({"place": 1, "choices": {}, "ground": ""}, "does not say who decided"),
        ({"place": 1, "decided_by": ["B"]}, "must say one thing"),
        ({"place": 1, "choices": {}, "ground": "INV-2", "decided_by": "B"}, "must say one thing"),
        ({"choices": {}, "decided_by": "B"}, "in one way"),
        ({"place": 1, "source": "x", "choices": {}, "decided_by": "B"}, "in one way"),
        ({"place": 1, "choice": {}, "decided_by": "B"}, "knows no “choice”"),
        ({"place": 0, "choices": {}, "decided_by": "B"}, "from 1 up"),
        ({"place": 1, "choices": {"A": 1.5}, "decided_by": "B"}, "for each name a word"),
        ({"source": 7, "choices": {}, "decided_by": "B"}, "“source” of a ruling must be a text"),
    ],
)
def test_a_ruling_is_whole_or_refused(said, complaint):
    with pytest.raises(WrongInput, match=complaint):
        read_adjudication(said)


def test_a_ruling_is_written_as_it_is_read():
    said = {"source": "a.tif#1", "choices": {}, "decided_by": ["Bình", "Hà"], "note": "clear enough"}
    assert read_adjudication(said).as_json() == said


def test_two_rulings_on_one_ballot_are_refused():
    with pytest.raises(WrongInput, match=r"Two rulings name the ballot batch\.tif#2"):
        count_readings([FAINT], [ruling(place=1, choices={}), ruling(source="batch.tif#2", ground="INV-7")],
                       STRIKE, SHEET)  # fmt: skip
    with pytest.raises(WrongInput, match="Two rulings name the ballot 1"):
        count_readings([FAINT], [ruling(place=1, choices={})] * 2, STRIKE, SHEET)


def test_a_source_that_two_ballots_share_must_be_named_by_place():
    twice = [struck(STRIKE, "C"), struck(STRIKE, "C")]
    with pytest.raises(WrongInput, match="fits the ballots 1 and 2"):
        count_readings(twice, [ruling(source="batch.tif#1", set_aside=True)], STRIKE, SHEET)
    count = count_readings(twice, [ruling(place=2, set_aside=True)], STRIKE, SHEET)
    assert (count.valid, count.aside) == (1, [("batch.tif#1", "no_ballot")])


def test_a_rehearsal_sheet_is_never_counted_whatever_people_rule():
    test = struck(STRIKE, "C", is_test=True)
    assert count_readings([test], (), STRIKE, SHEET).aside == [("batch.tif#1", "test")]
    with pytest.raises(WrongInput, match="rehearsal sheet"):
        count_readings([test], [ruling(place=1, choices={})], STRIKE, SHEET)


def test_without_the_layout_the_words_of_the_readings_and_of_the_people_count():
    numbers = make_layout("AB", 2, BallotStyle.CUMULATIVE, book="vn-company-2020", office="board_of_directors")
    pages = [line(numbers, {"A": 2, "B": None}, 1), line(numbers, {"A": None, "B": None}, 2,
                                                         verdict=PageVerdict.ADJUDICATE)]  # fmt: skip
    count = count_readings(pages, [ruling(place=2, choices={"B": 1})])
    assert count.as_json("en")["votes"] == {"A": 2, "B": 1}
    assert count.layout_id == numbers.layout_id


def test_every_ballot_in_the_figures_is_kept_with_who_decided():
    kept = []
    count_readings([struck(STRIKE, "C"), SIGNED], [ruling(place=2, ground="INV-7", note="signed")], STRIKE, SHEET,
                   keep=kept.append)  # fmt: skip
    assert [(one.place, one.is_valid, dict(one.votes), one.ground, one.decided_by, one.note) for one in kept] == [
        (1, True, {"A": 1, "B": 1}, "", (), ""), (2, False, {}, "INV-7", ("the board",), "signed"),
    ]  # fmt: skip


PAGES = st.sampled_from([
    struck(STRIKE, "C"), struck(STRIKE, ""), FAINT, SIGNED, TORN, struck(STRIKE, "C", is_test=True),
    struck(STRIKE, "C", verdict=PageVerdict.FOREIGN),
])  # fmt: skip


@given(st.lists(PAGES, max_size=12), st.data())
def test_every_page_is_counted_or_waits_or_is_set_aside(pages, data):
    can_rule = [at for at, one in enumerate(pages, 1) if not one.is_test]
    places = data.draw(st.sets(st.sampled_from(can_rule))) if can_rule else set()
    rulings = [Adjudication(("B",), place=at, ground="INV-7") for at in places]
    count = count_readings(pages, rulings, STRIKE, SHEET)
    assert count.returned + len(count.waits) + len(count.aside) == count.pages == len(pages)
    assert count.ruled == len(places)
