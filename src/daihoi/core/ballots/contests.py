"""What a ballot is printed from: who votes on what, and the names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from daihoi.core.elections import BallotStyle, Office
from daihoi.core.elections.fields import Fields
from daihoi.core.errors import WrongInput
from daihoi.core.names import normalise, sort_key
from daihoi.core.sentences import say

from .layouts import PaperSize

KEYS = (
    "organisation", "congress", "title", "rulebook", "office", "seats", "style", "paper", "candidates", "order",
    "weighed", "language",
)  # fmt: skip
CANDIDATE_KEYS = ("id", "name", "note")
MOST_NAMES = {PaperSize.A4: 80, PaperSize.A5: 30}
MOST_ON_A5 = 15
"""With more names than this the larger sheet is taken, where the file names none."""


class Order(StrEnum):
    """In which order the names stand."""

    GIVEN_NAME = "given_name"
    AS_LISTED = "as_listed"


class Language(StrEnum):
    """The language of the printed paper, whatever the language of the screen."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class BallotName:
    """One name on the paper.

    Args:
        id: what the votes call the candidate.
        name: full name as it is printed.
        note: what stands beside it: office, unit; empty for nothing.
    """

    id: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class BallotContest:
    """What is printed on the ballots of one round.

    Args:
        organisation: whose congress it is.
        congress: the meeting that votes.
        title: what is voted on, such as “Bầu Ban Chấp hành …”.
        rulebook: id of the rulebook.
        office: what is elected, or asked.
        seats: how many to elect.
        names: in the order in which they are printed; the first is number 1.
        paper: the sheet.
        style: how it is marked; None leaves it to the rulebook.
        is_weighed: True when each card says how many votes it carries.
        language: of the printed words.
    """

    organisation: str
    congress: str
    title: str
    rulebook: str
    office: Office
    seats: int
    names: tuple[BallotName, ...]
    paper: PaperSize
    style: BallotStyle | None = None
    is_weighed: bool = False
    language: Language = Language.VIETNAMESE

    @property
    def is_poll(self) -> bool:
        """True when an opinion is asked and nobody is elected."""
        return self.office is Office.OPINION_POLL


def read_ballot_contest(value: object) -> BallotContest:
    """A contest to be printed, from its JSON object.

    Args:
        value: the object of CONTEST.json.

    Returns:
        The contest, its names in the order in which they are printed.

    Raises:
        WrongInput: something is missing, unknown or named twice, or the names don't fit on the paper.
    """
    fields = Fields.of(value)
    fields.refuse_misspelt(KEYS)
    names = _names(fields)
    paper = fields.choice("paper", PaperSize) if fields.holds("paper") else _paper_for(len(names))
    require_room(len(names), paper)
    return BallotContest(
        organisation=fields.text("organisation"),
        congress=fields.text("congress"),
        title=fields.text("title"),
        rulebook=fields.text("rulebook"),
        office=fields.choice("office", Office),
        seats=_seats(fields, len(names)),
        names=names,
        paper=paper,
        style=fields.choice("style", BallotStyle) if fields.holds("style") else None,
        is_weighed=fields.truth("weighed"),
        language=fields.choice("language", Language) if fields.holds("language") else Language.VIETNAMESE,
    )


def _names(fields: Fields) -> tuple[BallotName, ...]:
    fields.need("candidates")
    read: dict[str, BallotName] = {}
    for one in fields.objects("candidates"):
        one.refuse_misspelt(CANDIDATE_KEYS)
        name = BallotName(one.text("id"), normalise(one.text("name")), normalise(one.text_or("note", "")))
        if name.id in read:
            raise WrongInput(say("Candidate “{id}” is listed twice. Keep one of them.", id=name.id))
        read[name.id] = name
    if not read:
        raise WrongInput(say("There is no candidate. Name at least one in “candidates”."))
    _require_told_apart(tuple(read.values()))
    order = fields.choice("order", Order) if fields.holds("order") else Order.GIVEN_NAME
    if order is Order.AS_LISTED:
        return tuple(read.values())
    return tuple(sorted(read.values(), key=lambda one: sort_key(one.name)))


def _require_told_apart(names: tuple[BallotName, ...]) -> None:
    """Two people of one name need a note each, or no voter could tell them apart."""
    seen: dict[tuple[str, str], str] = {}
    for one in names:
        printed = (one.name.casefold(), one.note.casefold())
        if printed in seen:
            raise WrongInput(
                say("“{name}” stands on the ballot twice ({first} and {second}) and nothing tells the two apart. Add "
                    "a “note” to each, such as the unit.", name=one.name, first=seen[printed], second=one.id)
            )  # fmt: skip
        seen[printed] = one.id


def _seats(fields: Fields, names: int) -> int:
    if not fields.holds("seats") and fields.values.get("office") == Office.OPINION_POLL:
        return names
    seats = fields.number("seats", 1)
    if seats > names:
        raise WrongInput(
            say("“seats” is {seats}, but there are only {names} names. A ballot needs as many names as seats.",
                seats=seats, names=names)
        )  # fmt: skip
    return seats


def _paper_for(names: int) -> PaperSize:
    return PaperSize.A5 if names <= MOST_ON_A5 else PaperSize.A4


def require_room(names: int, paper: PaperSize) -> None:
    """Refuse more names than the paper holds.

    Raises:
        WrongInput: the list is too long.
    """
    if names > MOST_NAMES[paper]:
        raise WrongInput(
            say("There are {names} names; a ballot on {paper} holds at most {most}. Take a larger sheet or shorten the "
                "list.", names=names, paper=paper.value, most=MOST_NAMES[paper])
        )  # fmt: skip
