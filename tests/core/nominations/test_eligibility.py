"""Ages of retirement and months left."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.errors import WrongInput
from daihoi.core.nominations import (
    AGE_RULES,
    AgeRule,
    Category,
    Month,
    check_age,
    earliest_birth_month,
    retirement_from,
    retirement_table,
)

FIRST_TIME, RE_ELECTION, SPECIAL = AGE_RULES
BIRTHS = st.dates(date(1940, 1, 1), date(2000, 12, 31))
SEXES = st.sampled_from(["female", "male"])
REFERENCES = st.builds(Month, st.integers(2015, 2040), st.integers(1, 12))


@pytest.mark.parametrize(
    ("born", "sex", "retires"),
    [  # first and last birth months of steps of the table
        ("1960-12", "male", "2020-12"),
        ("1961-01", "male", "2021-04"),
        ("1961-09", "male", "2021-12"),
        ("1961-10", "male", "2022-04"),
        ("1962-06", "male", "2022-12"),
        ("1964-09", "male", "2025-12"),
        ("1964-10", "male", "2026-04"),
        ("1966-03", "male", "2027-12"),
        ("1966-04", "male", "2028-04"),
        ("1970-05", "male", "2032-05"),
        ("1965-12", "female", "2020-12"),
        ("1966-01", "female", "2021-05"),
        ("1966-08", "female", "2021-12"),
        ("1966-09", "female", "2022-05"),
        ("1968-08", "female", "2024-12"),
        ("1968-09", "female", "2025-05"),
        ("1975-04", "female", "2034-12"),
        ("1975-05", "female", "2035-05"),
        ("1980-02", "female", "2040-02"),
    ],
)
def test_the_age_of_retirement_rises_step_by_step(born, sex, retires):
    month = Month.read(born)
    assert str(retirement_table().month_of(date(month.year, month.number, 15), sex)) == retires


@pytest.mark.parametrize(
    ("born", "sex", "rule", "is_eligible", "left"),
    [
        (date(1967, 4, 30), "male", RE_ELECTION, True, 48),
        (date(1967, 3, 31), "male", RE_ELECTION, False, 47),
        (date(1966, 10, 1), "male", SPECIAL, True, 42),
        (date(1968, 4, 1), "male", FIRST_TIME, True, 60),
        (date(1968, 3, 31), "male", FIRST_TIME, False, 59),
        (date(1960, 1, 1), "male", SPECIAL, False, -63),
    ],
)
def test_months_left_are_counted_from_the_reference_month(born, sex, rule, is_eligible, left):
    result = check_age(born, sex, rule, Month(2025, 4))
    assert (result.is_eligible, result.months_left) == (is_eligible, left)


def test_the_reason_gives_months_and_sources():
    result = check_age(date(1967, 3, 31), "male", RE_ELECTION, Month(2025, 4))
    assert str(result.reason) == (
        "47 months from 2025-04 to retirement in 2029-03; 48 needed if proposed for re-election: too few."
    )
    assert result.rule.source.status.value == "found"
    assert retirement_table().source.status.value == "unverified"


@pytest.mark.parametrize(
    ("sex", "rule", "reference", "first"),
    [
        ("male", RE_ELECTION, Month(2025, 6), "1967-06"),
        ("female", RE_ELECTION, Month(2025, 6), "1971-06"),
        ("male", FIRST_TIME, Month(2025, 6), "1968-06"),
        ("female", FIRST_TIME, Month(2025, 6), "1972-02"),
    ],
)
def test_offices_can_print_from_which_birth_month_on_one_is_eligible(sex, rule, reference, first):
    assert str(earliest_birth_month(sex, rule, reference)) == first


def test_an_organisation_may_bring_its_own_table():
    table = retirement_from(
        '[male]\nbefore = "60y 0m"\n2030 = "65y 0m"\n[female]\nbefore = "55y 0m"\n2030 = "65y 0m"\n'
    )
    assert str(table.month_of(date(1969, 12, 1), "male")) == "2029-12"
    assert str(table.month_of(date(1970, 1, 1), "male")) == "2035-01"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[male", "can't be read as TOML"),
        ("[male]\nbefore = '60y 0m'\n2021 = '60y 3m'\n", "no full section \\[female\\]"),
        ("[female]\nbefore = '60'\n2021 = '60y 3m'\n", "\\[female\\], holds before = 60"),
        ("[female]\nbefore = '60y 0m'\nnow = '60y 3m'\n", "holds now = 60y 3m"),
        ("[female]\nbefore = '60y 0m'\n2021 = '60y 12m'\n", "holds 2021 = 60y 12m"),
    ],
)
def test_a_table_that_is_wrong_is_refused_with_the_place(text, sentence):
    with pytest.raises(WrongInput, match=sentence):
        retirement_from(text)


def test_a_status_is_one_of_three():
    text = "status = 'sure'\n" + "".join(f"[{s}]\nbefore = '60y 0m'\n2021 = '60y 3m'\n" for s in ("male", "female"))
    with pytest.raises(WrongInput, match="status “sure”"):
        retirement_from(text)


@pytest.mark.parametrize("text", ["2025-13", "2025", "06/2025", "2025-6"])
def test_a_month_is_written_as_year_and_month(text):
    with pytest.raises(WrongInput, match="is no month"):
        Month.read(text)


def test_an_unknown_sex_or_a_birth_after_the_reference_is_refused():
    with pytest.raises(WrongInput, match="not for “”"):
        check_age(date(1970, 1, 1), "", FIRST_TIME, Month(2025, 4))
    with pytest.raises(WrongInput, match="after the reference month 2025-04"):
        check_age(date(2025, 5, 1), "male", FIRST_TIME, Month(2025, 4))


@given(BIRTHS, BIRTHS, SEXES)
def test_who_is_younger_never_retires_earlier(one, other, sex):
    table = retirement_table()
    assert one > other or table.month_of(one, sex) <= table.month_of(other, sex)


@given(BIRTHS, SEXES, REFERENCES, st.sampled_from(AGE_RULES))
def test_the_printed_birth_month_parts_the_eligible_from_the_others(born, sex, reference, rule):
    if Month.of(born) <= reference:
        is_young_enough = Month.of(born) >= earliest_birth_month(sex, rule, reference)
        assert check_age(born, sex, rule, reference).is_eligible == is_young_enough


@given(BIRTHS, SEXES, REFERENCES, st.integers(0, 100))
def test_asking_for_more_months_never_makes_somebody_eligible(born, sex, reference, months):
    if Month.of(born) <= reference:
        strict = check_age(born, sex, AgeRule(Category.SPECIAL, months + 1), reference)
        mild = check_age(born, sex, AgeRule(Category.SPECIAL, months), reference)
        assert mild.is_eligible or not strict.is_eligible
