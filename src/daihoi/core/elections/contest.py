"""A contest before the vote: the list, who proposed whom, who counts, what the ballot holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .fields import Fields, calendar_day
from .rules import BallotStyle, Form, Office

KEYS = (
    "organisation", "congress", "title", "rulebook", "office", "form", "seats", "round", "run_off", "style", "paper",
    "order", "candidates", "method", "attending", "opening_on", "holidays", "made_up", "half_days",
    "is_cell", "official_members",
    "convening_committee", "tellers", "ballot_offices", "recommendation_poll", "number_voted", "prepared", "adopted",
    "vacancies", "failed_directly",
)  # fmt: skip
CANDIDATE_KEYS = (
    "id", "name", "note", "born_on", "origin", "nominated_by", "support", "is_delegate", "dossier_received_on",
    "dossier_working_days", "dossier_items", "withdrawal",
)  # fmt: skip


class Origin(StrEnum):
    """Who put a name on the list."""

    CONVENING_COMMITTEE = "convening_committee"
    NOMINATED = "nominated"
    SELF_NOMINATED = "self_nominated"


class Withdrawal(StrEnum):
    """A candidate's wish to leave the list, and what the meeting said."""

    REQUESTED = "requested"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Method(StrEnum):
    """How the vote is taken."""

    BALLOT = "secret_ballot"
    HANDS = "hands"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who convenes or counts.

    Args:
        id: what the list calls the person.
        name: full name; the id when left out.
        is_delegate: True for an official delegate or member of the meeting.
    """

    id: str
    name: str = ""
    is_delegate: bool = True

    @property
    def label(self) -> str:
        """How findings call the person."""
        return self.name or self.id


@dataclass(frozen=True, slots=True)
class Nominee:
    """One name on the list before the vote.

    Args:
        id: short name.
        name: full name; the id when left out.
        note: what the ballot prints beside the name.
        born_on: day of birth.
        origin: who put the name on the list.
        nominated_by: id of the person who nominated.
        support: votes for the name in the poll on floor candidates.
        is_delegate: True for an official delegate or member of the meeting.
        dossier_received_on: day on which the dossier came in.
        dossier_working_days: the same, as working days before opening.
        dossier_items: papers in the dossier; None when nobody has looked.
        withdrawal: a wish to leave the list.
    """

    id: str
    name: str = ""
    note: str = ""
    born_on: date | None = None
    origin: Origin = Origin.CONVENING_COMMITTEE
    nominated_by: str = ""
    support: int | None = None
    is_delegate: bool = True
    dossier_received_on: date | None = None
    dossier_working_days: int | None = None
    dossier_items: tuple[str, ...] | None = None
    withdrawal: Withdrawal | None = None

    @property
    def label(self) -> str:
        """How findings call the candidate."""
        return self.name or self.id

    @property
    def is_from_floor(self) -> bool:
        """True for whoever is not on the convening committee's list."""
        return self.origin is not Origin.CONVENING_COMMITTEE


@dataclass(frozen=True, slots=True)
class Contest:
    """A contest before the vote.

    Args:
        office: what is elected.
        form: the meeting that votes.
        seats: how many to elect.
        candidates: in the order of the list.
        round: number of the round, from 1.
        run_off: True for a ballot among those level.
        method: how the vote is taken.
        is_sorted_for_print: True when the ballots are printed by given name, whatever the order here.
        style: the paper, where the organiser has chosen one.
        attending: those present; needed for floor candidates.
        opening_on: day of opening; needed for dossiers with a date.
        holidays: days off; None for the Vietnamese calendar that comes with the program.
        made_up: days of rest that are worked in exchange; only beside ``holidays``.
        half_days: days of which half is worked; only beside ``holidays``.
        is_cell: True for the congress of a cell.
        official_members: official members of the cell.
        convening_committee: members of the committee that convenes.
        tellers: members of the counting committee.
        ballot_offices: the offices on one ballot; empty for this office alone.
        recommendation_poll: whether the poll on the secretary was held; None when unknown.
        number_voted: True when the meeting votes on the number of seats.
        prepared: ids of the convening committee's list; None when the file doesn't hold it.
        adopted: ids of the list as the meeting adopted it; None before.
        vacancies: by-election: how many places are vacant.
        failed_directly: ids of those who failed when the congress elected the secretary directly.
    """

    office: Office
    form: Form
    seats: int
    candidates: tuple[Nominee, ...]
    round: int = 1
    run_off: bool = False
    method: Method = Method.BALLOT
    is_sorted_for_print: bool = False
    style: BallotStyle | None = None
    attending: int | None = None
    opening_on: date | None = None
    holidays: frozenset[date] | None = None
    made_up: frozenset[date] = frozenset()
    half_days: frozenset[date] = frozenset()
    is_cell: bool = False
    official_members: int | None = None
    convening_committee: tuple[Person, ...] = ()
    tellers: tuple[Person, ...] = ()
    ballot_offices: tuple[Office, ...] = ()
    recommendation_poll: bool | None = None
    number_voted: bool = False
    prepared: tuple[str, ...] | None = None
    adopted: tuple[str, ...] | None = None
    vacancies: int | None = None
    failed_directly: tuple[str, ...] = ()


def read_contest(value: object) -> Contest:
    """A contest from its JSON object.

    Args:
        value: the object of CONTEST.json.

    Returns:
        The contest; whether it is lawful is for ``check`` to say.

    Raises:
        WrongInput: something is missing, unknown, negative or named twice.
    """
    fields = Fields.of(value)
    fields.refuse_misspelt(KEYS)
    holidays, made_up, half_days = _days_off(fields)
    return Contest(
        office=fields.choice("office", Office),
        form=fields.choice("form", Form) if fields.holds("form") else Form.DELEGATE_CONGRESS,
        seats=fields.number("seats", 1),
        candidates=_candidates(fields),
        round=fields.number("round", 1) if fields.holds("round") else 1,
        run_off=fields.truth("run_off"),
        method=fields.choice("method", Method) if fields.holds("method") else Method.BALLOT,
        is_sorted_for_print=fields.text_or("order", "") == "given_name",
        style=fields.choice("style", BallotStyle) if fields.holds("style") else None,
        attending=fields.number_or_none("attending"),
        opening_on=fields.day("opening_on"),
        holidays=holidays,
        made_up=made_up,
        half_days=half_days,
        is_cell=fields.truth("is_cell"),
        official_members=fields.number_or_none("official_members"),
        convening_committee=_persons(fields, "convening_committee"),
        tellers=_persons(fields, "tellers"),
        ballot_offices=_offices(fields),
        recommendation_poll=fields.truth("recommendation_poll") if fields.holds("recommendation_poll") else None,
        number_voted=fields.truth("number_voted"),
        prepared=fields.texts("prepared") if fields.holds("prepared") else None,
        adopted=fields.texts("adopted") if fields.holds("adopted") else None,
        vacancies=fields.number_or_none("vacancies"),
        failed_directly=fields.texts("failed_directly"),
    )


def _candidates(fields: Fields) -> tuple[Nominee, ...]:
    fields.need("candidates")
    nominees = tuple(_nominee(one) for one in fields.objects("candidates"))
    if not nominees:
        raise WrongInput(say("There is no candidate. Name at least one in “candidates”."))
    _refuse_twice([one.id for one in nominees])
    return nominees


def _nominee(fields: Fields) -> Nominee:
    fields.refuse_misspelt(CANDIDATE_KEYS)
    return Nominee(
        id=fields.text("id"),
        name=fields.text_or("name", ""),
        note=fields.text_or("note", ""),
        born_on=fields.day("born_on"),
        origin=fields.choice("origin", Origin) if fields.holds("origin") else Origin.CONVENING_COMMITTEE,
        nominated_by=fields.text_or("nominated_by", ""),
        support=fields.number_or_none("support"),
        is_delegate=fields.truth("is_delegate", True),
        dossier_received_on=fields.day("dossier_received_on"),
        dossier_working_days=fields.number_or_none("dossier_working_days"),
        dossier_items=fields.texts("dossier_items") if fields.holds("dossier_items") else None,
        withdrawal=fields.choice("withdrawal", Withdrawal) if fields.holds("withdrawal") else None,
    )


def _persons(fields: Fields, key: str) -> tuple[Person, ...]:
    persons = []
    for place, one in enumerate(fields.list_of(key), 1):
        if isinstance(one, str):
            one = {"id": one}
        person = Fields.of(one, f"{fields.at(key)}[{place}]")
        person.refuse_misspelt(["id", "name", "is_delegate"])
        persons.append(Person(person.text("id"), person.text_or("name", ""), person.truth("is_delegate", True)))
    _refuse_twice([one.id for one in persons])
    return tuple(persons)


def _refuse_twice(ids: list[str]) -> None:
    for name in ids:
        if ids.count(name) > 1:
            raise WrongInput(say("“{id}” is listed twice. Keep one of them.", id=name))


def _days_off(fields: Fields) -> tuple[frozenset[date] | None, frozenset[date], frozenset[date]]:
    """The organiser's own days off, worked days of rest and half days; the shipped calendar knows its own."""
    holidays = _days(fields, "holidays") if fields.holds("holidays") else None
    for key in ("made_up", "half_days"):
        if holidays is None and fields.holds(key):
            raise WrongInput(say("“{place}” stands beside “holidays” only. Give both, or leave it out.", place=key))
    return holidays, _days(fields, "made_up"), _days(fields, "half_days")


def _days(fields: Fields, key: str) -> frozenset[date]:
    days = enumerate(fields.list_of(key), 1)
    return frozenset(calendar_day(one, f"{key}[{place}]") for place, one in days)


def _offices(fields: Fields) -> tuple[Office, ...]:
    words = {str(place): word for place, word in enumerate(fields.list_of("ballot_offices"), 1)}
    whole = Fields(words, "ballot_offices")
    return tuple(whole.choice(place, Office) for place in words)
