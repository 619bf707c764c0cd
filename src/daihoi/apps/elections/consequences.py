"""What follows elsewhere when a result falls: apps above say here what they would lose, and carry it out.

An app registers once, when it starts; elections never asks who stands behind it.  What is foreseen is shown before the
act is confirmed, and carried out within the act.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from daihoi.apps.shell.shapes import Finding

from .models import Candidate, Contest


@dataclass(frozen=True)
class Fall:
    """A result that falls, whole or for one person.

    Args:
        contest: whose result.
        person: the one elected who is not approved; None where the whole result is annulled.
        reason: why, as the decision states it; empty while it is only looked at beforehand.
    """

    contest: Contest
    person: Candidate | None = None
    reason: str = ""


@dataclass(frozen=True)
class Consequence:
    """What one app says of a fall.

    Args:
        foresee: what would follow, as sentences for the person who is about to decide.
        carry_out: does it; called within the act, with who acts.
    """

    foresee: Callable[[Fall], list[Finding]]
    carry_out: Callable[[Fall, Any], None]


_consequences: dict[str, Consequence] = {}


def register(name: str, consequence: Consequence) -> None:
    """Tell what follows; the same name registered again takes the place of the earlier one."""
    _consequences[name] = consequence


def foresee(fall: Fall) -> list[Finding]:
    """Everything that would follow in the apps above."""
    return [finding for one in _consequences.values() for finding in one.foresee(fall)]


def carry_out(fall: Fall, *, by: Any) -> None:
    """Let everything follow, in the order of registration."""
    for one in _consequences.values():
        one.carry_out(fall, by)
