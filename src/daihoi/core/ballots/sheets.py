"""What a teller keys against, and what was read from one paper."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from daihoi.core.elections import Ballot, BallotStyle, Counting, Flaw, Mark, style_of
from daihoi.core.elections.rules import BallotRules, Ground
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

UNTOUCHED = {
    BallotStyle.STRIKE: Mark.KEPT, BallotStyle.AGREE_DISAGREE: Mark.AGREE, BallotStyle.MARK: Mark.NONE,
}  # fmt: skip
"""What a name means that the line does not mention."""
EXCEPTION = {
    BallotStyle.STRIKE: Mark.STRUCK, BallotStyle.AGREE_DISAGREE: Mark.DISAGREE, BallotStyle.MARK: Mark.MARKED,
}  # fmt: skip
"""What a bare number means."""
UNCLEAR = {BallotStyle.STRIKE: Mark.PARTLY_STRUCK, BallotStyle.AGREE_DISAGREE: Mark.NONE}
"""What ``/`` before a number means: a line through part of the name; both boxes crossed, or neither."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper of one round.

    Args:
        names: (id, name) in ballot order; the first is number 1.
        seats: how many to elect.
        rules: the rulebook's ballot rules.
        counting: how votes are given.
        is_weighed: True when each card says how many votes it carries.
        chosen_style: how the paper is marked, where the organiser has chosen; None for the rulebook's way.
    """

    names: tuple[tuple[str, str], ...]
    seats: int
    rules: BallotRules
    counting: Counting = Counting.ONE_VOTE_A_NAME
    is_weighed: bool = False
    chosen_style: BallotStyle | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The candidate ids in ballot order."""
        return tuple(one for one, _name in self.names)

    @property
    def style(self) -> BallotStyle:
        """How the paper is marked."""
        return self.chosen_style or style_of(len(self.names), self.seats, self.rules, self.counting)

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The grounds of invalidity; the first is number 1."""
        return self.rules.grounds

    @property
    def most(self) -> int:
        """How many names may be kept."""
        return min(self.seats, len(self.names))

    def number_of(self, candidate: str) -> int:
        """The number of a candidate on the ballot."""
        return self.ids.index(candidate) + 1

    def spoils(self, flaw: Flaw) -> bool:
        """True when the rulebook counts this flaw as a ground of invalidity."""
        return any(flaw in ground.flaws for ground in self.grounds)

    @property
    def flaws_by_ground(self) -> dict[str, list[str]]:
        """What falls under each ground, as plain data that can travel; ``read_flaws_by_ground`` reads it back."""
        return {ground.id: [flaw.value for flaw in ground.flaws] for ground in self.grounds}

    def as_json(self, language: str) -> dict[str, Any]:
        """All that a keying screen needs to read a line by itself, said in ``vi`` or ``en``."""
        rules = self.rules
        return {
            "style": self.style.value,
            "seats": self.seats,
            "names": [{"number": at, "id": one, "name": name} for at, (one, name) in enumerate(self.names, 1)],
            "grounds": [
                {
                    "number": at,
                    "id": one.id,
                    "text": one.statement.in_language(language),
                    "source": str(one.source),
                    "flaws": [flaw.value for flaw in one.flaws],
                    "needs_board": one.needs_board,
                }
                for at, one in enumerate(self.grounds, 1)
            ],
            "weighed": self.is_weighed,
            "spoils": [flaw.value for flaw in Flaw if self.spoils(flaw)],
            "partly_struck_is_kept": rules.partly_struck_is_kept.value,
            "unmarked_is_valid": rules.unmarked_name.value,
            "single_struck_is_no": bool(rules.single_struck and rules.single_struck.value),
            "all_disagree_is_valid": bool(rules.all_disagree and rules.all_disagree.value),
        }


def read_flaws_by_ground(value: Mapping[str, Iterable[str]]) -> dict[str, tuple[Flaw, ...]]:
    """What falls under each ground of invalidity, from plain data.

    Args:
        value: ground id → the words of its flaws, as ``Sheet.flaws_by_ground`` gives them.

    Returns:
        Ground id → flaws, in their order.

    Raises:
        WrongInput: a word is no flaw.
    """
    try:
        return {str(ground): tuple(Flaw(one) for one in flaws) for ground, flaws in value.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise WrongInput(
            say("The grounds of invalidity can't be read ({what}). Hand them in as the sheet gives them.",
                what=str(error))
        ) from None  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What one person read from one paper.

    Args:
        marks: candidate id → mark, for the names that differ from an untouched one only; for cumulative votes the
            number written there.
        ground: id of the ground on which people hold it invalid; empty when they hold it valid.
        is_doubtful: True when the committee shall look.
        weight: the votes of the card.
    """

    marks: Mapping[str, Mark | int] = field(default_factory=dict)
    ground: str = ""
    is_doubtful: bool = False
    weight: int = 1

    @property
    def essence(self) -> Hashable:
        """What counts when two readings are compared: beside a ground of invalidity the marks are of no account.

        Both boxes and no box are one thing, because a line that is keyed tells them by one sign.
        """
        marks = () if self.ground and not self.is_doubtful else tuple(sorted(self.plain_marks.items()))
        return marks, self.ground, self.is_doubtful, self.weight

    @property
    def plain_marks(self) -> Mapping[str, Mark | int]:
        """The marks as the keyed desk knows them: no clear mark is one thing."""
        return {name: Mark.NONE if mark is Mark.BOTH else mark for name, mark in self.marks.items()}

    def ballot(self, sheet: Sheet) -> Ballot:
        """The paper as the core of elections judges it: every name with its mark, the ground as its first flaw."""
        untouched = {} if sheet.style is BallotStyle.CUMULATIVE else dict.fromkeys(sheet.ids, UNTOUCHED[sheet.style])
        return Ballot(untouched | dict(self.marks), frozenset(self.flaws(sheet)))

    def flaws(self, sheet: Sheet) -> tuple[Flaw, ...]:
        """The first flaw of the ground, or nothing."""
        return next((one.flaws[:1] for one in sheet.grounds if one.id == self.ground), ())
