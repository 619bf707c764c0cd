"""How many delegates each unit elects."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.delegates import FixedTotal, Method, Quota, Tie, Unit, apportion, check_caps
from daihoi.core.errors import WrongInput

NATIONAL = Quota(per_unit=13, members_per_delegate=12000, remainder=6001)


def elected(apportionment):
    return {line.unit.name: line.elected for line in apportionment.lines}


@pytest.mark.parametrize(
    ("members", "seats"),
    [(0, 13), (6000, 13), (6001, 14), (12000, 14), (18000, 14), (18001, 15), (66000, 18), (66001, 19)],
)
def test_the_national_quota_gives_one_more_from_a_remainder_of_6001(members, seats):
    assert elected(apportion([Unit("A", members)], NATIONAL)) == {"A": seats}


def test_sixty_seven_units_have_871_delegates_before_members_count():
    units = [Unit(f"U{place}", 0) for place in range(67)]
    assert apportion(units, NATIONAL).elected == 13 * 67 == 871


def test_a_key_unit_gets_extra_seats_and_limits_hold():
    units = [Unit("A", 24000, extra=6), Unit("B", 0, least=15), Unit("C", 120000, most=20)]
    assert elected(apportion(units, NATIONAL)) == {"A": 21, "B": 15, "C": 20}


def test_the_steps_tell_how_a_number_was_found():
    (line,) = apportion([Unit("A", 66001, ex_officio=2, appointed=1)], NATIONAL).lines
    assert [str(step.text) for step in line.steps] == [
        "13 for the unit",
        "5 for 66,001 members, one for each 12,000, 6001 members over",
        "1 more for the 6001 members over, 6001 or more",
        "19 to be elected",
    ]
    assert {step.rule for step in line.steps} == {"R47"}
    assert line.total == 22


def test_a_city_of_57_units_has_235_delegates_38_of_them_ex_officio():
    # Chí Linh 2025: the totals are published, the spread over the units is made up
    units = [
        Unit(f"U{place}", 10016 // 57 + (place < 10016 % 57), ex_officio=1 if place < 38 else 0) for place in range(57)
    ]
    result = apportion(units, FixedTotal(235, per_unit=1, tie_winners=()))
    assert sum(unit.members for unit in units) == 10016
    assert (result.ex_officio, result.elected + (result.tie.seats if result.tie else 0)) == (38, 197)
    winners = result.tie.names[: result.tie.seats]
    decided = apportion(units, FixedTotal(235, per_unit=1, tie_winners=winners))
    assert (decided.total, decided.elected, decided.ex_officio, decided.tie) == (235, 197, 38, None)


def test_subordinates_and_importance_weigh_in_the_claim():
    units = [Unit("A", 100, subordinates=10), Unit("B", 100, weight=Fraction(2)), Unit("C", 100)]
    formula = FixedTotal(10, members_per_subordinate=Fraction(10))
    assert elected(apportion(units, formula)) == {"A": 4, "B": 4, "C": 2}


def test_delegates_ex_officio_and_appointed_are_inside_the_fixed_total():
    units = [Unit("A", 10, ex_officio=3), Unit("B", 10, appointed=1)]
    result = apportion(units, FixedTotal(10, per_unit=1))
    assert elected(result) == {"A": 3, "B": 3}
    assert [line.total for line in result.lines] == [6, 4]


def test_a_tie_is_shown_and_decided_by_a_person():
    units = [Unit("A", 10), Unit("B", 10), Unit("C", 5)]
    open_tie = apportion(units, FixedTotal(4))
    assert (elected(open_tie), open_tie.tie) == ({"A": 1, "B": 1, "C": 1}, Tie(("A", "B"), 1))
    assert [finding.id for finding in open_tie.findings] == ["tie"]
    decided = apportion(units, FixedTotal(4, tie_winners=("B",)))
    assert (elected(decided), decided.tie, decided.findings) == ({"A": 1, "B": 2, "C": 1}, None, ())
    won = decided.lines[1]
    assert str(won.steps[-2].text) == "1 more by decision on the tie"


@pytest.mark.parametrize("winners", [("C",), ("A", "B"), ("X",)])
def test_a_tie_goes_only_to_as_many_tied_units_as_seats_are_left(winners):
    with pytest.raises(WrongInput, match="the tie is between A, B, seats left: 1"):
        apportion([Unit("A", 10), Unit("B", 10), Unit("C", 20)], FixedTotal(6, tie_winners=winners))


def test_no_tie_needs_no_winner():
    with pytest.raises(WrongInput, match="there is no tie"):
        apportion([Unit("A", 10), Unit("B", 10)], FixedTotal(4, tie_winners=("A",)))


@pytest.mark.parametrize(
    ("units", "total", "sentence"),
    [
        ([Unit("A", 10, ex_officio=5, least=3)], 7, "7 delegates are too few: 8 are given"),
        ([Unit("A", 10, most=3)], 4, "4 delegates are too many: the units may send only 3"),
        ([Unit("A", 0)], 4, "too many: the units may send only 0"),
    ],
)
def test_a_total_that_cannot_be_shared_out_is_refused_with_the_figures(units, total, sentence):
    with pytest.raises(WrongInput, match=sentence):
        apportion(units, FixedTotal(total))


def test_units_are_named_once_and_there_is_at_least_one():
    with pytest.raises(WrongInput, match="no unit"):
        apportion([], NATIONAL)
    with pytest.raises(WrongInput, match="Two units are called “A”"):
        apportion([Unit("A", 1), Unit("A", 2)], NATIONAL)
    with pytest.raises(WrongInput, match="below 0"):
        apportion([Unit("A", 1)], Quota(-1, 12000, 6001))


def test_caps_block():
    result = apportion([Unit("A", 0, appointed=1)], NATIONAL)
    assert check_caps(result, most=14, appointed_most=Fraction(1, 14)) == ()
    findings = check_caps(result, most=13, appointed_most=Fraction(5, 100))
    assert [(finding.id, finding.severity.value) for finding in findings] == [
        ("R46", "block"),
        ("appointed_share", "block"),
    ]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8), st.integers(0, 10**5))
def test_more_members_never_cost_a_seat(figures, more):
    units = [Unit(str(place), members) for place, members in enumerate(figures)]
    grown = [Unit("0", figures[0] + more), *units[1:]]
    assert elected(apportion(grown, NATIONAL))["0"] >= elected(apportion(units, NATIONAL))["0"]


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=8),
    st.integers(0, 200),
    st.sampled_from(Method),
)
def test_the_lines_add_up_to_the_total(rows, more, method):
    units = [
        Unit(str(place), members + 1, ex_officio=ex, extra=extra) for place, (members, ex, extra) in enumerate(rows)
    ]
    total = sum(unit.ex_officio + unit.extra + 1 for unit in units) + more
    result = apportion(units, FixedTotal(total, method, per_unit=1))
    assert result.total + (result.tie.seats if result.tie else 0) == total
    assert sum(line.total for line in result.lines) == result.total
