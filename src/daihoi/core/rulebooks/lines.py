"""Where each key of a TOML text stands, so that an error can name the line."""

from __future__ import annotations

import re
from collections import Counter

HEADER = re.compile(r"^\s*(?P<open>\[\[?)\s*(?P<path>[^\[\]]+?)\s*\]")
KEY = re.compile(r"^\s*(?P<key>[A-Za-z0-9_.\"'-]+?)\s*=")


class Lines:
    """The line of each key path, such as ``elections.deductions[2].forms``.

    Args:
        text: the TOML text.
    """

    def __init__(self, text: str) -> None:
        self._found: dict[str, int] = {}
        counts: Counter[str] = Counter()
        section = ""
        for number, line in enumerate(text.splitlines(), 1):
            header = HEADER.match(line)
            key = KEY.match(line)
            if header:
                section = _bare(header["path"])
                if header["open"] == "[[":
                    counts[section] += 1
                    section = f"{section}[{counts[section]}]"
                self._found.setdefault(section, number)
            elif key:
                path = _bare(key["key"])
                self._found.setdefault(f"{section}.{path}" if section else path, number)

    def of(self, path: str) -> int:
        """The line of a key, or of the nearest section around it; 0 for the file."""
        while path:
            if path in self._found:
                return self._found[path]
            inside = [line for found, line in self._found.items() if found.startswith((f"{path}.", f"{path}["))]
            if inside:
                return min(inside)
            path = path.rpartition(".")[0]
        return 0


def _bare(path: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in path.split("."))
