"""A batch for the tests: squares numbers and adds them up, and can be told to fail once."""

from __future__ import annotations

from typing import Any

from daihoi.apps.jobs.batch import Batch

saved: list[int] = []
worked: list[int] = []
failing: set[int] = set()


def chunks(parameters: dict[str, Any]) -> list[int]:
    return list(range(parameters["count"]))


def work(chunk: int) -> int:
    worked.append(chunk)
    if chunk in failing:
        raise ValueError("the machine went dark")
    return chunk * chunk


def save(parameters: dict[str, Any], number: int, result: int) -> int | None:
    saved.append(result)
    return result if result % 2 else None


def finish(parameters: dict[str, Any], remembered: list[Any]) -> dict[str, Any]:
    return {"sum": sum(saved), "odd": ", ".join(map(str, remembered))}


SQUARES = Batch(chunks, work, save, finish)
