"""The record of every counted ballot: sealed for the office, and one published root that fixes them all.

Published are the figures and the root.  The records themselves stay sealed, because the marks of fifty boxes are as
good as a signature.  Each leaf of the tree is a commitment: a hash over the record and a salt of its own, so that
neither the root nor the proof of one ballot tells anything about another.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from daihoi.core.audit import canonical, read_line
from daihoi.core.audit.merkle import Frontier, leaf_hash, verify_inclusion
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say

from .counting import CountedBallot, ScanCount

FORMAT = "daihoi-count-1"
_VERSION = "daihoi-ballot-1"
SALT_DIGITS = 32


def record_of(ballot: CountedBallot) -> dict[str, Any]:
    """What is kept of one ballot: its pictures' hashes, what was read, what was decided."""
    return {
        "place": ballot.place, "images": list(ballot.image_hashes), "choices": dict(ballot.choices),
        "valid": ballot.is_valid, "ground": ballot.ground, "weight": ballot.weight,
        "votes": {name: gained for name, gained in ballot.votes.items() if gained},
        "decided_by": list(ballot.decided_by), "note": ballot.note,
    }  # fmt: skip


def commitment(salt: str, record: Mapping[str, Any]) -> str:
    """The hash that stands for a record.

    Args:
        salt: at least 32 random hexadecimal digits, kept with the record; without it the few possible records of a
            ballot could be tried out.
        record: the record.

    Returns:
        64 hexadecimal digits.

    Raises:
        WrongInput: the salt is too short, or the record holds what can't be written in one way only.
    """
    if len(salt) < SALT_DIGITS:
        raise WrongInput(say("The salt of a record is too short: {length} signs of at least {least}.",
                             length=len(salt), least=SALT_DIGITS))  # fmt: skip
    return hashlib.sha256(f"{_VERSION}\n{salt}\n{canonical(record)}".encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(slots=True)
class Sealing:
    """Writes the sealed file line by line and knows its root at every moment.

    Args:
        new_salt: gives a fresh random salt each time.
        frontier: the tree so far.
        digest: the hash of the file so far.
    """

    new_salt: Callable[[], str]
    frontier: Frontier = field(default_factory=Frontier)
    digest: Any = field(default_factory=hashlib.sha256)

    def seal(self, ballot: CountedBallot) -> str:
        """One line of the sealed file, with its end of line."""
        record, salt = record_of(ballot), self.new_salt()
        sealed = commitment(salt, record)
        self.frontier.add(leaf_hash(bytes.fromhex(sealed)))
        line = json.dumps({"commitment": sealed, "salt": salt, "record": record}, ensure_ascii=False) + "\n"
        self.digest.update(line.encode())
        return line

    @property
    def root(self) -> str:
        """The root over all ballots so far, 64 hexadecimal digits."""
        return self.frontier.root.hex()

    @property
    def file_hash(self) -> str:
        """SHA-256 of the sealed file so far."""
        return str(self.digest.hexdigest())


@dataclass(frozen=True, slots=True)
class RecordsVerdict:
    """What the check of a sealed file found.

    Args:
        is_whole: True when every record is what was sealed and the root is the published one.
        checked: records read.
        root: the root over them.
        reason: the verdict as a sentence.
    """

    is_whole: bool
    checked: int
    root: str
    reason: Sentence


def verify_records(lines: Iterable[str], root: str) -> RecordsVerdict:
    """Check a sealed file against the published root.

    Args:
        lines: of the sealed file, taken one at a time.
        root: as published.

    Returns:
        The verdict.
    """
    frontier = Frontier()
    for number, record in enumerate(_records(lines), 1):
        if isinstance(record, Sentence):
            return RecordsVerdict(False, number - 1, frontier.root.hex(), record)
        if commitment(record["salt"], record["record"]) != record["commitment"]:
            text = say("Record {number} is not what was sealed.", number=number)
            return RecordsVerdict(False, number - 1, frontier.root.hex(), text)
        frontier.add(leaf_hash(bytes.fromhex(record["commitment"])))
    found = frontier.root.hex()
    if found != root:
        text = say("The root over {count} records is {found}, published was {root}: records are missing, added or "
                   "exchanged.", count=frontier.size, found=found, root=root)  # fmt: skip
        return RecordsVerdict(False, frontier.size, found, text)
    return RecordsVerdict(True, frontier.size, found, say("All {count} records are what was sealed and published.",
                                                          count=frontier.size))  # fmt: skip


def verify_one(line: str, place: int, size: int, proof: Iterable[str], root: str) -> bool:
    """True when one record, opened by the office, is among those whose root was published.

    Args:
        line: its line of the sealed file.
        place: where it stands in the file, from 0.
        size: how many records there are.
        proof: the hashes from :func:`daihoi.core.audit.merkle.inclusion_proof`, hexadecimal.
        root: as published.

    Returns:
        True or False.

    Raises:
        WrongInput: the line is no record, or a hash is none.
    """
    (record,) = _records([line])
    if isinstance(record, Sentence):
        raise WrongInput(record)
    if commitment(record["salt"], record["record"]) != record["commitment"]:
        return False
    try:
        steps = [bytes.fromhex(one) for one in proof]
        return verify_inclusion(leaf_hash(bytes.fromhex(record["commitment"])), place, size, steps, bytes.fromhex(root))
    except ValueError:
        raise WrongInput(say("The proof or the root is no row of hexadecimal digits.")) from None


def publication(
    count: ScanCount,
    sealing: Sealing,
    *,
    reconciliation: Mapping[str, int],
    zones: Mapping[str, str],
    software: Mapping[str, str],
) -> dict[str, Any]:
    """What is published of a count: figures, reconciliation, how it was read, and the root; nothing of one ballot.

    Args:
        count: the figures; nothing may wait any more.
        sealing: after the last ballot.
        reconciliation: such as ``issued``, ``returned``, ``spoilt``, ``unused``.
        zones: the limits between empty, doubtful and marked, as text.
        software: name, version and hash of what counted.

    Returns:
        Plain values, ready for :func:`daihoi.core.audit.seal`.

    Raises:
        WrongInput: a ballot still waits, or the records are not those of the count.
    """
    if count.waits:
        raise WrongInput(say("{count} ballots still wait for a person; nothing is published before.",
                             count=len(count.waits)))  # fmt: skip
    if sealing.frontier.size != count.returned:
        raise WrongInput(say("{records} records are sealed, but {ballots} ballots are in the figures.",
                             records=sealing.frontier.size, ballots=count.returned))  # fmt: skip
    figures = count.as_json("en")
    return {
        "format": FORMAT, "layout_id": count.layout_id, "ballots": figures["ballots"], "votes": figures["votes"],
        "ruled": count.ruled, "pages": count.pages, "set_aside": len(count.aside),
        "reconciliation": dict(reconciliation), "zones": dict(zones), "software": dict(software),
        "records": sealing.frontier.size, "records_hash": sealing.file_hash, "root": sealing.root,
    }  # fmt: skip


def _records(lines: Iterable[str]) -> Iterator[dict[str, Any] | Sentence]:
    for line in lines:
        if not line.strip():
            continue
        try:
            record = read_line(line)
            bytes.fromhex(record["commitment"])
            is_record = isinstance(record["record"], dict) and isinstance(record["salt"], str)
        except (WrongInput, KeyError, TypeError, ValueError):
            is_record = False
        yield record if is_record else say("A line of the sealed file is no record. It was damaged or edited.")
