"""What a long piece of work looks like: cut into chunks, worked on as plain data, saved chunk by chunk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Batch:
    """One kind of batch.

    Args:
        chunks: parameters → the chunks, each plain data; asked again after a crash, so it must answer the same.
        work: one chunk → its result; a core function on plain data, so a worker needs neither the site nor its tables.
        save: (parameters, number of the chunk, result) → nothing; runs in one transaction with the checkpoint.
        finish: parameters → the facts shown when the job is done.
    """

    chunks: Callable[[dict[str, Any]], Sequence[Any]]
    work: Callable[[Any], Any]
    save: Callable[[dict[str, Any], int, Any], None]
    finish: Callable[[dict[str, Any]], dict[str, Any]]


def load(kind: str) -> Batch:
    """The batch that a kind names, such as ``daihoi.apps.audit.batches.VERIFICATION``."""
    batch = import_string(kind)
    if not isinstance(batch, Batch):
        raise TypeError(f"{kind} is not a batch.")
    return batch
