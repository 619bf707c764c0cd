"""The parameters of a rulebook for everything that is not an election, and the rulebook itself.

As in ``elections.rules``, the shape of these classes is the shape of a pack: class → section, field → key.
Levels (``cell``, ``grassroots``, ``district``, ``province`` …) are the pack's own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from daihoi.core.elections.rules import BaseKind, ElectionRules, NominationRules
from daihoi.core.shares import Rule, Share, Wording
from daihoi.core.sources import Source

from .words import AssemblyWords


class Stage(StrEnum):
    """When in the life of a congress a step is due."""

    PREPARATION = "preparation"
    OPENING = "opening"
    CONGRESS = "congress"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One step on the way to a congress and home again.

    Args:
        key: short name, unique in the pack.
        stage: when it is due.
        statement: what is to be done.
        source: where it comes from.
        rule: the rule it belongs to, if it has one.
        working_days_before: last lawful day, in working days before opening; None where no day is fixed.
        working_days_after: last lawful day, in working days after closing; None where no day is fixed.
    """

    key: str
    stage: Stage
    statement: Wording
    source: Source
    rule: str = ""
    working_days_before: int | None = None
    working_days_after: int | None = None


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One item of the model programme.

    Args:
        key: short name, unique in the pack.
        session: ``preparatory`` or ``main``.
        statement: the item in words.
        source: where it comes from.
        rule: the rule it belongs to, if it has one.
    """

    key: str
    session: str
    statement: Wording
    source: Source
    rule: str = ""


@dataclass(frozen=True, slots=True)
class SummonsBar:
    """A reason for which a delegate or member is not summoned at all.

    Args:
        key: short name, unique in the pack.
        statement: the reason in words.
        source: where it comes from.
        rule: the rule it belongs to.
    """

    key: str
    statement: Wording
    source: Source
    rule: str


@dataclass(frozen=True, slots=True)
class CongressRules:
    """How a congress is called and held (``[congresses]``).

    Args:
        quorum: share of those summoned who must be present to open; of the votes they hold, where votes weigh.
        quorum_second_call: the same when the meeting is called again after the first call failed.
        quorum_third_call: the same at a third call.
        second_call_days: days after the first planned day in which the second call is sent.
        third_call_days: days after the second planned day in which the third call is sent.
        quorum_units: share of subordinate units that must be represented.
        member_congress_below: with fewer members than this a congress of all members is held.
        notice_days: working days before opening by which the day of opening is notified.
        length_days: for each level, the longest congress in days.
        preparatory_days: the longest preparatory session in days.
        preparatory_optional: a preparatory session is recommended, not compulsory.
        latest_on: for each level, the day by which congresses are held; may be moved with a reason.
        contents: what a full congress does.
        reduced_contents: what a congress without an election does.
        decision_share: share of the body's members (not of those voting) that carries a decision.
        decision_base: what that share is a part of, where it is not the body's members.
        special_share: the share of the same base that carries a weighty matter.
        special_matters: which matters are weighty.
        first_plenum_convenors: who convenes the first plenum of the new committee, in order.
        presidium_keeps_scheme: the presidium keeps the approved personnel scheme on track until leaders are elected.
        hands_allowed: the meeting may choose hands instead of ballots for elections.
        online_allowed: the meeting may be held online or in part online.
        proxy_allowed: proxies may vote if the meeting accepts them.
        programme: the model programme.
        checklist: the steps before, at and after the congress.
    """

    quorum: Rule[Share]
    decision_share: Rule[Share]
    checklist: tuple[ChecklistItem, ...]
    quorum_units: Rule[Share] | None = None
    quorum_second_call: Rule[Share] | None = None
    quorum_third_call: Rule[Share] | None = None
    second_call_days: Rule[int] | None = None
    third_call_days: Rule[int] | None = None
    decision_base: Rule[BaseKind] | None = None
    special_share: Rule[Share] | None = None
    special_matters: Rule[tuple[str, ...]] | None = None
    member_congress_below: Rule[int] | None = None
    notice_days: Rule[int] | None = None
    length_days: dict[str, Rule[Fraction]] | None = None
    preparatory_days: Rule[Fraction] | None = None
    preparatory_optional: Rule[bool] | None = None
    latest_on: dict[str, Rule[date]] | None = None
    contents: Rule[tuple[str, ...]] | None = None
    reduced_contents: Rule[tuple[str, ...]] | None = None
    first_plenum_convenors: Rule[tuple[str, ...]] | None = None
    presidium_keeps_scheme: Rule[bool] | None = None
    hands_allowed: Rule[bool] | None = None
    online_allowed: Rule[bool] | None = None
    proxy_allowed: Rule[bool] | None = None
    programme: tuple[ProgrammeItem, ...] = ()


@dataclass(frozen=True, slots=True)
class DelegateRules:
    """How many delegates, and who (``[delegates]``).

    Args:
        per_unit: delegates for each subordinate unit.
        members_per_delegate: one delegate more for each so many members.
        remainder: a remainder of at least this many members earns one more.
        most: for each level, the most delegates.
        designated_max: the largest share of designated delegates.
        kinds: how one becomes a delegate.
        statistics: what the credentials report counts.
        moved_keeps_seat: a delegate who moves under the same superior keeps the seat, and no alternate is sent.
        allocation_criteria: what an allocation weighs.
        not_summoned: who is not summoned.
    """

    per_unit: Rule[int] | None = None
    members_per_delegate: Rule[int] | None = None
    remainder: Rule[int] | None = None
    most: dict[str, Rule[int]] | None = None
    designated_max: Rule[Fraction] | None = None
    kinds: Rule[tuple[str, ...]] | None = None
    statistics: Rule[tuple[str, ...]] | None = None
    moved_keeps_seat: Rule[bool] | None = None
    allocation_criteria: Rule[tuple[str, ...]] | None = None
    not_summoned: tuple[SummonsBar, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonnelRules:
    """Who may be proposed and what the new body should look like (``[personnel]``).

    Args:
        recommendation: the share each recommendation step needs.
        recommendation_quorum: the share of those summoned who must be present at such a step.
        steps: the steps for persons proposed for the first time, in order.
        re_election_steps: the steps for persons proposed again.
        first_time_months: months of service left at the reference month, first time.
        re_election_months: the same, proposed again.
        committee_size: for each level, the most seats of the committee.
        standing_size: for each level, the most seats of the standing committee.
        composition: for each group (``women``, ``young``, ``renewal``), the share aimed at; reported, never blocking.
        young_below: for each level, the age under which one counts as young.
    """

    recommendation: Rule[Share] | None = None
    recommendation_quorum: Rule[Share] | None = None
    steps: Rule[tuple[str, ...]] | None = None
    re_election_steps: Rule[tuple[str, ...]] | None = None
    first_time_months: Rule[int] | None = None
    re_election_months: Rule[int] | None = None
    committee_size: dict[str, Rule[int]] | None = None
    standing_size: dict[str, Rule[int]] | None = None
    composition: dict[str, Rule[Fraction]] | None = None
    young_below: dict[str, Rule[int]] | None = None


@dataclass(frozen=True, slots=True)
class DocumentRules:
    """Numbers and looks of papers (``[documents]``).

    Args:
        numbering_scheme: the grammar of symbols: ``party`` (05-NQ/ĐU) or ``state`` (05/NQ-BCH).
        congress_symbol: how the meeting signs its own papers; ``ĐH`` where nothing is said.
        layout_profile: the page format of papers.
        series_restarts: when a type's numbers start again from 01: ``term`` or ``year``.
        congress_common_series: the congress numbers all its papers in one series.
        types: abbreviations of the types of paper.
        cell_types: the types that the congress of a cell issues.
    """

    numbering_scheme: Rule[str]
    layout_profile: Rule[str]
    congress_symbol: Rule[str] | None = None
    series_restarts: Rule[str] | None = None
    congress_common_series: Rule[bool] | None = None
    types: Rule[tuple[str, ...]] | None = None
    cell_types: Rule[tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class RecordRules:
    """What follows the congress: storage, complaints, approval (``[records]``).

    Args:
        retention_months: how long sealed ballots are kept.
        complaint_days: working days after closing in which a complaint may be lodged.
        challenge_days: days after the minutes or the resolution came in which a court or arbitrators may be asked to
            annul it.
        report_days: working days after closing by which the result is reported upward.
        approval_days: working days in which the superior decides on approval.
        annulment: the superior may annul a result or refuse approval of a person.
        designated_counting: only a designated program may count officially by computer.
        independent_entries: how many independent entries of the ballots must agree.
    """

    retention_months: Rule[int] | None = None
    complaint_days: Rule[int] | None = None
    challenge_days: Rule[int] | None = None
    report_days: Rule[int] | None = None
    approval_days: Rule[int] | None = None
    annulment: Rule[bool] | None = None
    designated_counting: Rule[bool] | None = None
    independent_entries: Rule[int] | None = None


@dataclass(frozen=True, slots=True)
class Rulebook:
    """One organisation's regulations in one version.

    Args:
        id: its name, such as ``vn-party-190``.
        title: what it is called.
        regulation: the document that it follows unless a parameter says otherwise.
        in_force_from: first day in force; None when the pack follows no document.
        in_force_until: last day in force; None while it is.
        replaces: the rulebook before it, if any.
        words: what the meeting and the people in it are called.
        elections, nominations, congresses, delegates, personnel, documents, records: its rules by subject.
    """

    id: str
    title: Wording
    regulation: str
    elections: ElectionRules
    nominations: NominationRules
    congresses: CongressRules
    delegates: DelegateRules
    personnel: PersonnelRules
    documents: DocumentRules
    records: RecordRules
    in_force_from: date | None = None
    in_force_until: date | None = None
    replaces: str = ""
    words: AssemblyWords = field(default=AssemblyWords())

    @property
    def checklist(self) -> tuple[ChecklistItem, ...]:
        """The steps from which a congress makes its own checklist."""
        return self.congresses.checklist

    def is_in_force(self, day: date) -> bool:
        """True when the rulebook applies on ``day``."""
        after_start = self.in_force_from is None or self.in_force_from <= day
        return after_start and (self.in_force_until is None or day <= self.in_force_until)

    def parameters(self) -> Iterator[tuple[str, Any]]:
        """Every parameter with its path, such as ``("elections.threshold", Rule(…))``."""
        for section in fields(self):
            value = getattr(self, section.name)
            if is_dataclass(value) and section.name != "title":
                yield from _sourced(section.name, value)


def _sourced(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Walk down to everything that carries a source."""
    if isinstance(getattr(value, "source", None), Source):
        yield path, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _sourced(f"{path}.{key}", one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _sourced(f"{path}.{getattr(one, 'id', '') or getattr(one, 'key', '')}", one)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _sourced(f"{path}.{part.name}", getattr(value, part.name))
