"""Sealing entries one by the other, and checking that none was changed, removed, moved or slipped in."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say

_VERSION = "daihoi-audit-1"
_UNSEALED = ("previous", "hash")
_MOST_NESTED = 50


class Flaw(StrEnum):
    """What is wrong at the first broken place.

    UNREADABLE: the entry is not one.
    GAP: entries are missing before it.
    OUT_OF_ORDER: its number was there already, or comes too late.
    BROKEN_LINK: it was sealed after another entry than the one before it.
    CHANGED: its content is not what was sealed.
    TRUNCATED: entries are missing after the last one.
    """

    UNREADABLE = "unreadable"
    GAP = "gap"
    OUT_OF_ORDER = "out_of_order"
    BROKEN_LINK = "broken_link"
    CHANGED = "changed"
    TRUNCATED = "truncated"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check of a trail found.

    Args:
        is_whole: True when every entry is in its place and unchanged.
        checked: how many entries were found good, from the first on.
        head: hash of the last good entry; keep it elsewhere to detect a cut-off end next time.
        position: place of the first broken entry, counted from 1; 0 when the trail is whole.
        flaw: what is wrong there; None when the trail is whole.
        expected: what should stand there: a hash or a number.
        found: what stands there.
        reason: the verdict as a sentence.
    """

    is_whole: bool
    checked: int
    head: str
    position: int
    flaw: Flaw | None
    expected: str
    found: str
    reason: Sentence

    def as_json(self, language: str = "en") -> dict[str, object]:
        """The verdict as plain values, said in ``vi`` or ``en``."""
        return {
            "ok": self.is_whole,
            "checked": self.checked,
            "head": self.head,
            "position": self.position or None,
            "flaw": self.flaw.value if self.flaw else None,
            "expected": self.expected or None,
            "found": self.found or None,
            "reason": self.reason.in_language(language),
        }


def canonical(entry: Mapping[str, object]) -> str:
    """The one way in which an entry is written for sealing.

    Args:
        entry: its fields; texts, whole numbers, true, false, null, lists and objects of these.

    Returns:
        JSON with sorted keys, composed letters and no spaces, without ``previous`` and ``hash``.

    Raises:
        WrongInput: a number with a fraction, or anything else that can't be written in one way only.
    """
    sealed = {key: value for key, value in entry.items() if key not in _UNSEALED}
    return json.dumps(_plain(sealed), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def seal(previous_hash: str, entry: Mapping[str, object]) -> str:
    """The hash that seals an entry to the one before it.

    Args:
        previous_hash: hash of the entry before; empty for the first entry.
        entry: its fields; ``previous`` and ``hash`` are left out of the seal.

    Returns:
        64 hexadecimal digits.

    Raises:
        WrongInput: as :func:`canonical`.
    """
    text = f"{_VERSION}\n{previous_hash}\n{canonical(entry)}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def verify(
    entries: Iterable[Mapping[str, object] | Sentence], *, head: str | None = None, previous: str = "", first: int = 1
) -> Verdict:
    """Walk along a trail and stop at the first entry that is not as it was sealed.

    Args:
        entries: the entries in order, each with ``sequence``, ``previous`` and ``hash``; a sentence stands for one
            that can't be read and says why.  They are taken one at a time, so a trail of any length can be checked.
        head: hash of the last entry as it was noted elsewhere; None when it is not known, and then an end that was
            cut off can't be seen.
        previous: hash before the first entry given, where the trail does not begin at its beginning.
        first: number of the first entry given.

    Returns:
        The verdict.
    """
    position = 0
    for position, entry in enumerate(entries, start=1):
        sealed = _follow(entry, previous, first + position - 1)
        if isinstance(sealed, str):
            previous = sealed
        else:
            flaw, expected, found, reason = sealed
            return Verdict(False, position - 1, previous, position, flaw, expected, found, reason)
    if head is not None and head != previous:
        reason = say("The trail breaks off after {count} entries: its last hash is not the one noted elsewhere. "
                     "Entries at its end are missing.", count=position)  # fmt: skip
        return Verdict(False, position, previous, position + 1, Flaw.TRUNCATED, head, previous, reason)
    whole = say("All {count} entries are in their places and unchanged.", count=position)
    return Verdict(True, position, previous, 0, None, "", "", whole)


_Broken = tuple[Flaw, str, str, Sentence]


def _follow(entry: Mapping[str, object] | Sentence, previous: str, sequence: int) -> _Broken | str:
    """The hash of one entry, or what is wrong with it, given the hash and the number it must follow."""
    if isinstance(entry, Sentence):
        return Flaw.UNREADABLE, "", "", entry
    number = entry.get("sequence")
    if type(number) is not int:
        return Flaw.UNREADABLE, str(sequence), "", say("Entry {expected} has no number.", expected=sequence)
    if number > sequence:
        reason = say("Entry {expected} is missing; entry {found} stands in its place.", expected=sequence, found=number)
        return Flaw.GAP, str(sequence), str(number), reason
    if number < sequence:
        reason = say("Entry {found} stands where entry {expected} should; it is repeated or moved.",
                     expected=sequence, found=number)  # fmt: skip
        return Flaw.OUT_OF_ORDER, str(sequence), str(number), reason
    if entry.get("previous") != previous:
        reason = say("Entry {number} was not sealed after the entry that stands before it: an entry was removed, "
                     "replaced or slipped in here.", number=number)  # fmt: skip
        return Flaw.BROKEN_LINK, previous, str(entry.get("previous", "")), reason
    return _sealed(entry, previous, number)


def _sealed(entry: Mapping[str, object], previous: str, number: int) -> _Broken | str:
    try:
        expected = seal(previous, entry)
    except WrongInput as error:
        return Flaw.UNREADABLE, "", "", error.sentence
    if entry.get("hash") == expected:
        return expected
    reason = say("Entry {number} was changed after it was sealed.", number=number)
    return Flaw.CHANGED, expected, str(entry.get("hash", "")), reason


def _plain(value: object, depth: int = 0) -> object:
    """The value with composed letters, made of nothing that JSON could write in two ways."""
    if depth > _MOST_NESTED:
        raise WrongInput(say("An entry of the trail is nested more than {most} deep. Record less of it.",
                             most=_MOST_NESTED))  # fmt: skip
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list | tuple):
        return [_plain(item, depth + 1) for item in value]
    if isinstance(value, Mapping):
        return _plain_object(value, depth)
    kind = type(value).__name__
    raise WrongInput(
        say("An entry of the trail holds {value}, a {kind}. Write it as text or as a whole number.",
            value=repr(value)[:80], kind=kind)
    )  # fmt: skip


def _plain_object(value: Mapping[object, object], depth: int) -> dict[str, object]:
    plain: dict[str, object] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise WrongInput(say("An entry of the trail has the name {key}, which is no text.", key=repr(key)[:80]))
        name = unicodedata.normalize("NFC", key)
        if name in plain:
            raise WrongInput(say("An entry of the trail has the name “{key}” twice. Keep one.", key=name))
        plain[name] = _plain(item, depth + 1)
    return plain
