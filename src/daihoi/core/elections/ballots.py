"""One ballot: what the voter's marks mean, and whether the paper is valid.

A machine or a keyboard only proposes; where ``board_decides`` is set, and for every invalid paper, the counting
committee examines the sheet and has the last word (190-QĐ/TW Đ8.2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say

from .findings import Step, step
from .rules import BallotRules, BallotStyle, Counting, Flaw, Ground


class Mark(StrEnum):
    """What stands at one name.

    KEPT, STRUCK, PARTLY_STRUCK (a line under the name or through a part of it): where names are struck.
    AGREE, DISAGREE, BOTH, NONE: where boxes are crossed.
    MARKED, NONE: where only the names voted for are marked.
    """

    KEPT = "kept"
    STRUCK = "struck"
    PARTLY_STRUCK = "partly_struck"
    AGREE = "agree"
    DISAGREE = "disagree"
    BOTH = "both"
    NONE = "none"
    MARKED = "marked"


MARKS_OF = {
    BallotStyle.STRIKE: (Mark.KEPT, Mark.STRUCK, Mark.PARTLY_STRUCK),
    BallotStyle.AGREE_DISAGREE: (Mark.AGREE, Mark.DISAGREE, Mark.BOTH, Mark.NONE),
    BallotStyle.MARK: (Mark.MARKED, Mark.NONE),
}
VOTES = frozenset({Mark.KEPT, Mark.AGREE, Mark.MARKED})
"""The marks that give a vote."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What was seen on one paper.

    Args:
        marks: candidate id → mark, or for cumulative votes the number written there; a name without an entry is
            untouched.
        flaws: what else was seen, such as a signature or a name written in.
    """

    marks: Mapping[str, Mark | int] = field(default_factory=dict)
    flaws: frozenset[Flaw] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one ballot counts for.

    Args:
        is_valid: proposed verdict.
        votes: who gets a vote, in ballot order; nobody from an invalid ballot.
        ground: why it is invalid.
        board_decides: True when the counting committee must look before this is final.
        steps: how it was judged.
        weight: the votes of the card: what each name gets, or what is shared out for each seat.
        amounts: cumulative: the votes for each of ``votes``, in the same order.
    """

    is_valid: bool
    votes: tuple[str, ...]
    ground: Ground | None = None
    board_decides: bool = False
    steps: tuple[Step, ...] = ()
    weight: int = 1
    amounts: tuple[int, ...] = ()

    @property
    def gained(self) -> Mapping[str, int]:
        """Who gets how many votes."""
        return dict(zip(self.votes, self.amounts or [self.weight] * len(self.votes), strict=True))


@dataclass(frozen=True, slots=True)
class BallotCount:
    """The sum of many ballots, in the figures of a case.

    Args:
        valid: number of valid ballots.
        invalid: number of invalid ballots by ground.
        votes: votes by candidate id.
        valid_weight: what the valid ballots weigh together.
        invalid_weight: what the invalid ones weigh, by ground.
    """

    valid: int
    invalid: Mapping[str, int]
    votes: Mapping[str, int]
    valid_weight: int = 0
    invalid_weight: Mapping[str, int] = field(default_factory=dict)


def style_of(names: int, seats: int, rules: BallotRules, counting: Counting = Counting.ONE_VOTE_A_NAME) -> BallotStyle:
    """How the paper is marked: by the surplus of names over seats, or with numbers where votes are cumulative.

    Source: 190-QĐ/TW Đ15.
    """
    if counting is Counting.CUMULATIVE:
        return BallotStyle.CUMULATIVE
    rule = rules.style_with_surplus if names > seats else rules.style_without_surplus
    return rule.value


def judge(
    ballot: Ballot,
    candidates: tuple[str, ...],
    seats: int,
    rules: BallotRules,
    *,
    counting: Counting = Counting.ONE_VOTE_A_NAME,
    weight: int = 1,
    style: BallotStyle | None = None,
) -> Verdict:
    """Judge one ballot.

    Args:
        ballot: what was seen on the paper.
        candidates: candidate ids in ballot order.
        seats: how many to elect.
        rules: the rulebook's ballot rules.
        counting: how votes are given, as the rulebook's ``counting_of`` says for the office.
        weight: the votes of the voter's card.
        style: how the paper is marked, where the organiser has chosen; None for the rulebook's way.

    Returns:
        The verdict; an invalid ballot carries no votes.

    Raises:
        WrongInput: a mark for someone not on the list, a mark of another style, a style that does not go with the
            counting, or a card without votes.

    Source: 190-QĐ/TW Đ15, Đ30; 59/2020/QH14 Đ148.3.
    """
    if weight < 1:
        raise WrongInput(say("A voting card of {weight} votes votes for nobody. Give 1 or more.", weight=weight))
    style = style or style_of(len(candidates), seats, rules, counting)
    _require_fitting(style, counting)
    if style is BallotStyle.CUMULATIVE:
        return _judge_numbers(ballot, candidates, seats, rules, weight)
    marks = _read_marks(ballot, candidates, style)
    votes = tuple(one for one in candidates if _is_vote(marks[one], rules))
    flaw = _first_spoiling(ballot.flaws | _flaws_of_marks(marks, style, len(votes), seats, rules), rules)
    doubtful = Mark.PARTLY_STRUCK in marks.values() and not rules.partly_struck_is_kept.value
    if flaw is None:
        return Verdict(
            True, votes, board_decides=doubtful, steps=_valid_steps(marks, style, votes, rules), weight=weight
        )
    ground = _ground_of(flaw, rules)
    doubtful = doubtful or ground.needs_board or (flaw is Flaw.NOBODY_CHOSEN and _disagrees_with_all(marks))
    return _invalid(ground, doubtful, weight)


def count_ballots(verdicts: Iterable[Verdict], candidates: Iterable[str]) -> BallotCount:
    """Add up judged ballots.

    Args:
        verdicts: one for each ballot, in any order.
        candidates: candidate ids; each gets a sum, if only 0.

    Returns:
        Valid and invalid ballots and votes, and what the ballots weigh.
    """
    votes = dict.fromkeys(candidates, 0)
    invalid: Counter[str] = Counter()
    invalid_weight: Counter[str] = Counter()
    valid = valid_weight = 0
    for verdict in verdicts:
        if verdict.is_valid:
            valid += 1
            valid_weight += verdict.weight
            for one, gained in verdict.gained.items():
                votes[one] += gained
        else:
            ground = verdict.ground.id if verdict.ground else ""
            invalid[ground] += 1
            invalid_weight[ground] += verdict.weight
    return BallotCount(
        valid, dict(sorted(invalid.items())), votes, valid_weight, dict(sorted(invalid_weight.items()))
    )  # fmt: skip


def _read_marks(ballot: Ballot, candidates: tuple[str, ...], style: BallotStyle) -> dict[str, Mark]:
    """The mark at each name in ballot order; untouched names are kept, or hold no cross."""
    _require_listed(ballot, candidates)
    marks = dict.fromkeys(candidates, MARKS_OF[style][0 if style is BallotStyle.STRIKE else -1])
    for name, mark in ballot.marks.items():
        if not isinstance(mark, Mark) or mark not in MARKS_OF[style]:
            raise WrongInput(
                say("The mark “{mark}” at “{name}” does not belong on this ballot; the marks are: {known}.", mark=mark,
                    name=name, known=", ".join(one.value for one in MARKS_OF[style]))
            )  # fmt: skip
        marks[name] = mark
    return marks


def _require_fitting(style: BallotStyle, counting: Counting) -> None:
    if (style is BallotStyle.CUMULATIVE) != (counting is Counting.CUMULATIVE):
        raise WrongInput(
            say("A ballot marked as “{style}” does not go with votes counted as “{counting}”: numbers are written "
                "where votes are cumulative, and nowhere else.", style=style.value, counting=counting.value)
        )  # fmt: skip


def _require_listed(ballot: Ballot, candidates: tuple[str, ...]) -> None:
    for name in ballot.marks:
        if name not in candidates:
            raise WrongInput(
                say("A mark for “{name}”, who is not on the list. A name written in is the flaw “outside_name”.",
                    name=name)
            )  # fmt: skip


def _judge_numbers(ballot: Ballot, candidates: tuple[str, ...], seats: int, rules: BallotRules, weight: int) -> Verdict:
    """Judge a ballot on which the voter shares out weight times seats votes; what is left over is lost."""
    _require_listed(ballot, candidates)
    given = {one: _number(ballot.marks[one], one) for one in candidates if one in ballot.marks}
    spent, most = sum(given.values()), weight * seats
    seen = set(ballot.flaws)
    if spent > most:
        seen.add(Flaw.OVERSPENT)
    if not spent:
        seen.add(Flaw.NOBODY_CHOSEN)
    flaw = _first_spoiling(seen, rules)
    if flaw:
        ground = _ground_of(flaw, rules)
        return _invalid(ground, ground.needs_board, weight)
    chosen = {one: number for one, number in given.items() if number}
    text = say("Valid; votes given: {spent} of {most} ({weight} times {seats} seats).", spent=spent, most=most,
               weight=weight, seats=seats)  # fmt: skip
    steps = (step(rules.style_with_surplus, text),)
    return Verdict(True, tuple(chosen), steps=steps, weight=weight, amounts=tuple(chosen.values()))


def _number(mark: Mark | int, name: str) -> int:
    if isinstance(mark, bool | Mark) or not isinstance(mark, int) or mark < 0:
        raise WrongInput(
            say("At “{name}” stands “{mark}”; on a cumulative ballot it must be a whole number, 0 or more.", name=name,
                mark=mark)
        )  # fmt: skip
    return mark


def _ground_of(flaw: Flaw, rules: BallotRules) -> Ground:
    return next(one for one in rules.grounds if flaw in one.flaws)


def _invalid(ground: Ground, board_decides: bool, weight: int) -> Verdict:
    text = say("Invalid, {ground}: {statement}", ground=ground.id, statement=ground.statement)
    return Verdict(False, (), ground, board_decides, (Step(text, ground.rule, ground.source),), weight)


def _is_vote(mark: Mark, rules: BallotRules) -> bool:
    return mark in VOTES or (mark is Mark.PARTLY_STRUCK and rules.partly_struck_is_kept.value)


def _first_spoiling(seen: AbstractSet[Flaw], rules: BallotRules) -> Flaw | None:
    """The first flaw, in the order of the law, that this rulebook counts as a ground of invalidity."""
    spoiling = {flaw for ground in rules.grounds for flaw in ground.flaws}
    return next((flaw for flaw in Flaw if flaw in seen and flaw in spoiling), None)


def _flaws_of_marks(
    marks: Mapping[str, Mark], style: BallotStyle, votes: int, seats: int, rules: BallotRules
) -> frozenset[Flaw]:
    unclear = bool(_unclear(marks, style))
    if votes > seats:
        return frozenset({Flaw.TOO_MANY})
    if unclear and (len(marks) == 1 or not rules.unmarked_name.value):
        return frozenset({Flaw.UNCLEAR})
    return frozenset() if votes or _is_plain_no(marks, rules) else frozenset({Flaw.NOBODY_CHOSEN})


def _unclear(marks: Mapping[str, Mark], style: BallotStyle) -> list[str]:
    """The names without a clear mark; an empty box beside a marked one is clear where only votes are marked."""
    if style is BallotStyle.MARK and len(marks) > 1:
        return []
    return [name for name, mark in marks.items() if mark in (Mark.BOTH, Mark.NONE)]


def _is_plain_no(marks: Mapping[str, Mark], rules: BallotRules) -> bool:
    """True when a ballot without any vote is a clear and valid refusal."""
    if len(marks) == 1:
        struck_counts = rules.single_struck is not None and rules.single_struck.value
        return _disagrees_with_all(marks) or (set(marks.values()) == {Mark.STRUCK} and struck_counts)
    return _disagrees_with_all(marks) and rules.all_disagree is not None and rules.all_disagree.value


def _disagrees_with_all(marks: Mapping[str, Mark]) -> bool:
    return all(mark is Mark.DISAGREE for mark in marks.values())


def _valid_steps(
    marks: Mapping[str, Mark], style: BallotStyle, votes: tuple[str, ...], rules: BallotRules
) -> tuple[Step, ...]:
    text: Sentence = say("Valid; votes given: {votes}.", votes=len(votes))
    steps = [step(rules.style_with_surplus, text)]
    unclear = _unclear(marks, style)
    if unclear:
        names = ", ".join(unclear)
        steps.append(step(rules.unmarked_name, say("No clear mark, so no vote: {names}", names=names)))
    return tuple(steps)
