"""The worker beside the server: started, watched, started again when it dies, stopped with the server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LOOK_EVERY_SECONDS = 5.0


class Worker:
    """One worker process and the thread that watches it."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._process = self._start()
        self._watch = threading.Thread(target=self._keep_alive, name="worker watch", daemon=True)
        self._watch.start()

    @staticmethod
    def _start() -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", "django", "db_worker", "--interval", "1", "--no-startup-delay", "--no-reload"]
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "daihoi.config.settings"}
        return subprocess.Popen(words, env=environment, start_new_session=True)  # noqa: S603 - our own interpreter

    def _keep_alive(self) -> None:
        from django.db import connection

        from daihoi.apps.jobs import actions

        while not self._stopping.wait(LOOK_EVERY_SECONDS):
            died = self._process.poll() is not None
            if died and not self._stopping.is_set():
                self._process = self._start()
            actions.recover_jobs(timedelta(0) if died else actions.STALE_AFTER)
            connection.close()

    def stop(self) -> None:
        """Let the worker finish what it has in hand, at most ten seconds."""
        self._stopping.set()
        self._watch.join(LOOK_EVERY_SECONDS + 5)
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()


@contextmanager
def running() -> Iterator[Worker]:
    """A worker for as long as the block runs."""
    worker = Worker()
    try:
        yield worker
    finally:
        worker.stop()
