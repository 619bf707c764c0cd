"""Empty ballots to mark: printed by the program itself, or drawn here by hand for a small and quick form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

import cv2
import numpy as np
import pypdfium2
import segno
from PIL import Image as Pictures
from PIL import ImageDraw, ImageFont

from daihoi.core import rulebooks
from daihoi.core.ballots.contests import read_ballot_contest
from daihoi.core.ballots.layouts import BLANK_DPI, MM_PER_INCH, Box, Fiducial, Layout, Page, PaperSize, Row
from daihoi.core.ballots.printing import print_ballots
from daihoi.core.elections import BallotStyle

from .pens import Image

DPI = 300
PER_MM = DPI / MM_PER_INCH
FONT = "Tinos_400Regular.ttf"
LETTER_MM, NAME_LEFT_MM, NAME_TOP_MM = 4.2, 8.0, 1.2
GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khánh", "Lộc", "Ngọc", "Phượng", "Quỳnh", "Thuỷ")
FAMILY = ("Nguyễn Văn", "Trần Thị", "Lê Hoàng", "Phạm Đức", "Vũ Thị Ánh", "Đỗ", "Huỳnh Công Minh")


@dataclass(frozen=True, slots=True)
class Form:
    """An empty ballot.

    Args:
        layout: where everything stands.
        pages: each side, gray, ``PER_MM`` pixels to the millimetre; never changed.
    """

    layout: Layout
    pages: tuple[Image, ...]


@cache
def printed_form(style: BallotStyle, names: int, seats: int, paper: PaperSize = PaperSize.A4) -> Form:
    """The program's own ballot for so many names."""
    book = "vn-party-190"
    contest = read_ballot_contest(
        {
            "organisation": "Đảng bộ Mẫu", "congress": "Đại hội đại biểu lần thứ III", "title": "Bầu Ban Chấp hành",
            "rulebook": book, "office": "committee", "seats": seats, "style": style.value, "paper": paper.value,
            "order": "as_listed",
            "candidates": [{"id": f"c{number + 1}", "name": name_of(number)} for number in range(names)],
        }
    )  # fmt: skip
    printed = print_ballots(contest, rulebooks.load(book).elections.ballots)
    return rendered(printed.layout, printed.pdf)


def name_of(number: int) -> str:
    """An invented name; no two of the first 84 are the same."""
    return f"{FAMILY[number % len(FAMILY)]} {GIVEN[number % len(GIVEN)]}"


def rendered(layout: Layout, pdf: bytes) -> Form:
    """The form as the printer lays it down: the first copy in the PDF."""
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for number in range(len(layout.pages)):
        drawn = document[number].render(scale=DPI / 72, grayscale=True).to_numpy()
        pages.append(softened(np.ascontiguousarray(drawn.reshape(drawn.shape[:2]))))
    return Form(layout, tuple(pages))


@cache
def drawn_form(style: BallotStyle, names: int, seats: int, paper: PaperSize = PaperSize.A4) -> Form:
    """A plain form of one side: marks in the corners, code, numbered names, boxes."""
    width, height = paper.size_mm
    columns, pitch = (2, 7.6) if names * 7.6 > height - 90 else (1, 7.6)
    each = -(-names // columns)
    rows = tuple(
        _row(number, style, 22 + (number // each) * (width - 40) / columns, 68 + number % each * pitch,
             (width - 44) / columns)
        for number in range(names)
    )  # fmt: skip
    corners = ((8, 8), (width - 16, 8), (width - 16, height - 16), (8, height - 16))
    side = Page(
        number=1,
        fiducials=tuple(Fiducial(at, Box(*map(float, corner), 8.0, 8.0)) for at, corner in enumerate(corners)),
        identity=Box(width - 40, 20.0, 20.0, 20.0),
        rows=rows,
        stamp=Box(18.0, 20.0, 34.0, 34.0),
    )
    layout = Layout(paper, style, seats, "vn-party-190", "committee", (side,))
    drawn = draw_form(layout, side)
    return with_blank(layout, drawn)


def with_blank(layout: Layout, drawn: Image) -> Form:
    """The form of one side from its drawing, which the layout keeps as its empty form."""
    size = tuple(round(far / MM_PER_INCH * BLANK_DPI) for far in layout.size_mm)
    blank = bytes(cv2.imencode(".png", cv2.resize(drawn, size, interpolation=cv2.INTER_AREA))[1])
    return Form(replace(layout, pages=(replace(layout.pages[0], blank=blank),)), (softened(drawn),))


def name_box_of(number: int, left: float, top: float) -> tuple[str, Box]:
    """A name, and where its letters stand in the row that begins there."""
    name = name_of(number)
    far_left, far_top, far_right, far_bottom = (value / PER_MM for value in _font(LETTER_MM).getbbox(name))
    start, base = left + NAME_LEFT_MM, top + NAME_TOP_MM
    return name, Box(start + far_left, base + far_top, far_right - far_left, far_bottom - far_top)


def _row(number: int, style: BallotStyle, left: float, top: float, width: float) -> Row:
    name, name_box = name_box_of(number, left, top)
    boxes = {}
    if style is BallotStyle.AGREE_DISAGREE:
        boxes = {key: Box(left + width - far, top + 1.3, 4.8, 4.8) for key, far in (("agree", 20), ("disagree", 9))}
    elif style is BallotStyle.MARK:
        boxes = {"mark": Box(left + width - 9, top + 1.3, 4.8, 4.8)}
    elif style is BallotStyle.CUMULATIVE:
        boxes = {"votes": Box(left + width - 20, top + 0.8, 16.0, 6.0)}
    return Row(f"c{number + 1}", number + 1, name, Box(left, top, width, 7.4), name_box, boxes)


@cache
def _font(size_mm: float) -> ImageFont.FreeTypeFont:
    with resources.as_file(resources.files("daihoi.core.documents.fonts") / FONT) as file:
        return ImageFont.truetype(str(file), round(size_mm * PER_MM))


def draw_form(layout: Layout, side: Page) -> Image:
    """The side on white paper."""
    width, height = layout.size_mm
    picture = Pictures.new("L", (round(width * PER_MM), round(height * PER_MM)), 255)
    pen = ImageDraw.Draw(picture)
    pen.text((width / 2 * PER_MM, 30 * PER_MM), "PHIẾU BẦU CỬ", fill=0, font=_font(6.0), anchor="mm")
    for row in side.rows:
        base = (row.row.top + NAME_TOP_MM) * PER_MM
        if row.name:
            pen.text(((row.row.left + 1) * PER_MM, base), f"{row.number}.", fill=0, font=_font(LETTER_MM))
            pen.text(((row.row.left + NAME_LEFT_MM) * PER_MM, base), row.name, fill=0, font=_font(LETTER_MM))
        for box in row.boxes.values():
            pen.rectangle([value * PER_MM for value in (box.left, box.top, box.right, box.bottom)], outline=0, width=4)
    drawn = np.array(picture)
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    for mark in side.fiducials:
        pixels = round(mark.box.width * PER_MM)
        left, top = round(mark.box.left * PER_MM), round(mark.box.top * PER_MM)
        drawn[top : top + pixels, left : left + pixels] = cv2.aruco.generateImageMarker(dictionary, mark.id, pixels)
    code = segno.make(
        f"DH1:{layout.layout_id}:{layout.style.value[0].upper()}:{side.number}/1:R", error="m", micro=False
    )
    cells = (1 - np.array([list(row) for row in code.matrix], np.uint8)) * 255
    pixels = round(side.identity.width * PER_MM)
    left, top = round(side.identity.left * PER_MM), round(side.identity.top * PER_MM)
    drawn[top : top + pixels, left : left + pixels] = cv2.resize(
        cells, (pixels, pixels), interpolation=cv2.INTER_NEAREST
    )
    return drawn


def softened(drawn: Image) -> Image:
    """Toner on paper: never wholly black, never sharp."""
    soft = cv2.GaussianBlur(drawn, (0, 0), 0.6)
    return (30 + soft * (222 / 255)).astype(np.uint8)
