"""Right and wrong marks, drawn as small ballots with invented names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daihoi.core.documents import Align, Cell, Column, Run, Table

if TYPE_CHECKING:
    from .ballot_specimen import BallotForm

Cells = tuple[tuple[Cell, ...], ...]
NAMES = ("Nguyễn Văn A", "Trần Thị B", "Lê Văn C")
OUTSIDE = "Đỗ Văn H"
CROSSED, EMPTY, LINE = "[ X ]", "[    ]", "\n"
EXAMPLE_VOTES = 100
_VALID, _INVALID, _COMMITTEE = "Hợp lệ", "Không hợp lệ", "Ban Kiểm phiếu kết luận"


def marks(form: BallotForm) -> Table:
    """Small ballots marked rightly, then wrongly, with what becomes of each."""
    draw: dict[str, tuple[Cells, Cells]] = {
        "strike": (_right_struck(form), _wrong_struck(form)),
        "agree_disagree": (_right_boxes(form), _wrong_boxes(form)),
        "mark": (_right_marked(form), _wrong_marked(form)),
        "cumulative": (_right_numbers(form), _wrong_numbers(form)),
    }
    right, wrong = draw[form.style]
    return Table(_columns(form), (*right, *wrong), size_pt=11, sheet="Ví dụ")


def _columns(form: BallotForm) -> tuple[Column, ...]:
    if form.style in ("strike", "mark"):
        names, seats = _sizes(form)
        return (Column(f"Ví dụ (cần bầu {seats} trong {names} người)", 11), Column("Ý nghĩa", 6), Column("Kết luận", 4))
    if form.style == "cumulative":
        return (Column("Ví dụ", 6), Column("Ý nghĩa", 7), Column("Kết luận", 4))
    return (
        Column("Họ và tên", 5),
        Column("Đồng ý", 2, Align.CENTRE),
        Column("Không đồng ý", 2, Align.CENTRE),
        Column("Ý nghĩa", 7),
        Column("Kết luận", 4),
    )


def _sizes(form: BallotForm) -> tuple[int, int]:
    """How many names and seats the small ballots have: like the real one, but no more than three names."""
    names = min(len(form.names), len(NAMES))
    left_over = max(len(form.names) - form.seats, 0)
    return names, max(names - min(left_over, names - 1), 1)


def _struck(names: int, kept: frozenset[int]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for place in range(names):
        end = "   " if place < names - 1 else ""
        runs.append(Run(f"{place + 1}. "))
        runs.append(Run(NAMES[place], is_struck=place not in kept))
        runs += [Run(end)] if end else []
    return tuple(runs)


def _right_struck(form: BallotForm) -> Cells:
    names, seats = _sizes(form)
    verb = "Giới thiệu" if form.is_poll else "Bầu"
    rows: list[tuple[Cell, ...]] = [
        (_struck(names, frozenset(range(seats))), f"{verb} đủ số lượng: không gạch {seats} người.", _VALID)
    ]
    if seats > 1:
        kept = frozenset({0})
        rows.append((_struck(names, kept), f"{verb} ít hơn số lượng: không gạch 1 người.", _VALID))
    return tuple(rows)


def _wrong_struck(form: BallotForm) -> Cells:
    names, seats = _sizes(form)
    rows: list[tuple[Cell, ...]] = []
    if names > seats:
        kept = frozenset(range(names))
        rows.append((_struck(names, kept), "Không gạch ai: nhiều hơn số lượng cần bầu.", _INVALID))
    rows.append((_struck(names, frozenset()), "Gạch tất cả: không bầu ai.", _INVALID))
    written = (*_struck(names, frozenset(range(seats - 1))), Run(f"\n{OUTSIDE}", is_italic=True))
    rows.append((written, "Viết thêm người ngoài danh sách.", _INVALID))
    partly = (Run("1. "), Run("Nguyễn", is_struck=True), Run(" Văn A   2. "), Run(NAMES[1], is_underlined=True))
    rows.append((partly, "Chỉ gạch một phần họ và tên, hoặc gạch dưới.", _COMMITTEE))
    return tuple(rows)


def _right_boxes(form: BallotForm) -> Cells:
    return (
        (NAMES[0], "X", "", "Đồng ý: được tính một phiếu.", _VALID),
        (NAMES[0], "", "X", "Không đồng ý: không được tính phiếu.", _VALID),
    )


def _wrong_boxes(form: BallotForm) -> Cells:
    single = len(form.names) == 1
    verdict = _INVALID if single else "Không tính cho người này"
    return (
        (NAMES[0], "X", "X", "Đánh dấu cả hai ô.", verdict),
        (NAMES[0], "", "", "Không đánh dấu ô nào.", verdict),
        ((Run(f"{NAMES[0]}\n"), Run(OUTSIDE, is_italic=True)), "X", "", "Viết thêm người ngoài danh sách.", _INVALID),
    )


def _marked(names: int, chosen: int) -> tuple[Run, ...]:
    """Each name on a line of its own with its box, crossed at the first ones."""
    return tuple(
        Run(f"{CROSSED if place < chosen else EMPTY} {place + 1}. {NAMES[place]}{'' if place == names - 1 else LINE}")
        for place in range(names)
    )


def _right_marked(form: BallotForm) -> Cells:
    names, seats = _sizes(form)
    verb = "Giới thiệu" if form.is_poll else "Bầu"
    rows = [(_marked(names, seats), f"{verb} đủ số lượng: đánh dấu {seats} người.", _VALID)]
    if seats > 1:
        rows.append((_marked(names, 1), f"{verb} ít hơn số lượng: đánh dấu 1 người.", _VALID))
    return tuple(rows)


def _wrong_marked(form: BallotForm) -> Cells:
    names, seats = _sizes(form)
    verb = "giới thiệu" if form.is_poll else "bầu"
    rows: list[tuple[Cell, ...]] = []
    if names > seats:
        rows.append((_marked(names, seats + 1), "Đánh dấu nhiều hơn số lượng.", _INVALID))
    rows.append((_marked(names, 0), f"Không đánh dấu ai: không {verb} ai.", _INVALID))
    written = (*_marked(names, max(seats - 1, 0)), Run(f"\n{OUTSIDE}", is_italic=True))
    rows.append((written, "Viết thêm người ngoài danh sách.", _INVALID))
    return tuple(rows)


def _numbers(votes: tuple[int, ...]) -> str:
    return "\n".join(f"{place}. {NAMES[place - 1]}: {number}" for place, number in enumerate(votes, start=1))


def _right_numbers(form: BallotForm) -> Cells:
    whole = EXAMPLE_VOTES * form.seats
    sum_words = f"{EXAMPLE_VOTES} phiếu biểu quyết × {form.seats} = {whole} phiếu bầu"
    half = whole // 2
    return (
        (_numbers((whole, 0)), f"{sum_words}, dồn hết cho một người.", _VALID),
        (_numbers((half, whole - half)), f"{sum_words}, chia cho hai người.", _VALID),
        (_numbers((half, 0)), f"{sum_words}, mới dùng {half}.", _VALID),
    )


def _wrong_numbers(form: BallotForm) -> Cells:
    whole = EXAMPLE_VOTES * form.seats
    return (
        (_numbers((whole, 1)), f"Tổng số ghi {whole + 1} nhiều hơn {whole} phiếu bầu.", _INVALID),
        (f"{NAMES[0]}: {whole}\n{OUTSIDE}: 0", "Viết thêm người ngoài danh sách.", _INVALID),
    )
