"""A batch slow enough to be killed in the middle; each chunk leaves one row in a table of its own."""

from __future__ import annotations

import os
import time
from typing import Any

from django.db import connection

from daihoi.apps.jobs.batch import Batch

KIND = "tests.scenarios.slow_batch.SLOW"
TABLE = "slow_chunks"


def chunks(parameters: dict[str, Any]) -> list[int]:
    return list(range(parameters["count"]))


def work(chunk: int) -> int:
    time.sleep(0.15)
    return chunk


def save(parameters: dict[str, Any], number: int, result: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE} (number, worker) VALUES (%s, %s)", [result, os.getpid()])
    time.sleep(0.15)  # a kill may also fall between the row and the checkpoint
    return result


def finish(parameters: dict[str, Any], remembered: list[int]) -> dict[str, Any]:
    return {"chunks": len(remembered)}


SLOW = Batch(chunks, work, save, finish)
