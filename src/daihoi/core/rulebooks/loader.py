"""From a pack's TOML to the rule objects of all subjects."""

from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, fields
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from daihoi.core.errors import RulebookError, WrongInput
from daihoi.core.sentences import say

from .consistency import contradictions
from .lines import Lines
from .reading import PackReader
from .rules import Rulebook

PACKS_DIR = Path(__file__).resolve().parent / "packs"
HEAD = ("id", "title", "regulation", "in_force_from", "in_force_until", "replaces")


def available() -> list[str]:
    """The names of the rulebooks that come with the program, in alphabetical order."""
    return sorted(path.stem for path in PACKS_DIR.glob("*.toml"))


@cache
def load(name: str) -> Rulebook:
    """A rulebook by name.

    Args:
        name: such as ``vn-party-190``.

    Returns:
        The rulebook; the same object each time.

    Raises:
        WrongInput: there is no such rulebook.
        RulebookError: the pack is malformed, unsourced or contradicts itself.
    """
    names = available()
    if name not in names:
        near = get_close_matches(name, names, 1, 0.4)
        asked = say("Did you mean “{near}”?", near=near[0]) if near else say("Name one of these.")
        raise WrongInput(
            say("There is no rulebook “{name}”. There are: {known}. {asked}", name=name, known=", ".join(names),
                asked=asked)
        )  # fmt: skip
    origin = f"{name}.toml"
    return load_text((PACKS_DIR / origin).read_text(encoding="utf-8"), origin)


def load_text(text: str, origin: str) -> Rulebook:
    """A rulebook from the text of a pack.

    Args:
        text: TOML.
        origin: the file's name, for errors.

    Returns:
        The rulebook.

    Raises:
        RulebookError: the text is no TOML, has an unknown or missing key, cites nothing or contradicts itself;
            the error names the line.
    """
    table = _toml(text, origin)
    lines = Lines(text)
    reader = PackReader(str(table.get("regulation", "")), lines, origin)
    book = _read_book(table, reader)
    for path, what in contradictions(book):
        raise reader.error(path, what)
    return book


def _toml(text: str, origin: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else len(text.splitlines())
        sentence = say(
            "{origin}, line {line}: this is not TOML. Mend the line and try again.", origin=origin, line=line
        )
        raise RulebookError(sentence, line) from None


def _read_book(table: dict[str, Any], reader: PackReader) -> Rulebook:
    hints = get_type_hints(Rulebook)
    parts = [one for one in fields(Rulebook) if one.name not in HEAD]
    sections, needed = [one.name for one in parts], [one.name for one in parts if one.default is MISSING]
    for key in table:
        if key not in (*HEAD, *sections):
            raise reader.error(key, say("“{key}” is not a section of a rulebook; the sections are: {known}.", key=key,
                                        known=", ".join(sections)))  # fmt: skip
    for key in ("id", "title", "regulation", *needed):
        if key not in table:
            raise reader.error("", say("“{key}” is missing.", key=key))
    head: dict[str, Any] = {
        key: reader.plain(date if key.startswith("in_force") else str, table[key], key)
        for key in HEAD
        if key in table and key != "title"
    }
    read = {key: reader.section(hints[key], table[key], key) for key in sections if key in table}
    title = reader.wording(table["title"] if isinstance(table["title"], dict) else {}, "title")
    return Rulebook(title=title, **head, **read)
