"""Filling the lists and the report: who is elected, who could vote, how every contest ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from daihoi.apps.congresses.models import Congress
from daihoi.apps.delegates.models import Delegate
from daihoi.apps.delegates.queries import head_count
from daihoi.apps.members.models import Membership, OfficeHolding, Person, Sex
from daihoi.apps.organisations.models import OfficeKind

from .. import queries
from ..models import Contest, ContestState, Round, RoundState
from ..queries import ContestResult, Line, RoundResult
from .elected_list import ElectedLine, ElectedList
from .election_report import ContestPart, ElectionReport, RoundPart
from .electorate_list import ElectorateList, VoterLine
from .filling import assembly_of, choice_words, congress_assembly, outcome_words

YOUNG_BELOW = 40
SEX_WORDS = {Sex.FEMALE: "Nữ", Sex.MALE: "Nam"}
TITLE_WORDS = {
    "ex_officio": "đại biểu đương nhiên",
    "elected": "đại biểu được bầu",
    "appointed": "đại biểu chỉ định",
    "member": "thành viên",
    "committee_member": "ủy viên",
}
NO_RE_ELECTION = (OfficeKind.DELEGATES, OfficeKind.ALTERNATES, OfficeKind.OPINION_POLL)


def elected_of(contest: Contest, *, is_internal: bool = False) -> ElectedList:
    """The list of those elected in a contest, filled; ethnicity, religion and residence only when it is internal."""
    result = queries.result_of(contest, "vi")
    known = _Known(contest, is_internal)
    return ElectedList(
        assembly=assembly_of(contest),
        contest=contest.title,
        seats=contest.seats,
        lines=tuple(known.line(one) for one in result.elected),
        alternates=tuple(known.line(one) for one in result.alternates),
        unfilled=result.unfilled,
        is_internal=is_internal,
    )


def electorate_of(round_: Round) -> ElectorateList:
    """The electorate of a round by name, filled; empty where the house was given figures only."""
    rules = queries.rules_of(round_.contest).elections
    lines = []
    for one in round_.roll:
        ground = rules.deduction(one.get("ground", "")) if one.get("ground") else None
        lines.append(_voter(one, ground.statement.in_language("vi") if ground is not None else one.get("ground", "")))
    decision = round_.decision or {}
    return ElectorateList(
        assembly=assembly_of(round_.contest),
        contest=round_.contest.title,
        lines=tuple(lines),
        round_number=queries.ordinal_of(round_),
        base=decision.get("base"),
        has_weights=round_.weight_summoned is not None,
    )


def report_of(congress: Congress) -> ElectionReport:
    """The report on every contest of the congress that was voted on."""
    contests = [one for one in queries.contests_of(congress) if one.rounds.all()]
    count = head_count(congress)
    rules = queries.rules_of(contests[0]).title.in_language("vi") if contests else ""
    return ElectionReport(
        assembly=congress_assembly(congress),
        rules=rules,
        contests=tuple(_contest(one) for one in contests),
        summoned=count.summoned,
        attending=count.present,
    )


def _voter(one: Mapping[str, Any], ground: str) -> VoterLine:
    replaced = one.get("replaces", "")
    title = f"dự khuyết thay {replaced}" if replaced else TITLE_WORDS.get(str(one.get("title", "")), "")
    return VoterLine(
        name=str(one.get("name", "")),
        unit=str(one.get("unit", "")),
        title=title,
        is_attending=bool(one.get("attending", True)),
        ground=ground,
        weight=int(one.get("weight", 1)),
        note="ủy quyền" if one.get("is_represented") else "",
    )


def _contest(contest: Contest) -> ContestPart:
    result, known = queries.result_of(contest, "vi"), _Known(contest, False)
    is_annulled = contest.state == ContestState.ANNULLED
    kind = assembly_of(contest).kind
    listed = [one for one in contest.candidates.all() if one.is_standing]
    return ContestPart(
        title=contest.title,
        seats=contest.seats,
        names=len(listed),
        rounds=tuple(_round(one) for one in result.rounds if one.round.returned is not None),
        elected=tuple(known.line(one) for one in result.elected),
        alternates=tuple(known.line(one) for one in result.alternates),
        unfilled=result.unfilled,
        remarks=tuple(words for one in result.rounds if (words := choice_words(one.round, kind))),
        make_up=_make_up(result, known) if not contest.poll else (),
        minutes=tuple(one.round.minutes.symbol for one in result.rounds if one.round.minutes is not None),
        is_poll=bool(contest.poll),
        annulled=contest.annulled_reason if is_annulled else "",
    )


def _round(one: RoundResult) -> RoundPart:
    round_ = one.round
    is_void = round_.state == RoundState.VOID
    return RoundPart(
        name=f"Lần {round_.number}",
        seats=round_.seats,
        names=len(one.lines),
        summoned=round_.summoned,
        attending=round_.attending,
        base=None if is_void else one.base,
        needed=None if is_void else one.threshold,
        issued=round_.issued or 0,
        returned=round_.returned or 0,
        valid=round_.valid or 0,
        invalid=round_.invalid or 0,
        elected=len(one.elected),
        note=outcome_words(round_),
    )


def _make_up(result: ContestResult, known: _Known) -> tuple[tuple[str, int], ...]:
    people = [one.candidate.person for one in result.elected]
    marks = [
        ("Nữ", sum(one.sex == Sex.FEMALE for one in people)),
        ("Dưới 40 tuổi", sum(known.age(one) < YOUNG_BELOW for one in people)),
    ]
    if known.tells_standing:
        again = sum(one.pk in known.incumbents for one in people)
        marks += [("Tái cử", again), ("Lần đầu", len(people) - again)]
    return tuple(marks)


class _Known:
    """What the house knows of those elected in one contest, fetched once."""

    def __init__(self, contest: Contest, is_internal: bool) -> None:
        congress = contest.congress
        people = list(contest.candidates.values_list("person_id", flat=True))
        self.is_internal = is_internal
        self.day = congress.closes_on or congress.opens_on
        self.tells_standing = contest.office not in NO_RE_ELECTION and congress.term.previous_id is not None
        self.incumbents: set[int] = set()
        if self.tells_standing:
            holdings = OfficeHolding.objects.filter(
                unit_id=congress.unit_id, office=contest.office, person_id__in=people
            )
            before = holdings.filter(term=congress.term.previous)
            self.incumbents = set(before.values_list("person_id", flat=True))
        memberships = Membership.objects.filter(person_id__in=people, ended_on__isnull=True)
        self.memberships = {one.person_id: one for one in memberships}
        seats = Delegate.objects.filter(congress=congress, person_id__in=people).select_related("unit")
        self.units = {one.person_id: one.unit.name for one in seats} if contest.office == OfficeKind.DELEGATES else {}

    def line(self, line: Line) -> ElectedLine:
        """One person elected; what only the internal version shows is left empty in the other."""
        person = line.candidate.person
        member = self.memberships.get(person.pk)
        place = ", ".join(part for part in (person.occupation, person.workplace) if part)
        private = {"ethnicity": person.ethnicity, "religion": person.religion, "residence": person.residence}
        return ElectedLine(
            name=line.name,
            votes=line.votes or 0,
            base=line.base or 0,
            sex=SEX_WORDS.get(Sex(person.sex), ""),
            born_on=person.born_on,
            home_town=person.home_town,
            joined_on=member.joined_on if member else None,
            official_on=member.official_on if member else None,
            education=person.qualification,
            theory=person.theory_level,
            languages=person.languages,
            position=place or self.units.get(person.pk, ""),
            standing=self._standing(person),
            **(private if self.is_internal else {}),
        )

    def age(self, person: Person) -> int:
        """Full years on the day of the congress."""
        day = self.day or date.max
        born = person.born_on
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    def _standing(self, person: Person) -> str:
        if not self.tells_standing:
            return ""
        return "Tái cử" if person.pk in self.incumbents else "Lần đầu"
