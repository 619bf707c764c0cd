"""The bare values of cells, read fast: what a column needs to know of its function is asked once, not for every cell.

``BoundRow.get_cell_value`` gives the same values; it looks at the signature of the column's function for each cell,
which takes most of the time of an export.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import django_tables2
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django_tables2.rows import BoundRow
from django_tables2.utils import signature

Reader = Callable[[Any], Any]


def reader(table: Any, column: Any) -> Reader:
    """A function from a record to the column's value, as an export holds it; None for nothing.

    Args:
        table: the table.
        column: one of its bound columns.
    """
    value_of, worded = _value_of(column), _worded(table, column)
    empty = column.column.empty_values

    def read(record: Any) -> Any:
        value = value_of(record)
        return None if value in empty else worded(record, value)

    return read


def rows(table: Any, columns: list[Any], records: Iterator[Any], mask: Any) -> Iterator[list[Any]]:
    """The values of every record in the order of the columns; ``mask`` stands for those that the table hides."""
    readers: list[Reader] = [
        (lambda record: mask) if column.name in table.masked else reader(table, column) for column in columns
    ]
    for record in records:
        yield [read(record) for read in readers]


def _value_of(column: Any) -> Reader:
    """The value behind the column's accessor: the words of a choice, else what stands there; None when nothing does."""
    accessor = django_tables2.A(column.accessor)
    displays: dict[type, str] = {}

    def value_of(record: Any) -> Any:
        owner, name = accessor.penultimate(record) if accessor.SEPARATOR in accessor else (record, str(accessor))
        if isinstance(owner, Model):
            kind = type(owner)
            if kind not in displays:
                displays[kind] = _display(accessor, record, owner, name)
            if displays[kind]:
                return getattr(owner, displays[kind])()
        try:
            return accessor.resolve(record)
        except Exception:  # as the table does: what can't be reached is an empty cell
            return None

    return value_of


def _display(accessor: Any, record: Any, owner: Model, name: str) -> str:
    """The method that words a choice; empty when the field has none."""
    try:
        field = accessor.get_field(record)
    except FieldDoesNotExist:
        return ""
    method = f"get_{name}_display"
    return method if getattr(field, "choices", ()) and hasattr(owner, method) else ""


def _worded(table: Any, column: Any) -> Callable[[Any, Any], Any]:
    """The column's own function, given of each cell what it asks for; nothing when it asks for what no cell has."""
    names, takes_all = signature(column.value)
    fixed = {"column": column.column, "bound_column": column, "table": table}
    wanted = {"value", "record", "bound_row", *fixed} if takes_all else set(names)
    fixed = {name: thing for name, thing in fixed.items() if name in wanted}
    if not wanted <= {"value", "record", "bound_row", *fixed}:
        return lambda record, value: None

    def worded(record: Any, value: Any) -> Any:
        given = dict(fixed)
        if "value" in wanted:
            given["value"] = value
        if "record" in wanted:
            given["record"] = record
        if "bound_row" in wanted:
            given["bound_row"] = BoundRow(record, table=table)
        return column.value(**given)

    return worded
