"""Short acts on a busy database: whoever comes second waits and tries again instead of losing a ballot."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection, transaction

P = ParamSpec("P")
R = TypeVar("R")
PAUSES = (0.05, 0.2, 0.5, 1.0)  # seconds
PASSING = ("locked", "busy", "deadlock", "could not serialize")


def patiently(act: Callable[P, R]) -> Callable[P, R]:
    """One act, one transaction; tried again while the database only says that somebody else is writing."""

    @wraps(act)
    def acted(*args: P.args, **kwargs: P.kwargs) -> R:
        if connection.in_atomic_block:  # the transaction is somebody else's to repeat
            with transaction.atomic():
                return act(*args, **kwargs)
        for pause in PAUSES:
            try:
                with transaction.atomic():
                    return act(*args, **kwargs)
            except OperationalError as error:
                if not any(word in str(error) for word in PASSING):
                    raise
                time.sleep(pause)
        with transaction.atomic():
            return act(*args, **kwargs)

    return acted
