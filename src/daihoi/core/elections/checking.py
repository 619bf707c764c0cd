"""Is a contest lawful before the vote?  Every question of the rulebook, each in its own function."""

from __future__ import annotations

from collections.abc import Iterator

from daihoi.core import names
from daihoi.core.congresses import Calendar, vietnamese_holidays, working_days_before
from daihoi.core.sentences import say, say_day
from daihoi.core.sources import Source, SourceStatus

from .ballots import style_of
from .contest import Contest, Method, Nominee, Person, Withdrawal
from .findings import Finding, Severity, find
from .listing import surplus_findings
from .rules import ElectionRules, Form, NominationRules, Office

LIST = Source("", "", SourceStatus.DERIVED)
NEEDS_A_COMMITTEE = frozenset({
    Office.COMMITTEE, Office.STANDING_COMMITTEE, Office.INSPECTION_COMMITTEE, Office.INSPECTION_CHAIR,
    Office.INSPECTION_DEPUTY_CHAIR})  # fmt: skip


def check(contest: Contest, elections: ElectionRules, nominations: NominationRules) -> list[Finding]:
    """Check a contest before the vote.

    Args:
        contest: the list, who proposed whom, who counts, what the ballot holds.
        elections: the rulebook's ``elections`` rules.
        nominations: the rulebook's ``nominations`` rules.

    Returns:
        Findings, those that block first; the contest is lawful when none blocks.

    Source: 190-QĐ/TW Đ3, Đ8, Đ13-Đ15; for other organisations their own rulebook.
    """
    findings = [
        *_secret(contest, elections),
        *surplus_findings(contest, nominations),
        *_floor(contest, nominations),
        *_official_list(contest, nominations),
        *_adopted(contest, nominations),
        *_vacancies(contest),
        *_convening(contest, nominations),
        *_dossiers(contest, nominations),
        *_withdrawals(contest, nominations),
        *_twice(contest),
        *_order(contest, nominations),
        *_tellers(contest, nominations),
        *_ballot(contest, elections, nominations),
        *_cell(contest, nominations),
        *_secretary(contest, nominations),
        *_second_chance(contest, nominations),
        *_number(contest, elections),
    ]
    return sorted(findings, key=lambda one: list(Severity).index(one.severity))


def is_admissible(findings: list[Finding]) -> bool:
    """True when no finding blocks the vote."""
    return all(one.severity is not Severity.BLOCK for one in findings)


def cell_offices(official_members: int, rules: NominationRules) -> tuple[Office, ...]:
    """What a cell elects, in this order and each on its own ballot.

    Args:
        official_members: official members of the cell.
        rules: the rulebook's ``nominations`` rules.

    Returns:
        The offices; a small cell elects no committee.

    Source: Charter Đ24.4; 244-QĐ/TW Đ19.9.
    """
    least = rules.cell_committee_from
    is_small = least is not None and official_members < least.value
    offices = (Office.SECRETARY, Office.DEPUTY_SECRETARY)
    return offices if is_small else (Office.COMMITTEE, *offices)


def _secret(contest: Contest, rules: ElectionRules) -> Iterator[Finding]:
    rule = rules.secret_offices
    if rule and contest.method is Method.HANDS and contest.office in rule.value:
        yield find(rule, Severity.BLOCK, say("This office is elected by secret ballot, not by show of hands."))


def _floor(contest: Contest, rules: NominationRules) -> Iterator[Finding]:
    rule = rules.floor_support
    if rule is None or contest.run_off:
        return
    for one in contest.candidates:
        if not one.is_from_floor:
            continue
        if one.support is None or contest.attending is None:
            text = say("{name} comes from the floor: give “support” and “attending” to show more than {share} support.",
                       name=one.label, share=rule.value.fraction)  # fmt: skip
            yield find(rule, Severity.BLOCK, text)
        else:
            is_met = rule.value.is_met(one.support, contest.attending)
            text = say("{name} comes from the floor: {support} of {attending} attending, {share} ({needed} needed).",
                       name=one.label, support=one.support, attending=contest.attending,
                       share=rule.value.sentence if is_met else rule.value.missed,
                       needed=rule.value.needed(contest.attending))  # fmt: skip
            yield find(rule, Severity.INFO if is_met else Severity.BLOCK, text)


def _official_list(contest: Contest, rules: NominationRules) -> Iterator[Finding]:
    """The convening committee's list is the nomination: nobody drops out of it, or slips into it, without a vote."""
    rule = rules.default_list
    if rule is None or not rule.value or contest.prepared is None or contest.round > 1 or contest.run_off:
        return
    listed = {one.id for one in contest.candidates}
    for name in contest.prepared:
        if name not in listed:
            text = say("{name} stands on the convening committee's list, but not here. Put the name back, or let the "
                       "meeting decide on a withdrawal.", name=name)  # fmt: skip
            yield find(rule, Severity.BLOCK, text)
    for one in contest.candidates:
        if not one.is_from_floor and one.id not in contest.prepared:
            text = say("{name} is not on the convening committee's list: give “origin” as nominated or self_nominated.",
                       name=one.label)  # fmt: skip
            yield find(rule, Severity.BLOCK, text)


def _adopted(contest: Contest, rules: NominationRules) -> Iterator[Finding]:
    """A list that the meeting has adopted is locked."""
    if contest.adopted is None:
        return
    listed, adopted = [one.id for one in contest.candidates], contest.adopted
    added, gone = [one for one in listed if one not in adopted], [one for one in adopted if one not in listed]
    if added or gone:
        text = say("The list was changed after the meeting adopted it; added: {added}; taken off: {gone}. Vote on it "
                   "again.", added=", ".join(added) or "—", gone=", ".join(gone) or "—")  # fmt: skip
        rule = rules.default_list
        yield find(rule, Severity.BLOCK, text) if rule else Finding("LIST", Severity.BLOCK, text, LIST)


def _vacancies(contest: Contest) -> Iterator[Finding]:
    if contest.vacancies is not None and contest.seats > contest.vacancies:
        text = say("Seats to fill: {seats}, but only {vacancies} are vacant. A by-election fills vacant places only.",
                   seats=contest.seats, vacancies=contest.vacancies)  # fmt: skip
        yield Finding("LIST", Severity.BLOCK, text, LIST)


def _convening(contest: Contest, rules: NominationRules) -> Iterator[Finding]:
    rule = rules.convening_limits
    if rule is None or not rule.value:
        return
    members = {called: one for one in contest.convening_committee for called in _called(one)}
    for one in contest.candidates:
        if one.is_from_floor and _plain(one.nominated_by) in members:
            text = say("{member} of the convening committee may not nominate {name}, who is not on its list.",
                       member=members[_plain(one.nominated_by)].label, name=one.label)  # fmt: skip
            yield find(rule, Severity.BLOCK, text)
        if one.is_from_floor and not _called(one).isdisjoint(members):
            text = say("{name} of the convening committee may not stand outside its list.", name=one.label)
            yield find(rule, Severity.BLOCK, text)


def _dossiers(contest: Contest, rules: NominationRules) -> Iterator[Finding]:
    for one in contest.candidates:
        if one.is_from_floor and not one.is_delegate:
            yield from _dossier_day(one, contest, rules)
            yield from _dossier_items(one, rules)


def _dossier_day(one: Nominee, contest: Contest, rules: NominationRules) -> Iterator[Finding]:
    rule = rules.dossier_days
    if rule is None:
        return
    if one.dossier_working_days is not None:
        if one.dossier_working_days < rule.value:
            text = say("{name}'s dossier came {days} working days before opening; {needed} are needed.",
                       name=one.label, days=one.dossier_working_days, needed=rule.value)  # fmt: skip
            yield find(rule, Severity.BLOCK, text)
    elif one.dossier_received_on is None or contest.opening_on is None:
        text = say("{name} is not a delegate: give “dossier_received_on” and “opening_on” to show that the dossier "
                   "is in time.", name=one.label)  # fmt: skip
        yield find(rule, Severity.WARN, text)
    else:
        calendar = _calendar(contest)
        last = working_days_before(contest.opening_on, rule.value, calendar)
        if one.dossier_received_on > last:
            text = say("{name}'s dossier came on {day}; the last lawful day was {last}.", name=one.label,
                       day=say_day(one.dossier_received_on), last=say_day(last))  # fmt: skip
            yield find(rule, Severity.BLOCK, text)


def _calendar(contest: Contest) -> Calendar:
    if contest.holidays is None:
        return vietnamese_holidays()
    return Calendar(days_off=contest.holidays, made_up=contest.made_up, half_days=contest.half_days)


def _dossier_items(one: Nominee, rules: NominationRules) -> Iterator[Finding]:
    rule = rules.dossier_items
    if rule is None or one.dossier_items is None:
        return
    missing = [item for item in rule.value if item not in one.dossier_items]
    if missing:
        text = say("{name}'s dossier lacks: {items}.", name=one.label, items=", ".join(missing))
        yield find(rule, Severity.BLOCK, text)


def _withdrawals(contest: Contest, rules: NominationRules) -> Iterator[Finding]:
    rule = rules.withdrawal_decided
    if rule is None or not rule.value:
        return
    for one in contest.candidates:
        if one.withdrawal is Withdrawal.REQUESTED:
            text = say("{name} asks to withdraw; the meeting must decide before the list is voted.", name=one.label)
            yield find(rule, Severity.BLOCK, text)
        if one.withdrawal is Withdrawal.ACCEPTED:
            text = say("{name} was allowed to withdraw but is still on the list. Take the name off.", name=one.label)
            yield find(rule, Severity.BLOCK, text)


def _twice(contest: Contest) -> Iterator[Finding]:
    seen: dict[str, Nominee] = {}
    for one in contest.candidates:
        name = _plain(one.label)
        other = seen.setdefault(name, one)
        if other is one:
            continue
        if (other.born_on, other.note) == (one.born_on, one.note):
            text = say("{name} stands twice on the list. Keep one, or add “born_on” if they are two persons.",
                       name=one.label)  # fmt: skip
            yield Finding("LIST", Severity.BLOCK, text, LIST)
        elif other.note == one.note:
            text = say("Two candidates are called {name}. Add a “note” so that voters can tell them apart.",
                       name=one.label)  # fmt: skip
            yield Finding("LIST", Severity.WARN, text, LIST)


def _order(contest: Contest, rules: NominationRules) -> Iterator[Finding]:
    rule = rules.order
    if rule is None or rule.value != "given_name" or contest.is_sorted_for_print:
        return
    listed = [one.label for one in contest.candidates]
    lawful = names.in_order(listed)
    if [names.sort_key(name) for name in listed] != [names.sort_key(name) for name in lawful]:
        text = say("The list is not in the order of given names. The order is: {names}.", names=", ".join(lawful))
        yield find(rule, Severity.WARN, text)


def _tellers(contest: Contest, rules: NominationRules) -> Iterator[Finding]:
    listed = {called for one in contest.candidates for called in _called(one)}
    for one in contest.tellers:
        if rules.tellers_off_list and rules.tellers_off_list.value and not _called(one).isdisjoint(listed):
            text = say("{name} of the counting committee is on the list. Replace this member by vote first.",
                       name=one.label)  # fmt: skip
            yield find(rules.tellers_off_list, Severity.BLOCK, text)
        if rules.tellers_delegates and rules.tellers_delegates.value and not one.is_delegate:
            text = say("{name} of the counting committee is no official delegate or member of this meeting.",
                       name=one.label)  # fmt: skip
            yield find(rules.tellers_delegates, Severity.BLOCK, text)


def _ballot(contest: Contest, elections: ElectionRules, rules: NominationRules) -> Iterator[Finding]:
    separate = rules.separate_ballots
    if separate and separate.value and len(set(contest.ballot_offices) | {contest.office}) > 1:
        text = say("One ballot combines several offices. Elect each on its own ballot, one after the other.")
        yield find(separate, Severity.BLOCK, text)
    counting = elections.counting_of(contest.office)
    style = style_of(len(contest.candidates), contest.seats, elections.ballots, counting)
    if contest.style is not None and contest.style is not style:
        text = say("Names: {names}, seats: {seats}. That calls for the ballot “{style}”, not “{chosen}”.",
                   names=len(contest.candidates), seats=contest.seats, style=style.value,
                   chosen=contest.style.value)  # fmt: skip
        yield find(elections.ballots.style_with_surplus, Severity.BLOCK, text)


def _cell(contest: Contest, rules: NominationRules) -> Iterator[Finding]:
    rule = rules.cell_committee_from
    if rule is None or not contest.is_cell:
        return
    asked = {contest.office, *contest.ballot_offices} & NEEDS_A_COMMITTEE
    if contest.official_members is None:
        if asked:
            text = say("Say in “official_members” how many official members the cell has: below {least} it elects no "
                       "committee.", least=rule.value)  # fmt: skip
            yield find(rule, Severity.WARN, text)
    elif asked and Office.COMMITTEE not in cell_offices(contest.official_members, rules):
        text = say("A cell with {members} official members elects no committee (from {least} on): elect the secretary "
                   "and, if needed, a deputy.", members=contest.official_members, least=rule.value)  # fmt: skip
        yield find(rule, Severity.BLOCK, text)


def _secretary(contest: Contest, rules: NominationRules) -> Iterator[Finding]:
    rule = rules.direct_secretary_poll
    is_direct = contest.office is Office.SECRETARY and contest.form is not Form.PLENUM and not contest.is_cell
    if rule is None or not rule.value or not is_direct or contest.recommendation_poll:
        return
    if contest.recommendation_poll is None:
        text = say("The secretary is elected directly: say in “recommendation_poll” whether the poll was held.")
        yield find(rule, Severity.WARN, text)
    else:
        text = say("The secretary is elected directly, but the recommendation poll was not held. Hold it first.")
        yield find(rule, Severity.BLOCK, text)


def _second_chance(contest: Contest, rules: NominationRules) -> Iterator[Finding]:
    """A congress that elects its secretary directly has so many rounds; who failed does not stand before the plenum."""
    if contest.office is not Office.SECRETARY:
        return
    most, barred = rules.direct_secretary_rounds, rules.failed_secretary_barred
    if contest.form is not Form.PLENUM and most and contest.round > most.value:
        text = say("Round {round} of the direct election of the secretary; {most} are the most. Now the new committee "
                   "elects.", round=contest.round, most=most.value)  # fmt: skip
        yield find(most, Severity.BLOCK, text)
    if contest.form is Form.PLENUM and barred and barred.value:
        for one in contest.candidates:
            if one.id in contest.failed_directly:
                text = say("{name} failed when the congress elected the secretary directly and may not stand again. "
                           "Take the name off.", name=one.label)  # fmt: skip
                yield find(barred, Severity.BLOCK, text)


def _number(contest: Contest, rules: ElectionRules) -> Iterator[Finding]:
    rule = rules.number_not_voted
    if rule and contest.number_voted and contest.office in rule.value:
        text = say("The number of delegates is allotted from above; the meeting does not vote on it.")
        yield find(rule, Severity.WARN, text)


def _called(one: Person | Nominee) -> frozenset[str]:
    """What a person is called in the file: the id, and the name where there is one."""
    return frozenset(_plain(word) for word in (one.id, one.name) if word)


def _plain(word: str) -> str:
    return names.normalise(word).casefold()
