"""A hall's ballots, and people who key them with mistakes: for simulations, always from a seed.

``python -m tests.core.ballots.typists HALLS MISTAKES TEAMS`` counts many halls and says what nobody noticed.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from random import Random

from daihoi.core.ballots import Outcome, Reading, Sheet, WrongKeying, compare, judge_decided, read_line, write_line
from daihoi.core.elections import BallotCount, Mark, count_ballots

from .sheets import make_sheet

NEIGHBOURS = {
    "1": "024", "2": "0135", "3": "26+", "4": "157", "5": "2468", "6": "359+", "7": "48", "8": "579", "9": "68+",
    "0": "12", "+": "369", "*": "9/", "?": "?",
}  # fmt: skip
"""Keys that lie beside one another on a number pad."""


def hall_of_ballots(seed: int, sheet: Sheet, ballots: int) -> list[Reading]:
    """What stands on the papers: most vote for as many as there are seats, some for fewer, one in fifty is invalid."""
    dice, names = Random(seed), sheet.ids
    found = []
    for number in range(ballots):
        fewer = dice.choice((0, 0, 0, 0, 1, 2, 5))
        struck = set(dice.sample(names, len(names) - sheet.most + fewer))
        marks = {one: Mark.STRUCK for one in names if one in struck}
        found.append(Reading(marks, dice.choice(sheet.grounds).id if number % 50 == 49 else ""))
    return found


def keys_of(reading: Reading, sheet: Sheet) -> str:
    """The keys that a line needs on a number pad, without Enter."""
    return write_line(reading, sheet).replace(" ", "+")


def type_line(truth: Reading, sheet: Sheet, dice: Random, mistakes: float) -> tuple[Reading, str, int]:
    """Key one ballot until the desk takes the line; a refused line is keyed again.

    Returns:
        What was read, the line, and how often the desk refused.
    """
    right, refusals = keys_of(truth, sheet), 0
    while True:
        line = "".join(_typed(key, dice, mistakes) for key in right)
        try:
            return read_line(line, sheet), line, refusals
        except WrongKeying:
            refusals += 1


def _typed(key: str, dice: Random, mistakes: float) -> str:
    """A key as it comes out: right, a neighbour instead, left out, or twice."""
    if dice.random() >= mistakes:
        return key
    return dice.choice((dice.choice(NEIGHBOURS[key]), dice.choice(NEIGHBOURS[key]), "", key + key))


@dataclass(frozen=True)
class Hall:
    """What came out of one simulated count.

    Args:
        truth: the sums of the papers.
        counted: the sums of the desk, the third look reading the paper rightly.
        misread: of each team, ballots kept with a mistake in them.
        refused: lines that the desk refused at once.
        looks: ballots that people looked at again because the teams differed.
        alike: ballots that all teams misread in the same way, so that nobody was told.
    """

    truth: BallotCount
    counted: BallotCount
    misread: tuple[int, ...]
    refused: int
    looks: int
    alike: int


def count_hall(seed: int, sheet: Sheet, ballots: int, *, mistakes: float, teams: int = 2) -> Hall:
    """Let teams key a whole hall, compare, look again, add up."""
    papers = hall_of_ballots(seed, sheet, ballots)
    dice = [Random(1000 * seed + team + 1) for team in range(teams)]
    misread, refused, looks, alike = [0] * teams, 0, 0, 0
    stand = []
    for paper in papers:
        typed = [type_line(paper, sheet, one, mistakes) for one in dice]
        refused += sum(refusals for _reading, _line, refusals in typed)
        readings = [reading for reading, _line, _refusals in typed]
        misread = [before + (one.essence != paper.essence) for before, one in zip(misread, readings, strict=True)]
        found = compare(readings, sheet)
        looks += not found.is_alike
        alike += found.outcome is Outcome.SETTLED and readings[0].essence != paper.essence
        stand.append(readings[0] if found.outcome is Outcome.SETTLED else paper)
    return Hall(_sums(papers, sheet), _sums(stand, sheet), tuple(misread), refused, looks, alike)


def _sums(readings: list[Reading], sheet: Sheet) -> BallotCount:
    return count_ballots((judge_decided(one, sheet) for one in readings), sheet.ids)


def main(halls: int, mistakes: float, teams: int) -> str:
    """So many halls of 350 ballots, 65 names for 55 seats: what was misread, refused, looked at, and missed."""
    sheet = make_sheet(names=65, seats=55)
    counted = [count_hall(seed, sheet, 350, mistakes=mistakes, teams=teams) for seed in range(100, 100 + halls)]
    wrong = sum(one.counted != one.truth for one in counted)
    return (
        f"{halls} halls, {mistakes:.2%} of keys wrong, {teams} teams; for each hall: "
        f"{sum(sum(one.misread) for one in counted) / halls / teams:.1f} ballots kept wrongly by a team, "
        f"{sum(one.refused for one in counted) / halls / teams:.1f} lines refused to a team, "
        f"{sum(one.looks for one in counted) / halls:.1f} third looks. Missed by all teams: "
        f"{sum(one.alike for one in counted)} of {350 * halls} ballots, in {wrong} halls."
    )


if __name__ == "__main__":
    print(main(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])))
