"""The bare values of an export: the same that the table itself gives, and asked for once a column."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.utils import translation
from django_tables2.rows import BoundRow

from daihoi.apps.shell import cells, tables
from daihoi.core.sentences import say


@dataclass
class Row:
    name: object
    state: str
    born_on: date | None
    seats: int
    owner: object
    note: str = ""

    def doubled(self) -> int:
        return self.seats * 2


class RowTable(tables.Table):
    name = tables.NameColumn(linkify=False)
    state = tables.StateColumn(looks={"draft": "draft"})
    born_on = tables.DayColumn()
    seats = tables.NumberColumn()
    share = tables.FigureColumn(accessor="seats", of="seats")
    doubled = tables.Column()
    language = tables.Column(accessor="owner__language")
    unreachable = tables.Column(accessor="owner__nothing__here")
    note = tables.Column()
    place = tables.Column(accessor="name", sensitive=True)
    odd = tables.Column(accessor="seats")

    def value_note(self, value, bound_row, **rest) -> str:
        return f"{value}/{bound_row.record.seats}/{sorted(rest)}"

    def value_odd(self, record, nobody_gives_this) -> str:
        return "never"


@pytest.fixture
def table() -> RowTable:
    owner = get_user_model()(username="an", language="en")
    rows = [
        Row("Nguyễn Văn An", "draft", date(1975, 1, 2), 3, owner, "a"),
        Row(say("Row {n}", n=2), "late", None, 0, None),
        Row(None, "", None, 1, owner),
    ]
    return RowTable(rows)


def values(table: RowTable) -> list[list[object]]:
    return list(cells.rows(table, list(table.columns), iter(table.data.data), "hidden"))


def test_every_value_is_the_one_that_the_table_gives_itself(table):
    slow = [
        [BoundRow(record, table=table).get_cell_value(column.name) for column in table.columns]
        for record in table.data.data
    ]
    assert values(table) == slow


def test_the_choice_of_a_row_of_the_database_is_given_in_words():
    class UserTable(tables.Table):
        language = tables.Column()
        again = tables.Column(accessor="language__upper")

    user = get_user_model()(username="an", language="en")
    with translation.override("en"):
        assert values(UserTable([user])) == [["English", "EN"]]


def test_masked_columns_give_the_mask_alone(table):
    table.masked = frozenset({"place"})
    assert [row[9] for row in values(table)] == ["hidden"] * 3


def test_the_function_of_a_column_is_looked_at_once_and_not_for_every_cell(table, monkeypatch):
    asked = []
    original = cells.signature
    monkeypatch.setattr(cells, "signature", lambda function: asked.append(function) or original(function))
    assert len(values(table)) == 3
    assert len(asked) == len(list(table.columns))
