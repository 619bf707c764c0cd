"""One counted round of one contest: what the counting committee reports, ready to be decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say, say_day
from daihoi.core.shares import Rule

from .fields import Fields, whole_number
from .rules import WEIGHED, Counting, ElectionRules, Form, Office, PollKind, Weighing

KEYS = (
    "rulebook", "office", "form", "round", "seats", "candidates", "electorate", "ballots", "votes",
    "run_off", "poll", "further_round",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """One name on the ballot.

    Args:
        id: what the votes call the candidate.
        name: full name; the id when left out.
        born_on: day of birth; needed only where the older of two wins.
    """

    id: str
    name: str = ""
    born_on: date | None = None

    @property
    def label(self) -> str:
        """How steps and findings call the candidate."""
        return self.name or self.id


@dataclass(frozen=True, slots=True)
class Absence:
    """How many of those summoned fall under one reason.

    Args:
        reason: a deduction's id in the rulebook.
        count: how many people.
        names: who they are, where the list is kept by name.
    """

    reason: str
    count: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weight:
    """How many votes people hold, where one person may hold more than one.

    Args:
        summoned: votes of everyone who may vote.
        attending: votes of those present or represented; None when the report doesn't say.
    """

    summoned: int
    attending: int | None = None


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who could vote.

    Args:
        summoned: official delegates or members summoned.
        attending: those present; None when the report doesn't say.
        deductions: people to take out of the base, by reason.
        weight: the votes they hold; None where everybody has one.
    """

    summoned: int
    attending: int | None = None
    deductions: tuple[Absence, ...] = ()
    weight: Weight | None = None


@dataclass(frozen=True, slots=True)
class BallotFigures:
    """What became of the ballots.

    Args:
        issued: handed out.
        returned: taken from the box.
        valid: of these, valid.
        invalid: of these, invalid, by ground; None when the report doesn't say.
        valid_weight: the votes that the valid ballots weigh; None where each weighs one.
    """

    issued: int
    returned: int
    valid: int
    invalid: Mapping[str, int] | None = None
    valid_weight: int | None = None

    @property
    def weight(self) -> int:
        """What the valid ballots weigh together."""
        return self.valid if self.valid_weight is None else self.valid_weight


@dataclass(frozen=True, slots=True)
class Case:
    """One round of one contest as counted.

    Args:
        office: what is elected, or asked.
        form: the meeting that votes.
        seats: how many to elect; in a poll, how many names a ballot may support.
        candidates: in ballot order.
        electorate: who could vote.
        ballots: what became of the ballots.
        votes: votes for each candidate's id.
        round: number of this round, from 1.
        run_off: True when tied candidates are voted on again and the most votes win.
        poll: which poll, for an opinion poll.
        further_round: what the meeting decided about a further round, once asked; None before.
    """

    office: Office
    form: Form
    seats: int
    candidates: tuple[Candidate, ...]
    electorate: Electorate
    ballots: BallotFigures
    votes: Mapping[str, int] = field(default_factory=dict)
    round: int = 1
    run_off: bool = False
    poll: PollKind | None = None
    further_round: bool | None = None

    def most_for_one(self, rules: ElectionRules) -> int:
        """The most votes that one name can have."""
        is_cumulative = rules.counting_of(self.office) is Counting.CUMULATIVE
        return self.ballots.weight * (self.seats if is_cumulative else 1)


def read_case(value: object, rules: ElectionRules) -> Case:
    """A case from its JSON object.

    Args:
        value: the object of CASE.json.
        rules: the rulebook's rules, which know the reasons, grounds and meetings.

    Returns:
        The case; its figures may still contradict each other, which is for ``decide`` to say.

    Raises:
        WrongInput: something is missing, unknown, negative, no whole number or named twice.
    """
    fields = Fields.of(value)
    fields.refuse_misspelt(KEYS)
    office = fields.choice("office", Office)
    form = _form(fields, rules)
    candidates = _candidates(fields)
    poll = _poll(fields, office, rules)
    weighing = rules.weighing if rules.base[form].value in WEIGHED else None
    electorate, ballots = _electorate(fields, rules, weighing), _ballots(fields, rules, weighing)
    if (electorate.weight is None) != (ballots.valid_weight is None):
        raise WrongInput(say("“electorate.weight” and “ballots.valid_weight” belong together: give both or neither."))
    seats = _seats(fields, office, len(candidates))
    return Case(
        office=office,
        form=form,
        seats=seats,
        candidates=candidates,
        electorate=electorate,
        ballots=ballots,
        votes=_votes(fields, candidates),
        round=fields.number("round", 1) if fields.holds("round") else 1,
        run_off=_run_off(fields, candidates, seats),
        poll=poll,
        further_round=fields.truth("further_round") if fields.holds("further_round") else None,
    )


def _form(fields: Fields, rules: ElectionRules) -> Form:
    form = fields.choice("form", Form)
    if form not in rules.base:
        known = ", ".join(one.value for one in rules.base)
        raise WrongInput(say("This rulebook has no rule for “{form}”; it knows: {known}.", form=form, known=known))
    return form


def _seats(fields: Fields, office: Office, names: int) -> int:
    if office is Office.OPINION_POLL and not fields.holds("seats"):
        return names
    return fields.number("seats", 1)


def _candidates(fields: Fields) -> tuple[Candidate, ...]:
    fields.need("candidates")
    read: dict[str, Candidate] = {}
    persons: dict[tuple[str, date], str] = {}
    for one in fields.objects("candidates"):
        candidate = Candidate(one.text("id"), one.text_or("name", ""), one.day("born_on"))
        if candidate.id in read:
            raise WrongInput(say("Candidate “{id}” is listed twice. Keep one of them.", id=candidate.id))
        if candidate.born_on and persons.setdefault((candidate.label, candidate.born_on), candidate.id) != candidate.id:
            raise WrongInput(
                say(
                    "{name}, born on {day}, is listed twice under two ids.",
                    name=candidate.label,
                    day=say_day(candidate.born_on),
                )
            )
        read[candidate.id] = candidate
    if not read:
        raise WrongInput(say("There is no candidate. Name at least one in “candidates”."))
    return tuple(read.values())


def _electorate(fields: Fields, rules: ElectionRules, weighing: Rule[Weighing] | None) -> Electorate:
    electorate = Fields.of(fields.need("electorate"), "electorate")
    electorate.refuse_misspelt(["summoned", "attending", "deductions", "weight"])
    absences = tuple(_absence(one, rules) for one in electorate.objects("deductions"))
    reasons = [absence.reason for absence in absences]
    for reason in reasons:
        if reasons.count(reason) > 1:
            raise WrongInput(say("The reason “{reason}” is given twice. Add the two numbers.", reason=reason))
    return Electorate(
        summoned=electorate.number("summoned", 1),
        attending=electorate.number_or_none("attending"),
        deductions=absences,
        weight=_weight(electorate, weighing),
    )


def _weight(electorate: Fields, weighing: Rule[Weighing] | None) -> Weight | None:
    _settle_weight(electorate, "weight", weighing)
    if not electorate.holds("weight"):
        return None
    weight = Fields.of(electorate.values["weight"], electorate.at("weight"))
    weight.refuse_misspelt(["summoned", "attending"])
    return Weight(weight.number("summoned", 1), weight.number_or_none("attending"))


def _settle_weight(fields: Fields, key: str, weighing: Rule[Weighing] | None) -> None:
    """Refuse votes by weight where everybody has one vote, and their absence where shares vote."""
    if weighing is None and fields.holds(key):
        raise WrongInput(say("“{place}”: at this meeting everybody has one vote. Leave it out.", place=fields.at(key)))
    if weighing and weighing.value is Weighing.SHARES:
        fields.need(key)


def _absence(fields: Fields, rules: ElectionRules) -> Absence:
    reason = fields.text("reason")
    if rules.deduction(reason) is None:
        raise _unknown("reason", reason, fields.at("reason"), [one.id for one in rules.deductions])
    names = fields.texts("names")
    count = fields.number("count") if fields.holds("count") or not names else len(names)
    if names and len(names) != count:
        raise WrongInput(
            say("“{place}” is {count}, but the number of names there is {named}.", place=fields.at("count"),
                count=count, named=len(names))
        )  # fmt: skip
    return Absence(reason, count, names)


def _ballots(fields: Fields, rules: ElectionRules, weighing: Rule[Weighing] | None) -> BallotFigures:
    ballots = Fields.of(fields.need("ballots"), "ballots")
    ballots.refuse_misspelt(["issued", "returned", "valid", "invalid", "valid_weight"])
    _settle_weight(ballots, "valid_weight", weighing)
    invalid = None
    if ballots.holds("invalid"):
        grounds = Fields.of(ballots.values["invalid"], "ballots.invalid")
        for name in grounds.values:
            if rules.ground(name) is None:
                raise _unknown("ground", name, grounds.at(name), [one.id for one in rules.ballots.grounds])
        invalid = {name: grounds.number(name) for name in grounds.values}
    return BallotFigures(
        issued=ballots.number("issued"),
        returned=ballots.number("returned"),
        valid=ballots.number("valid"),
        invalid=invalid,
        valid_weight=ballots.number_or_none("valid_weight"),
    )


def _votes(fields: Fields, candidates: tuple[Candidate, ...]) -> Mapping[str, int]:
    votes = Fields.of(fields.need("votes"), "votes")
    ids = [candidate.id for candidate in candidates]
    for name in votes.values:
        if name not in ids:
            raise _unknown("candidate", name, votes.at(name), ids)
    for candidate in candidates:
        if candidate.id not in votes.values:
            raise WrongInput(say("There are no votes for “{id}”. Write 0 if nobody voted for this name.",
                                 id=candidate.id))  # fmt: skip
    return {name: whole_number(votes.values[name], votes.at(name)) for name in ids}


def _run_off(fields: Fields, candidates: tuple[Candidate, ...], seats: int) -> bool:
    given = fields.values.get("run_off")
    if given is None or given is False:
        return False
    listed = {candidate.id for candidate in candidates}
    tied = set(fields.texts("run_off")) if isinstance(given, list) else listed
    if tied != listed:
        raise WrongInput(
            say("A run-off is held among the tied names only: “run_off” names {tied}, “candidates” names {listed}.",
                tied=", ".join(sorted(tied)), listed=", ".join(sorted(listed)))
        )  # fmt: skip
    if seats >= len(listed):
        raise WrongInput(say("A run-off needs more names than seats; names: {names}, seats: {seats}.",
                             names=len(listed), seats=seats))  # fmt: skip
    return True if isinstance(given, list) else fields.truth("run_off")


def _poll(fields: Fields, office: Office, rules: ElectionRules) -> PollKind | None:
    if office is not Office.OPINION_POLL:
        if fields.holds("poll"):
            raise WrongInput(say("“poll” belongs to the office “opinion_poll” only. Leave it out."))
        return None
    poll = fields.choice("poll", PollKind) if fields.holds("poll") else PollKind.FLOOR_SUPPORT
    if poll not in (rules.polls or {}):
        known = ", ".join(one.value for one in rules.polls or {}) or "—"
        raise WrongInput(say("This rulebook has no rule for the poll “{poll}”; it knows: {known}.", poll=poll,
                             known=known))  # fmt: skip
    return poll


def _unknown(kind: str, word: str, place: str, known: list[str]) -> WrongInput:
    near = get_close_matches(word, known, 1, 0.5)
    asked = say("Did you mean “{near}”?", near=near[0]) if near else say("Write one of these.")
    sentence = {
        "reason": say("“{place}”: this rulebook knows no reason “{word}”; it knows: {known}. {asked}", place=place,
                      word=word, known=", ".join(known), asked=asked),
        "ground": say("“{place}”: this rulebook knows no ground of invalidity “{word}”; it knows: {known}. {asked}",
                      place=place, word=word, known=", ".join(known), asked=asked),
        "candidate": say("“{place}”: there are votes for “{word}”, who is not on the list: {known}. {asked}",
                         place=place, word=word, known=", ".join(known), asked=asked),
    }  # fmt: skip
    return WrongInput(sentence[kind])
