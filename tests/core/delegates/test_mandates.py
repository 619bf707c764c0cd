"""Who becomes a delegate above."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.delegates import (
    Absence,
    Mandate,
    Standing,
    SummonsRecord,
    Title,
    UnitReturn,
    check_summons,
    make_roster,
    replace_delegate,
)
from daihoi.core.errors import Refused, WrongInput

A = UnitReturn("A", 2, ("an", "binh"), ("dung", "em"), alternate_seats=2)
B = UnitReturn("B", 1, ("chi",))
OPENS = date(2020, 6, 8)


def seats(roster):
    return [(mandate.person, mandate.unit, mandate.title.value) for mandate in roster.full]


def test_delegates_sit_by_three_titles():
    roster = make_roster([A, B], ex_officio=[("giang", "")], appointed=[("hoa", "C")])
    assert seats(roster) == [
        ("giang", "", "ex_officio"),
        ("an", "A", "elected"),
        ("binh", "A", "elected"),
        ("chi", "B", "elected"),
        ("hoa", "C", "appointed"),
    ]
    assert roster.alternates == (
        Mandate("dung", "A", Title.ELECTED, Standing.ALTERNATE, 1),
        Mandate("em", "A", Title.ELECTED, Standing.ALTERNATE, 2),
    )
    assert roster.findings == ()
    assert roster.of("em").order == 2 and roster.of("nobody") is None


def test_who_has_two_titles_sits_once_and_the_other_seat_is_shown_empty():
    roster = make_roster([A], ex_officio=[("an", "")])
    assert seats(roster) == [("an", "", "ex_officio"), ("binh", "A", "elected")]
    assert [finding.id for finding in roster.findings] == ["named_twice", "empty_seats"]
    assert str(roster.findings[1].text) == "A fills 1 of 2 seats; seats left empty: 1."


def test_a_unit_that_elected_too_few_leaves_seats_empty():
    roster = make_roster([UnitReturn("A", 3, ("an",))])
    assert [str(finding.text) for finding in roster.findings] == ["A fills 1 of 3 seats; seats left empty: 2."]


def test_more_alternates_than_the_congress_fixed_are_shown():
    roster = make_roster([UnitReturn("A", 1, ("an",), ("binh", "chi"), alternate_seats=1)])
    assert [finding.id for finding in roster.findings] == ["R32"]


@pytest.mark.parametrize(
    ("returns", "sentence"),
    [([B, B], "B reports twice"), ([UnitReturn("A", 1, ("an", "binh"))], "A sends 2 delegates but was to elect 1")],
)
def test_a_return_that_cannot_be_true_is_refused(returns, sentence):
    with pytest.raises(WrongInput, match=sentence):
        make_roster(returns)


def test_the_first_alternate_of_the_unit_takes_the_seat():
    roster = replace_delegate(make_roster([A, B]), "binh", Absence.WHOLE_CONGRESS)
    assert roster.full[1] == Mandate("dung", "A", Title.ELECTED, Standing.FULL, 0, replaces="binh")
    assert [mandate.person for mandate in roster.alternates] == ["em"]
    assert [finding.id for finding in roster.findings] == ["alternate_called"]


def test_without_an_alternate_the_seat_stays_empty():
    roster = replace_delegate(make_roster([A, B]), "chi", Absence.NOT_SUMMONED)
    assert seats(roster) == [("an", "A", "elected"), ("binh", "A", "elected")]
    assert [finding.id for finding in roster.findings] == ["no_alternate"]


def test_a_delegate_who_moved_under_the_same_superior_keeps_the_seat():
    with pytest.raises(Refused, match="keeps the seat") as refusal:
        replace_delegate(make_roster([A]), "an", Absence.MOVED)
    assert refusal.value.source.regulation == "01-HD/TW (2021)"


def test_alternates_stand_in_for_elected_delegates_only():
    with pytest.raises(Refused, match="elected delegates only"):
        replace_delegate(make_roster([A], ex_officio=[("giang", "A")]), "giang", Absence.WHOLE_CONGRESS)


def test_only_a_full_delegate_can_be_replaced():
    with pytest.raises(WrongInput, match="dung is no full delegate"):
        replace_delegate(make_roster([A]), "dung", Absence.WHOLE_CONGRESS)


@given(st.lists(st.sampled_from(["an", "binh"]), max_size=4), st.integers(0, 3))
def test_the_number_of_delegates_never_grows_by_replacing(leaving, alternates):
    roster = make_roster([UnitReturn("A", 2, ("an", "binh"), tuple(f"x{turn}" for turn in range(alternates)))])
    for person in dict.fromkeys(leaving):
        before = roster
        roster = replace_delegate(roster, person, Absence.WHOLE_CONGRESS)
        assert len(roster.full) == len(before.full) - (not before.alternates)
        assert len(roster.alternates) == max(0, len(before.alternates) - 1)
        assert roster.of(person) is None


@pytest.mark.parametrize(
    ("record", "ids"),
    [
        (SummonsRecord("Lê An"), []),
        (SummonsRecord("Lê An", is_suspended=True, is_prosecuted=True), ["suspended", "prosecuted"]),
        (SummonsRecord("Lê An", is_unlawfully_elected=True), ["unlawfully_elected"]),
        (SummonsRecord("Lê An", is_appointed=True, lost_election=True), ["lost_election"]),
        (SummonsRecord("Lê An", lost_election=True), []),
        (SummonsRecord("Lê An", is_convening_member=True, retires_on=date(2020, 6, 7)), ["retired"]),
        (SummonsRecord("Lê An", is_convening_member=True, retires_on=OPENS), []),
        (SummonsRecord("Lê An", retires_on=date(2020, 6, 7)), []),
        (SummonsRecord("Lê An", is_convening_member=True, transferred_out_on=date(2020, 6, 1)), ["transferred_out"]),
    ],
)
def test_grounds_on_which_nobody_is_summoned_block(record, ids):
    findings = check_summons(record, OPENS)
    assert [finding.id for finding in findings] == ids
    assert all(finding.severity.value == "block" and "Lê An" in str(finding.text) for finding in findings)


def test_a_move_under_the_same_superior_is_only_remarked():
    (finding,) = check_summons(SummonsRecord("Lê An", moved_under_same_superior_on=date(2020, 5, 1)), OPENS)
    assert (finding.id, finding.severity.value) == ("R40", "info")
    assert str(finding.text).startswith("Lê An moved to another unit of the same superior level on 2020-05-01")
