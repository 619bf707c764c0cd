"""What day it is for the congress: the real day, or the day of a rehearsal or a demo.

Acts ask here and not the machine, so that a whole term can be rehearsed.  The trail always keeps the real time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone

_rehearsed: ContextVar[date | None] = ContextVar("rehearsed day", default=None)


def today() -> date:
    """The congress's day."""
    return _rehearsed.get() or settings.REHEARSED_DAY or timezone.localdate()


def now() -> datetime:
    """The congress's moment: the real hour on the congress's day."""
    real = timezone.localtime()
    day = today()
    return real if day == real.date() else timezone.make_aware(datetime.combine(day, time(real.hour, real.minute)))


@contextmanager
def on(day: date) -> Iterator[None]:
    """Let it be another day for the acts inside."""
    token = _rehearsed.set(day)
    try:
        yield
    finally:
        _rehearsed.reset(token)
