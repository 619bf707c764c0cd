"""Sheets of opinions from below, and drafts as DOCX: files become rows, rows are added by one act."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import docx
from django.db.models import Choices
from docx.opc.exceptions import PackageNotFoundError

from daihoi.apps.organisations import sheets
from daihoi.apps.organisations.models import Unit
from daihoi.core.errors import DaihoiError, WrongInput
from daihoi.core.names import fold
from daihoi.core.sentences import say

from . import actions
from .actions import Arrival, CommentRow
from .actions.opinions import check_row
from .models import AuthorKind, Channel, CommentKind, Draft, Section, Stance

MOST_BYTES = 20 * 1024 * 1024
COLUMNS = (
    sheets.Column("comment_id", "Mã ý kiến", "Opinion id", ("Mã", "STT"), is_required=True, example="1"),
    sheets.Column("section", "Mục", "Section", ("Mục trong dự thảo", "Phần, mục"), example="I"),
    sheets.Column("unit", "Đơn vị", "Unit", ("Mã đơn vị", "Tên đơn vị"), example="chi-bo-1"),
    sheets.Column("channel", "Kênh", "Channel", ("Kênh tiếp nhận", "Hình thức"), example="hội nghị"),
    sheets.Column("author_kind", "Chủ thể", "Who speaks", ("Đối tượng",), example="đảng viên"),
    sheets.Column("author", "Họ tên", "Name", ("Người góp ý", "Chủ thể góp ý")),
    sheets.Column("persons", "Số người", "Persons", example="24"),
    sheets.Column("kind", "Loại ý kiến", "Kind", example="ý kiến cụ thể"),
    sheets.Column("stance", "Thái độ", "Stance", ("Mức độ tán thành",), example="tán thành"),
    sheets.Column("text", "Nội dung", "Opinion", ("Ý kiến", "Nội dung góp ý"), is_required=True, example="Bổ sung…"),
    sheets.Column("received_on", "Ngày nhận", "Received on", ("Ngày",), example="20/03/2020"),
)
# words that offices write, beside the values themselves; read without marks
_CHANNELS = {
    "hoi nghi": Channel.CONFERENCE, "hop": Channel.CONFERENCE, "conference": Channel.CONFERENCE,
    "thu": Channel.LETTER, "van ban": Channel.LETTER, "don thu": Channel.LETTER, "letter": Channel.LETTER,
    "cong": Channel.FORM, "bieu mau": Channel.FORM, "truc tuyen": Channel.FORM, "form": Channel.FORM,
    "van phong": Channel.OFFICE, "office": Channel.OFFICE,
    "bao chi": Channel.PRESS, "bao": Channel.PRESS, "press": Channel.PRESS,
}  # fmt: skip
_AUTHORS = {
    "to chuc dang": AuthorKind.ORGANISATION, "to chuc": AuthorKind.ORGANISATION, "tap the": AuthorKind.ORGANISATION,
    "chi bo": AuthorKind.ORGANISATION, "doan the": AuthorKind.MASS_ORGANISATION,
    "to chuc chinh tri - xa hoi": AuthorKind.MASS_ORGANISATION, "dang vien": AuthorKind.MEMBER,
    "doan vien": AuthorKind.MEMBER, "hoi vien": AuthorKind.MEMBER, "ca nhan": AuthorKind.MEMBER,
    "nguoi dan": AuthorKind.PUBLIC, "cong dan": AuthorKind.PUBLIC,
}  # fmt: skip
_STANCES = {
    "tan thanh": Stance.APPROVE, "nhat tri": Stance.APPROVE, "dong y": Stance.APPROVE,
    "tan thanh mot phan": Stance.APPROVE_IN_PART, "khong tan thanh": Stance.DISAPPROVE,
    "khong nhat tri": Stance.DISAPPROVE, "khong dong y": Stance.DISAPPROVE, "y kien khac": Stance.OTHER,
    "khac": Stance.OTHER,
}  # fmt: skip
_KINDS = {
    "chung": CommentKind.GENERAL, "y kien chung": CommentKind.GENERAL,
    "cu the": CommentKind.SPECIFIC, "y kien cu the": CommentKind.SPECIFIC,
}  # fmt: skip


@dataclass(frozen=True)
class Import:
    """What became of a sheet: taken over whole, or given back with what to mend."""

    sheet: sheets.Sheet
    arrival: Arrival | None

    @property
    def problems(self) -> list[sheets.Problem]:
        """What has to be mended before the sheet is taken."""
        return self.sheet.problems


def import_comments(draft: Draft, source: sheets.Source, *, by: Any, default_unit: Unit | None = None) -> Import:
    """Take a sheet of opinions over whole, or give it back with a fix list; a second arrival changes nothing.

    Args:
        draft: the draft that the opinions speak of.
        source: bytes of a CSV or XLSX file, or rows as mappings.
        by: who imports.
        default_unit: whose opinions they are where the sheet names no unit.

    Returns:
        The sheet with its problems, and what arrived when there are none.
    """
    sheet = sheets.read(source, COLUMNS)
    reader = _Reader(draft, sheet, default_unit)
    rows = [reader.row(row) for row in sheet.rows]
    if sheet.problems:
        return Import(sheet, None)
    return Import(sheet, actions.add_comments(draft, [row for row in rows if row], by=by))


def text_of_docx(file: bytes) -> str:
    """The paragraphs of a DOCX, one a line; numbers that Word makes by itself are not in the file and are lost.

    Raises:
        WrongInput: the file is no DOCX.
    """
    if len(file) > MOST_BYTES:
        raise WrongInput(say("The file is larger than 20 MB. Take the pictures out and send the text."))
    try:
        document = docx.Document(io.BytesIO(file))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError):
        raise WrongInput(say("The file is not a DOCX. Save it in Word as “Word Document (.docx)”.")) from None
    return "\n".join(_lines(document))


def _lines(document: Any) -> list[str]:
    lines = [paragraph.text.strip() for paragraph in document.paragraphs]
    for table in document.tables:
        lines += [" | ".join(cell.text.strip() for cell in row.cells) for row in table.rows]
    return [line for line in lines if line]


class _Reader:
    """One sheet while its rows become opinions."""

    def __init__(self, draft: Draft, sheet: sheets.Sheet, default_unit: Unit | None) -> None:
        self.draft, self.sheet, self.default_unit = draft, sheet, default_unit
        self.sections = _sections_by_name(draft)
        self.units = _units_by_name(draft)
        self.seen: dict[tuple[str, str, str], int] = {}

    def row(self, row: sheets.Row) -> CommentRow | None:
        """The opinion of a row; None when something in it is to be mended."""
        before = len(self.sheet.problems)
        made = CommentRow(
            text=str(row.cells.get("text") or "").strip(),
            section=self._one_of(
                row, "section", self.sections, say("The draft has no section of that number or heading.")
            ),
            unit=self._one_of(row, "unit", self.units, say("No unit of that code or name lies below."))
            or self.default_unit,
            channel=self._choice(row, "channel", Channel, _CHANNELS, Channel.OFFICE),
            author_kind=self._choice(row, "author_kind", AuthorKind, _AUTHORS, AuthorKind.MEMBER),
            author=row.text("author"),
            persons=self._persons(row),
            kind=self._choice(row, "kind", CommentKind, _KINDS, CommentKind.SPECIFIC),
            stance=self._choice(row, "stance", Stance, _STANCES, Stance.OTHER),
            received_on=self._day(row),
            comment_id=row.text("comment_id"),
        )
        self._check_whole(row, made, before)
        return made if len(self.sheet.problems) == before else None

    def _check_whole(self, row: sheets.Row, made: CommentRow, before: int) -> None:
        key = (made.unit.code if made.unit else "", str(made.channel), made.comment_id)
        first = self.seen.setdefault(key, row.number)
        if first != row.number and made.comment_id:
            self.sheet.note(row, "comment_id", say("Row {row} has the same id. Give each opinion its own.", row=first))
        if len(self.sheet.problems) == before and made.text:
            self._asked(row, "text", lambda: check_row(made))

    def _choice(self, row: sheets.Row, name: str, values: type[Choices], words: Mapping[str, Any], default: Any) -> Any:
        text = fold(row.text(name))
        if not text:
            return default
        known = {str(value): value for value in values.values} | {
            fold(str(label)): value for value, label in values.choices
        }
        known |= dict(words)
        if text in known:
            return known[text]
        labels = ", ".join(str(label) for label in values.labels)
        self.sheet.note(row, name, say("Write one of these: {labels}.", labels=labels))
        return default

    def _one_of(self, row: sheets.Row, name: str, known: Mapping[str, Any], sentence: Any) -> Any:
        text = fold(row.text(name)).rstrip(".")
        if not text:
            return None
        if text not in known:
            self.sheet.note(row, name, sentence)
        return known.get(text)

    def _persons(self, row: sheets.Row) -> int:
        text = row.text("persons") or "1"
        if not text.isdecimal() or int(text) < 1:
            self.sheet.note(row, "persons", say("Write a whole number of persons, at least 1."))
            return 1
        return int(text)

    def _day(self, row: sheets.Row) -> Any:
        return self._asked(row, "received_on", lambda: sheets.as_day(row.cells.get("received_on")))

    def _asked(self, row: sheets.Row, name: str, question: Any) -> Any:
        try:
            return question()
        except DaihoiError as error:
            self.sheet.note(row, name, error.sentence)
            return None


def _sections_by_name(draft: Draft) -> dict[str, Section]:
    """Sections by anchor, by whole heading, and by number and heading alone where they are unique."""
    found: dict[str, Section] = {}
    sections = list(draft.sections.all())
    for field in ("number", "heading"):
        keys = [fold(getattr(section, field)).rstrip(".") for section in sections]
        found |= {key: one for key, one in zip(keys, sections, strict=True) if key and keys.count(key) == 1}
    for section in sections:
        found[fold(f"{section.number} {section.heading}").rstrip(".")] = section
        found[fold(str(section)).rstrip(".")] = section
        found[section.anchor] = section
    return found


def _units_by_name(draft: Draft) -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for unit in Unit.objects.in_subtree(draft.congress.unit):
        found[fold(unit.name)] = unit
        found[fold(unit.code)] = unit
    return found
