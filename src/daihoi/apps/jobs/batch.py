"""What a long piece of work looks like: cut into chunks, worked on as plain data, saved chunk by chunk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.module_loading import import_string

from daihoi.core.sentences import Sentence


@dataclass(frozen=True)
class Batch:
    """One kind of batch.

    Args:
        chunks: parameters → the chunks, each plain data; asked again after a crash, so it must answer the same.
        work: one chunk → its result; a core function on plain data, so a worker needs neither the site nor its tables.
        save: (parameters, number of the chunk, result) → plain data to be remembered of the chunk, or nothing; runs in
            one transaction with the checkpoint.
        finish: (parameters, what was remembered in the order of the chunks) → the facts shown when the job is done:
            message key → a number, a text, or a sentence as ``plain_sentence`` writes it.
        is_heavy: True where a chunk keeps a core busy: without a cluster, each core of this machine takes chunks.
    """

    chunks: Callable[[dict[str, Any]], Sequence[Any]]
    work: Callable[[Any], Any]
    save: Callable[[dict[str, Any], int, Any], Any]
    finish: Callable[[dict[str, Any], list[Any]], dict[str, Any]]
    is_heavy: bool = False


def plain_sentence(sentence: Sentence) -> dict[str, Any]:
    """A sentence as plain data, said again in the language of whoever reads the job's page."""
    return {"text": sentence.text, "values": {name: str(value) for name, value in sentence.values.items()}}


def load(kind: str) -> Batch:
    """The batch that a kind names, such as ``daihoi.apps.audit.batches.VERIFICATION``."""
    batch = import_string(kind)
    if not isinstance(batch, Batch):
        raise TypeError(f"{kind} is not a batch.")
    return batch
