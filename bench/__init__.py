"""Benchmarks: one file for each claim, each beside a peer or the obvious alternative, in one run."""
