"""Counting comments."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.consultation import CommentRow, Tally, open_ledger, roll_up
from daihoi.core.errors import WrongInput

ROWS = [
    CommentRow("1", "conference", "phan-1", "A", "approve", "general", opinions=3, persons=40),
    CommentRow("2", "letter", "phan-1", "B", "disapprove", "specific"),
    CommentRow("3", "letter", "phan-2", "B", "approve", "specific", persons=2),
]
COMMENTS = st.builds(
    CommentRow,
    comment_id=st.uuids().map(str),
    channel=st.sampled_from(["conference", "letter"]),
    section=st.sampled_from(["", "phan-1"]),
    unit=st.sampled_from("AB"),
    stance=st.sampled_from(["approve", "other"]),
    opinions=st.integers(1, 9),
    persons=st.integers(1, 99),
)


def test_opinions_and_persons_are_counted_by_every_mark():
    ledger = open_ledger(ROWS)
    assert ledger.total == Tally(3, 5, 43)
    assert ledger.by("channel") == {("conference",): Tally(1, 3, 40), ("letter",): Tally(2, 2, 3)}
    assert ledger.by("section", "channel") == {
        ("phan-1", "conference"): Tally(1, 3, 40),
        ("phan-1", "letter"): Tally(1, 1, 1),
        ("phan-2", "letter"): Tally(1, 1, 2),
    }


def test_the_share_of_a_stance_is_taken_of_opinions():
    ledger = open_ledger(ROWS)
    assert ledger.share("approve") == Fraction(4, 5)
    assert ledger.share("approve", section="phan-1") == Fraction(3, 4)
    assert ledger.share("approve", section="phan-1", channel="letter") == 0
    assert ledger.share("approve", section="phan-9") == 0


def test_a_second_arrival_changes_nothing():
    ledger = open_ledger([*ROWS, ROWS[0], ROWS[1]])
    assert (ledger.total, ledger.repeated) == (Tally(3, 5, 43), 2)


def test_two_contents_under_one_number_are_refused():
    with pytest.raises(WrongInput, match="Comment 1 arrived twice with different contents"):
        open_ledger([ROWS[0], CommentRow("1", "press")])


@pytest.mark.parametrize("row", [CommentRow("1", "press", opinions=0), CommentRow("1", "press", persons=0)])
def test_a_comment_holds_an_opinion_of_somebody(row):
    with pytest.raises(WrongInput, match="at least 1 of each"):
        open_ledger([row])


def test_an_unknown_mark_is_refused():
    with pytest.raises(WrongInput, match="not counted by “colour”"):
        open_ledger(ROWS).by("colour")


def test_units_are_summed_with_those_below():
    counts = {"cell": Tally(1, 1, 1), "branch": Tally(2, 2, 2), "other": Tally(4, 4, 4)}
    parents = {"cell": "branch", "branch": "province", "other": "province"}
    assert roll_up(counts, parents) == {
        "cell": Tally(1, 1, 1),
        "branch": Tally(3, 3, 3),
        "other": Tally(4, 4, 4),
        "province": Tally(7, 7, 7),
    }


def test_a_unit_above_itself_is_refused():
    with pytest.raises(WrongInput, match="Unit A stands above itself"):
        roll_up({"A": Tally(1, 1, 1)}, {"A": "B", "B": "A"})


@given(st.lists(COMMENTS, max_size=6, unique_by=lambda row: row.comment_id), st.randoms(use_true_random=False))
def test_every_table_adds_up_to_the_total_in_any_order_of_arrival(rows, random):
    ledger = open_ledger(rows)
    shuffled = open_ledger(random.sample(rows * 2, 2 * len(rows)))
    assert shuffled.total == ledger.total and shuffled.repeated == len(rows)
    for marks in (("channel",), ("section", "unit"), ("stance", "kind", "author_kind"), ()):
        assert sum(ledger.by(*marks).values(), Tally()) == ledger.total
        assert shuffled.by(*marks) == ledger.by(*marks)
