"""Filling the forms from what the house knows."""

from __future__ import annotations

from typing import Any

from daihoi.apps.delegates.models import Delegate
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.plenary.models import OrganKind, OrganSeat

from .. import queries
from ..models import CandidateOrigin, Contest, CountMethod, Round
from ..queries import Line, RoundResult
from .counting_minutes import CountingMinutes, MinutesLine
from .elected_list import ElectedLine, ElectedList

# the words of the form, whatever the page's language
ORIGIN_WORDS = {CandidateOrigin.NOMINATED: "được đề cử tại Đại hội", CandidateOrigin.SELF_NOMINATED: "ứng cử"}
METHOD_WORDS = {
    "hand": "kiểm phiếu bằng tay",
    "keyed": "nhập phiếu độc lập hai lần",
    "scanned": "đọc phiếu bằng máy quét",
    "electronic": "bỏ phiếu điện tử",
}


def minutes_of(round_: Round) -> CountingMinutes:
    """The counting minutes of a round, filled."""
    contest, result = round_.contest, queries.round_result(round_, "vi")
    return CountingMinutes(
        **_heading(contest),
        contest=contest.title,
        rules=queries.rules_of(contest).title.in_language("vi"),
        round_number=queries.ordinal_of(round_),
        seats=round_.seats,
        lines=tuple(_line(one) for one in result.lines),
        summoned=round_.summoned,
        attending=round_.attending,
        base=result.base,
        needed=result.threshold,
        deductions=_deductions(round_),
        prepared=round_.printed or 0,
        issued=round_.issued or 0,
        spoilt=round_.spoilt or 0,
        unused=round_.unused or 0,
        returned=round_.returned or 0,
        valid=round_.valid or 0,
        invalid=_invalid(round_),
        conclusion=_conclusion(result),
        elected=tuple((one.name, one.votes or 0) for one in result.elected),
        committee=_organ(contest, OrganKind.COUNTING_COMMITTEE),
        presidium=_head(contest, OrganKind.PRESIDIUM),
        is_run_off=round_.is_run_off,
        void_reason=round_.void_reason,
        method=METHOD_WORDS.get(round_.method, ""),
        journal_hash=round_.journal_hash,
        mismatches=round_.mismatches,
        has_box=round_.method != CountMethod.ELECTRONIC,
    )


def elected_of(contest: Contest) -> ElectedList:
    """The list of those elected in a contest, filled."""
    result = queries.result_of(contest, "vi")
    posts = _posts(contest)
    return ElectedList(
        **_heading(contest),
        contest=contest.title,
        seats=contest.seats,
        lines=tuple(_elected(one, posts) for one in result.elected),
        alternates=tuple(_elected(one, posts) for one in result.alternates),
        unfilled=result.unfilled,
        presidium=_head(contest, OrganKind.PRESIDIUM),
    )


def _heading(contest: Contest) -> dict[str, Any]:
    unit = contest.congress.unit
    above = unit.get_parent()
    return {
        "organisation": unit.name,
        "superior": above.committee_name if above is not None else "",
        "congress": contest.congress.title,
        "place": unit.place or contest.congress.place,
        "held_on": contest.congress.closes_on or contest.congress.opens_on,
        "layout": queries.rules_of(contest).documents.layout_profile.value,
        "is_sample": contest.is_sample,
    }


def _line(line: Line) -> MinutesLine:
    note = "trúng cử" if line.is_elected else "dự khuyết" if line.is_alternate else ""
    return MinutesLine(
        number=line.candidate.order,
        name=line.name,
        origin=ORIGIN_WORDS.get(CandidateOrigin(line.candidate.origin), ""),
        votes=line.votes or 0,
        note=note,
        is_elected=line.is_elected,
    )


def _deductions(round_: Round) -> tuple[tuple[int, str, str], ...]:
    rules = queries.rules_of(round_.contest).elections
    found = []
    for one in round_.deductions.all():
        ground = rules.deduction(one.reason)
        if ground is not None and round_.contest.form in ground.forms:
            words = ground.statement.in_language("vi")
            found.append((one.count, words, ", ".join(one.names.splitlines())))
    return tuple(found)


def _invalid(round_: Round) -> tuple[tuple[int, str], ...]:
    rules = queries.rules_of(round_.contest).elections
    known = ((one.count, rules.ground(one.ground)) for one in round_.invalid_grounds.order_by("ground"))
    return tuple((count, ground.statement.in_language("vi")) for count, ground in known if ground is not None)


def _conclusion(result: RoundResult) -> tuple[tuple[str, str], ...]:
    """The steps that are not about one candidate; those stand in the table."""
    return tuple((one["text"], one["source"]) for one in result.steps if not one.get("candidate"))


def _organ(contest: Contest, kind: str) -> tuple[tuple[str, str], ...]:
    seats = OrganSeat.objects.filter(congress_id=contest.congress_id, kind=kind).select_related("person")
    return tuple((one.person.full_name, "Trưởng ban" if one.is_head else "") for one in seats)


def _head(contest: Contest, kind: str) -> str:
    seat = (
        OrganSeat.objects.filter(congress_id=contest.congress_id, kind=kind, is_head=True)
        .select_related("person")
        .first()
    )
    return seat.person.full_name if seat else ""


def _posts(contest: Contest) -> dict[int, str]:
    """Which unit the delegates elected come from; a congress of all members has one unit."""
    if contest.office != OfficeKind.DELEGATES:
        return {}
    seats = Delegate.objects.filter(congress_id=contest.congress_id).select_related("unit")
    return {one.person_id: one.unit.name for one in seats}


def _elected(line: Line, posts: dict[int, str]) -> ElectedLine:
    person = line.candidate.person
    place = ", ".join(part for part in (person.occupation, person.workplace) if part)
    return ElectedLine(
        name=line.name,
        born=str(person.born_on.year),
        position=place or posts.get(person.pk, ""),
        votes=line.votes or 0,
        base=line.base or 0,
    )
