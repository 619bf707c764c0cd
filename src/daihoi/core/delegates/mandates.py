"""Who becomes a delegate above, by which title, and who takes the seat of a delegate who can't come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from daihoi.core.errors import Refused, WrongInput
from daihoi.core.findings import Finding, Severity
from daihoi.core.sentences import Sentence, say

from . import regulations as law


class Title(StrEnum):
    """By which title a person is a delegate."""

    EX_OFFICIO = "ex_officio"
    ELECTED = "elected"
    APPOINTED = "appointed"

    @property
    def label(self) -> Sentence:
        """The title as it is shown to people."""
        return _LABELS[self]


_LABELS = {
    Title.EX_OFFICIO: say("ex officio"),
    Title.ELECTED: say("elected below"),
    Title.APPOINTED: say("appointed"),
}


class Standing(StrEnum):
    """Full delegate, or alternate waiting to be called."""

    FULL = "full"
    ALTERNATE = "alternate"


class Absence(StrEnum):
    """Why a full delegate's seat is free.

    WHOLE_CONGRESS: absent for the whole congress.
    NOT_SUMMONED: struck off before opening.
    MOVED: moved to another unit of the same superior level; keeps the seat.
    """

    WHOLE_CONGRESS = "whole_congress"
    NOT_SUMMONED = "not_summoned"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class UnitReturn:
    """What a congress below sends up.

    Args:
        unit: the unit.
        seats: how many delegates it was to elect.
        elected: those elected, in order of votes.
        alternates: alternates, in the order in which they are called.
        alternate_seats: how many alternates its congress fixed; None when it fixed none.
    """

    unit: str
    seats: int
    elected: tuple[str, ...]
    alternates: tuple[str, ...] = ()
    alternate_seats: int | None = None


@dataclass(frozen=True, slots=True)
class Mandate:
    """One person's place in the congress above.

    Args:
        person: the person's key, as findings show it.
        unit: the unit that sends the person; empty for members of the convening committee without one.
        title: by which title.
        standing: full delegate or alternate.
        order: an alternate's turn in the unit, from 1; 0 for a full delegate.
        replaces: whose seat an alternate took; empty for the others.
    """

    person: str
    unit: str
    title: Title
    standing: Standing = Standing.FULL
    order: int = 0
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """The delegates above.

    Args:
        full: full delegates: ex officio, then elected unit by unit, then appointed.
        alternates: alternates, unit by unit, in their order.
        findings: seats left empty and persons named twice.
    """

    full: tuple[Mandate, ...]
    alternates: tuple[Mandate, ...]
    findings: tuple[Finding, ...] = ()

    def of(self, person: str) -> Mandate | None:
        """The place of one person; None when there is none."""
        return next((mandate for mandate in (*self.full, *self.alternates) if mandate.person == person), None)


def make_roster(
    returns: Iterable[UnitReturn],
    ex_officio: Iterable[tuple[str, str]] = (),
    appointed: Iterable[tuple[str, str]] = (),
) -> Roster:
    """Put the delegates above together from what the congresses below decided.

    Who has several titles sits by the first of: ex officio, elected, appointed.

    Args:
        returns: results of the units below, each unit once.
        ex_officio: (person, unit) of members of the convening committee.
        appointed: (person, unit) of those whom the superior level designates.

    Returns:
        The roster, with a finding for each empty seat and each person named twice.

    Raises:
        WrongInput: a unit reports twice, or sends more than it was to elect.

    Source:
        14-QĐ/TW m.13 (found) for the three titles; 190-QĐ/TW Đ18 for alternates.
    """
    reported = tuple(returns)
    _check(reported)
    named = [
        *(Mandate(person, unit, Title.EX_OFFICIO) for person, unit in ex_officio),
        *(Mandate(person, sent.unit, Title.ELECTED) for sent in reported for person in sent.elected),
        *(Mandate(person, unit, Title.APPOINTED) for person, unit in appointed),
        *(
            Mandate(person, sent.unit, Title.ELECTED, Standing.ALTERNATE, turn)
            for sent in reported
            for turn, person in enumerate(sent.alternates, start=1)
        ),
    ]
    seated: dict[str, Mandate] = {}
    findings: list[Finding] = []
    for mandate in named:
        if mandate.person in seated:
            findings.append(_named_twice(mandate, seated[mandate.person]))
        else:
            seated[mandate.person] = mandate
    findings += _empty_seats(reported, seated)
    full = tuple(mandate for mandate in seated.values() if mandate.standing is Standing.FULL)
    alternates = tuple(mandate for mandate in seated.values() if mandate.standing is Standing.ALTERNATE)
    return Roster(full, alternates, tuple(findings))


def replace_delegate(roster: Roster, person: str, absence: Absence) -> Roster:
    """Give the seat of an elected delegate who can't come to the next alternate of the unit.

    Args:
        roster: the delegates.
        person: key of the full delegate whose seat is free.
        absence: why.

    Returns:
        A new roster; when no alternate is left, the seat is empty and a finding says so.

    Raises:
        WrongInput: the person is no full delegate.
        Refused: the delegate moved under the same superior level and keeps the seat, or has a title that alternates
            don't stand in for.

    Source:
        190-QĐ/TW Đ30.3 (derived) and Đ18; 01-HD/TW (2021) m.11 (found) for those who moved.
    """
    leaving = next((mandate for mandate in roster.full if mandate.person == person), None)
    if leaving is None:
        raise WrongInput(say("{person} is no full delegate of this congress. Choose one from the list.", person=person))
    _require_replaceable(leaving, absence)
    next_one = next((mandate for mandate in roster.alternates if mandate.unit == leaving.unit), None)
    if next_one is None:
        text = say("No alternate of {unit} is left for the seat of {person}; it stays empty.",
                   unit=leaving.unit, person=person)  # fmt: skip
        empty = Finding("no_alternate", Severity.WARN, text, law.REPLACEMENT)
        stay = tuple(mandate for mandate in roster.full if mandate is not leaving)
        return replace(roster, full=stay, findings=(*roster.findings, empty))
    called = replace(next_one, standing=Standing.FULL, order=0, replaces=person)
    text = say("{alternate} takes the seat of {person} and votes once the credentials committee has recognised it.",
               alternate=called.person, person=person)  # fmt: skip
    return Roster(
        full=tuple(called if mandate is leaving else mandate for mandate in roster.full),
        alternates=tuple(mandate for mandate in roster.alternates if mandate is not next_one),
        findings=(*roster.findings, Finding("alternate_called", Severity.INFO, text, law.ALTERNATES)),
    )


def _check(returns: Sequence[UnitReturn]) -> None:
    units: set[str] = set()
    for sent in returns:
        if sent.unit in units:
            raise WrongInput(say("{unit} reports twice. Keep one of its results.", unit=sent.unit))
        units.add(sent.unit)
        if len(sent.elected) > sent.seats:
            raise WrongInput(
                say("{unit} sends {elected} delegates but was to elect {seats}. Correct its result or its allotment.",
                    unit=sent.unit, elected=len(sent.elected), seats=sent.seats)
            )  # fmt: skip


def _require_replaceable(leaving: Mandate, absence: Absence) -> None:
    if absence is Absence.MOVED:
        raise Refused(
            say("{person} moved under the same superior level and keeps the seat; no alternate is sent.",
                person=leaving.person), law.MOVED
        )  # fmt: skip
    if leaving.title is not Title.ELECTED:
        raise Refused(
            say("{person} is no elected delegate; alternates stand in for elected delegates only.",
                person=leaving.person), law.REPLACEMENT
        )  # fmt: skip


def _named_twice(again: Mandate, first: Mandate) -> Finding:
    text = say("{person} is named twice: by {first_unit} ({first}) and by {unit} ({again}). The first counts; decide "
               "what becomes of the other seat.", person=again.person, first=first.title.label,
               first_unit=first.unit or "—", unit=again.unit or "—", again=again.title.label)  # fmt: skip
    return Finding("named_twice", Severity.WARN, text, law.TITLES)


def _empty_seats(returns: Sequence[UnitReturn], seated: dict[str, Mandate]) -> list[Finding]:
    findings = []
    for sent in returns:
        filled = sum(
            mandate.unit == sent.unit and mandate.title is Title.ELECTED and mandate.standing is Standing.FULL
            for mandate in seated.values()
        )
        if filled < sent.seats:
            text = say("{unit} fills {filled} of {seats} seats; seats left empty: {empty}.",
                       unit=sent.unit, filled=filled, seats=sent.seats, empty=sent.seats - filled)  # fmt: skip
            findings.append(Finding("empty_seats", Severity.WARN, text, law.ALTERNATES))
        if sent.alternate_seats is not None and len(sent.alternates) > sent.alternate_seats:
            text = say("{unit} sends {sent} alternates; its congress fixed {fixed}. Strike the last ones.",
                       unit=sent.unit, sent=len(sent.alternates), fixed=sent.alternate_seats)  # fmt: skip
            findings.append(Finding("R32", Severity.WARN, text, law.ALTERNATES))
    return findings
