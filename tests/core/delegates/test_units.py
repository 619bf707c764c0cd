"""The table of units."""

from fractions import Fraction

import pytest

from daihoi.core.delegates import Unit, read_units
from daihoi.core.errors import WrongInput


def test_a_table_is_read_with_the_columns_it_has():
    header = "unit,members,subordinates,weight,ex_officio,appointed,extra,least,most,note"
    table = f"{header}\nA,120,3,1.5,1,2,3,4,9,x\n\nB,7,,,,,,,\n"
    assert read_units(table) == (
        Unit("A", 120, 3, Fraction(3, 2), ex_officio=1, appointed=2, extra=3, least=4, most=9),
        Unit("B", 7),
    )


def test_vietnamese_headings_semicolons_and_grouped_figures_are_understood():
    table = "\ufeffĐơn vị;Số đảng viên;Số tổ chức trực thuộc;Hệ số vị trí;Đương nhiên\nĐảng bộ A;66.001;12;1,5;2\n"
    assert read_units(table) == (Unit("Đảng bộ A", 66001, 12, Fraction(3, 2), ex_officio=2),)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("", "names no column “unit”"),
        ("unit,note\nA,1\n", "names no column “members”"),
        ("unit,members,đơn vị\nA,1,B\n", "two columns “unit”"),
        ("unit,members\n", "no unit under its header"),
        ("unit,members\nA,12\n,5\n", "Line 3: the column “unit” is empty"),
        ("unit,members\nA,\n", "Line 2: the column “members” is empty"),
        ("unit,members\nA\n", "Line 2: the column “members” is empty"),
        ("unit,members\nA,-5\n", "Line 2, column “members”: “-5” is no whole number"),
        ("unit,members\nA,12.5\n", "Line 2, column “members”: “12.5”"),
        ("unit,members\nA,99999999999\n", "from 0 to 10,000,000"),
        ("unit,members,most\nA,5,many\n", "Line 2, column “most”: “many”"),
        ("unit,members,weight\nA,5,0\n", "Line 2, column “weight”: “0” is no weight above 0"),
        ("unit,members,weight\nA,5,1/0\n", "“1/0” is no weight"),
        ("unit,members,least,most\nA,5,4,3\n", "Line 2: “A” may send at most 3 but must send at least 4"),
        ("unit,members\nA,5\n\nA,6\n", "Line 4: unit “A” stands on line 2 already"),
    ],
)
def test_a_wrong_cell_is_named_by_line_and_column(table, sentence):
    with pytest.raises(WrongInput, match=sentence):
        read_units(table)
