"""Steps that are done whole or not at all, and never twice: a killed demo goes on where it stopped."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from django.db import transaction

from daihoi.apps.accounts.models import User
from daihoi.apps.audit import actions as audit
from daihoi.apps.audit.models import Entry
from daihoi.apps.shell import clock
from daihoi.core.sentences import Sentence

VERB = "demo.step_done"


@dataclass
class Demo:
    """What the steps share: the seed, the language, the users who act."""

    seed: int
    language: str
    users: dict[str, User] = field(default_factory=dict)

    def dice(self, *words: object) -> Random:
        """Dice of their own for each purpose, so that a step taken alone throws the same."""
        return Random("/".join(str(word) for word in (self.seed, *words)))

    def by(self, name: str) -> User:
        """The user who acts; read once."""
        if name not in self.users:
            self.users[name] = User.objects.get(username=name)
        return self.users[name]


@dataclass(frozen=True)
class Step:
    """One step: its name in the trail, what the user reads meanwhile, its day, what it does."""

    name: str
    title: Sentence
    day: date
    act: Callable[[Demo], Any]


def take(steps: list[Step], demo: Demo) -> list[tuple[Step, float]]:
    """Take the steps that are not yet in the trail, each in one transaction with its mark.

    Returns:
        The steps taken now with the seconds that each took.
    """
    done = set(Entry.objects.filter(verb=VERB).values_list("facts__step", flat=True))
    taken = []
    for number, step in enumerate(steps, 1):
        _show(number, len(steps), step.title.in_language(demo.language))
        if step.name in done:
            continue
        began = time.perf_counter()
        with clock.on(step.day), transaction.atomic():
            step.act(demo)
            audit.record(VERB, by="demo", on=demo.by("demo"), step=step.name)
        taken.append((step, time.perf_counter() - began))
    _show(0, 0, "")
    return taken


def _show(number: int, total: int, title: str) -> None:
    if not sys.stderr.isatty():
        return
    bar = f"[{'█' * (20 * number // total):20}] {number}/{total} {title}" if total else ""
    sys.stderr.write(f"\r\033[K{bar[:110]}")
    sys.stderr.flush()
