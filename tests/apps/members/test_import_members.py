"""A sheet of members is taken over whole or not at all."""

from __future__ import annotations

import io
import time
from datetime import date

import pytest
import xlsxwriter
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.members import actions
from daihoi.apps.members.models import ImportState, MemberImport, Membership, MembershipStatus, Person
from daihoi.core.errors import WrongInput
from tests.cast import make_person

TITLES = ["Họ và tên", "Giới tính", "Ngày sinh", "Chi bộ", "Ngày vào Đảng", "Ngày chính thức", "Dân tộc"]


def sheet(*rows: list[object], titles: list[str] = TITLES) -> list[dict[str, object]]:
    return [dict(zip(titles, row, strict=False)) for row in rows]


def fields(record: MemberImport) -> list[tuple[int, str]]:
    return sorted((problem["row"], problem["field"]) for problem in record.problems)


def test_a_good_sheet_is_taken_over_into_the_units_that_it_names(tree, people):
    rows = sheet(
        ["NGUYỄN VĂN AN", "Nam", "02/01/1975", "cb1", "1-6-2000", "2001-06-01", "Kinh"],
        ["Lê Thị Bình", "nữ", date(1980, 5, 6), "CHI BỘ 2", "01/06/2015", "", "Tày"],
    )
    record = actions.import_members(tree.ministry, rows, by=people.an, is_sample=True)
    assert (record.state, record.added, record.problems) == (ImportState.DONE, 2, [])
    found = [
        (one.person.full_name, one.person.born_on, one.unit.code, one.unit_path, one.joined_on, one.status)
        for one in Membership.objects.select_related("person", "unit")
    ]
    assert found == [
        ("Nguyễn Văn An", date(1975, 1, 2), "cb1", tree.cells[0].path, date(2000, 6, 1), MembershipStatus.OFFICIAL),
        ("Lê Thị Bình", date(1980, 5, 6), "cb2", tree.cells[1].path, date(2015, 6, 1), MembershipStatus.PROBATIONARY),
    ]
    assert Entry.objects.get(verb="members.imported").facts["added"] == 2
    assert Person.objects.filter(is_sample=True).count() == 2


def test_every_problem_is_listed_with_its_row_and_column_and_nothing_is_taken_over(tree, people):
    make_person("Trần Thị Có", unit=tree.cells[0], born_on=date(1970, 3, 4))
    rows = sheet(
        ["Nguyễn Văn Tốt", "Nam", "02/01/1975", "cb1", "", "", ""],
        ["Lê Văn Sai", "trai", "31/02/1980", "Chi bô 22", "", "", ""],
        ["", "Nam", "01/01/2999", "", "", "", ""],
        ["Phạm Trẻ", "Nam", "01/01/2020", "cb1", "", "", ""],
        ["Phạm Sớm", "Nam", "01/01/1980", "cb1", "01/01/1990", "", ""],
        ["Phạm Ngược", "Nam", "01/01/1980", "cb1", "01/01/2005", "01/01/2004", ""],
        ["nguyen van tot", "Nam", "2/1/1975", "cb2", "", "", ""],
        ["Trần Thị Có", "Nữ", "04/03/1970", "cb2", "", "", ""],
        ["Mộtchữ", "Nam", "1975", "cb2", "", "", ""],
    )
    record = actions.import_members(tree.ministry, rows, by=people.an, file_name="ds.csv")
    assert record.state == ImportState.REFUSED
    assert fields(record) == [
        (3, "born_on"), (3, "sex"), (3, "unit"), (4, "born_on"), (4, "full_name"), (4, "unit"), (5, "born_on"),
        (6, "joined_on"), (7, "official_on"), (8, "full_name"), (9, "full_name"), (10, "born_on"), (10, "full_name"),
    ]  # fmt: skip
    assert Person.objects.count() == 1
    assert Entry.objects.get(verb="members.import_refused").facts == {"rows": 9, "problems": 13}


def test_an_unknown_unit_comes_with_the_nearest_spelling(tree, people):
    record = actions.import_members(tree.ministry, sheet(["Lê Văn A", "Nam", "1/1/1980", "Chi bộ 33"]), by=people.an)
    assert record.problems[0]["values"] == {"top": "Đảng bộ Bộ", "unit": "Chi bộ 3"}


def test_somebody_in_the_register_of_a_unit_outside_is_not_said_to_be_there(tree, people):
    make_person("Trần Thị Có", unit=tree.cells[1], born_on=date(1970, 3, 4))
    record = actions.import_members(tree.cells[0], sheet(["Trần Thị Có", "Nữ", "4/3/1970"]), by=people.giang)
    assert record.problems[0]["values"] == {"unit": "another unit"}


def test_the_same_sheet_again_is_not_taken_over_twice(tree, people):
    rows = sheet(["Nguyễn Văn An", "Nam", "02/01/1975", "cb1"])
    first = actions.import_members(tree.ministry, rows, by=people.an)
    assert actions.import_members(tree.ministry, rows, by=people.an) == first
    assert Person.objects.count() == 1


def test_a_missing_column_is_said_once(tree, people):
    record = actions.import_members(tree.ministry, b"Full name,Sex\nLe Van A,m\nLe Van B,m\n", by=people.an)
    assert fields(record) == [(0, "born_on")]


def test_an_excel_sheet_with_a_heading_is_read(tree, people):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        page.write(0, 0, "DANH SÁCH ĐẢNG VIÊN")
        page.write_row(2, 0, ["TT", "Họ và tên", "Nam/Nữ", "Ngày, tháng, năm sinh", "Số thẻ"])
        page.write_row(3, 0, [1, "Nguyễn Văn An", "Nam"])
        page.write_datetime(3, 3, date(1975, 1, 2), day)
        page.write_number(3, 4, 12345)
    record = actions.import_members(tree.cells[0], out.getvalue(), by=people.giang, file_name="ds.xlsx")
    assert record.state == ImportState.DONE
    membership = Membership.objects.select_related("person").get()
    assert (membership.person.born_on, membership.card_number) == (date(1975, 1, 2), "12345")


def test_a_sheet_given_back_is_kept_only_until_a_mended_one_is_taken_over(
    tree, people, settings, tmp_path, django_capture_on_commit_callbacks
):
    refused = actions.import_members(tree.ministry, sheet(["Lê Văn A", "Nam", "31/02/1980", "cb1"]), by=people.an)
    storage, name = refused.sheet.storage, refused.sheet.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        actions.import_members(tree.ministry, sheet(["Lê Văn A", "Nam", "28/02/1980", "cb1"]), by=people.an)
    assert not storage.exists(name)
    assert not MemberImport.objects.get(pk=refused.pk).sheet


def test_who_does_not_keep_the_register_imports_nothing(tree, people):
    with pytest.raises(PermissionDenied):
        actions.import_members(tree.ministry, sheet(["Lê Văn A", "Nam", "1/1/1980", "cb1"]), by=people.giang)


def test_a_file_without_titles_is_refused_with_a_sentence(tree, people):
    with pytest.raises(WrongInput, match="Họ và tên"):
        actions.import_members(tree.ministry, b"x,y\n1,2\n", by=people.an)


def test_two_thousand_members_come_in_within_three_seconds(tree, people):
    rows = sheet(
        *(
            [
                f"Nguyễn Văn {chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}",
                "Nam",
                "02/01/1975",
                f"cb{n % 3 + 1}",
            ]
            for n in range(2179)
        )
    )
    started = time.process_time()
    record = actions.import_members(tree.ministry, rows, by=people.an)
    assert record.added == 2179
    assert time.process_time() - started < 3
