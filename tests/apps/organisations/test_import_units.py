"""A sheet of units is taken over whole or not at all."""

from __future__ import annotations

import pytest

from daihoi.apps.organisations import actions
from daihoi.apps.organisations.models import Unit
from daihoi.core.errors import WrongInput

GOOD = """DANH SÁCH TỔ CHỨC TRỰC THUỘC,,,
TT,Mã đơn vị,Tên đơn vị,Cấp,Trực thuộc
1,cb-vp,Chi bộ Văn phòng,Cơ sở,
2,cb-tccb,Chi bộ Vụ Tổ chức,4,
"""


def test_a_sheet_with_a_heading_above_its_titles_is_read(tree, people):
    result = actions.import_units(tree.ministry, GOOD.encode(), by=people.an)
    assert result.problems == ()
    assert [unit.name for unit in result.added] == ["Chi bộ Văn phòng", "Chi bộ Vụ Tổ chức"]


def test_every_problem_is_listed_and_nothing_is_added(tree, people):
    text = "Mã;Tên;Cấp;Cấp trên\nCB Mới;Chi bộ mới;4;\nkhoi;Khối;4;\ncb8;;9;khong-co\ncb8;Chi bộ 8;4;\n"
    before = Unit.objects.count()
    result = actions.import_units(tree.ministry, text.encode(), by=people.an)
    assert [(problem.row, problem.field) for problem in result.problems] == [
        (4, "name"), (2, "code"), (3, "code"), (4, "level"), (4, "parent_code"), (5, "code"),
    ]  # fmt: skip
    assert "cb-moi" in str(result.problems[1].sentence)
    assert Unit.objects.count() == before


@pytest.mark.parametrize("content", [b"", b"PK not a workbook", b"\xff\x00\x9f", b"a,b\n1,2\n"])
def test_a_file_that_is_no_sheet_of_units_is_refused_with_a_sentence(tree, people, content):
    with pytest.raises(WrongInput):
        actions.import_units(tree.ministry, content, by=people.an)
