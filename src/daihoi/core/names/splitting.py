"""A full name parted into family, middle and given name."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import WrongInput
from ..sentences import say
from .folding import normalise

# Family names of more than one word; without this table their second word would be read as a middle name.
_COMPOUND_FAMILIES = (
    ("công", "tằng", "tôn", "nữ"),
    ("công", "huyền", "tôn", "nữ"),
    ("công", "tôn", "nữ"),
    ("huyền", "tôn", "nữ"),
    ("tôn", "nữ"),
    ("tôn", "thất"),
    ("âu", "dương"),
)


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name in its three parts; a part that the person does not have is empty.

    Args:
        family: family name (họ), such as "Nguyễn".
        middle: middle name (tên đệm), one or more words.
        given: given name (tên), by which lists are ordered.
    """

    family: str
    middle: str
    given: str

    @property
    def full(self) -> str:
        """The name as it is written: family, middle, given."""
        return " ".join(part for part in (self.family, self.middle, self.given) if part)


def split(full_name: str) -> Name:
    """Part a full name: first word family name, last word given name, the rest middle name.

    A name of one word is a given name.  Known family names of several words ("Tôn Thất") stay whole.  A name that is
    written in another order (some peoples put the family name last) is made as a ``Name`` by hand.

    Args:
        full_name: the name as written, in any case and spacing.

    Returns:
        Its parts; joined again they are the normalised name.

    Raises:
        WrongInput: there is no letter in it.
    """
    words = normalise(full_name).split()
    if not any(letter.isalpha() for letter in "".join(words)):
        raise WrongInput(
            say("“{name}” holds no name. Write the family name, middle name and given name.", name=full_name)
        )
    family = _family_words(words)
    return Name(" ".join(words[:family]), " ".join(words[family:-1]), words[-1])


def _family_words(words: list[str]) -> int:
    """How many words at the start are the family name."""
    lower = tuple(word.lower() for word in words)
    for family in _COMPOUND_FAMILIES:
        if len(lower) > len(family) and lower[: len(family)] == family:
            return len(family)
    return min(1, len(words) - 1)
