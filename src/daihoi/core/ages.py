"""Years as they are counted for ages and for membership."""

from __future__ import annotations

from datetime import date


def full_years(since: date, on: date) -> int:
    """Full years from one day to another; who is born on 29 February is a year older on 1 March.

    Args:
        since: the earlier day.
        on: the later day.

    Returns:
        The number of birthdays in between.
    """
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))
