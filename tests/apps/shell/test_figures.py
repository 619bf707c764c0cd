from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from daihoi.apps.shell import figures


@pytest.mark.parametrize(
    ("value", "places", "vietnamese", "english"),
    [
        (1234, None, "1.234", "1,234"),
        (Decimal("1234.5"), None, "1.234,5", "1,234.5"),
        (0.1, None, "0,1", "0.1"),
        (Fraction(181, 348), None, "0,52", "0.52"),
        (Fraction(6, 3), None, "2", "2"),
        (1234567, 2, "1.234.567,00", "1,234,567.00"),
        (-5, None, "-5", "-5"),
    ],
)
def test_a_number_is_written_in_the_language_of_the_page(value, places, vietnamese, english):
    with translation.override("vi"):
        assert figures.number(value, places) == vietnamese
    with translation.override("en"):
        assert figures.number(value, places) == english


def test_a_share_of_nothing_is_a_dash():
    with translation.override("vi"):
        assert (figures.percent(181, 348), figures.percent(0, 0)) == ("52,01%", "–")


def test_a_day_is_written_day_first():
    assert figures.day(date(2026, 11, 22)) == "22/11/2026"


def test_a_moment_is_told_in_the_time_zone_of_the_house():
    assert figures.moment(datetime(2026, 11, 21, 18, 30, tzinfo=UTC)) == "01:30 22/11/2026"
    assert figures.day(datetime(2026, 11, 21, 18, 30, tzinfo=UTC)) == "22/11/2026"
