"""Finding rows: one search box and chips, over a queryset or over a plain list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from daihoi.core.names import fold

Search = Sequence[str] | Callable[[Any, str], Any]
MOST_CHIPS = 8


@dataclass(frozen=True)
class Choice:
    """A filter shown as chips.

    Args:
        name: word in the address (``?state=late``).
        label: what is chosen.
        options: pairs of value and text.
        keep: rows and value → the rows to keep.
    """

    name: str
    label: Any
    options: Sequence[tuple[Any, Any]]
    keep: Callable[[Any, str], Any] | None = None


@dataclass(frozen=True)
class Chip:
    """One chip: its text, where a press leads, and whether it is on."""

    label: Any
    url: str
    is_on: bool


@dataclass(frozen=True)
class ChipGroup:
    """The chips of one filter."""

    label: Any
    chips: Sequence[Chip]

    @property
    def is_on(self) -> bool:
        return any(chip.is_on for chip in self.chips)


def searched(rows: Any, text: str, search: Search) -> Any:
    """The rows in which every word of the text occurs in one of the fields.

    A field whose name holds ``folded`` is asked without marks and capitals, so that "dai hoi" finds "Đại hội".
    In a plain list every field is asked so.
    """
    if not text.strip() or not search:
        return rows
    if callable(search):
        return search(rows, text)
    if isinstance(rows, QuerySet):
        for word in text.split():
            rows = rows.filter(_in_any_field(word, search))
        return rows
    words = fold(text).split()
    return [row for row in rows if all(word in _text_of(row, search) for word in words)]


def chosen(rows: Any, choices: Iterable[Choice], asked: Any) -> Any:
    """The rows that the chips keep; an option that does not exist is ignored."""
    for choice in choices:
        value = asked.get(choice.name, "")
        if value in {str(option) for option, _ in choice.options} and choice.keep:
            rows = choice.keep(rows, value)
    return rows


def chip_groups(choices: Iterable[Choice], request: HttpRequest) -> list[ChipGroup]:
    """The chips of the page; pressing one that is on takes it off."""
    return [_group(choice, request) for choice in choices]


def choices_of(filterset: Any) -> list[Choice]:
    """The filters of a filter set that are small enough to be chips."""
    found = []
    for name, field in filterset.form.fields.items():
        options = [(value, text) for value, text in getattr(field, "choices", ()) if value not in ("", None)]
        is_small = not hasattr(field, "queryset") and 0 < len(options) <= MOST_CHIPS
        if is_small and not getattr(field.widget, "allow_multiple_selected", False):
            found.append(Choice(name, field.label or name, options))
    return found


def address_with(request: HttpRequest, **changes: Any) -> str:
    """The address of this page with some values set, or taken off (None); always back on the first page."""
    query = request.GET.copy()
    for name in ("page", "export"):
        query.pop(name, None)
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"?{query.urlencode()}"


def _group(choice: Choice, request: HttpRequest) -> ChipGroup:
    now = request.GET.get(choice.name, "")
    chips = []
    for value, text in choice.options:
        is_on = now == str(value)
        chips.append(Chip(text, address_with(request, **{choice.name: None if is_on else value}), is_on))
    return ChipGroup(choice.label, chips)


def _in_any_field(word: str, fields: Sequence[str]) -> Q:
    asked = Q()
    for field in fields:
        asked |= Q(**{f"{field}__icontains": fold(word) if "folded" in field else word})
    return asked


def _text_of(row: Any, fields: Sequence[str]) -> str:
    return fold(" ".join(str(_value_of(row, field)) for field in fields))


def _value_of(row: Any, field: str) -> Any:
    for part in field.split("__"):
        row = row.get(part, "") if isinstance(row, dict) else getattr(row, part, "")
    return "" if row is None else row
