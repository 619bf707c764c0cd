"""Paper ballots keyed by hand: what a typed line means, whether two teams agree, and a journal of every act.

Public names::

    Sheet(names, seats, rules, counting=, is_weighed=)    what stands on the paper; .style, .grounds, .as_json(language)
    read_line(line, sheet) -> Reading                     one typed line; WrongKeying says what is wrong and what to do
    write_line(reading, sheet) -> str                     the shortest line that reads the same
    meaning(reading, sheet) -> Sentence                   the same in words
    judge_reading(reading, sheet) -> Verdict              valid or not, for whom, as the core of elections judges
    judge_decided(reading, sheet) -> Verdict              the same after the counting committee has looked
    needs_committee(reading, sheet) -> bool               one reading that the counting committee must see
    compare(readings, sheet) -> Comparison                settled, or why a third person looks at the paper
    cut(returned, size) -> tuple[int, ...]                bundles, none empty
    route(team, teams, bundles) -> list[int]              in which order a team takes them, so that paper can travel
    journal.commitment, journal.verify_journal            the entry journal: sealed line by line

A line is written with the exceptions only: ``3 17`` on a ballot where 3 and 17 are struck.  The same table of cases
(``tests/core/ballots/keying_cases.json``) is read by this module and by the keying page in the browser.
"""

from . import journal
from .bundles import cut, route
from .comparing import Comparison, Outcome, compare, judge_decided, judge_reading, needs_committee
from .keying import KeyingFlaw, WrongKeying, meaning, read_line, write_line
from .sheets import Reading, Sheet

__all__ = [
    "Comparison",
    "KeyingFlaw",
    "Outcome",
    "Reading",
    "Sheet",
    "WrongKeying",
    "compare",
    "cut",
    "journal",
    "judge_decided",
    "judge_reading",
    "meaning",
    "needs_committee",
    "read_line",
    "route",
    "write_line",
]
