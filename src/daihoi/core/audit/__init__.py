"""The trail of acts: each entry is sealed by the one before it, so that no later change goes unseen.

Public names::

    seal(previous_hash, entry) -> str              SHA-256 over the hash before and the entry's canonical JSON
    canonical(entry) -> str                        sorted keys, NFC, no spaces, no floats
    verify(entries, head=, previous=, first=) -> Verdict
        Verdict.is_whole .checked .head .position .flaw .expected .found .reason .as_json(language)
    verify_lines(lines, …) -> Verdict              the same over the lines of an exported file
    verify_part(Part(lines, first, previous, head)) -> Verdict    one stretch of a long trail by itself
    read_line(line) -> dict                        one entry of such a file
    merkle.root_of, .inclusion_proof, .verify_inclusion, …        a hash tree: one root over many entries, short proofs

An exported entry is one JSON object on a line: ``sequence`` (from 1), ``at``, ``by``, ``verb``, ``on``, ``facts``, and
beside these the two hashes ``previous`` (empty for the first) and ``hash``.
"""

from . import merkle
from .chain import Flaw, Verdict, canonical, seal, verify
from .lines import read_line, verify_lines
from .parts import Part, verify_part

__all__ = [
    "Flaw",
    "Part",
    "Verdict",
    "canonical",
    "merkle",
    "read_line",
    "seal",
    "verify",
    "verify_lines",
    "verify_part",
]
