"""Reading one JSON object key by key: what is missing or can't be true is refused with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

C = TypeVar("C", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object and the place where it stands, for the sentence of an error.

    Args:
        values: the object.
        place: its path in the file, such as ``ballots``; empty for the whole file.
    """

    values: Mapping[str, object]
    place: str = ""

    @classmethod
    def of(cls, value: object, place: str = "") -> Fields:
        """The fields of a JSON value that must be an object."""
        if isinstance(value, Mapping):
            return cls(value, place)
        if not place:
            raise WrongInput(say("The file must hold one JSON object with named values."))
        raise WrongInput(say("“{place}” must be an object with named values.", place=place))

    def at(self, key: str) -> str:
        """The path of a key, for an error."""
        return f"{self.place}.{key}" if self.place else key

    def holds(self, key: str) -> bool:
        """True when the key is there and not null."""
        return self.values.get(key) is not None

    def refuse_misspelt(self, known: Iterable[str]) -> None:
        """Refuse a key that is nearly one of ``known``; other keys belong to other programs and are left alone.

        Raises:
            WrongInput: a key looks like a slip of the pen.
        """
        names = list(known)
        for key in self.values:
            near = [] if key in names else get_close_matches(key, names, 1, 0.8)
            if near:
                raise WrongInput(
                    say("“{key}” is not known here. Did you mean “{near}”?", key=self.at(key), near=self.at(near[0]))
                )

    def need(self, key: str) -> object:
        """The value of a key that must be there."""
        if not self.holds(key):
            raise WrongInput(say("“{place}” is missing. Add it to the file.", place=self.at(key)))
        return self.values[key]

    def number(self, key: str, least: int = 0) -> int:
        """A whole number that must be there."""
        return whole_number(self.need(key), self.at(key), least)

    def number_or_none(self, key: str, least: int = 0) -> int | None:
        """A whole number, or None when the key is left out."""
        return self.number(key, least) if self.holds(key) else None

    def text(self, key: str) -> str:
        """A text that must be there and not be blank."""
        value = self.need(key)
        if not isinstance(value, str) or not value.strip():
            raise WrongInput(say("“{place}” must be a text that is not blank.", place=self.at(key)))
        return value.strip()

    def text_or(self, key: str, otherwise: str) -> str:
        """A text, or ``otherwise`` when the key is left out."""
        return self.text(key) if self.holds(key) else otherwise

    def choice(self, key: str, known: type[C]) -> C:
        """One of a few words."""
        word = self.text(key)
        if word not in [choice.value for choice in known]:
            raise WrongInput(
                say(
                    "“{place}” can't be “{word}”. It is one of: {known}.",
                    place=self.at(key),
                    word=word,
                    known=", ".join(choice.value for choice in known),
                )
            )
        return known(word)

    def truth(self, key: str, otherwise: bool = False) -> bool:
        """True or false, or ``otherwise`` when the key is left out."""
        value = self.values.get(key)
        if value is None:
            return otherwise
        if not isinstance(value, bool):
            raise WrongInput(say("“{place}” must be true or false.", place=self.at(key)))
        return value

    def day(self, key: str) -> date | None:
        """A day written 2025-06-30, or None when the key is left out."""
        return calendar_day(self.values[key], self.at(key)) if self.holds(key) else None

    def objects(self, key: str) -> list[Fields]:
        """A list of objects; empty when the key is left out."""
        return [Fields.of(one, f"{self.at(key)}[{place}]") for place, one in enumerate(self.list_of(key), 1)]

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when the key is left out."""
        whole = Fields({str(place): one for place, one in enumerate(self.list_of(key), 1)}, self.at(key))
        return tuple(whole.text(place) for place in whole.values)

    def list_of(self, key: str) -> Sequence[object]:
        """A list; empty when the key is left out."""
        value = self.values.get(key)
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            raise WrongInput(say("“{place}” must be a list.", place=self.at(key)))
        return value


def whole_number(value: object, place: str, least: int = 0) -> int:
    """A whole number of at least ``least``; ``place`` names it in an error.

    Raises:
        WrongInput: it is not a whole number or too small.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise WrongInput(say("“{place}” must be a whole number, not “{value}”.", place=place, value=value))
    if value < least:
        raise WrongInput(
            say("“{place}” is {value}; it can't be less than {least}.", place=place, value=value, least=least)
        )
    return value


def calendar_day(value: object, place: str) -> date:
    """A day written year-month-day; ``place`` names it in an error.

    Raises:
        WrongInput: it is no such day.
    """
    try:
        return date.fromisoformat(value) if isinstance(value, str) else date.fromisoformat("")
    except ValueError:
        raise WrongInput(
            say("“{place}” must be a day such as 2025-06-30, not “{value}”.", place=place, value=value)
        ) from None
