"""A second reckoning of a round, slow and plain: ballot by ballot, candidate by candidate, with fingers.

It shares no line with the program.  A ballot is the set of names left standing; a round of the Party's congress of
delegates with a surplus is all it knows.
"""

from __future__ import annotations


def reckon(ballots: list[set[str]], names: list[str], seats: int, summoned: int, absent: int) -> dict[str, object]:
    """Outcome, elected, level and votes of a round."""
    votes = dict.fromkeys(names, 0)
    valid = 0
    for ballot in ballots:
        if 1 <= len(ballot) <= seats:
            valid += 1
            for name in ballot:
                votes[name] = votes[name] + 1
    people = 0
    for _ in range(summoned):
        people = people + 1
    for _ in range(absent):
        people = people - 1
    over = [name for name in names if votes[name] + votes[name] > people]
    elected: list[str] = []
    while over and len(elected) < seats:
        best = max(votes[name] for name in over)
        level = [name for name in over if votes[name] == best]
        if len(elected) + len(level) > seats:
            return {"outcome": "run_off", "elected": elected, "level": level, "valid": valid, "votes": votes}
        elected = elected + level
        over = [name for name in over if name not in level]
    outcome = "decided" if len(elected) == seats else "short"
    return {"outcome": outcome, "elected": elected, "level": [], "valid": valid, "votes": votes}
