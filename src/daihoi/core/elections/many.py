"""Many simple rounds decided at once, column by column: the same outcome as ``decide``, without its sentences.

A table holds one row for each round and one long column with all votes.  What a table can't express (a poll, figures
beyond 2⁴⁰, a missing figure that the rulebook needs, a tie that the day of birth settles) stays with ``decide``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from .cases import Case
from .decision import Next, Outcome
from .electorate import deducted
from .rules import WEIGHED, BaseKind, Counting, ElectionRules, Form, Office, TieRule

Numbers = NDArray[np.int64]
Truths = NDArray[np.bool_]

LARGEST = 1 << 40  # this times the most seats, or the most parts of a share, stays far inside 63 bits
MOST_SEATS = 1 << 12
MOST_PARTS = 1 << 10
NOT_GIVEN = -1
OUTCOMES = tuple(Outcome)
NEXTS = (None, *Next, "run_off")
FIGURES = (
    "seats", "round", "run_off", "further_round", "summoned", "attending", "votes_summoned", "votes_attending",
    "deducted", "issued", "returned", "valid", "invalid", "valid_weight", "names",
)  # fmt: skip
"""The columns of whole numbers, in the order of a row.

``deducted`` is the number of people taken out of the base, ``invalid`` the sum of the invalid ballots, ``names`` the
number of candidates; ``further_round`` is 0 when the meeting has decided against one.  NOT_GIVEN where left out.
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """What rounds have in common: rules, meeting and office.

    Args:
        rules: the rulebook's rules.
        form: the meeting.
        office: what is elected.
    """

    rules: ElectionRules
    form: Form
    office: Office


@dataclass(frozen=True, slots=True)
class Rounds:
    """A table of rounds.

    Args:
        kinds: the kinds of rounds that occur.
        kind: for each row the place of its kind.
        figures: one row for each of ``FIGURES``, one column for each round.
        votes: the votes of all candidates, round after round, in ballot order.
    """

    kinds: tuple[Kind, ...]
    kind: Numbers
    figures: Numbers
    votes: Numbers

    def __len__(self) -> int:
        return len(self.kind)

    def column(self, name: str) -> Numbers:
        """One column of figures."""
        found: Numbers = self.figures[FIGURES.index(name)]
        return found


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a table of rounds comes to.

    Args:
        outcome: places in ``OUTCOMES``.
        next: places in ``NEXTS``.
        base, threshold: NOT_GIVEN where ``decide`` gives none.
        seats_left: seats not filled.
        meeting_decides: True where the meeting decides whether a run-off is held.
        elected, tied: for each candidate, in the order of ``Rounds.votes``.
        first: where each round's candidates begin.
        is_open: rows that the table can't settle; ask ``decide``, the other columns say nothing there.
    """

    outcome: Numbers
    next: Numbers
    base: Numbers
    threshold: Numbers
    seats_left: Numbers
    meeting_decides: Truths
    elected: Truths
    tied: Truths
    first: Numbers
    is_open: Truths


def row_of(case: Case, rules: ElectionRules) -> tuple[int, ...] | None:
    """The figures of one round; None where the round is for ``decide``.

    Args:
        case: the round as counted.
        rules: the rulebook's rules.

    Returns:
        One number for each of ``FIGURES``.
    """
    electorate, ballots, weight = case.electorate, case.ballots, case.electorate.weight
    row = (
        case.seats,
        case.round,
        int(case.run_off),
        NOT_GIVEN if case.further_round is None else int(case.further_round),
        electorate.summoned,
        NOT_GIVEN if electorate.attending is None else electorate.attending,
        NOT_GIVEN if weight is None else weight.summoned,
        NOT_GIVEN if weight is None or weight.attending is None else weight.attending,
        sum(count for _, count in deducted(case, rules)),
        ballots.issued,
        ballots.returned,
        ballots.valid,
        NOT_GIVEN if ballots.invalid is None else sum(ballots.invalid.values()),
        NOT_GIVEN if ballots.valid_weight is None else ballots.valid_weight,
        len(case.candidates),
    )
    fits = max(row) < LARGEST and case.seats < MOST_SEATS and max(case.votes.values()) < LARGEST
    return row if fits and not case.poll else None


class Gathering:
    """Rounds on their way into a table."""

    def __init__(self) -> None:
        self._places: dict[tuple[int, Form, Office], int | None] = {}
        self._kinds: list[Kind] = []
        self._kind: list[int] = []
        self._rows: list[tuple[int, ...]] = []
        self.votes: list[int] = []

    def add(self, kind: Kind, row: tuple[int, ...], votes: Iterable[int]) -> bool:
        """Take a round in; False where the figures of its rules are too large for a table.

        Args:
            kind: its rules, meeting and office.
            row: its figures, in the order of ``FIGURES``.
            votes: the votes of its candidates, in ballot order.
        """
        key = (id(kind.rules), kind.form, kind.office)
        if key not in self._places:
            self._places[key] = len(self._kinds) if _is_small(kind.rules) else None
            self._kinds += [kind] if _is_small(kind.rules) else []
        place = self._places[key]
        if place is None:
            return False
        self._kind.append(place)
        self._rows.append(row)
        self.votes.extend(votes)
        return True

    def rounds(self) -> Rounds:
        """The table of the rounds taken in so far."""
        figures = np.array(self._rows, np.int64).reshape(len(self._rows), len(FIGURES)).T
        return Rounds(
            tuple(self._kinds), np.array(self._kind, np.int64), np.ascontiguousarray(figures),
            np.array(self.votes, np.int64))  # fmt: skip


def _is_small(rules: ElectionRules) -> bool:
    shares = [rule.value.fraction for rule in (rules.threshold, rules.later_threshold, rules.turnout) if rule]
    return rules.rounds.value < LARGEST and all(share.denominator <= MOST_PARTS for share in shares)


def tabulate(cases: Sequence[tuple[Case, ElectionRules]]) -> tuple[Rounds, list[int], list[int]]:
    """A table of the rounds that a table can express.

    Args:
        cases: rounds with the rules of their rulebooks.

    Returns:
        The table; the places of its rows in ``cases``; and the places left for ``decide``.
    """
    inside: list[int] = []
    left: list[int] = []
    gathering = Gathering()
    for place, (case, rules) in enumerate(cases):
        row = row_of(case, rules)
        votes = (case.votes[one.id] for one in case.candidates)
        is_in = row is not None and gathering.add(Kind(rules, case.form, case.office), row, votes)
        (inside if is_in else left).append(place)
    return gathering.rounds(), inside, left


def decide_many(rounds: Rounds) -> Decisions:
    """Decide every round of a table.

    Args:
        rounds: the table; every round has at least one candidate and one seat.

    Returns:
        For each row what ``decide`` says of the same round.

    Source: as ``decide``.
    """
    law = _Law(rounds)
    first: Numbers = np.cumsum(rounds.column("names")) - rounds.column("names")
    void, stopped = _stopped(rounds, law, first)
    base = _base(rounds, law)
    missing = base == NOT_GIVEN
    threshold = np.where(law.is_run_off | law.is_plurality, NOT_GIVEN, law.winning.needed(base))
    least = np.where(law.is_run_off, 0, np.where(law.is_plurality, 1, threshold))
    seated, level = _cut(rounds, first, least)
    filled = np.add.reduceat(seated, first, dtype=np.int64) if len(rounds) else np.zeros(0, np.int64)
    is_level = _any(level, first)
    outcome, following, asked = _ends(rounds, law, is_level, rounds.column("seats") - filled)
    drops = is_level & (following == NEXTS.index(Next.CLOSED))
    halted = void | stopped
    outcome[halted] = np.where(void, OUTCOMES.index(Outcome.VOID), OUTCOMES.index(Outcome.INCONSISTENT))[halted]
    following[halted] = np.where(void, NEXTS.index(Next.VOTE_AGAIN), NEXTS.index(Next.MEND_FIGURES))[halted]
    each = np.repeat(np.arange(len(rounds)), rounds.column("names"))
    return Decisions(
        outcome=outcome,
        next=following,
        base=np.where(halted, NOT_GIVEN, base),
        threshold=np.where(halted, NOT_GIVEN, threshold),
        seats_left=np.where(halted, rounds.column("seats"), rounds.column("seats") - filled),
        meeting_decides=asked & ~halted,
        elected=seated & ~halted[each],
        tied=level & ~(halted | drops)[each],
        first=first,
        is_open=~halted & (missing | (is_level & (law.tie == _TIES.index(TieRule.OLDER_WINS)))),
    )


_TIES = tuple(TieRule)
_BASES = tuple(BaseKind)


class _Shares:
    """A share for each row, as a fraction in whole numbers; nothing is asked where ``whole`` is 0."""

    def __init__(self, shares: Sequence[tuple[Fraction, bool] | None], kind: Numbers) -> None:
        self.part = np.array([one[0].numerator if one else 0 for one in shares], np.int64)[kind]
        self.whole = np.array([one[0].denominator if one else 0 for one in shares], np.int64)[kind]
        self.is_inclusive = np.array([bool(one and one[1]) for one in shares], np.bool_)[kind]

    def needed(self, base: Numbers) -> Numbers:
        """The smallest number that reaches the share; 0 where nothing is asked."""
        whole = np.maximum(self.whole, 1)
        product = self.part * base
        found: Numbers = np.where(self.is_inclusive, -(-product // whole), product // whole + 1)
        return np.where(self.whole == 0, 0, found)


class _Law:
    """The parameters of each row's kind, as columns."""

    def __init__(self, rounds: Rounds) -> None:
        kinds, kind = rounds.kinds, rounds.kind
        later = rounds.column("round") > 1

        def column(values: list[int]) -> Numbers:
            return np.array(values, np.int64)[kind]

        bases = [one.rules.base[one.form].value for one in kinds]
        self.base = column([_BASES.index(one) for one in bases])
        self.is_weighed = column([one in WEIGHED for one in bases]).astype(np.bool_)
        self.is_cumulative = column([one.rules.counting_of(one.office) is Counting.CUMULATIVE for one in kinds])
        self.excess_voids = column([one.rules.excess_voids.value for one in kinds]).astype(np.bool_)
        self.most_rounds = column([one.rules.rounds.value for one in kinds])
        self.is_run_off = rounds.column("run_off") == 1
        tie = column([_TIES.index(one.rules.tie.value) for one in kinds])
        again = column([_TIES.index(one.rules.run_off_tie.value) for one in kinds])
        self.tie = np.where(self.is_run_off, again, tie)
        shares = [[one.rules.winning(one.office, number) for number in (1, 2)] for one in kinds]
        flat = [(rule.value.fraction, rule.value.is_inclusive) if rule else None for pair in shares for rule in pair]
        self.winning = _Shares(flat, kind * 2 + later)
        self.is_plurality = self.winning.whole == 0
        turnouts = [one.rules.turnout for one in kinds]
        self.turnout = _Shares(
            [(rule.value.fraction, rule.value.is_inclusive) if rule else None for rule in turnouts], kind
        )


def _any(truths: Truths, first: Numbers) -> Truths:
    found: Truths = np.logical_or.reduceat(truths, first) if len(first) else np.zeros(0, np.bool_)
    return found


def _stopped(rounds: Rounds, law: _Law, first: Numbers) -> tuple[Truths, Truths]:
    """Rows that are void, and rows whose figures can't be true together."""
    column = rounds.column
    issued, returned, valid = column("issued"), column("returned"), column("valid")
    summoned, attending, weight = column("summoned"), column("attending"), column("valid_weight")
    has_one_each = column("votes_summoned") == NOT_GIVEN
    votes = np.where(weight == NOT_GIVEN, valid, weight)
    for_all = votes * column("seats")
    for_one = np.where(law.is_cumulative == 1, for_all, votes)
    excess = (returned > issued) & law.excess_voids
    wrong = (returned > issued) | ((issued > summoned) & has_one_each) | (valid > returned)
    wrong |= (column("invalid") != NOT_GIVEN) & (column("invalid") + valid != returned)
    if len(rounds):
        wrong |= np.maximum.reduceat(rounds.votes, first) > for_one
        wrong |= np.add.reduceat(rounds.votes, first) > for_all
    wrong |= (attending > summoned) & has_one_each
    wrong |= column("deducted") >= summoned
    wrong |= _wrong_weights(rounds)
    too_few = (law.turnout.whole > 0) & (issued < law.turnout.needed(summoned))
    return excess | (too_few & ~wrong), wrong & ~excess


def _wrong_weights(rounds: Rounds) -> Truths:
    column = rounds.column
    valid, weight = column("valid"), column("valid_weight")
    held, present = column("votes_summoned"), column("votes_attending")
    in_hall = np.where(present == NOT_GIVEN, held, present)
    wrong = (weight != NOT_GIVEN) & ((weight < valid) | ((weight > 0) & (valid == 0)))
    found: Truths = wrong | (
        (held != NOT_GIVEN) & ((held < column("summoned")) | (present > held) | (weight > in_hall))
    )
    return found


def _base(rounds: Rounds, law: _Law) -> Numbers:
    """The base of each row; NOT_GIVEN where the figure is missing."""
    column = rounds.column
    valid, weight, held = column("valid"), column("valid_weight"), column("votes_summoned")
    numbers = {
        BaseKind.SUMMONED_LESS_DEDUCTIONS: column("summoned") - column("deducted"),
        BaseKind.SUMMONED: column("summoned"),
        BaseKind.ATTENDING: column("attending"),
        BaseKind.BALLOTS_RETURNED: column("returned"),
        BaseKind.BALLOTS_VALID: valid,
        BaseKind.VOTES_ATTENDING: np.where(held == NOT_GIVEN, column("attending"), column("votes_attending")),
        BaseKind.VOTES_VALID: np.where(weight == NOT_GIVEN, valid, weight),
    }
    return np.select([law.base == place for place in range(len(_BASES))], [numbers[one] for one in _BASES], NOT_GIVEN)


def _cut(rounds: Rounds, first: Numbers, least: Numbers) -> tuple[Truths, Truths]:
    """Who is seated and who stands level at the last seat, for each candidate."""
    names, seats = rounds.column("names"), rounds.column("seats")
    over: Truths = rounds.votes >= np.repeat(least, names)
    level = np.zeros(len(over), np.bool_)
    if not len(rounds):
        return over, level
    full = np.flatnonzero(np.add.reduceat(over, first, dtype=np.int64) > seats)
    for length in np.unique(names[full]):
        rows = full[names[full] == length]
        places = first[rows][:, None] + np.arange(length)
        votes = rounds.votes[places]
        at_last = (length - seats[rows])[:, None]
        last = np.take_along_axis(np.sort(votes, axis=1), at_last, axis=1)
        reach = votes >= last
        clear = reach.sum(axis=1) == seats[rows]
        over[places] = np.where(clear[:, None], reach, votes > last)
        level[places] = ~clear[:, None] & (votes == last)
    return over, level


def _ends(rounds: Rounds, law: _Law, is_level: Truths, left: Numbers) -> tuple[Numbers, Numbers, Truths]:
    """Outcome, what follows, and whether the meeting decides about a run-off."""
    refused = rounds.column("further_round") == 0
    plural = is_level & (law.tie == _TIES.index(TieRule.RUN_OFF_PLURALITY))
    rest = is_level & ~plural
    asked = rest & ~refused & ~law.is_run_off & (law.tie == _TIES.index(TieRule.CONGRESS_DECIDES))
    again = plural | asked
    short = ~is_level & (left > 0)
    over = (law.most_rounds > 0) & (rounds.column("round") >= law.most_rounds)
    closed = (rest & refused) | (short & (refused | over))
    open_ended = (rest & ~asked & ~refused) | (short & ~refused & ~over)
    outcome = np.full(len(rounds), OUTCOMES.index(Outcome.DECIDED), np.int64)
    outcome[closed | open_ended] = OUTCOMES.index(Outcome.SHORT)
    outcome[again] = OUTCOMES.index(Outcome.RUN_OFF)
    following = np.zeros(len(rounds), np.int64)
    following[closed] = NEXTS.index(Next.CLOSED)
    following[open_ended] = NEXTS.index(Next.CONGRESS_DECIDES)
    following[again] = NEXTS.index("run_off")
    return outcome, following, asked
