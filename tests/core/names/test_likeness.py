"""Persons who may be one."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.names import Duplicate, Likeness, Person, duplicates, matches, similar

BORN = date(1980, 5, 1)


@pytest.mark.parametrize(
    ("left", "right", "is_match", "is_similar"),
    [
        ("Nguyễn Văn Hòa", "NGUYEN VAN HOÀ", True, True),
        ("Nguyễn Văn Hòa", "Nguyễn  Văn Họa", True, True),
        ("Nguyễn Văn Hòa", "Nguyễn Văn Hoàn", False, True),
        ("Nguyễn Văn Hòa", "Nguyễn Vă Hòa", False, True),
        ("Nguyễn Văn Hòa", "Nguyễn Vna Hòa", False, True),
        ("H'Hen Niê", "Niê H'Hen", False, True),
        ("Nguyễn Văn Hòa", "Nguyễn Văn Bình", False, False),
        ("Nguyễn Văn Hòa", "Nguyễn Thị Hòa", False, False),
    ],
)
def test_names_are_compared(left, right, is_match, is_similar):
    assert (matches(left, right), similar(left, right)) == (is_match, is_similar)
    assert (matches(right, left), similar(right, left)) == (is_match, is_similar)


def test_persons_of_one_birth_date_and_one_name_are_shown_in_pairs():
    persons = [
        Person("1", "Nguyễn Văn Hòa", BORN),
        Person("2", "Trần Thị Bình", BORN),
        Person("3", "NGUYEN VAN HOA", BORN),
        Person("4", "Nguyễn Văn Hoàn", BORN),
        Person("5", "Nguyễn Văn Hòa", date(1981, 5, 1)),
        Person("6", "Nguyễn Văn Hòa", None),
        Person("7", "Nguyễn Văn Hòa", None),
    ]
    assert duplicates(persons) == (
        Duplicate("1", "3", Likeness.SAME),
        Duplicate("1", "4", Likeness.ALMOST),
        Duplicate("3", "4", Likeness.ALMOST),
    )


@given(st.lists(st.text(alphabet="ab ", min_size=1, max_size=5), max_size=8))
def test_the_fast_search_finds_what_comparing_all_pairs_finds(names):
    persons = [Person(str(place), name, BORN) for place, name in enumerate(names)]
    slow = {(a.key, b.key) for a, b in combinations(persons, 2) if similar(a.full_name, b.full_name)}
    assert {(pair.first, pair.second) for pair in duplicates(persons)} == slow
