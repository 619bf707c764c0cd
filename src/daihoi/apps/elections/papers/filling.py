"""Filling the forms from what the house knows: the assembly, the minutes, the ballot."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from daihoi.apps.congresses import law
from daihoi.apps.congresses.models import Congress
from daihoi.apps.congresses.papers import head_of
from daihoi.apps.delegates import law as delegate_law
from daihoi.apps.plenary.models import OrganKind, OrganSeat
from daihoi.core import elections
from daihoi.core.elections import Outcome
from daihoi.core.elections.rules import BallotStyle, Counting, Flaw, Ground
from daihoi.core.sources import Source
from daihoi.core.words import dates

from .. import queries
from ..models import BallotSeal, CandidateOrigin, Choice, Contest, CountMethod, ElectionForm, Round, RoundState
from ..queries import Line, RoundResult
from .assembly import Assembly
from .ballot_specimen import BallotForm
from .counting_minutes import UNREAD, CountingMinutes, DeductionLine, InvalidLine, MinutesLine, Weights
from .deciders import deciders_of
from .designs import style_of

# the words of the forms, whatever the page's language
ORIGIN_WORDS = {CandidateOrigin.NOMINATED: "được đề cử tại {kind}", CandidateOrigin.SELF_NOMINATED: "ứng cử"}
METHOD_WORDS = {
    "hand": "kiểm phiếu bằng tay",
    "keyed": "nhập phiếu độc lập hai lần",
    "scanned": "đọc phiếu bằng máy quét",
    "electronic": "bỏ phiếu điện tử",
}
CHOICE_WORDS = {
    Choice.ANOTHER_ROUND: "bầu tiếp trong số những người chưa trúng cử",
    Choice.RUN_OFF: "bầu lại trong số những người bằng phiếu",
    Choice.CLOSE: "không bầu tiếp, để thiếu số lượng",
}

STYLE_WORDS = {
    BallotStyle.STRIKE: "Cách bầu: gạch ngang giữa họ và tên người mình không bầu",
    BallotStyle.AGREE_DISAGREE: "Cách bầu: đánh dấu X vào ô đồng ý hoặc không đồng ý ở từng họ và tên",
    BallotStyle.MARK: "Cách bầu: đánh dấu X vào ô bên cạnh họ và tên người mình bầu",
}


def assembly_of(contest: Contest) -> Assembly:
    """Who meets for a contest: the congress, or the plenum of the committee."""
    if contest.form == ElectionForm.PLENUM:
        return _plenum(contest.congress, contest.is_sample)
    return congress_assembly(contest.congress, contest.form)


def congress_assembly(congress: Congress, form: str = "") -> Assembly:
    """The congress as its papers name it."""
    head, words = head_of(congress), law.words(congress)
    is_delegates = (form or congress.form) == ElectionForm.DELEGATE_CONGRESS
    return Assembly(
        issuer=head["issuer"],
        superior=head["superior"],
        title=congress.title,
        voters="đại biểu" if is_delegates else words.members.vi,
        person=words.person.vi,
        chair=words.chair.vi,
        is_one_chair=delegate_law.weighs(congress),
        chair_name=head_of_organ(congress, OrganKind.PRESIDIUM),
        place=head["place"],
        held_at=congress.place,
        held_on=head["issued_on"],
        superior_body=_receiver(congress),
        layout=head["layout"],
        is_sample=congress.is_sample,
    )


def _plenum(congress: Congress, is_sample: bool) -> Assembly:
    """The committee that the congress elected; its papers are the committee's."""
    above, head = congress.unit.get_parent(), head_of(congress)
    committee = congress.unit.committee_name
    return Assembly(
        issuer=committee,
        superior=above.committee_name if above is not None else "",
        title=f"Hội nghị Ban Chấp hành {congress.unit.name}, nhiệm kỳ {congress.term.name}",
        kind="Hội nghị",
        voters="ủy viên",
        person=law.words(congress).person.vi,
        chair="Chủ trì Hội nghị",
        chair_name=head_of_organ(congress, OrganKind.PRESIDIUM),
        place=head["place"],
        held_at=congress.place,
        held_on=head["issued_on"],
        superior_body=_receiver(congress),
        archive="hồ sơ Hội nghị",
        layout=head["layout"],
        is_sample=is_sample,
    )


def minutes_of(round_: Round) -> CountingMinutes:
    """The counting minutes of a round, filled."""
    contest, result = round_.contest, queries.round_result(round_, "vi")
    assembly, rules = assembly_of(contest), queries.rules_of(contest)
    committee = organ(contest.congress, OrganKind.COUNTING_COMMITTEE)
    counting = queries.counting_of(contest)
    is_void = round_.state == RoundState.VOID
    return CountingMinutes(
        assembly=assembly,
        contest=contest.title,
        rules=rules.title.in_language("vi"),
        round_number=queries.ordinal_of(round_),
        seats=round_.seats,
        lines=tuple(_line(one, contest, assembly.kind) for one in result.lines),
        summoned=round_.summoned,
        attending=round_.attending,
        issued=round_.issued or 0,
        returned=round_.returned or 0,
        valid=round_.valid or 0,
        prepared=round_.printed or 0,
        spoilt=round_.spoilt or 0,
        unused=round_.unused or 0,
        base=None if is_void or counting is Counting.CUMULATIVE else result.base,
        needed=None if is_void else result.threshold,
        deductions=_deductions(round_),
        invalid=_invalid(round_),
        conclusion=_conclusion(result),
        elected=tuple((one.name, one.votes or 0) for one in result.elected),
        alternates=tuple((one.name, one.votes or 0) for one in result.alternates),
        tied=tuple(one.name for one in result.lines if one.is_level),
        seats_left=0 if is_void else int(result.seats_left),
        choice=choice_words(round_, assembly.kind),
        committee=committee,
        stands_aside=bool(committee) and _stands_aside(round_),
        style=_style_words(round_, len(result.lines)),
        started_at=_local(round_.reported_at or round_.opened_at),
        ended_at=_local(round_.decided_at),
        kind="poll" if contest.poll else "run_off" if round_.is_run_off else "election",
        is_cumulative=counting is Counting.CUMULATIVE,
        weights=_weights(round_),
        void_reason=round_.void_reason if is_void else "",
        method=METHOD_WORDS.get(round_.method, ""),
        journal_hash=round_.journal_hash,
        mismatches=round_.mismatches,
        has_box=round_.method != CountMethod.ELECTRONIC,
        sealed=_sealed(round_),
    )


def ballot_of(contest: Contest) -> BallotForm:
    """The ballot of the round that is open, or of the next one."""
    last = queries.last_round(contest)
    is_open = last is not None and last.state in (RoundState.OPEN, RoundState.COUNTED)
    if is_open and last is not None:
        names = [one.candidate for one in last.tallies.select_related("candidate__person").order_by("candidate__order")]
        seats, is_run_off, ordinal, number = last.seats, last.is_run_off, queries.ordinal_of(last), last.number
    else:
        names, seats = queries.candidates_who_may_stand(contest), queries.seats_left(contest)
        is_run_off, ordinal = bool(queries.level_keys(contest)), queries.next_ordinal(contest)
        number = last.number + 1 if last is not None else 1
    rules = queries.rules_of(contest).elections
    style = style_of(contest, number, len(names), seats)
    has_stamp = rules.ballots.stamp is not None and rules.ballots.stamp.value
    return BallotForm(
        assembly=assembly_of(contest),
        contest=contest.title,
        seats=seats,
        names=tuple((one.person.full_name, one.note) for one in names),
        style=style.value,
        marking=_marking(contest, style, len(names), seats),
        grounds=tuple(
            (one.statement.in_language("vi"), cited(one.source))
            for one in rules.ballots.grounds
            if _can_meet(one, style, len(names), seats)
        ),
        stamp=contest.congress.unit.committee_name if has_stamp else "",
        is_poll=bool(contest.poll),
        is_run_off=is_run_off,
        round_number=ordinal,
        unmarked_counts_nothing=rules.ballots.unmarked_name.value,
    )


def ballot_key(contest: Contest) -> str:
    """Which ballot of which contest: the number of the open round, or of the next one."""
    last = queries.last_round(contest)
    if last is None:
        return f"contest {contest.pk}, ballot 1"
    is_open = last.state in (RoundState.OPEN, RoundState.COUNTED)
    return f"contest {contest.pk}, ballot {last.number if is_open else last.number + 1}"


def cited(source: Source) -> str:
    """An article as a paper prints it; one that was not read in a source bears a mark."""
    words = str(source)
    return f"{words}{UNREAD}" if words and not source.is_verified else words


def choice_words(round_: Round, kind: str) -> str:
    """What the assembly chose after a round, with the vote by hands."""
    words = CHOICE_WORDS.get(Choice(round_.choice)) if round_.choice else None
    if not words:
        return ""
    vote = round_.choice_vote
    return f"{kind} biểu quyết {words}{f' ({vote.votes_for}/{vote.base} tán thành)' if vote is not None else ''}"


def organ(congress: Congress, kind: str) -> tuple[tuple[str, str], ...]:
    """Names and roles of an organ of the congress, head first."""
    seats = OrganSeat.objects.filter(congress=congress, kind=kind).select_related("person")
    return tuple((one.person.full_name, "Trưởng ban" if one.is_head else "Ủy viên") for one in seats)


def head_of_organ(congress: Congress, kind: str) -> str:
    """Who leads an organ of the congress; empty until somebody is seated."""
    seat = OrganSeat.objects.filter(congress=congress, kind=kind, is_head=True).select_related("person").first()
    return seat.person.full_name if seat else ""


def _receiver(congress: Congress) -> str:
    """Who receives the result: the committee above, in a company or cooperative the board, else nobody."""
    above = congress.unit.get_parent()
    if above is not None:
        return str(above.committee_name)
    return "Hội đồng quản trị" if delegate_law.weighs(congress) else ""


def _line(line: Line, contest: Contest, kind: str) -> MinutesLine:
    elected = "đạt tỷ lệ" if contest.poll else "trúng cử"
    note = elected if line.is_elected else "dự khuyết" if line.is_alternate else "bằng phiếu" if line.is_level else ""
    origin = ORIGIN_WORDS.get(CandidateOrigin(line.candidate.origin), "")
    return MinutesLine(
        number=line.candidate.order,
        name=line.name,
        origin=origin.format(kind=kind),
        votes=line.votes or 0,
        note=note,
        is_elected=line.is_elected,
    )


def _deductions(round_: Round) -> tuple[DeductionLine, ...]:
    """Who leaves the base; a poll, and a base that is not of those summoned, knows no deductions."""
    rules = queries.rules_of(round_.contest).elections
    found = []
    for one in round_.deductions.all():
        ground = rules.deduction(one.reason)
        if ground is not None and round_.contest.form in ground.forms and not round_.contest.poll:
            names = ", ".join(one.names.splitlines())
            found.append(DeductionLine(one.count, ground.statement.in_language("vi"), cited(ground.source), names))
    return tuple(found)


def _invalid(round_: Round) -> tuple[InvalidLine, ...]:
    rules, deciders = queries.rules_of(round_.contest).elections, deciders_of(round_)
    found = []
    for one in round_.invalid_grounds.order_by("ground"):
        ground = rules.ground(one.ground)
        if ground is not None and one.count:
            words = ground.statement.in_language("vi")
            found.append(InvalidLine(one.count, words, cited(ground.source), deciders.get(one.ground, "")))
    return tuple(found)


def _conclusion(result: RoundResult) -> tuple[tuple[str, str], ...]:
    """The steps that are not about one candidate; those stand in the table."""
    return tuple((one["text"], _marked(one)) for one in result.steps if not one.get("candidate"))


def _marked(step: Mapping[str, str]) -> str:
    words = step.get("source", "")
    return f"{words}{UNREAD}" if words and step.get("status") == "unverified" else words


def _stands_aside(round_: Round) -> bool:
    tellers = OrganSeat.objects.filter(
        congress_id=round_.contest.congress_id, kind=OrganKind.COUNTING_COMMITTEE
    ).values_list("person_id", flat=True)
    return not round_.tallies.filter(candidate__person_id__in=list(tellers)).exists()


def _style_words(round_: Round, names: int) -> str:
    contest = round_.contest
    style = style_of(contest, round_.number, names, round_.seats)
    words, article = _marking(contest, style, names, round_.seats)
    return f"{words.rstrip('.')} ({article})" if words and article else words or STYLE_WORDS.get(style, "")


def _marking(contest: Contest, style: BallotStyle, names: int, seats: int) -> tuple[str, str]:
    """The rulebook's sentence on the marking of such a ballot, with its article; empty where another one was chosen."""
    rules = queries.rules_of(contest).elections
    if style is BallotStyle.CUMULATIVE:
        rule = rules.plurality(elections.Office(contest.office))
        return rule.statement.in_language("vi"), cited(rule.source)
    of_style = rules.ballots.style_with_surplus if names > seats else rules.ballots.style_without_surplus
    if of_style.value is style:
        return of_style.statement.in_language("vi"), cited(of_style.source)
    return "", ""


def _can_meet(ground: Ground, style: BallotStyle, names: int, seats: int) -> bool:
    """Whether such a ballot can be spoilt in this way."""
    flaws = set(ground.flaws)
    if flaws == {Flaw.NOBODY_CHOSEN}:
        return names > 1
    if flaws == {Flaw.UNCLEAR}:
        return names == 1
    if flaws == {Flaw.TOO_MANY}:
        return names > seats and style is not BallotStyle.CUMULATIVE
    return flaws != {Flaw.OVERSPENT} or style is BallotStyle.CUMULATIVE


def _weights(round_: Round) -> Weights | None:
    if round_.weight_summoned is None or round_.weight_attending is None:
        return None
    word = law.words(round_.contest.congress).votes.vi
    return Weights(round_.weight_summoned, round_.weight_attending, round_.weight_valid, word)


def _sealed(round_: Round) -> str:
    seal = BallotSeal.objects.filter(round=round_).first()
    if seal is None:
        return ""
    mark = f", dấu niêm phong “{seal.mark}”" if seal.mark else ""
    return (
        f"Toàn bộ phiếu được niêm phong trong {seal.packages:02d} gói{mark}, bàn giao cho {seal.handed_to}, "
        f"lưu giữ đến hết {dates.day_line(seal.keep_until_on)}"
    )


def _local(at: datetime | None) -> datetime | None:
    return timezone.localtime(at) if at is not None else None


def outcome_words(round_: Round) -> str:
    """How a round ended, in a word or two; empty for one that elected."""
    if round_.state == RoundState.VOID:
        return "phiếu bị hủy"
    if round_.is_run_off:
        return "bầu lại trong số người bằng phiếu"
    return "bằng phiếu ở suất cuối" if round_.outcome == Outcome.RUN_OFF else ""
