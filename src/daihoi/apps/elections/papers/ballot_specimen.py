"""Phiếu bầu mẫu: the specimen of a ballot for adoption and display, and the notice on how it is marked.

It is not the ballot that is handed out: a large “MẪU” lies under its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from daihoi.apps.congresses.papers import SAMPLE
from daihoi.core.documents import (
    Align,
    Annex,
    Capacity,
    Cell,
    Column,
    Heading,
    Paper,
    Paragraph,
    Run,
    Signature,
    Symbol,
    Table,
    wording,
)
from daihoi.core.documents.blocks import Block
from daihoi.core.words import numerals

from . import ballot_examples as examples
from .assembly import Assembly, paper_of
from .phrases import counted, ended, lowered

SPECIMEN = wording.WATERMARK_SPECIMEN.vi
NOT_A_BALLOT = "Phiếu mẫu để thông qua và niêm yết, không dùng để bỏ phiếu"
NOTHING_ELSE = "Không ký tên, không viết thêm, không đánh dấu khác lên phiếu."
BALLOT, SLIP = "Phiếu bầu", "Phiếu xin ý kiến"


@dataclass(frozen=True)
class BallotForm:
    """What stands on a ballot.

    Args:
        assembly: who meets.
        contest: what is voted on.
        seats: number to be elected; in a poll the number asked for.
        names: (full name, what stands beside it), in the order of the ballot.
        style: ``strike``, ``agree_disagree``, ``mark`` or ``cumulative``.
        marking: the rulebook's sentence on how the ballot is marked, with its article.
        grounds: (ground of invalidity, its article), those that this ballot can meet.
        stamp: whose stamp it bears; empty where the rulebook asks for none.
        is_poll: an opinion is asked; nobody is elected.
        is_run_off: among level candidates.
        round_number: which vote, from 1.
        unmarked_counts_nothing: a name with both boxes or none marked gets no vote, the ballot stays valid.
        committee_decides: what the rulebook leaves to the counting committee, as whole sentences.
    """

    assembly: Assembly
    contest: str
    seats: int
    names: tuple[tuple[str, str], ...]
    style: str
    marking: tuple[str, str] = ("", "")
    grounds: tuple[tuple[str, str], ...] = ()
    stamp: str = ""
    is_poll: bool = False
    is_run_off: bool = False
    round_number: int = 1
    unmarked_counts_nothing: bool = False
    committee_decides: tuple[str, ...] = ()

    @property
    def has_surplus(self) -> bool:
        """More names than seats."""
        return len(self.names) > self.seats


def ballot_specimen(form: BallotForm) -> Paper:
    """The specimen as it hangs in the hall: title, place of the stamp, number, names, instruction.

    Source: 190-QĐ/TW Đ15 (printed names, the stamp at the top left, how each list is marked).
    """
    assembly = replace(form.assembly, archive="")
    paper = paper_of(assembly, title_of(form), subject_of(form), tuple(_sheet(form)), (), ())
    return replace(paper, watermark=SPECIMEN, stamp=_stamp(form), footer=_footer(form))


def ballot_notice(form: BallotForm, symbol: Symbol | None = None) -> Paper:
    """How the ballot is marked, with right and wrong examples; the specimen is its annex.

    Source: 190-QĐ/TW Đ8 (the counting committee explains voting), Đ15 (valid and invalid ballots).
    """
    assembly = form.assembly
    paper = paper_of(
        assembly,
        "Thông báo",
        f"mẫu {title_of(form).lower()} và cách ghi phiếu {lowered(form.contest)}",
        tuple(_rules(form)),
        (Signature("Trưởng ban", "", Capacity.ON_BEHALF, "Ban Kiểm phiếu"),),
        (f"{assembly.voters.capitalize()} dự {assembly.kind}", assembly.chair),
        symbol,
    )
    annex = Annex(title_of(form).upper(), tuple(_annex(form)), note=NOT_A_BALLOT, stamp=_stamp(form))
    return replace(paper, annexes=(annex,))


def title_of(form: BallotForm) -> str:
    """What the slip is called."""
    return SLIP if form.is_poll else BALLOT


def subject_of(form: BallotForm) -> str:
    """What is voted on, without the word that the title says already."""
    words = form.contest
    for start in ("Bầu ", "Lấy phiếu xin ý kiến ", "Xin ý kiến "):
        words = words.removeprefix(start)
    if form.is_run_off:
        return f"{words}\n(bầu lại trong số người bằng phiếu)"
    return f"{words}\n(lần bầu thứ {form.round_number})" if form.round_number > 1 else words


def _sheet(form: BallotForm) -> Iterator[Block]:
    asked = "Số lượng xin ý kiến" if form.is_poll else "Số lượng cần bầu"
    number = Run(f"{asked}: {counted(form.seats)} {form.assembly.person}", is_bold=True)
    yield Paragraph((number,), Align.CENTRE)
    yield Paragraph((Run("Cách ghi phiếu: ", is_bold=True), Run(_instruction(form), is_italic=True)), is_indented=False)
    yield _names(form)


def _annex(form: BallotForm) -> Iterator[Block]:
    yield Paragraph((Run(subject_of(form).replace("\n", " "), is_bold=True),), Align.CENTRE)
    yield from _sheet(form)


def _names(form: BallotForm) -> Table:
    beside = any(note for _name, note in form.names)
    columns = [Column("TT", 2, Align.CENTRE), Column("Họ và tên", 14)]
    columns += [Column("Chức vụ, đơn vị", 12)] if beside else []
    boxes = {
        "strike": [],
        "agree_disagree": [Column("Đồng ý", 6, Align.CENTRE), Column("Không đồng ý", 6, Align.CENTRE)],
        "mark": [Column("Giới thiệu" if form.is_poll else "Bầu", 6, Align.CENTRE)],
        "cumulative": [Column("Số phiếu bầu", 9, Align.RIGHT)],
    }[form.style]
    rows: list[tuple[Cell, ...]] = [
        (place, name, *((note,) if beside else ()), *("" for _box in boxes))
        for place, (name, note) in enumerate(form.names, start=1)
    ]
    return Table((*columns, *boxes), tuple(rows), row_mm=9, sheet=title_of(form))


def _instruction(form: BallotForm) -> str:
    person, most = form.assembly.person, f"không quá {counted(form.seats)} {form.assembly.person}"
    verb = "giới thiệu" if form.is_poll else "bầu"
    if form.style == "strike":
        return (
            f"gạch ngang giữa họ và tên người mình không {verb}; số người để lại {most}. "
            "Không ký tên, không viết thêm, không đánh dấu lên phiếu."
        )
    if form.style == "agree_disagree":
        return (
            "đánh dấu X vào một trong hai ô đồng ý hoặc không đồng ý ở từng họ và tên"
            f"{f'; số người được đồng ý {most}' if form.has_surplus else ''}. {NOTHING_ELSE}"
        )
    if form.style == "mark":
        limit = f"; số người được đánh dấu {most}" if form.has_surplus else ""
        return f"đánh dấu X vào ô bên cạnh họ và tên {person} mình {verb}{limit}. {NOTHING_ELSE}"
    return (
        f"tổng số phiếu bầu bằng số phiếu biểu quyết nhân với {counted(form.seats)}; ghi số phiếu dành cho từng người, "
        f"có thể dồn cho một hoặc vài người; tổng số ghi không quá tổng số phiếu bầu của mình."
    )


def _rules(form: BallotForm) -> Iterator[Block]:
    yield Heading("Cách ghi phiếu")
    words, article = form.marking
    asked = "được xin ý kiến" if form.is_poll else "cần bầu"
    told = words or _sentence(_instruction(form))
    said = f"{told.rstrip('.')} ({article}). " if words and article else f"{ended(told)} "
    yield Paragraph(
        f"{said}Số lượng {asked}: {counted(form.seats)} {form.assembly.person}; trên phiếu có "
        f"{counted(len(form.names))} {form.assembly.person}, mẫu phiếu ở phụ lục."
    )
    yield examples.marks(form)
    if form.unmarked_counts_nothing and form.style == "agree_disagree" and len(form.names) > 1:
        yield Paragraph("Người bị đánh dấu cả hai ô hoặc không ô nào thì không được tính phiếu; phiếu vẫn hợp lệ.")
    yield from _grounds(form)
    for sentence in form.committee_decides:
        yield Paragraph(ended(sentence))
    if not form.grounds:
        yield Paragraph("Phiếu không hợp lệ và trường hợp còn nghi ngờ do Ban Kiểm phiếu xem xét, kết luận.")


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _grounds(form: BallotForm) -> Iterator[Block]:
    """Every ground; an article that all of them share is said once."""
    if not form.grounds:
        return
    yield Heading("Phiếu không hợp lệ")
    articles = {article for _ground, article in form.grounds}
    shared = articles.pop() if len(articles) == 1 else ""
    words = [ground if shared or not article else f"{ground} ({article})" for ground, article in form.grounds]
    listed = "; ".join(f"{numerals.clause_letter(place)}) {one}" for place, one in enumerate(words, start=1))
    start = f"Theo {shared}, phiếu" if shared else "Phiếu"
    yield Paragraph(
        f"{start} không hợp lệ là: {listed}. Phiếu không hợp lệ và trường hợp còn nghi ngờ do Ban Kiểm phiếu "
        "xem xét, kết luận."
    )


def _stamp(form: BallotForm) -> str:
    return f"Dấu của {form.stamp}" if form.stamp else ""


def _footer(form: BallotForm) -> str:
    return " · ".join(part for part in (NOT_A_BALLOT, SAMPLE if form.assembly.is_sample else "") if part)
