"""The sheet of those entitled to vote: its columns, and what in it can't be true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.columns import SEXES
from daihoi.apps.organisations.sheets import Column, Row, Sheet, as_day
from daihoi.core import names
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

COLUMNS = (
    Column(
        "full_name", "Họ và tên", "Full name",
        ("họ tên", "tên", "cổ đông", "tên cổ đông", "thành viên", "người đại diện", "name", "shareholder"),
        is_required=True, example="Nguyễn Văn An",
    ),
    Column("sex", "Giới tính", "Sex", ("nam/nữ", "nam, nữ", "gender"), is_required=True, example="Nam"),
    Column("born_on", "Ngày sinh", "Date of birth", ("ngày tháng năm sinh", "sinh ngày", "born"),
           is_required=True, example="22/11/1985"),
    Column(
        "votes", "Số cổ phần", "Votes",
        ("số phiếu", "số phiếu biểu quyết", "số cổ phần có quyền biểu quyết", "số cp", "cổ phần", "shares"),
        is_required=True, example="1.250.000",
    ),
    Column("card_number", "Mã cổ đông", "Number",
           ("số thẻ", "mã số cổ đông", "mã thành viên", "số đăng ký sở hữu", "card number"), example="CĐ-0012"),
    Column("mandate", "Đại diện cho", "Represents", ("tổ chức", "đại diện theo ủy quyền của", "mandate"),
           example="Tổng công ty Xây dựng số 1"),
    Column("residence", "Địa chỉ", "Address", ("nơi ở", "địa chỉ liên lạc", "residence")),
)  # fmt: skip
MOST_VOTES = 10**15
LONGEST = {"full_name": 120, "card_number": 30, "mandate": 200, "residence": 160}


@dataclass(frozen=True)
class HolderRow:
    """One row that could be read."""

    full_name: str
    sex: str
    born_on: date
    votes: int
    card_number: str = ""
    mandate: str = ""
    residence: str = ""


def check(congress: Congress, sheet: Sheet) -> list[HolderRow]:
    """Read every row and put every problem on the sheet's fix list.

    Args:
        congress: whose list it is.
        sheet: the sheet; its ``problems`` grow.

    Returns:
        The rows; complete only when there is no problem.
    """
    rows, seen, numbers = [], dict[tuple[str, date], int](), dict[str, int]()
    for row in sheet.rows:
        name, sex, born_on, votes = _name(row, sheet), _sex(row, sheet), _day(row, sheet), _votes(row, sheet)
        for field, most in LONGEST.items():
            if len(row.text(field)) > most:
                sheet.note(row, field, say("The text has more than {most} letters. Shorten it.", most=most))
        if not (name and sex and born_on and votes):
            continue
        likeness, number = (names.fold(name), born_on), row.text("card_number")
        if likeness in seen:
            sheet.note(row, "full_name",
                       say("Row {row} has the same name and date of birth. Add the votes and keep one row.",
                           row=seen[likeness]))  # fmt: skip
        if number and number in numbers:
            sheet.note(row, "card_number", say("Row {row} has the same number. Correct one.", row=numbers[number]))
        seen[likeness] = row.number
        numbers[number] = row.number
        rows.append(HolderRow(name, sex, born_on, votes, number, row.text("mandate"), row.text("residence")))
    if not sheet.rows and not sheet.problems:
        sheet.note(None, "full_name", say("The sheet has titles, but no row. Fill it in and send it again."))
    return rows


def _name(row: Row, sheet: Sheet) -> str:
    written = row.text("full_name")
    if written and (len(written.split()) < 2 or any(letter.isdigit() for letter in written)):
        sheet.note(row, "full_name", say(
            "This is no full name of a person. An organisation is entered by the person who represents it, with the "
            "organisation in the column “Represents”."))  # fmt: skip
        return ""
    return names.title_case(written) if written in (written.upper(), written.lower()) else written


def _sex(row: Row, sheet: Sheet) -> str:
    written = names.fold(row.text("sex"))
    if written and written not in SEXES:
        sheet.note(row, "sex", say("This word is not known here. Write one of: {words}.", words="Nam, Nữ"))
    return str(SEXES.get(written, ""))


def _day(row: Row, sheet: Sheet) -> date | None:
    try:
        return as_day(row.cells.get("born_on"))
    except WrongInput as error:
        sheet.note(row, "born_on", error.sentence)
        return None


def _votes(row: Row, sheet: Sheet) -> int:
    """Votes as offices write them: 1250000, 1.250.000 or 1,250,000."""
    written = row.text("votes").replace(" ", "")
    if not written:
        return 0
    groups = written.replace(",", ".").split(".")
    is_grouped = len(groups) > 1 and all(len(one) == 3 for one in groups[1:]) and 1 <= len(groups[0]) <= 3
    plain = "".join(groups) if is_grouped else written
    if not plain.isascii() or not plain.isdigit() or not 1 <= int(plain) <= MOST_VOTES:
        sheet.note(row, "votes", say("This is no number of votes. Write a whole number from 1, such as 1.250.000."))
        return 0
    return int(plain)
