"""Are these two records one person?  Names compared without marks, and persons who may be entered twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from .folding import fold


class Likeness(StrEnum):
    """How much two persons look like one.

    SAME: the same name without marks, and the same birth date.
    ALMOST: the same birth date and a name one letter apart, or the same words in another order.
    """

    SAME = "same"
    ALMOST = "almost"


@dataclass(frozen=True, slots=True)
class Person:
    """What is needed to recognise somebody.

    Args:
        key: the record's own key; any text.
        full_name: family, middle and given name.
        born_on: birth date; None when unknown, and then nobody is taken for a duplicate.
    """

    key: str
    full_name: str
    born_on: date | None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two records that a person should look at side by side.

    Args:
        first: key of the record that came first.
        second: key of the other.
        likeness: how much they look alike.
    """

    first: str
    second: str
    likeness: Likeness


def matches(left: str, right: str) -> bool:
    """True when two names are the same once marks, capitals and spacing are put aside.

    Args:
        left: a name.
        right: another name.

    Returns:
        Whether they match; "Nguyễn Văn Hòa" matches "NGUYEN VAN HOÀ".
    """
    return fold(left) == fold(right)


def similar(left: str, right: str) -> bool:
    """True when two names match, hold the same words in another order, or are one letter apart.

    Args:
        left: a name.
        right: another name.

    Returns:
        Whether a person should compare them.
    """
    left, right = fold(left), fold(right)
    return sorted(left.split()) == sorted(right.split()) or _one_letter_apart(left, right)


def duplicates(persons: Iterable[Person]) -> tuple[Duplicate, ...]:
    """Pairs of records that may be one person, in the order the records came.

    Only persons of one birth date are compared, and of those only names that share a spelling with at most one letter
    left out; the time grows with the number of persons, not with the number of pairs.

    Args:
        persons: records with different keys.

    Returns:
        Every pair worth a look, each once.
    """
    records = [person for person in persons if person.born_on is not None]
    sharing: dict[tuple[date | None, str], list[int]] = defaultdict(list)
    for place, person in enumerate(records):
        for spelling in _spellings(fold(person.full_name)):
            sharing[person.born_on, spelling].append(place)
    pairs = {pair for places in sharing.values() for pair in combinations(places, 2)}
    compared = (_compare(records[first], records[second]) for first, second in sorted(pairs))
    return tuple(duplicate for duplicate in compared if duplicate)


def _compare(first: Person, second: Person) -> Duplicate | None:
    if matches(first.full_name, second.full_name):
        return Duplicate(first.key, second.key, Likeness.SAME)
    if similar(first.full_name, second.full_name):
        return Duplicate(first.key, second.key, Likeness.ALMOST)
    return None


def _spellings(folded: str) -> set[str]:
    """The name, its words in alphabetical order, and the name with each letter left out once."""
    left_out = {folded[:place] + folded[place + 1 :] for place in range(len(folded))}
    return {folded, " ".join(sorted(folded.split())), *left_out}


def _one_letter_apart(left: str, right: str) -> bool:
    """True when one letter changed, added, left out, or two neighbours swapped."""
    if abs(len(left) - len(right)) > 1:
        return False
    start = _common_start(left, right)
    left, right = left[start:], right[start:]
    changed = left[1:] == right[1:]
    moved = left[1:] == right or left == right[1:]
    swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return changed or moved or swapped


def _common_start(left: str, right: str) -> int:
    shared = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        shared += 1
    return shared
