"""The keying language: one line for one ballot, short enough for a number pad.

====================  ==================================================================================
``3 17``              the names 3 and 17 are struck (or: disagreed with); the rest are voted for
*(empty)*             every name is voted for
``=1 2 5``            the other way round: only 1, 2 and 5 are voted for; ``-1 2 5`` on the number pad
``/7``                no clear mark at 7: both boxes, no box, a line through part of the name
``*2``                invalid on ground number 2 of the rulebook's list; numbers may stand before it
``?``                 doubtful, the counting committee looks; ``//`` on the number pad
``1 4``               where only votes are marked: 1 and 4 are; nothing else is, so ``/`` has no meaning there
``w1000``             the card carries 1000 votes (only where votes weigh)
``1=500 3=500``       cumulative: 500 votes for 1 and 500 for 3; ``1-500 3-500`` on the number pad
====================  ==================================================================================

Numbers are parted by blanks, ``,`` ``.`` ``;`` or ``+``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import NoReturn

from daihoi.core.elections import BallotStyle, Flaw, Mark, judge
from daihoi.core.elections.ballots import VOTES
from daihoi.core.elections.rules import Ground
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say

from .sheets import EXCEPTION, UNCLEAR, UNTOUCHED, Reading, Sheet

LONGEST = 2000
_TOKEN = re.compile(
    r"(?P<apart>[\s,.;+]+)|(?P<doubt>\?|//)|(?P<unclear>/(?P<at>[0-9]+))|(?P<weight>[wW](?P<votes>[0-9]+))"
    r"|(?P<ground>\*(?P<which>[0-9]*))|(?P<given>(?P<to>[0-9]+)[=-](?P<number>[0-9]+))|(?P<name>[0-9]+)"
    r"|(?P<all>[=-])",
    re.ASCII,
)
_LONGEST_NUMBER = 12


class KeyingFlaw(StrEnum):
    """What is wrong with a line.

    UNREADABLE: something that is none of the signs.  TOO_LONG: more than a line holds.
    NOT_ON_LIST, TWICE: a number that the ballot does not carry, or that stands there already.
    UNKNOWN_GROUND, TWO_GROUNDS: ``*`` without a number of the list, or a second one.
    NOT_HERE: a sign that this kind of ballot does not know.
    WEIGHT_MISSING: a card must say how many votes it carries.
    TOO_MANY, NOBODY, UNCLEAR, OVERSPENT: sums that make the ballot invalid, without a ground beside them.
    """

    UNREADABLE = "unreadable"
    TOO_LONG = "too_long"
    NOT_ON_LIST = "not_on_list"
    TWICE = "twice"
    UNKNOWN_GROUND = "unknown_ground"
    TWO_GROUNDS = "two_grounds"
    NOT_HERE = "not_here"
    WEIGHT_MISSING = "weight_missing"
    TOO_MANY = "too_many"
    NOBODY = "nobody"
    UNCLEAR = "unclear"
    OVERSPENT = "overspent"


class WrongKeying(WrongInput):
    """A line that can't be kept.

    Args:
        flaw: what is wrong, as a word that a screen can act on.
        sentence: what is wrong and what to do.
    """

    def __init__(self, flaw: KeyingFlaw, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.flaw = flaw


def read_line(line: str, sheet: Sheet) -> Reading:
    """What one typed line means.

    Args:
        line: as it was typed.
        sheet: the paper it was typed for.

    Returns:
        The reading.

    Raises:
        WrongKeying: the line can't be read, or its sums can't be true of a valid ballot and no ground stands there.

    Source: 190-QĐ/TW Đ15 (marks and grounds), Đ8.2 (the counting committee decides).
    """
    if len(line) > LONGEST:
        _wrong(KeyingFlaw.TOO_LONG, say("The line is longer than {most} signs. Delete it and key the ballot again.",
                                        most=LONGEST))  # fmt: skip
    reading = _Line(line, sheet).read()
    if not reading.ground and not reading.is_doubtful:
        _require_possible(reading, sheet)
    return reading


def write_line(reading: Reading, sheet: Sheet) -> str:
    """The shortest usual line that reads the same.

    Args:
        reading: what was read.
        sheet: the paper.

    Returns:
        The line, with the exceptions in ballot order.
    """
    words = [f"w{reading.weight}"] if sheet.is_weighed else []
    words += [_word(at, reading.marks[one]) for at, one in enumerate(sheet.ids, 1) if one in reading.marks]
    if reading.ground:
        words.append(f"*{[ground.id for ground in sheet.grounds].index(reading.ground) + 1}")
    return " ".join([*words, "?"] if reading.is_doubtful else words)


def meaning(reading: Reading, sheet: Sheet) -> Sentence:
    """A reading in words: who is kept, who is struck, on which ground it is invalid.

    Args:
        reading: what was read.
        sheet: the paper.

    Returns:
        One sentence without a full stop.
    """
    said = _marks_in_words(reading, sheet)
    if sheet.is_weighed:
        said = say("card of {weight} votes; {marks}", weight=reading.weight, marks=said)
    ground = next((one for one in sheet.grounds if one.id == reading.ground), None)
    if ground is not None:
        said = say("invalid: {ground} ({marks})", ground=ground.statement, marks=said)
    return say("doubtful: {marks}", marks=said) if reading.is_doubtful else said


class _Line:
    """One line while it is read from left to right."""

    def __init__(self, line: str, sheet: Sheet) -> None:
        self.line, self.sheet = line, sheet
        self.marks: dict[str, Mark | int] = {}
        self.ground, self.weight = "", 0
        self.is_doubtful = self.is_turned = False
        self.named: set[int] = set()

    def read(self) -> Reading:
        """The reading of the whole line, its sums not yet weighed."""
        at = 0
        while at < len(self.line):
            found = _TOKEN.match(self.line, at)
            if found is None:
                self._unreadable(self.line[at])
            self._take(found)
            at = found.end()
        if self.sheet.is_weighed and not self.weight:
            _wrong(KeyingFlaw.WEIGHT_MISSING, say("The votes of the card are missing. Key them first: w1000."))
        if self.is_turned:
            self._turn()
        return Reading(self._in_order(), self.ground, self.is_doubtful, self.weight or 1)

    def _take(self, found: re.Match[str]) -> None:
        takers: dict[str, Callable[[re.Match[str]], None]] = {
            "unclear": self._take_unclear, "weight": self._take_weight, "ground": self._take_ground,
            "given": self._take_given, "name": self._take_name, "all": self._take_all,
        }  # fmt: skip
        kind = next(name for name in ("apart", "doubt", *takers) if found[name] is not None)
        if kind == "doubt":
            self.is_doubtful = True
        elif kind != "apart":
            takers[kind](found)

    def _take_name(self, found: re.Match[str]) -> None:
        if self.sheet.style is BallotStyle.CUMULATIVE:
            _wrong(KeyingFlaw.NOT_HERE, say("On this ballot votes are numbers: key {number}=500 for 500 votes.",
                                            number=found["name"]))  # fmt: skip
        self.marks[self._listed(found["name"])] = self._bare()

    def _take_unclear(self, found: re.Match[str]) -> None:
        if self.sheet.style is BallotStyle.CUMULATIVE:  # no marks here, so the sign is free for the number pad
            self._weigh(found["at"])
        elif self.sheet.style is BallotStyle.MARK:
            _wrong(KeyingFlaw.NOT_HERE, say("On this ballot a name is marked or not: leave “/{number}” out, or key ? "
                                            "if the mark is not clear.", number=found["at"]))  # fmt: skip
        else:
            self.marks[self._listed(found["at"])] = UNCLEAR[self.sheet.style]

    def _take_weight(self, found: re.Match[str]) -> None:
        self._weigh(found["votes"])

    def _take_given(self, found: re.Match[str]) -> None:
        if self.sheet.style is not BallotStyle.CUMULATIVE:
            _wrong(KeyingFlaw.NOT_HERE, say("“{token}”: on this ballot a name gets one vote or none. Key the number of "
                                            "the name alone.", token=found["given"]))  # fmt: skip
        self.marks[self._listed(found["to"])] = self._number(found["number"])

    def _take_ground(self, found: re.Match[str]) -> None:
        which, most = self._number(found["which"] or "0"), len(self.sheet.grounds)
        if not 1 <= which <= most:
            _wrong(KeyingFlaw.UNKNOWN_GROUND, say("“*{number}” is no ground of the list. Key * and a number from 1 to "
                                                  "{most}.", number=found["which"], most=most))  # fmt: skip
        if self.ground:
            _wrong(KeyingFlaw.TWO_GROUNDS, say("Two grounds stand in the line. Keep the one that counts."))
        self.ground = self.sheet.grounds[which - 1].id

    def _take_all(self, _found: re.Match[str]) -> None:
        if self.sheet.style is BallotStyle.CUMULATIVE or self.marks or self.is_turned:
            self._unreadable("=")
        self.is_turned = True

    def _weigh(self, votes: str) -> None:
        if not self.sheet.is_weighed:
            _wrong(KeyingFlaw.NOT_HERE, say("Every ballot has one vote here: leave “w{votes}” out.", votes=votes))
        if self.weight:
            _wrong(KeyingFlaw.TWICE, say("The votes of the card stand in the line twice. Keep one."))
        self.weight = self._number(votes)
        if not self.weight:
            _wrong(KeyingFlaw.WEIGHT_MISSING, say("A card of 0 votes votes for nobody. Key the votes of the card."))

    def _bare(self) -> Mark:
        """What a bare number means; where only votes are marked it is a vote, turned or not."""
        style = self.sheet.style
        return UNTOUCHED[style] if self.is_turned and style is not BallotStyle.MARK else EXCEPTION[style]

    def _listed(self, number: str) -> str:
        """The candidate of that number, once."""
        names, at = self.sheet.names, self._number(number)
        if not 1 <= at <= len(names):
            _wrong(KeyingFlaw.NOT_ON_LIST, say("{number} is not on the ballot, which ends at {most}. Key it again.",
                                               number=at, most=len(names)))  # fmt: skip
        if at in self.named:
            _wrong(KeyingFlaw.TWICE, say("{number} stands in the line twice. Delete one, or key the right number.",
                                         number=at))  # fmt: skip
        self.named.add(at)
        return names[at - 1][0]

    def _number(self, digits: str) -> int:
        if len(digits) > _LONGEST_NUMBER:
            self._unreadable(digits)
        return int(digits)

    def _turn(self) -> None:
        """All-entry: who is not named is not voted for."""
        style = self.sheet.style
        other = UNTOUCHED[style] if style is BallotStyle.MARK else EXCEPTION[style]
        self.marks = {one: self.marks.get(one, other) for one in self.sheet.ids}

    def _in_order(self) -> dict[str, Mark | int]:
        """Exceptions only, in ballot order; a name given 0 votes is untouched."""
        untouched = UNTOUCHED.get(self.sheet.style, 0)
        found = {one: self.marks[one] for one in self.sheet.ids if one in self.marks}
        return {one: mark for one, mark in found.items() if mark != untouched}

    def _unreadable(self, token: str) -> NoReturn:
        _wrong(KeyingFlaw.UNREADABLE, say("“{token}” can't be read here. Key numbers, / * and ? only.", token=token))


def _require_possible(reading: Reading, sheet: Sheet) -> None:
    """Stop at sums that make the ballot invalid, unless the counting committee must look anyway."""
    verdict = judge(
        reading.ballot(sheet), sheet.ids, sheet.seats, sheet.rules, counting=sheet.counting, weight=reading.weight,
        style=sheet.style,
    )  # fmt: skip
    if verdict.is_valid or verdict.board_decides or verdict.ground is None:
        return
    flaw, sentence = _impossible(reading, sheet, verdict.ground)
    _wrong(flaw, sentence)


def _impossible(reading: Reading, sheet: Sheet, ground: Ground) -> tuple[KeyingFlaw, Sentence]:
    """Which sum makes the ballot invalid, and what to do."""
    number = sheet.grounds.index(ground) + 1
    if sheet.style is BallotStyle.CUMULATIVE:
        spent, most = sum(int(one) for one in reading.marks.values()), reading.weight * sheet.seats
        if spent > most:
            return KeyingFlaw.OVERSPENT, say(
                "{spent} votes are given, the card has {most}. Correct them, or key *{ground} if the ballot is "
                "invalid.", spent=spent, most=most, ground=number,
            )  # fmt: skip
    elif Flaw.TOO_MANY in ground.flaws:
        kept = _votes(reading, sheet)
        if sheet.style is BallotStyle.MARK:
            return KeyingFlaw.TOO_MANY, say(
                "{most} may be marked, {kept} are. Take {more} out, or key *{ground} if the ballot is invalid.",
                most=sheet.most, kept=kept, more=kept - sheet.most, ground=number,
            )  # fmt: skip
        return KeyingFlaw.TOO_MANY, say(
            "{most} may be kept, {kept} are. Key {more} more, or *{ground} if the ballot is invalid.",
            most=sheet.most, kept=kept, more=kept - sheet.most, ground=number,
        )  # fmt: skip
    if Flaw.UNCLEAR in ground.flaws:
        return KeyingFlaw.UNCLEAR, say(
            "A name without a clear mark makes this ballot invalid. Key *{ground} beside it, or correct the line.",
            ground=number,
        )  # fmt: skip
    return KeyingFlaw.NOBODY, say(
        "Nobody is voted for. Correct the line, or key *{ground} if the ballot is invalid.", ground=number
    )


def _votes(reading: Reading, sheet: Sheet) -> int:
    counted = VOTES | ({Mark.PARTLY_STRUCK} if sheet.rules.partly_struck_is_kept.value else set())
    return sum(mark in counted for mark in reading.ballot(sheet).marks.values())


def _marks_in_words(reading: Reading, sheet: Sheet) -> Sentence:
    total = len(sheet.names)
    if sheet.style is BallotStyle.CUMULATIVE:
        spent = sum(int(one) for one in reading.marks.values())
        given = ", ".join(f"{_called(one, sheet)}: {reading.marks[one]}" for one in sheet.ids if one in reading.marks)
        return say("{spent} votes given: {names}", spent=spent, names=given or "–")
    kept = _votes(reading, sheet)
    exceptions = _listing(reading, sheet, EXCEPTION[sheet.style])
    if sheet.style is BallotStyle.MARK:
        return say("marked {kept} of {total}: {names}", kept=kept, total=total, names=exceptions or "–")
    unclear = _listing(reading, sheet, UNCLEAR[sheet.style])
    if sheet.style is BallotStyle.STRIKE:
        said = say("kept {kept} of {total}; struck: {names}", kept=kept, total=total, names=exceptions or "–")
    else:
        said = say("agreed {kept} of {total}; disagreed: {names}", kept=kept, total=total, names=exceptions or "–")
    return say("{marks}; no clear mark: {names}", marks=said, names=unclear) if unclear else said


def _listing(reading: Reading, sheet: Sheet, mark: Mark) -> str:
    return ", ".join(_called(one, sheet) for one in sheet.ids if reading.marks.get(one) is mark)


def _called(candidate: str, sheet: Sheet) -> str:
    return f"{sheet.number_of(candidate)} {dict(sheet.names)[candidate]}"


def _word(number: int, mark: Mark | int) -> str:
    if not isinstance(mark, Mark):
        return f"{number}={mark}"
    return f"/{number}" if mark in UNCLEAR.values() else str(number)


def _wrong(flaw: KeyingFlaw, sentence: Sentence) -> NoReturn:
    raise WrongKeying(flaw, sentence)
