"""The composition of a list."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.errors import WrongInput
from daihoi.core.nominations import Group, Nominee, Target, age_bands, composition

ON = date(2025, 4, 1)
WOMEN = Target(Group.WOMEN, Fraction(15, 100))
YOUNG = Target(Group.YOUNG, Fraction(10, 100), age_below=40)
MINORITY = Target(Group.MINORITY, Fraction(1, 10))
RENEWAL = Target(Group.RENEWAL, Fraction(1, 3))
LIST = [
    Nominee("an", "male", date(1975, 1, 1), "Kinh", True),
    Nominee("chi", "female", date(1985, 4, 2), "Tày", False),
    Nominee("em", "male", date(1985, 4, 1), "Kinh", True),
    Nominee("giang", "", None, "", None),
]
NOMINEES = st.builds(
    Nominee,
    key=st.just("x"),
    sex=st.sampled_from(["", "female", "male"]),
    born_on=st.none() | st.dates(date(1950, 1, 1), date(2005, 1, 1)),
    ethnicity=st.sampled_from(["", "Kinh", "Tày"]),
    is_incumbent=st.sampled_from([None, True, False]),
)
TARGETS = st.builds(Target, st.sampled_from(Group), st.fractions(0, 1, max_denominator=20), st.just(40))


def test_four_groups_are_counted_with_what_is_missing_and_unknown():
    counts = composition(LIST, [WOMEN, YOUNG, MINORITY, RENEWAL], ON)
    assert [(c.target.group.value, c.reached, c.required, c.missing, c.unknown) for c in counts] == [
        ("women", 1, 1, 0, 1),
        ("young", 1, 1, 0, 1),  # 40 on the very day is not under 40
        ("minority", 1, 1, 0, 1),
        ("renewal", 1, 2, 1, 1),
    ]
    assert counts[0].share == Fraction(1, 4)


def test_a_missing_group_is_a_warning_and_never_a_block():
    reached, missing = composition(LIST, [WOMEN, RENEWAL], ON)
    assert (reached.finding.severity.value, missing.finding.severity.value) == ("info", "warn")
    assert str(missing.finding.text) == "people proposed for the first time: 1 of 4; 2 asked for (1/3), 1 missing."
    assert missing.finding.source.status.value == "unverified"


def test_shares_may_be_taken_of_the_seats():
    (count,) = composition(LIST, [WOMEN], ON, base=20)
    assert (count.required, count.missing, count.of) == (3, 2, 4)


def test_an_empty_list_misses_nothing():
    (count,) = composition([], [WOMEN], ON)
    assert (count.required, count.share, count.is_reached) == (0, 0, True)


def test_ages_stand_in_bands():
    assert age_bands(LIST, [40, 51], ON) == (1, 2, 0, 1)


@pytest.mark.parametrize(
    ("targets", "base", "sentence"),
    [
        ([Target(Group.WOMEN, Fraction(3, 2))], None, "3/2 is not between 0 and 1"),
        ([Target(Group.YOUNG, Fraction(1, 10))], None, "names no age"),
        ([WOMEN], -1, "-1 seats"),
    ],
)
def test_a_target_that_makes_no_sense_is_refused(targets, base, sentence):
    with pytest.raises(WrongInput, match=sentence):
        composition(LIST, targets, ON, base)


def test_bands_rise():
    with pytest.raises(WrongInput, match="must rise"):
        age_bands(LIST, [51, 40], ON)


@given(st.lists(NOMINEES, max_size=12), TARGETS)
def test_required_is_the_smallest_number_that_reaches_the_share(nominees, target):
    (count,) = composition(nominees, [target], ON)
    assert count.required >= target.share * len(nominees) > count.required - 1
    assert count.reached + count.unknown <= len(nominees)
    assert count.is_reached == (count.reached >= target.share * len(nominees))


@given(st.lists(NOMINEES, max_size=12))
def test_every_nominee_stands_in_one_band(nominees):
    assert sum(age_bands(nominees, [40, 51], ON)) == len(nominees)
