"""How values stand in sentences."""

from __future__ import annotations

from daihoi.core.sentences import say


def test_numbers_of_five_digits_and_more_are_grouped_as_the_language_does():
    found = say("{votes} votes in {year}", votes=12_500_000, year=2026)
    assert (found.in_language("en"), found.in_language("vi")) == (
        "12,500,000 votes in 2026",
        "12.500.000 votes in 2026",
    )
    assert str(say("{small} {yes}", small=-9999, yes=True)) == "-9999 True"
