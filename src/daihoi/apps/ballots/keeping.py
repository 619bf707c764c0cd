"""Where scanned files lie: by the hash of their contents, read-only, beside the public media and without an address."""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say

FULL = (errno.ENOSPC, errno.EDQUOT)
SUFFIX = re.compile(r"\.[a-z0-9]{1,5}$")
READ_ONLY = 0o440


@dataclass(frozen=True)
class Stored:
    """A file as it is kept.

    Args:
        digest: SHA-256 of its contents.
        size: bytes.
    """

    digest: str
    size: int


def keep(name: str, parts: Iterable[bytes]) -> Stored:
    """Write a file as it streams in; the same contents again are kept once.

    Raises:
        WrongInput: the disk is full or refuses; nothing half written is left.
    """
    home = _home()
    hashed, size = hashlib.sha256(), 0
    try:
        home.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=home, prefix="incoming-", delete=False) as file:
            temporary = Path(file.name)
            try:
                for part in parts:
                    hashed.update(part)
                    size += len(part)
                    file.write(part)
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
        kept = path_of(hashed.hexdigest(), name)
        kept.parent.mkdir(exist_ok=True)
        temporary.chmod(READ_ONLY)
        temporary.replace(kept)
    except OSError as error:
        raise WrongInput(_why(name, error)) from None
    return Stored(hashed.hexdigest(), size)


def path_of(digest: str, name: str) -> Path:
    """Where the file with these contents lies; its ending is that of the name it came with."""
    found = SUFFIX.search(name.lower())
    return _home() / digest[:2] / f"{digest}{found.group() if found else ''}"


def is_whole(digest: str, name: str) -> bool:
    """True when the file is there and its contents are still those of its hash."""
    try:
        with path_of(digest, name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == digest
    except OSError:
        return False


def remove(digest: str, name: str) -> None:
    """Delete a file; nothing happens where it is gone already."""
    path_of(digest, name).unlink(missing_ok=True)


def _home() -> Path:
    return Path(settings.HOME) / "private" / "ballots" / "scans"


def _why(name: str, error: OSError) -> Sentence:
    if error.errno in FULL:
        return say("The disk of the server is full: “{name}” could not be kept. Make room, then send the files again.",
                   name=name)  # fmt: skip
    return say("“{name}” could not be kept ({reason}). Let whoever runs the server look at its folder “private”.",
               name=name, reason=error.strerror or str(error))  # fmt: skip
