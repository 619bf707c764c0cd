"""What people ruled on scanned ballots: one line for one ballot, named by its place, its source or its picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say

from .gathering import ScannedBallot, Standing
from .readings import Choice

KEYS = (
    "place", "source", "image_hash", "choices", "ground", "set_aside", "weight", "decided_by", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Adjudication:
    """One ruling.

    Args:
        decided_by: who decided, by name or by role; never empty.
        place: the ballot's place in the stream, from 1; 0 when it is named otherwise.
        source: the source of one of its pictures; empty when it is named otherwise.
        image_hash: likewise its hash.
        choices: it is valid as read, with these choices in place of the machine's; None when it is not.
        ground: it is invalid on this ground of the rulebook; empty when it is not.
        is_no_ballot: it is no ballot of this vote and is not counted at all.
        weight: the votes of the card, as people read them.
        note: why.
    """

    decided_by: tuple[str, ...]
    place: int = 0
    source: str = ""
    image_hash: str = ""
    choices: Mapping[str, Choice] | None = None
    ground: str = ""
    is_no_ballot: bool = False
    weight: int | None = None
    note: str = ""

    @property
    def named(self) -> str:
        """How a message calls the ballot."""
        return self.source or self.image_hash or str(self.place)

    def as_json(self) -> dict[str, Any]:
        """The line as it is written, without what it does not say."""
        said: dict[str, Any] = {
            "place": self.place, "source": self.source, "image_hash": self.image_hash,
            "choices": dict(self.choices) if self.choices is not None else None, "ground": self.ground,
            "set_aside": self.is_no_ballot, "weight": self.weight, "decided_by": list(self.decided_by),
            "note": self.note,
        }  # fmt: skip
        return {key: value for key, value in said.items() if value or (key == "choices" and value is not None)}


def read_adjudication(value: object) -> Adjudication:
    """A ruling from its JSON object.

    Args:
        value: one line of an adjudications file.

    Returns:
        The ruling.

    Raises:
        WrongInput: it names no ballot, or names it in two ways; it rules nothing, or two things; nobody decided.
    """
    if not isinstance(value, dict):
        raise WrongInput(say("A ruling is a JSON object that names a ballot, what was ruled and who decided."))
    strange = [str(key) for key in value if key not in KEYS]
    if strange:
        raise WrongInput(say("A ruling knows no “{key}”; it knows: {known}.", key=strange[0], known=", ".join(KEYS)))
    found = Adjudication(
        decided_by=_names(value.get("decided_by")),
        place=_number(value, "place") or 0,
        source=_text(value, "source"),
        image_hash=_text(value, "image_hash"),
        choices=_choices(value.get("choices")),
        ground=_text(value, "ground"),
        is_no_ballot=value.get("set_aside") is True,
        weight=_number(value, "weight"),
        note=_text(value, "note"),
    )
    _require_whole(found)
    return found


@dataclass
class Rulings:
    """All rulings of one count; each is used once, and none may be left over.

    Args:
        rulings: in any order.
    """

    rulings: Iterable[Adjudication]
    _by_key: dict[str | int, Adjudication] = field(default_factory=dict)
    _used: dict[int, int] = field(default_factory=dict)
    _all: list[Adjudication] = field(default_factory=list)

    def __post_init__(self) -> None:
        for one in self.rulings:
            self._all.append(one)
            key = one.place or one.source or one.image_hash
            if key in self._by_key:
                raise WrongInput(say("Two rulings name the ballot {ballot}. Keep the one that holds.",
                                     ballot=one.named))  # fmt: skip
            self._by_key[key] = one

    def of(self, ballot: ScannedBallot) -> Adjudication | None:
        """The ruling on this ballot, if there is one.

        Raises:
            WrongInput: two rulings name it, a ruling names two ballots, or it is a rehearsal sheet.
        """
        keys = (ballot.place, *ballot.sources, *(one for one in ballot.image_hashes if one))
        found = {id(self._by_key[key]): self._by_key[key] for key in keys if key in self._by_key}
        if not found:
            return None
        if len(found) > 1:
            raise WrongInput(say("Two rulings name the ballot {ballot}. Keep the one that holds.",
                                 ballot=ballot.sources[0]))  # fmt: skip
        (key, one), *_none = found.items()
        if key in self._used:
            raise WrongInput(
                say("The ruling on {ballot} fits the ballots {one} and {other}. Name the ballot by its place.",
                    ballot=one.named, one=self._used[key], other=ballot.place)
            )  # fmt: skip
        if ballot.standing is Standing.TEST and not one.is_no_ballot:
            raise WrongInput(say("{ballot} is a rehearsal sheet and is never counted. Take the ruling out.",
                                 ballot=one.named))  # fmt: skip
        self._used[key] = ballot.place
        return one

    def require_all_used(self) -> None:
        """Refuse rulings on ballots that are not there.

        Raises:
            WrongInput: a ruling names no ballot of the readings.
        """
        left = [one.named for one in self._all if id(one) not in self._used]
        if left:
            raise WrongInput(
                say("No ballot of the readings is meant by the ruling on {ballots}. Mend the name, or take the ruling "
                    "out.", ballots=", ".join(left))
            )  # fmt: skip


def _require_whole(found: Adjudication) -> None:
    wrong: Sentence | None = None
    if sum(map(bool, (found.place, found.source, found.image_hash))) != 1:
        wrong = say("A ruling names its ballot in one way: by “place”, “source” or “image_hash”.")
    elif sum((found.choices is not None, bool(found.ground), found.is_no_ballot)) != 1:
        wrong = say("The ruling on {ballot} must say one thing: “choices”, “ground” or “set_aside”.",
                    ballot=found.named)  # fmt: skip
    elif not found.decided_by:
        wrong = say("The ruling on {ballot} does not say who decided. Write it in “decided_by”.", ballot=found.named)
    if wrong:
        raise WrongInput(wrong)


def _text(value: Mapping[str, Any], key: str) -> str:
    said = value.get(key)
    if said is not None and not isinstance(said, str):
        raise WrongInput(say("“{key}” of a ruling must be a text.", key=key))
    return said or ""


def _number(value: Mapping[str, Any], key: str) -> int | None:
    said = value.get(key)
    if said is not None and (type(said) is not int or said < 1):
        raise WrongInput(say("“{key}” of a ruling must be a whole number from 1 up.", key=key))
    return said


def _names(said: object) -> tuple[str, ...]:
    names = [said] if isinstance(said, str) else said if isinstance(said, list) else []
    if not all(isinstance(one, str) for one in names):
        raise WrongInput(say("“{key}” of a ruling must be a text.", key="decided_by"))
    return tuple(one for one in names if one.strip())


def _choices(said: object) -> Mapping[str, Choice] | None:
    if said is None:
        return None
    if isinstance(said, dict) and all(one is None or type(one) in (str, int) for one in said.values()):
        return said
    raise WrongInput(say("“choices” of a ruling must say for each name a word, a whole number or null."))
