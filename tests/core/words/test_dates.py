"""Days and hours as papers write them."""

from datetime import date

import pytest

from daihoi.core.errors import WrongInput
from daihoi.core.words.dates import clock_line, date_line, day_in_words, day_line


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (date(2020, 1, 2), "ngày 02 tháng 01 năm 2020"),
        (date(2020, 2, 29), "ngày 29 tháng 02 năm 2020"),
        (date(2020, 3, 9), "ngày 09 tháng 3 năm 2020"),
        (date(2019, 12, 27), "ngày 27 tháng 12 năm 2019"),
    ],
)
def test_days_below_ten_and_the_first_two_months_take_a_zero(day, line):
    assert day_line(day) == line


def test_place_and_day_stand_on_one_line():
    assert date_line("Hà Nội", date(2020, 1, 2)) == "Hà Nội, ngày 02 tháng 01 năm 2020"
    assert date_line("Ha Noi", date(2020, 1, 2), "en") == "Ha Noi, 2 January 2020"
    assert date_line("", date(2020, 1, 2)) == "ngày 02 tháng 01 năm 2020"


def test_a_draft_leaves_room_for_the_pen():
    assert date_line("Hà Nội", None, year=2020) == "Hà Nội, ngày …… tháng …… năm 2020"
    assert date_line("Ha Noi", None, "en") == "Ha Noi, …… …… ……"


def test_a_day_is_said_wholly_in_words():
    assert day_in_words(date(2025, 4, 15)) == "ngày mười lăm tháng tư năm hai nghìn không trăm hai mươi lăm"
    assert day_in_words(date(2025, 4, 15), "en") == "the fifteenth of April, two thousand and twenty-five"
    assert day_in_words(date(2025, 1, 31), "en") == "the thirty-first of January, two thousand and twenty-five"
    assert day_in_words(date(2025, 1, 20), "en") == "the twentieth of January, two thousand and twenty-five"


@pytest.mark.parametrize(
    ("hour", "minute", "language", "line"),
    [(8, 5, "vi", "8 giờ 05 phút"), (8, 0, "vi", "8 giờ"), (14, 30, "vi", "14 giờ 30 phút"), (8, 5, "en", "8:05")],
)
def test_an_hour_is_written_as_minutes_write_it(hour, minute, language, line):
    assert clock_line(hour, minute, language) == line


def test_there_is_no_hour_24():
    with pytest.raises(WrongInput, match="no hour 24:0"):
        clock_line(24)
