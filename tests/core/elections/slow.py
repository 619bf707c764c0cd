"""A second reckoning of a round, slow and plain: ballot by ballot, candidate by candidate, with fingers.

It shares no line with the program.  It knows two kinds of round: the Party's congress of delegates with a surplus,
where a ballot is the set of names left standing; and the board of a company, where a ballot is a number at each name.
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


def reckon_board(ballots: list[tuple[int, dict[str, int]]], names: list[str], seats: int) -> dict[str, object]:
    """The same for cumulative votes: each ballot is the shares of its card and the numbers written on it."""
    votes = dict.fromkeys(names, 0)
    valid = weight = 0
    for shares, written in ballots:
        purse = 0
        for _ in range(seats):
            purse = purse + shares
        for number in written.values():
            purse = purse - number
        if purse >= 0 and any(written.values()):
            valid = valid + 1
            weight = weight + shares
            for name, number in written.items():
                votes[name] = votes[name] + number
    elected: list[str] = []
    level: list[str] = []
    for best in range(max(votes.values()), 0, -1):
        here = [name for name in names if votes[name] == best]
        if level or len(elected) + len(here) <= seats:
            elected = elected if level else elected + here
        elif len(elected) < seats:
            level = here
    outcome = "run_off" if level else "decided" if len(elected) == seats else "short"
    return {"outcome": outcome, "elected": elected, "level": level, "valid": valid, "weight": weight, "votes": votes}
