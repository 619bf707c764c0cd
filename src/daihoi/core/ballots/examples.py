"""Small ballots marked rightly and wrongly; what becomes of each is judged by the rulebook, never written here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from daihoi.core.documents.wording import Phrase
from daihoi.core.elections import Ballot, BallotStyle, Counting, Flaw, Mark, Verdict, judge
from daihoi.core.elections.rules import BallotRules

from .wording import INVENTED

WEIGHT = 100
"""Votes of the card in the examples of a cumulative ballot."""


@dataclass(frozen=True, slots=True)
class Example:
    """One small ballot.

    Args:
        text: what was done.
        marks: what stands at each name.
        verdict: what becomes of it.
        is_right: True among those to be followed.
        has_outsider: a name was written in.
        underlined: the name with a line below it.
    """

    text: Phrase
    marks: Mapping[str, Mark | int]
    verdict: Verdict
    is_right: bool
    has_outsider: bool = False
    underlined: str = ""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What an example shows, before it is judged."""

    vi: str
    en: str
    marks: Mapping[str, Mark | int]
    is_right: bool = False
    flaws: frozenset[Flaw] = frozenset()
    underlined: str = ""


def small_sizes(names: int, seats: int) -> tuple[int, int]:
    """How many names and seats a small ballot has: three names at most, with a surplus where the real one has one."""
    shown = min(names, len(INVENTED))
    return shown, min(seats, shown - 1 if names > seats else shown)


def examples(
    style: BallotStyle, names: int, seats: int, rules: BallotRules, counting: Counting, *, is_poll: bool = False
) -> tuple[Example, ...]:
    """The examples for a ballot, those to be followed first.

    Args:
        style: how the ballot is marked.
        names: how many names stand on it.
        seats: how many to elect.
        rules: by which they are judged.
        counting: how votes are given.
        is_poll: an opinion is asked, nobody is elected.

    Returns:
        Up to six examples, each with what the rulebook makes of it.
    """
    shown, few = small_sizes(names, seats)
    listed = INVENTED[:shown]
    kinds = {
        BallotStyle.STRIKE: _struck, BallotStyle.AGREE_DISAGREE: _boxes, BallotStyle.MARK: _marked,
        BallotStyle.CUMULATIVE: _shared,
    }  # fmt: skip
    weight = WEIGHT if style is BallotStyle.CUMULATIVE else 1
    found = []
    for one in kinds[style](listed, few, "giới thiệu" if is_poll else "bầu", "supported" if is_poll else "voted for"):
        verdict = judge(
            Ballot(one.marks, one.flaws), listed, few, rules, counting=counting, weight=weight, style=style
        )  # fmt: skip
        found.append(
            Example(
                Phrase(one.vi, one.en), one.marks, verdict, one.is_right, Flaw.OUTSIDE_NAME in one.flaws, one.underlined
            )
        )
    return tuple(found)


_WRITTEN_IN = ("Viết thêm người ngoài danh sách.", "A name that is not on the list was written in.")


def _outsider(marks: Mapping[str, Mark | int]) -> _Drawn:
    return _Drawn(*_WRITTEN_IN, marks, flaws=frozenset({Flaw.OUTSIDE_NAME}))


def _struck(names: tuple[str, ...], seats: int, verb: str, done: str) -> Iterator[_Drawn]:
    def keeping(number: int) -> dict[str, Mark | int]:
        return {name: Mark.KEPT if at < number else Mark.STRUCK for at, name in enumerate(names)}

    yield _Drawn(
        f"{verb.capitalize()} đủ số lượng: để lại {seats} người.", f"As many as may be {done}: {seats} left standing.",
        keeping(seats), True,
    )  # fmt: skip
    if seats > 1:
        yield _Drawn(
            f"{verb.capitalize()} ít hơn số lượng: để lại 1 người.", f"Fewer {done}: one left standing.", keeping(1),
            True,
        )  # fmt: skip
    if len(names) > seats:
        yield _Drawn("Không gạch ai: nhiều hơn số lượng.", "Nobody struck: more names than seats.", keeping(len(names)))
    yield _Drawn(f"Gạch tất cả: không {verb} ai.", f"All struck: nobody {done}.", keeping(0))
    doubtful = keeping(seats) | {names[-1]: Mark.PARTLY_STRUCK}
    yield _Drawn(
        "Chỉ gạch một phần họ và tên, hoặc gạch dưới.", "A line through part of a name, or under it.",
        doubtful, underlined=names[0] if len(names) > 1 else "",
    )  # fmt: skip
    yield _outsider(keeping(max(seats - 1, 0)))


def _boxes(names: tuple[str, ...], seats: int, verb: str, done: str) -> Iterator[_Drawn]:
    def agreeing(number: int) -> dict[str, Mark | int]:
        return {name: Mark.AGREE if at < number else Mark.DISAGREE for at, name in enumerate(names)}

    most, last = agreeing(seats), names[-1]
    if len(names) > seats:
        yield _Drawn(f"Đồng ý với {seats} người.", f"Agreed with {seats}.", most, True)
        if seats > 1:
            yield _Drawn("Đồng ý với 1 người.", "Agreed with one.", agreeing(1), True)
        yield _Drawn(
            "Đồng ý với tất cả: nhiều hơn số lượng.", "Agreed with all: more than seats.", agreeing(len(names))
        )
    else:
        yield _Drawn("Đồng ý với từng người.", "Agreed with each one.", most, True)
        yield _Drawn("Không đồng ý với một người.", "Disagreed with one.", agreeing(len(names) - 1), True)
    if len(names) == 1:
        yield _Drawn("Đánh dấu cả hai ô.", "Both boxes crossed.", {last: Mark.BOTH})
        yield _Drawn("Không đánh dấu ô nào.", "No box crossed.", {last: Mark.NONE})
    else:
        unclear = most | {names[-2]: Mark.BOTH, last: Mark.NONE}
        yield _Drawn("Đánh dấu cả hai ô, hoặc không ô nào.", "Both boxes crossed, or none.", unclear)
        yield _Drawn("Không đồng ý với tất cả.", "Disagreed with all.", agreeing(0))
    yield _outsider(most)


def _marked(names: tuple[str, ...], seats: int, verb: str, done: str) -> Iterator[_Drawn]:
    def marking(number: int) -> dict[str, Mark | int]:
        return {name: Mark.MARKED if at < number else Mark.NONE for at, name in enumerate(names)}

    yield _Drawn(
        f"{verb.capitalize()} đủ số lượng: đánh dấu {seats} người.", f"As many as may be {done}: {seats} crossed.",
        marking(seats), True,
    )  # fmt: skip
    if seats > 1:
        yield _Drawn(
            f"{verb.capitalize()} ít hơn số lượng: đánh dấu 1 người.", f"Fewer {done}: one crossed.", marking(1), True
        )
    if len(names) > seats:
        yield _Drawn("Đánh dấu nhiều hơn số lượng.", "More crossed than seats.", marking(seats + 1))
    yield _Drawn(f"Không đánh dấu ai: không {verb} ai.", f"No cross: nobody {done}.", marking(0))
    yield _outsider(marking(max(seats - 1, 0)))


def _shared(names: tuple[str, ...], seats: int, verb: str, done: str) -> Iterator[_Drawn]:
    whole = WEIGHT * seats
    first, others = names[0], names[1:]
    nothing: dict[str, Mark | int] = dict.fromkeys(names, 0)
    sum_vi, sum_en = f"{WEIGHT} × {seats} = {whole} phiếu bầu", f"{WEIGHT} × {seats} = {whole} votes"
    yield _Drawn(f"{sum_vi}, dồn hết cho một người.", f"{sum_en}, all to one.", nothing | {first: whole}, True)
    if others:
        half = whole // 2
        yield _Drawn(
            f"{sum_vi}, chia cho hai người.", f"{sum_en}, shared by two.",
            nothing | {first: half, others[0]: whole - half}, True,
        )  # fmt: skip
    yield _Drawn(
        f"Ghi {whole + 1}, nhiều hơn {whole} phiếu bầu.", f"{whole + 1} written, more than {whole} votes.",
        nothing | {first: whole + 1},
    )  # fmt: skip
    yield _Drawn("Không ghi số phiếu cho ai.", "No number at any name.", nothing)
    yield _outsider(nothing | {first: whole})
