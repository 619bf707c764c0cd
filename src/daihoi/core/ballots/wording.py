"""The fixed words of printed ballots, in Vietnamese and in English: part of the form, whatever the screen says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from daihoi.core.documents.wording import Phrase
from daihoi.core.elections import BallotStyle
from daihoi.core.sources import Source
from daihoi.core.words import integers

from .contests import BallotContest, Language

BALLOT: Final = Phrase("Phiếu bầu", "Ballot")
SLIP: Final = Phrase("Phiếu xin ý kiến", "Opinion slip")
CONTINUED: Final = Phrase("(tiếp theo)", "(continued)")
STAMP: Final = Phrase("Đóng dấu", "Stamp")
SAMPLE: Final = Phrase("PHIẾU MẪU", "SAMPLE")
TEST: Final = Phrase("PHIẾU THỬ", "TEST")
NUMBER: Final = Phrase("TT", "No.")
NAME: Final = Phrase("Họ và tên", "Full name")
NOTE: Final = Phrase("Chức vụ, đơn vị", "Office, unit")
WEIGHT: Final = Phrase("Số phiếu biểu quyết:", "Votes carried:")
HOW: Final = Phrase("Cách ghi phiếu:", "How to vote:")
PAGE: Final = Phrase("Trang {page}/{pages}", "Page {page} of {pages}")
TURN: Final = Phrase("còn tiếp ở mặt sau", "continued overleaf")
CELLS: Final[Mapping[str, Phrase]] = {
    "agree": Phrase("Đồng ý", "Agree"),
    "disagree": Phrase("Không đồng ý", "Disagree"),
    "mark": Phrase("Bầu", "Vote"),
    "votes": Phrase("Số phiếu bầu", "Votes"),
}
SUPPORT: Final = Phrase("Giới thiệu", "Support")
STYLE_NAMES: Final[Mapping[BallotStyle, Phrase]] = {
    BallotStyle.STRIKE: Phrase("S · gạch tên", "S · strike"),
    BallotStyle.AGREE_DISAGREE: Phrase("A · hai ô", "A · two boxes"),
    BallotStyle.MARK: Phrase("M · một ô", "M · one box"),
    BallotStyle.CUMULATIVE: Phrase("C · dồn phiếu", "C · cumulative"),
}
LETTERS: Final[Mapping[BallotStyle, str]] = {
    BallotStyle.STRIKE: "S", BallotStyle.AGREE_DISAGREE: "A", BallotStyle.MARK: "M", BallotStyle.CUMULATIVE: "C",
}  # fmt: skip
"""The letter of the style in the square code."""
HOW_TITLE: Final = Phrase("Hướng dẫn ghi phiếu", "How to vote")
RIGHT: Final = Phrase("Ghi đúng (ví dụ: {seats} trong {names} người)", "Marked rightly (example: {seats} of {names})")
WRONG: Final = Phrase("Ghi sai, hoặc cần chú ý", "Marked wrongly, or with care")
INVALID_TITLE: Final = Phrase("Phiếu không hợp lệ", "Invalid ballots")
VALID: Final = Phrase("Hợp lệ", "Valid")
NO_VOTE: Final = Phrase("Hợp lệ; không tính phiếu cho tên ghi như vậy", "Valid; no vote for names marked so")
INVALID: Final = Phrase("Không hợp lệ", "Invalid")
FOR_COMMITTEE: Final = Phrase("Ban Kiểm phiếu xem xét, kết luận", "The counting committee decides")
NOT_A_BALLOT: Final = Phrase(
    "Trang hướng dẫn để niêm yết, không dùng để bỏ phiếu", "A page to be shown in the hall; not a ballot"
)
BY_RULE: Final = Phrase("Căn cứ: {source}.", "By {source}.")
UNVERIFIED: Final = Phrase("* điều khoản chưa đối chiếu với văn bản gốc", "* article not yet checked against the text")
INVENTED: Final = ("Nguyễn Văn A", "Trần Thị B", "Lê Văn C")
OUTSIDE: Final = "Đỗ Văn H"
_COMRADES = ("vn-party", "vn-union", "vn-youth")
_STARTS = ("Bầu ", "Lấy phiếu xin ý kiến ", "Xin ý kiến ")


def cited(source: Source) -> str:
    """A source as the printed page names it; an asterisk where it has not been read."""
    said = str(source)
    return f"{said}*" if said and not source.is_verified else said


def person(rulebook: str) -> str:
    """How an organisation counts its people in Vietnamese, by the beginning of the rulebook's name."""
    return "đồng chí" if rulebook.startswith(_COMRADES) else "người"


def counted(number: int) -> str:
    """A number as Vietnamese papers write it: “05 (năm)”."""
    return f"{number:02d} ({integers.in_words(number)})"


def title_of(contest: BallotContest) -> str:
    """What the paper is called, in capitals."""
    return (SLIP if contest.is_poll else BALLOT).in_language(contest.language).upper()


def subject_of(contest: BallotContest) -> str:
    """What is voted on, without the verb that the title says already."""
    words = contest.title
    for start in _STARTS:
        words = words.removeprefix(start)
    return words[:1].upper() + words[1:]


def number_line(contest: BallotContest) -> str:
    """How many are to be elected, or asked for."""
    if contest.language is Language.ENGLISH:
        asked = "Number asked for" if contest.is_poll else "Number to elect"
        return f"{asked}: {contest.seats}"
    asked = "Số lượng xin ý kiến" if contest.is_poll else "Số lượng cần bầu"
    return f"{asked}: {counted(contest.seats)} {person(contest.rulebook)}"


def instruction(contest: BallotContest, style: BallotStyle) -> str:
    """How this paper is marked, in one or two sentences."""
    if contest.language is Language.ENGLISH:
        return f"{_english(contest, style)} Do not sign, do not add words or other marks."
    return f"{_vietnamese(contest, style)} Không ký tên, không viết thêm, không đánh dấu khác lên phiếu."


def _vietnamese(contest: BallotContest, style: BallotStyle) -> str:
    verb = "giới thiệu" if contest.is_poll else "bầu"
    people = person(contest.rulebook)
    most = f"{counted(contest.seats)} {people}"
    if style is BallotStyle.STRIKE:
        return f"gạch ngang giữa họ và tên {people} mình không {verb}; số người để lại không quá {most}."
    if style is BallotStyle.AGREE_DISAGREE:
        return "đánh dấu X vào một trong hai ô “Đồng ý” hoặc “Không đồng ý” ở từng họ và tên."
    if style is BallotStyle.MARK:
        return f"đánh dấu X vào ô bên cạnh họ và tên {people} mình {verb}; không quá {most}."
    return (
        f"tổng số phiếu bầu bằng số phiếu biểu quyết nhân với {counted(contest.seats)}; ghi số phiếu dành cho từng "
        "người, có thể dồn cho một hoặc vài người; tổng số ghi không quá tổng số phiếu bầu của mình."
    )


def _english(contest: BallotContest, style: BallotStyle) -> str:
    verb = "support" if contest.is_poll else "vote for"
    if style is BallotStyle.STRIKE:
        return f"draw a line through the full names that you do not {verb}; leave at most {contest.seats} standing."
    if style is BallotStyle.AGREE_DISAGREE:
        return "put an X into one of the two boxes, agree or disagree, at each name."
    if style is BallotStyle.MARK:
        return f"put an X into the box beside each name that you {verb}; at most {contest.seats}."
    return (
        f"your votes are the votes you carry times {contest.seats}; write how many go to each name, all to one or "
        "shared among several; together not more than you have."
    )
