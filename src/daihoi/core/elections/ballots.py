"""One ballot: what the voter's marks mean, and whether the paper is valid.

A machine or a keyboard only proposes; where ``board_decides`` is set, and for every invalid paper, the counting
committee examines the sheet and has the last word (190-QĐ/TW Đ8.2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say

from .findings import Step, step
from .rules import BallotRules, BallotStyle, Flaw, Ground


class Mark(StrEnum):
    """What stands at one name.

    KEPT, STRUCK, PARTLY_STRUCK (a line under the name or through a part of it): where names are struck.
    AGREE, DISAGREE, BOTH, NONE: where boxes are crossed.
    """

    KEPT = "kept"
    STRUCK = "struck"
    PARTLY_STRUCK = "partly_struck"
    AGREE = "agree"
    DISAGREE = "disagree"
    BOTH = "both"
    NONE = "none"


MARKS_OF = {
    BallotStyle.STRIKE: (Mark.KEPT, Mark.STRUCK, Mark.PARTLY_STRUCK),
    BallotStyle.AGREE_DISAGREE: (Mark.AGREE, Mark.DISAGREE, Mark.BOTH, Mark.NONE),
}


@dataclass(frozen=True, slots=True)
class Ballot:
    """What was seen on one paper.

    Args:
        marks: candidate id → mark; a name without an entry is untouched.
        flaws: what else was seen, such as a signature or a name written in.
    """

    marks: Mapping[str, Mark] = field(default_factory=dict)
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
    """

    is_valid: bool
    votes: tuple[str, ...]
    ground: Ground | None = None
    board_decides: bool = False
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class BallotCount:
    """The sum of many ballots, in the figures of a case.

    Args:
        valid: number of valid ballots.
        invalid: number of invalid ballots by ground.
        votes: votes by candidate id.
    """

    valid: int
    invalid: Mapping[str, int]
    votes: Mapping[str, int]


def style_of(names: int, seats: int, rules: BallotRules) -> BallotStyle:
    """How the paper is marked: by the surplus of names over seats.

    Source: 190-QĐ/TW Đ15.
    """
    rule = rules.style_with_surplus if names > seats else rules.style_without_surplus
    return rule.value


def judge(ballot: Ballot, candidates: tuple[str, ...], seats: int, rules: BallotRules) -> Verdict:
    """Judge one ballot.

    Args:
        ballot: what was seen on the paper.
        candidates: candidate ids in ballot order.
        seats: how many to elect.
        rules: the rulebook's ballot rules.

    Returns:
        The verdict; an invalid ballot carries no votes.

    Raises:
        WrongInput: a mark for someone not on the list, or a mark of the other style.

    Source: 190-QĐ/TW Đ15, Đ30.
    """
    style = style_of(len(candidates), seats, rules)
    _require_known(ballot, candidates, style)
    marks = {
        one: ballot.marks.get(one, MARKS_OF[style][0 if style is BallotStyle.STRIKE else -1]) for one in candidates
    }
    votes = tuple(one for one in candidates if _is_vote(marks[one], rules))
    flaw = _first_flaw(ballot, marks, len(votes), seats, rules)
    doubtful = Mark.PARTLY_STRUCK in marks.values() and not rules.partly_struck_is_kept.value
    if flaw is None:
        return Verdict(True, votes, board_decides=doubtful, steps=_valid_steps(marks, votes, rules))
    ground = next(one for one in rules.grounds if flaw in one.flaws)
    text = say("Invalid, {ground}: {statement}", ground=ground.id, statement=ground.statement)
    doubtful = doubtful or ground.needs_board or (flaw is Flaw.NOBODY_CHOSEN and _disagrees_with_all(marks))
    return Verdict(False, (), ground, doubtful, (Step(text, ground.rule, ground.source),))


def count_ballots(verdicts: Iterable[Verdict], candidates: Iterable[str]) -> BallotCount:
    """Add up judged ballots.

    Args:
        verdicts: one for each ballot, in any order.
        candidates: candidate ids; each gets a sum, if only 0.

    Returns:
        Valid and invalid ballots and votes.
    """
    votes = dict.fromkeys(candidates, 0)
    invalid: Counter[str] = Counter()
    valid = 0
    for verdict in verdicts:
        if verdict.is_valid:
            valid += 1
            for one in verdict.votes:
                votes[one] += 1
        else:
            invalid[verdict.ground.id if verdict.ground else ""] += 1
    return BallotCount(valid, dict(sorted(invalid.items())), votes)


def _require_known(ballot: Ballot, candidates: tuple[str, ...], style: BallotStyle) -> None:
    for name, mark in ballot.marks.items():
        if name not in candidates:
            raise WrongInput(
                say("A mark for “{name}”, who is not on the list. A name written in is the flaw “outside_name”.",
                    name=name)
            )  # fmt: skip
        if mark not in MARKS_OF[style]:
            raise WrongInput(
                say("The mark “{mark}” at “{name}” does not belong on this ballot; the marks are: {known}.", mark=mark,
                    name=name, known=", ".join(one.value for one in MARKS_OF[style]))
            )  # fmt: skip


def _is_vote(mark: Mark, rules: BallotRules) -> bool:
    return mark in (Mark.KEPT, Mark.AGREE) or (mark is Mark.PARTLY_STRUCK and rules.partly_struck_is_kept.value)


def _first_flaw(ballot: Ballot, marks: Mapping[str, Mark], votes: int, seats: int, rules: BallotRules) -> Flaw | None:
    """The first flaw, in the order of the law, that this rulebook counts as a ground of invalidity."""
    spoiling = {flaw for ground in rules.grounds for flaw in ground.flaws}
    seen = ballot.flaws | _flaws_of_marks(marks, votes, seats, rules)
    return next((flaw for flaw in Flaw if flaw in seen and flaw in spoiling), None)


def _flaws_of_marks(marks: Mapping[str, Mark], votes: int, seats: int, rules: BallotRules) -> frozenset[Flaw]:
    unclear = any(mark in (Mark.BOTH, Mark.NONE) for mark in marks.values())
    if votes > seats:
        return frozenset({Flaw.TOO_MANY})
    if unclear and (len(marks) == 1 or not rules.unmarked_name.value):
        return frozenset({Flaw.UNCLEAR})
    return frozenset() if votes or _is_plain_no(marks, rules) else frozenset({Flaw.NOBODY_CHOSEN})


def _is_plain_no(marks: Mapping[str, Mark], rules: BallotRules) -> bool:
    """True when a ballot without any vote is a clear and valid refusal."""
    if len(marks) == 1:
        struck_counts = rules.single_struck is not None and rules.single_struck.value
        return _disagrees_with_all(marks) or (set(marks.values()) == {Mark.STRUCK} and struck_counts)
    return _disagrees_with_all(marks) and rules.all_disagree is not None and rules.all_disagree.value


def _disagrees_with_all(marks: Mapping[str, Mark]) -> bool:
    return all(mark is Mark.DISAGREE for mark in marks.values())


def _valid_steps(marks: Mapping[str, Mark], votes: tuple[str, ...], rules: BallotRules) -> tuple[Step, ...]:
    text: Sentence = say("Valid; votes given: {votes}.", votes=len(votes))
    steps = [step(rules.style_with_surplus, text)]
    unclear = [name for name, mark in marks.items() if mark in (Mark.BOTH, Mark.NONE)]
    if unclear:
        names = ", ".join(unclear)
        steps.append(step(rules.unmarked_name, say("No clear mark, so no vote: {names}", names=names)))
    return tuple(steps)
