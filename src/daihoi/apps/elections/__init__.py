"""Contests, rounds, electorate, reconciliation, counts, decisions, minutes."""
