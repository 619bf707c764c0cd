"""Made ready behind the running server, so that the first reader does not wait: addresses, rulebooks, templates."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LOOK_EVERY_SECONDS = 0.1
FIRST = ("shell", "dashboards", "accounts")
"""Apps whose templates every page wears, or that a reader meets first."""


def warm_up(is_stopped: Callable[[], bool] = lambda: False) -> int:
    """Import every view, read every rulebook and compile the templates of the house.

    A reader who comes meanwhile is served first: between two steps the thread steps aside.

    Args:
        is_stopped: asked between two steps; True ends the work.

    Returns:
        How many templates were compiled.
    """
    from django.template.loader import get_template
    from django.urls import get_resolver

    from daihoi.core import rulebooks

    _ = get_resolver().reverse_dict  # imports every view
    for name in rulebooks.available():
        if is_stopped():
            return 0
        rulebooks.load(name)
    done = 0
    for template in templates():
        if is_stopped():
            break
        get_template(template)
        done += 1
        time.sleep(0)
    return done


def templates() -> list[str]:
    """The names of the templates of all apps, those that every page wears first."""
    from django.apps import apps

    found = []
    for config in apps.get_app_configs():
        folder = Path(config.path) / "templates"
        if config.name.startswith("daihoi."):
            found += [str(path.relative_to(folder)) for path in sorted(folder.rglob("*.html"))]
    return sorted(found, key=lambda name: not name.startswith(FIRST))


@contextmanager
def behind(is_up: Callable[[], bool]) -> Iterator[threading.Thread]:
    """Warm up in a thread of its own as soon as the server is up, for as long as the block runs.

    Args:
        is_up: True once the server answers.
    """
    leaving = threading.Event()

    def wait_and_warm() -> None:
        while not is_up():
            if leaving.wait(LOOK_EVERY_SECONDS):
                return
        warm_up(leaving.is_set)

    thread = threading.Thread(target=wait_and_warm, name="warming up", daemon=True)
    thread.start()
    try:
        yield thread
    finally:
        leaving.set()
        thread.join(5)
