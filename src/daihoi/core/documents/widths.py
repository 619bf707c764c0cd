"""How wide words are, and where a heading breaks so that its lines are about equally long."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import ImageFont

from .layouts import Style

_FONTS = Path(__file__).resolve().parent / "fonts"
_MM_PER_PT = 25.4 / 72
_COUNTED = frozenset({"bộ", "thứ", "kỳ", "khóa", "số", "điều"})
_ONE_WORD = frozenset(
    """
    ban chấp|ban thường|ban kiểm|bí thư|cán bộ|cấp ủy|chấp hành|chi bộ|chủ nghĩa|chủ tịch|chức năng|cổ đông|cổ phần
    cơ quan|cơ sở|công an|công đoàn|công thương|công ty|cộng sản|danh sách|doanh nghiệp|đại biểu|đại hội|đảng bộ
    đảng ủy|đảng viên|đoàn chủ|đoàn thư|hành chính|hiệp hội|hoạt động|hội đồng|hội nghị|hội viên|hợp tác|khu vực
    kiểm phiếu|kiểm tra|kinh tế|lao động|lấy phiếu|lần thứ|liên đoàn|liên hiệp|nghị quyết|nghiệp vụ|nhân dân|nhân sự
    nhiệm kỳ|phiếu bầu|phụ nữ|quản trị|quốc gia|tác xã|tài chính|thanh niên|thành phố|thành viên|thẩm tra|thị trấn
    thị xã|thư ký|thường trực|thường vụ|toàn thể|tổ chức|tổng công|trúng cử|trung tâm|trung ương|trực thuộc|tư cách
    ủy ban|ủy viên|văn hóa|văn kiện|văn phòng|việt nam|xã hội|y tế
    """.strip()
    .replace("\n", "|")
    .replace("    ", "")
    .split("|")
)


def text_width_mm(text: str, size_pt: int, *, is_bold: bool, is_italic: bool = False) -> float:
    """How wide a line is in Times New Roman; Tinos has the same widths.

    Args:
        text: the line.
        size_pt: size of its letters.
        is_bold: bold letters.
        is_italic: italic letters.
    """
    return _font(is_bold, is_italic).getlength(text) / 1000 * size_pt * _MM_PER_PT


def line_width_mm(text: str, style: Style) -> float:
    """How wide the widest line of a text is in the letters of a part."""
    lines = text.split("\n")
    return max(
        text_width_mm(one, style.size_pt, is_bold=style.is_bold, is_italic=style.is_italic) for one in lines
    )  # fmt: skip


def balanced(text: str, style: Style, room_mm: float) -> tuple[str, ...]:
    """A heading in as few lines as its room allows, the lines about equally long; breaks of its own are kept.

    Args:
        text: the heading.
        style: its letters.
        room_mm: how wide a line may be.

    Returns:
        The lines; a word wider than the room stands alone.
    """
    lines: list[str] = []
    for part in text.split("\n"):
        words = _bound(part.split())
        if any(line_width_mm(word, style) > room_mm for word in words):
            words = part.split()
        if words:
            lines += _broken(words, style, room_mm)
    return tuple(lines)


def _bound(words: list[str]) -> list[str]:
    """Syllables that make one word are never parted, nor a number from what it counts."""
    bound: list[str] = []
    for word in words:
        last = bound[-1].split()[-1].casefold() if bound else ""
        if bound and (f"{last} {word.casefold()}" in _ONE_WORD or last in _COUNTED):
            bound[-1] += f" {word}"
        else:
            bound.append(word)
    return bound


def _broken(words: list[str], style: Style, room_mm: float) -> list[str]:
    fewest = _filled(words, style, room_mm)
    if len(fewest) < 2:
        return fewest
    narrow, wide = 0.0, room_mm
    for _step in range(12):
        middle = (narrow + wide) / 2
        if len(_filled(words, style, middle)) > len(fewest):
            narrow = middle
        else:
            wide = middle
    return _filled(words, style, wide)


def _filled(words: list[str], style: Style, room_mm: float) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if line_width_mm(longer, style) <= room_mm:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def _font(is_bold: bool, is_italic: bool) -> ImageFont.FreeTypeFont:
    name = {
        (False, False): "Tinos_400Regular.ttf",
        (True, False): "Tinos_700Bold.ttf",
        (False, True): "Tinos_400Regular_Italic.ttf",
        (True, True): "Tinos_700Bold_Italic.ttf",
    }[is_bold, is_italic]
    return ImageFont.truetype(str(_FONTS / name), 1000, layout_engine=ImageFont.Layout.BASIC)
