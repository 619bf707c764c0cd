"""Tables of the house: the base, and columns that know how numbers, days, states and figures are written.

A column with ``sensitive=True`` (health, religion, ethnicity, personnel opinions) is masked in exports, and on the
screen too, unless the page says that this reader may see it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_tables2
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeData
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .states import look_of
from .templatetags import shell as words


class Table(django_tables2.Table):  # type: ignore[misc]
    """The base of every table.

    ``url_of`` gives the address that a click on the row opens; ``phone`` says what happens on a phone: rows become
    ``"cards"`` or the table keeps its shape and can be pushed sideways (``"scroll"``).  ``is_wide`` is for tables with
    more columns than a laptop shows.
    """

    phone = "cards"
    is_wide = False
    masked: frozenset[str] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.default = "" if self._meta.default in ("—", None) else self._meta.default
        self.row_attrs.setdefault("data-href", lambda record: self.url_of(record) or None)

    def url_of(self, record: Any) -> str:
        """The address of one row; empty when it opens nothing."""
        address = getattr(record, "get_absolute_url", None)
        return address() if address else ""


class _Column(django_tables2.Column):  # type: ignore[misc]
    """What all columns of the house share: a style, and whether they are sensitive."""

    style = ""

    def __init__(self, *args: Any, sensitive: bool = False, **kwargs: Any) -> None:
        attrs = dict(kwargs.pop("attrs", None) or {})
        for tag in ("th", "td"):
            own = dict(attrs.get(tag, {}))
            own["class"] = " ".join(part for part in (self.style, own.get("class", "")) if part) or None
            attrs[tag] = own
        super().__init__(*args, attrs=attrs, **kwargs)
        self.sensitive = sensitive

    def value(self, value: Any) -> Any:
        """The bare value, for exports; a column asks by name for what it needs: value, record, bound_column."""
        return value


class Column(_Column):
    """Any value: yes or no, a day, a number, a sentence or a text."""

    def render(self, value: Any) -> Any:
        return value if isinstance(value, SafeData) else words.shown(value)


class NameColumn(_Column):
    """What the row is; a link, and the headline of the card on a phone."""

    style = "dh-name"

    def __init__(self, *args: Any, linkify: Any = True, **kwargs: Any) -> None:
        super().__init__(*args, linkify=_address if linkify is True else linkify, **kwargs)

    def render(self, value: Any) -> Any:
        return words.sentence(value)

    def value(self, value: Any) -> Any:
        return words.said(value)


class NumberColumn(_Column):
    """A number under numbers."""

    style = "dh-num"

    def __init__(self, *args: Any, places: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places

    def render(self, value: Any) -> Any:
        return words.vnumber(value, self.places)


class FigureColumn(_Column):
    """A part with its whole: ``FigureColumn(of="seats")``; the export holds the part."""

    style = "dh-num"

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of = django_tables2.A(of)

    def render(self, value: Any, record: Any) -> Any:
        return words.figure_of(value, self.of.resolve(record))


class DayColumn(_Column):
    """A day: 22/11/2026."""

    def render(self, value: Any) -> Any:
        return words.day(value)


class MomentColumn(_Column):
    """A moment: 14:05 22/11/2026."""

    def render(self, value: Any) -> Any:
        return words.moment(value)


class StateColumn(_Column):
    """A state as a badge.  ``looks`` maps the value to a state of the house; without it the value is one itself."""

    def __init__(self, *args: Any, looks: Callable[[Any], str] | dict[Any, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, empty_values=(None, ""), **kwargs)
        self.looks = looks

    def render(self, value: Any, record: Any, bound_column: Any) -> Any:
        return words.state_badge(self._state(record, bound_column), self._label(record, bound_column, value))

    def value(self, value: Any, record: Any, bound_column: Any) -> Any:  # type: ignore[override]
        return str(self._label(record, bound_column, value) or look_of(value).label)

    def _state(self, record: Any, bound_column: Any) -> str:
        raw = django_tables2.A(bound_column.accessor).resolve(record)
        if callable(self.looks):
            return self.looks(raw)
        return (self.looks or {}).get(raw, str(getattr(raw, "value", raw)))

    def _label(self, record: Any, bound_column: Any, value: Any) -> Any:
        """The word: the model's own display, or the word of the house for this state."""
        accessor = django_tables2.A(bound_column.accessor)
        raw, (holder, field) = accessor.resolve(record), accessor.penultimate(record)
        if hasattr(holder, f"get_{field}_display"):
            return value  # in English the display may be the very letters of the stored value
        return value if value != raw else getattr(raw, "label", "")


class SourceColumn(_Column):
    """The rule that a row rests on."""

    def render(self, value: Any) -> Any:
        return words.source(value)

    def value(self, value: Any) -> Any:
        return str(value)


class PickColumn(_Column):
    """A box to choose the row for a bulk act."""

    style = "dh-pick"

    def __init__(self) -> None:
        super().__init__(accessor="pk", orderable=False, exclude_from_export=True, empty_values=(), verbose_name="")

    @property
    def header(self) -> Any:
        return format_html(
            '<input type="checkbox" class="form-check-input" data-pick-all aria-label="{}">',
            gettext("choose all rows on this page"),
        )

    def render(self, value: Any, record: Any) -> Any:
        return format_html(
            '<input type="checkbox" class="form-check-input" data-pick name="selected" value="{}" form="list-bulk"'
            ' aria-label="{}">',
            value,
            gettext("choose %(row)s") % {"row": strip_tags(str(record))},
        )


def _address(record: Any, table: Table) -> str:
    return table.url_of(record) if isinstance(table, Table) else record.get_absolute_url()


MASK = _("[hidden]")
