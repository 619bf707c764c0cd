"""Stored decisions checked again: does the rulebook still say what was written down?

Three ways, each leaving to the next what it can't do: plain rows go from their JSON straight into a table, other
rounds are read in full and then put into the table, and what no table can express goes through ``decide``.  A row that
seems to differ is always decided by ``decide`` before it is reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, TypeGuard

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .cases import KEYS, read_case
from .deciding import decide
from .fields import Fields
from .many import LARGEST, MOST_SEATS, NEXTS, NOT_GIVEN, OUTCOMES, Gathering, Kind, decide_many, row_of
from .rules import WEIGHED, BaseKind, ElectionRules, Form, Office

COMPARED = ("outcome", "base", "threshold", "elected", "seats_left", "next", "tied", "meeting_decides")
STORED = "outcome"
PLAIN = frozenset(KEYS) - {"poll"} | {STORED}
BATCH = 2_000  # rounds in one table: enough to be fast, few enough to stay small

Line = tuple[int, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Difference:
    """One stored decision that the rulebook doesn't give.

    Args:
        line: where the round stands.
        stored: what was written down, as far as it is compared.
        decided: the same as decided now.
    """

    line: int
    stored: Mapping[str, object]
    decided: Mapping[str, object]


@dataclass(slots=True)
class Recheck:
    """What came of checking stored decisions.

    Args:
        rounds: how many rounds were decided.
        stored: how many of them had a decision written down.
        in_tables: how many were decided in tables; the others went through ``decide`` one by one.
        outcomes: how many ended how.
        differ: the rounds whose stored decision is another one.
    """

    rounds: int = 0
    stored: int = 0
    in_tables: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    differ: list[Difference] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Plain values, as ``daihoi elections recheck`` writes them."""
        return {
            "rounds": self.rounds,
            "stored": self.stored,
            "in_tables": self.in_tables,
            "outcomes": {one.value: self.outcomes[one.value] for one in OUTCOMES if self.outcomes[one.value]},
            "differ": [
                {"line": one.line, "stored": dict(one.stored), "decided": dict(one.decided)} for one in self.differ
            ],
        }


def recheck(lines: Iterable[tuple[int, object]], rules_of: Callable[[object], ElectionRules]) -> Recheck:
    """Decide stored rounds again and list those that differ.

    Args:
        lines: the number and the JSON value of each round, a case with an optional ``outcome``: how it ended as a
            text, or the object that ``decide`` gave.
        rules_of: the rules of the rulebook that a round names.

    Returns:
        The sums, and each difference with its line.

    Raises:
        WrongInput: a round can't be read; the sentence names its line.
    """
    found = Recheck()
    rest = iter(lines)
    while batch := list(islice(rest, BATCH)):
        _recheck(batch, rules_of, found)
    return found


class _Batch:
    """Rounds gathered for one table, and what is needed to compare them."""

    def __init__(self) -> None:
        self.gathering = Gathering()
        self.lines: list[tuple[int, Mapping[str, Any], ElectionRules, list[str]]] = []

    def add(self, line: Line, kind: Kind, row: tuple[int, ...], votes: Mapping[str, int]) -> bool:
        number, case = line
        if not self.gathering.add(kind, row, votes.values()):
            return False
        self.lines.append((number, case, kind.rules, list(votes)))
        return True


def _recheck(lines: Iterable[tuple[int, object]], rules_of: Callable[[object], ElectionRules], found: Recheck) -> None:
    batch = _Batch()
    for number, value in lines:
        try:
            rules, case = rules_of(value), Fields.of(value).values
            _require_stored(case)
            line = (number, case)
            if not (_add_plain(line, rules, batch) or _add_read(line, rules, batch)):
                _compare(found, line, _decided(case, rules))
        except WrongInput as error:
            raise _at(number, error) from None
    for (number, case, rules, _), summary in zip(batch.lines, _summaries(batch), strict=True):
        try:
            if summary is None or not _agrees(case.get(STORED), summary):
                found.in_tables += summary is not None
                summary = _decided(case, rules)
            else:
                found.in_tables += 1
        except WrongInput as error:
            raise _at(number, error) from None
        _compare(found, (number, case), summary)


def _at(line: int, error: WrongInput) -> WrongInput:
    return WrongInput(say("Line {line}: {what}", line=line, what=error.sentence))


def _require_stored(value: Mapping[str, Any]) -> None:
    if not isinstance(value.get(STORED), str | Mapping | None):
        raise WrongInput(say("“{place}” must be a text or an object, as “elections decide” writes it.", place=STORED))


def _decided(value: Mapping[str, Any], rules: ElectionRules) -> dict[str, object]:
    plain = decide(read_case(value, rules), rules).as_json()
    return {"tied": [], "meeting_decides": False, **{key: plain[key] for key in COMPARED if key in plain}}


def _agrees(stored: object, decided: Mapping[str, object]) -> bool:
    if stored is None:
        return True
    if not isinstance(stored, Mapping):
        return stored == decided["outcome"]
    return all(stored[key] == decided[key] for key in COMPARED if key in stored)


def _compare(found: Recheck, line: Line, decided: Mapping[str, object]) -> None:
    number, case = line
    stored = case.get(STORED)
    found.rounds += 1
    found.outcomes[str(decided["outcome"])] += 1
    if stored is None:
        return
    found.stored += 1
    if not _agrees(stored, decided):
        written = stored if isinstance(stored, Mapping) else {"outcome": stored}
        keys = [key for key in COMPARED if key in written]
        found.differ.append(
            Difference(number, {key: written[key] for key in keys}, {key: decided[key] for key in keys})
        )


def _summaries(batch: _Batch) -> Iterator[dict[str, object] | None]:
    """Each row of a table as ``decide`` writes it; None where the table leaves it open."""
    decisions, votes = decide_many(batch.gathering.rounds()), batch.gathering.votes
    # Plain lists: reading an array cell by cell costs more than deciding the whole of it.
    columns = (decisions.is_open, decisions.outcome, decisions.next, decisions.base, decisions.threshold,
               decisions.seats_left, decisions.meeting_decides, decisions.first)  # fmt: skip
    rows = zip(*(column.tolist() for column in columns), strict=True)
    elected, tied = decisions.elected.tolist(), decisions.tied.tolist()
    for (*_, ids), (is_open, outcome, following, base, threshold, left, asked, first) in zip(
        batch.lines, rows, strict=True
    ):
        if is_open:
            yield None
            continue
        there = range(first, first + len(ids))
        seated = sorted((one for one in there if elected[one]), key=lambda one: -votes[one])
        level = [ids[one - first] for one in there if tied[one]]
        then = NEXTS[following]
        yield {
            "outcome": OUTCOMES[outcome].value,
            "base": None if base == NOT_GIVEN else base,
            "threshold": None if threshold == NOT_GIVEN else threshold,
            "elected": [ids[one - first] for one in seated],
            "seats_left": left,
            "next": {"run_off": level, "seats": left} if then == "run_off" else then,
            "tied": level,
            "meeting_decides": asked,
        }


def _add_read(line: Line, rules: ElectionRules, batch: _Batch) -> bool:
    """Read a round in full and put it into the table, if a table can express it."""
    case = read_case(line[1], rules)
    row, votes = row_of(case, rules), {one.id: case.votes[one.id] for one in case.candidates}
    return row is not None and batch.add(line, Kind(rules, case.form, case.office), row, votes)


def _add_plain(line: Line, rules: ElectionRules, batch: _Batch) -> bool:
    """Put a round that is written plainly into the table without reading it in full.

    Whatever is not exactly as expected is left to ``read_case``, which knows what to say of it.
    """
    case = line[1]
    form, office = _FORMS.get(str(case.get("form"))), _OFFICES.get(str(case.get("office")))
    if not case.keys() <= PLAIN or form not in rules.base or office in (None, Office.OPINION_POLL):
        return False
    assert form and office
    base = rules.base[form].value
    votes = _plain_votes(case)
    ballots = _plain_ballots(case.get("ballots"), rules)
    electorate = _plain_electorate(case.get("electorate"), form, rules)
    if votes is None or ballots is None or electorate is None or (base in WEIGHED and rules.weighing):
        return False
    head = _plain_head(case, len(votes))
    if head is None:
        return False
    *people, absent = electorate
    taken = absent if base is BaseKind.SUMMONED_LESS_DEDUCTIONS else 0
    row = (*head, *people, NOT_GIVEN, NOT_GIVEN, taken, *ballots, NOT_GIVEN, len(votes))
    return batch.add(line, Kind(rules, form, office), row, votes)


def _plain_head(case: Mapping[str, Any], names: int) -> tuple[int, int, int, int] | None:
    """Seats, round, whether it is a run-off, and what the meeting decided about a further round."""
    seats, number = case.get("seats"), case.get("round", 1)
    run_off, further = case.get("run_off", False), case.get("further_round")
    if not (_is_count(seats, 1) and seats < MOST_SEATS and _is_count(number, 1) and type(run_off) is bool):
        return None
    if not (further is None or type(further) is bool) or (run_off and seats >= names):
        return None
    return seats, number, int(run_off), NOT_GIVEN if further is None else int(further)


def _is_count(value: object, least: int = 0) -> TypeGuard[int]:
    return type(value) is int and least <= value < LARGEST


def _plain_votes(case: Mapping[str, Any]) -> dict[str, int] | None:
    """Votes in ballot order."""
    votes, candidates = case.get("votes"), case.get("candidates")
    if type(votes) is not dict or type(candidates) is not list or not candidates or len(votes) != len(candidates):
        return None
    ordered: dict[str, int] = {}
    persons = set()
    for one in candidates:
        if type(one) is not dict or not one.keys() <= _CANDIDATE:
            return None
        name = one.get("id")
        if type(name) is not str or name not in votes or name != name.strip() or not _is_count(votes[name]):
            return None
        label, born = one.get("name", name), one.get("born_on")
        if type(label) is not str or not label.strip() or not (born is None or _is_day(born)):
            return None
        ordered[name] = votes[name]
        persons.add((label.strip(), born or name))
    return ordered if "" not in ordered and len(ordered) == len(persons) == len(candidates) else None


def _is_day(value: object) -> bool:
    try:
        return type(value) is str and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _plain_ballots(value: object, rules: ElectionRules) -> tuple[int, int, int, int] | None:
    """Issued, returned, valid, and the sum of the invalid."""
    if type(value) is not dict or not value.keys() <= _BALLOTS:
        return None
    issued, returned, valid, invalid = (value.get(key) for key in ("issued", "returned", "valid", "invalid"))
    if invalid is None:
        unsaid = NOT_GIVEN
    elif type(invalid) is dict and all(map(_is_count, invalid.values())) and all(map(rules.ground, invalid)):
        unsaid = sum(invalid.values())
    else:
        return None
    if _is_count(issued) and _is_count(returned) and _is_count(valid) and _is_count(unsaid, NOT_GIVEN):
        return issued, returned, valid, unsaid
    return None


def _plain_electorate(value: object, form: Form, rules: ElectionRules) -> tuple[int, int, int] | None:
    """Summoned, attending, and the people who would leave a base that is lowered at this meeting."""
    if type(value) is not dict or not value.keys() <= _ELECTORATE:
        return None
    summoned, attending, absences = value.get("summoned"), value.get("attending"), value.get("deductions", [])
    if not (_is_count(summoned, 1) and (attending is None or _is_count(attending)) and type(absences) is list):
        return None
    taken, reasons = 0, set()
    for one in absences:
        if type(one) is not dict or one.keys() != _ABSENCE or not _is_count(one["count"]):
            return None
        deduction = rules.deduction(one["reason"]) if type(one["reason"]) is str else None
        if deduction is None:
            return None
        reasons.add(one["reason"])
        taken += one["count"] if form in deduction.forms else 0
    if len(reasons) < len(absences) or taken >= LARGEST:
        return None
    return summoned, NOT_GIVEN if attending is None else attending, taken


_FORMS = {one.value: one for one in Form}
_OFFICES = {one.value: one for one in Office}
_CANDIDATE, _BALLOTS = frozenset(("id", "name", "born_on")), frozenset(("issued", "returned", "valid", "invalid"))
_ELECTORATE, _ABSENCE = frozenset(("summoned", "attending", "deductions")), frozenset(("reason", "count"))
