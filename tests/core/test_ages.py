"""Years as they are counted for ages."""

from datetime import date

import pytest

from daihoi.core.ages import full_years


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(1980, 6, 9), date(2020, 6, 8), 39),
        (date(1980, 6, 8), date(2020, 6, 8), 40),
        (date(1980, 2, 29), date(2021, 2, 28), 40),
        (date(1980, 2, 29), date(2021, 3, 1), 41),
    ],
)
def test_a_year_is_full_on_the_birthday(born, on, years):
    assert full_years(born, on) == years
