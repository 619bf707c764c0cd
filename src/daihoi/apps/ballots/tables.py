"""Settled ballots as a list."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from daihoi.apps.shell import tables


class BallotTable(tables.Table):
    """One row for each settled ballot: its place, what it counts, how it was settled."""

    bundle = tables.NumberColumn(verbose_name=_("Bundle"))
    position = tables.NumberColumn(verbose_name=_("Ballot in it"))
    line = tables.Column(verbose_name=_("Keyed"))
    words = tables.Column(verbose_name=_("What it counts"))
    settled = tables.Column(verbose_name=_("Settled by"))

    def url_of(self, record: Any) -> str:
        """A ballot has no page of its own."""
        return ""


class ScanTable(tables.Table):
    """One row for each scanned ballot: its place, how it stands, why people look; never what is on it."""

    position = tables.NumberColumn(verbose_name=_("Ballot"))
    state = tables.StateColumn(
        verbose_name=_("State"),
        looks={"counted": "ok", "waiting": "waiting", "board": "warn", "decided": "done", "aside": "none"},
    )
    sources = tables.Column(verbose_name=_("Pictures"))
    reasons = tables.Column(verbose_name=_("Why people look"))

    def url_of(self, record: Any) -> str:
        """The page of the ballot."""
        return str(record.address)
