"""What apps above add to the minutes of the congress: the results of elections, which this app does not know."""

from __future__ import annotations

from collections.abc import Callable

from daihoi.apps.congresses.models import Congress
from daihoi.core.documents.blocks import Block

Contribution = Callable[[Congress], list[Block]]

_CONTRIBUTIONS: list[Contribution] = []


def register(contribution: Contribution) -> None:
    """Let this add its blocks to the minutes; registered again, nothing happens."""
    if contribution not in _CONTRIBUTIONS:
        _CONTRIBUTIONS.append(contribution)


def blocks(congress: Congress) -> list[Block]:
    """Everything that apps above have to say in the minutes, in the order of registering."""
    return [block for one in _CONTRIBUTIONS for block in one(congress)]
