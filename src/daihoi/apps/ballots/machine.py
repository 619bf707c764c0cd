"""The reading machine, which is an extra: asked for here only, so that a site without it says so in one sentence."""

from __future__ import annotations

from importlib.util import find_spec
from types import ModuleType
from typing import Any

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say

PARTS = ("cv2", "zxingcpp", "pypdfium2", "simplejpeg")


def is_installed() -> bool:
    """True where scans can be read."""
    return all(find_spec(one) is not None for one in PARTS)


def missing() -> Sentence:
    """What a site without the extra says."""
    return say(
        "This server can't read scans: the extra “scan” is missing. Let whoever runs it install daihoi[scan]; until "
        "then key the ballots twice."
    )


def scanning() -> ModuleType:
    """The core module that reads pictures.

    Raises:
        WrongInput: the extra is not installed.
    """
    if not is_installed():
        raise WrongInput(missing())
    from daihoi.core import scanning as found

    return found


def read_chunk(chunk: dict[str, Any]) -> list[dict[str, Any]]:
    """One chunk of pictures on whatever machine: this module needs neither the site nor its tables.

    Args:
        chunk: plain data, as ``core.scanning.read_chunk`` takes it.

    Returns:
        A reading for each picture in their order; a damaged file is a line of its own.
    """
    found: list[dict[str, Any]] = scanning().read_chunk(chunk)
    return found
