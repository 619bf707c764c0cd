"""The entry journal: every act at the desk a line, each sealed by the one before it.

What was keyed is sealed by a commitment: a hash over the text and a salt of its own.  So the contents can be destroyed
with the ballots, and the chain of acts can still be checked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from daihoi.core.audit import Verdict, verify
from daihoi.core.sentences import Sentence, say

_VERSION = "daihoi-keyed-1"


def commitment(salt: str, keyed: str) -> str:
    """The hash that stands for what was keyed.

    Args:
        salt: a random text, kept with the line and destroyed with it; without it short lines could be guessed.
        keyed: the line as typed.

    Returns:
        64 hexadecimal digits; empty without a salt, for a line on which nothing was keyed.
    """
    if not salt:
        return ""
    return hashlib.sha256(f"{_VERSION}\n{salt}\n{keyed}".encode("utf-8", "surrogatepass")).hexdigest()


def verify_journal(lines: Iterable[Mapping[str, Any]], *, head: str | None = None) -> Verdict:
    """Check that no line of a journal was changed, removed, moved or slipped in, and no content exchanged.

    Args:
        lines: the lines in order: ``sequence``, ``commitment`` and the other sealed fields, ``previous``, ``hash``, and
            beside them ``salt`` and ``keyed``, which are empty once destroyed.
        head: the hash of the last line as it was handed over with the count; None when it is not known.

    Returns:
        The verdict.
    """
    return verify(_sealed(lines), head=head)


def _sealed(lines: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, object] | Sentence]:
    for line in lines:
        if line["salt"] and commitment(line["salt"], line["keyed"]) != line["commitment"]:
            yield say("Line {number}: what was keyed is not what was sealed.", number=line["sequence"])
        else:
            yield {key: value for key, value in line.items() if key not in ("salt", "keyed")}
