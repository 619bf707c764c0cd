"""Vietnamese personal names: parted, put in official order, found without marks, compared.

Public names::

    split(full_name) -> Name(family, middle, given)      Name.full
    sort_key(full_name | Name) -> str                    figures only; their order is the official one
    in_order(full_names) -> list[str]                    given name, then family name, then middle name
    normalise(text) -> str                               NFC, single spaces, no invisible characters
    title_case(full_name) -> str                         "NGUYỄN VĂN AN" → "Nguyễn Văn An"
    fold(text) -> str                                    "Đại hội" → "dai hoi", for searching
    matches(left, right) -> bool                         the same name when marks and case are put aside
    similar(left, right) -> bool                         the same words, or one letter apart
    duplicates(persons) -> tuple[Duplicate, …]           persons that may have been entered twice

A list of candidates or delegates is printed by given name; two persons with one given name stand by family name,
then by middle name.  "Hoa" and "Hòa" are two given names: every Hoa stands before every Hòa, whatever the family.
"""

from .folding import fold, normalise, title_case
from .likeness import Duplicate, Likeness, Person, duplicates, matches, similar
from .ordering import in_order, sort_key
from .splitting import Name, split

__all__ = [
    "Duplicate",
    "Likeness",
    "Name",
    "Person",
    "duplicates",
    "fold",
    "in_order",
    "matches",
    "normalise",
    "similar",
    "sort_key",
    "split",
    "title_case",
]
