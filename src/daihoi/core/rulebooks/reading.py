"""Reading a pack by the shape of the rule classes: a class is a section, a field is a key, a type is a reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from daihoi.core.errors import RulebookError
from daihoi.core.sentences import Sentence, say
from daihoi.core.shares import Rule, Share, Wording
from daihoi.core.sources import Source, SourceStatus

from .lines import Lines

SOURCED = ("regulation", "article", "status", "vi", "en")


class PackReader:
    """Reads the tables of one pack.

    Args:
        regulation: the document that a parameter cites unless it names another.
        lines: where the keys stand.
        origin: the file's name, for errors.
    """

    def __init__(self, regulation: str, lines: Lines, origin: str) -> None:
        self._regulation = regulation
        self._lines = lines
        self._origin = origin

    def section(self, kind: type[Any], table: object, path: str) -> Any:
        """A section: one key for each field of ``kind``.

        Raises:
            RulebookError: a key is unknown or missing, or its value can't be read.
        """
        found = self._table(table, path)
        hints = get_type_hints(kind)
        known = {one.name: one for one in fields(kind)}
        self._refuse_unknown(found, list(known), path)
        values = {}
        for name, one in known.items():
            if name in found:
                values[name] = self._read(hints[name], found[name], _at(path, name))
            elif one.default is MISSING and one.default_factory is MISSING:
                raise self.error(path, say("“{key}” is missing.", key=_at(path, name)))
        return kind(**values)

    def wording(self, table: Mapping[str, Any], path: str) -> Wording:
        """The Vietnamese and the English text of a table."""
        texts = {}
        for language in ("en", "vi"):
            text = table.get(language)
            if not isinstance(text, str) or not text.strip():
                key = _at(path, language)
                what = say("“{key}” is missing: every rule is stated in Vietnamese and English.", key=key)
                raise self.error(key, what)
            texts[language] = text.strip()
        return Wording(**texts)

    def error(self, path: str, what: Sentence) -> RulebookError:
        """An error that names the file, the line and what to mend."""
        line = self._lines.of(path)
        text = say("{origin}, line {line}: {what} Mend the rulebook there.", origin=self._origin, line=line, what=what)
        return RulebookError(text, line)

    def _read(self, hint: Any, value: object, path: str) -> Any:
        hint = _without_none(hint)
        origin: Any = get_origin(hint)
        parts: tuple[Any, ...] = get_args(hint)
        if hint is Wording:
            return self.wording(self._table(value, path), path)
        if origin is Rule:
            return self._rule(parts[0], value, path)
        if origin is dict:
            table = self._table(value, path)
            return {self.plain(parts[0], key, _at(path, key)): self._read(parts[1], one, _at(path, key))
                    for key, one in table.items()}  # fmt: skip
        if origin is tuple and is_dataclass(parts[0]):
            if not isinstance(value, list):
                raise self.error(path, say("“{key}” is a list of [[tables]].", key=path))
            return tuple(self._entry(parts[0], one, f"{path}[{place}]") for place, one in enumerate(value, 1))
        return self.section(hint, value, path)

    def _rule(self, kind: Any, value: object, path: str) -> Rule[Any]:
        table = self._table(value, path)
        self._refuse_unknown(table, ["value", "rule", *SOURCED], path)
        for key in ("value", "rule"):
            if key not in table:
                raise self.error(path, say("“{key}” is missing.", key=_at(path, key)))
        return Rule(
            value=self.plain(kind, table["value"], _at(path, "value")),
            source=self._source(table, path),
            statement=self.wording(table, path),
            id=self.plain(str, table["rule"], _at(path, "rule")),
        )

    def _entry(self, kind: Any, value: object, path: str) -> Any:
        """A table of plain values with a source and a statement."""
        table = self._table(value, path)
        hints = get_type_hints(kind)
        plain = {one.name: one for one in fields(kind) if one.name not in ("source", "statement")}
        self._refuse_unknown(table, [*plain, *SOURCED], path)
        for name, one in plain.items():
            if name not in table and one.default is MISSING:
                raise self.error(path, say("“{key}” is missing.", key=_at(path, name)))
        values = {name: self.plain(hints[name], table[name], _at(path, name)) for name in plain if name in table}
        return kind(source=self._source(table, path), statement=self.wording(table, path), **values)

    def _source(self, table: Mapping[str, Any], path: str) -> Source:
        if "status" not in table:
            raise self.error(path, say("“{key}” is missing.", key=_at(path, "status")))
        status = self.plain(SourceStatus, table["status"], _at(path, "status"))
        article = self.plain(str, table.get("article", ""), _at(path, "article"))
        if not article.strip() and status is not SourceStatus.DERIVED:
            raise self.error(path, say("“{key}” cites nothing. Give its “article”, or “derived” as its status.",
                                       key=path))  # fmt: skip
        own = self._regulation if article.strip() else ""
        regulation = self.plain(str, table.get("regulation", own), _at(path, "regulation"))
        return Source(regulation, article.strip(), status)

    def plain(self, hint: Any, value: object, path: str) -> Any:
        """A single value of the type ``hint``."""
        hint = _without_none(hint)
        if get_origin(hint) is tuple:
            if not isinstance(value, list):
                raise self.error(path, say("“{key}” must be a list.", key=path))
            return tuple(self.plain(get_args(hint)[0], one, path) for one in value)
        if is_dataclass(hint) and hint is not Share:
            return self._plain_table(hint, value, path)
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return self._choice(hint, value, path)
        read, wanted = READERS[hint]
        try:
            return read(value)
        except (ValueError, TypeError, ZeroDivisionError):
            raise self.error(path, say("“{key}” can't be “{value}”: {wanted}.", key=path, value=value,
                                       wanted=wanted)) from None  # fmt: skip

    def _plain_table(self, kind: Any, value: object, path: str) -> Any:
        table = self._table(value, path)
        hints = get_type_hints(kind)
        self._refuse_unknown(table, list(hints), path)
        for name in hints:
            if name not in table:
                raise self.error(path, say("“{key}” is missing.", key=_at(path, name)))
        return kind(**{name: self.plain(hint, table[name], _at(path, name)) for name, hint in hints.items()})

    def _choice(self, kind: type[StrEnum], value: object, path: str) -> StrEnum:
        known = [one.value for one in kind]
        if value not in known:
            raise self.error(path, say("“{key}” can't be “{value}”. It is one of: {known}.", key=path, value=value,
                                       known=", ".join(known)))  # fmt: skip
        return kind(str(value))

    def _table(self, value: object, path: str) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise self.error(path, say("“{key}” must be a table.", key=path))
        return value

    def _refuse_unknown(self, table: Mapping[str, Any], known: list[str], path: str) -> None:
        for key in table:
            if key not in known:
                near = get_close_matches(key, known, 1, 0.5)
                raise self.error(
                    _at(path, key),
                    say("“{key}” is not known; the nearest is “{near}”.", key=_at(path, key), near=near[0])
                    if near
                    else say("“{key}” is not known; known here: {known}.", key=_at(path, key), known=", ".join(known)),
                )


def _at(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        return next(one for one in get_args(hint) if one is not type(None))
    return hint


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


def _fraction(value: object) -> Fraction:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return Fraction(value)
    found = Fraction(_text(value))
    if found < 0 or "." in _text(value):
        raise ValueError
    return found


def _share(value: object) -> Share:
    for opening, is_inclusive in (("more than ", False), ("at least ", True)):
        if _text(value).startswith(opening):
            return Share(_fraction(_text(value).removeprefix(opening)), is_inclusive)
    raise ValueError


def _day(value: object) -> date:
    if type(value) is not date:
        raise ValueError
    return value


# type → how it is read, and what to write instead of what can't be read
READERS: dict[Any, tuple[Callable[[object], Any], Sentence]] = {
    int: (_whole, say("write a whole number, 0 or more")),
    bool: (_truth, say("write true or false")),
    str: (_text, say("write a text in quotes")),
    Fraction: (_fraction, say('write a whole number or a fraction such as "3/10"')),
    Share: (_share, say('write "more than 1/2" or "at least 2/3"')),
    date: (_day, say("write a day such as 2025-06-30")),
}
