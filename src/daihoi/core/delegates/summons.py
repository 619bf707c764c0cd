"""Who is not summoned to a congress although the list names him or her."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from daihoi.core.findings import Finding, Severity
from daihoi.core.sentences import say, say_day

from . import regulations as law


@dataclass(frozen=True, slots=True)
class SummonsRecord:
    """What decides whether a person is summoned.

    Args:
        name: full name, for the findings.
        is_suspended: suspended from activities or from the committee before opening.
        is_prosecuted: charged or prosecuted before opening.
        is_unlawfully_elected: elected as delegate in breach of principle or procedure.
        is_convening_member: member of the convening committee, so a delegate ex officio.
        retires_on: day of retirement; None when not near.
        transferred_out_on: day of transfer out of the organisation; None when not transferred.
        moved_under_same_superior_on: day of moving to another unit under the same superior committee.
        is_appointed: designated by the superior level.
        lost_election: stood for delegate and was not elected.
    """

    name: str
    is_suspended: bool = False
    is_prosecuted: bool = False
    is_unlawfully_elected: bool = False
    is_convening_member: bool = False
    retires_on: date | None = None
    transferred_out_on: date | None = None
    moved_under_same_superior_on: date | None = None
    is_appointed: bool = False
    lost_election: bool = False


def check_summons(record: SummonsRecord, opens_on: date) -> tuple[Finding, ...]:
    """May this person be summoned as a delegate?

    Args:
        record: what is known of the person.
        opens_on: first day of the congress.

    Returns:
        A blocking finding for every ground on which the person is not summoned, and a remark where a delegate who
        moved keeps the seat; none when nothing stands against the person.

    Source:
        04-HD/TW (2024) m.9 (found); 01-HD/TW (2021) m.11 (found) for those who moved; Charter Đ11 (unverified) for
        the appointed.
    """
    return (*_bars(record), *_departures(record, opens_on), *_remarks(record, opens_on))


def _bars(record: SummonsRecord) -> list[Finding]:
    grounds = [
        (record.is_suspended, "suspended", law.NOT_SUMMONED,
         say("{name} is suspended and is not summoned. Take the person off the list.", name=record.name)),
        (record.is_prosecuted, "prosecuted", law.NOT_SUMMONED,
         say("{name} is charged or prosecuted and is not summoned. Take the person off the list.", name=record.name)),
        (record.is_unlawfully_elected, "unlawfully_elected", law.NOT_SUMMONED,
         say("{name} was elected in breach of principle or procedure and is not summoned. Elect a delegate anew.",
             name=record.name)),
        (record.is_appointed and record.lost_election, "lost_election", law.LOST_ELECTION,
         say("{name} stood for delegate and was not elected, so can't be appointed. Appoint somebody else.",
             name=record.name)),
    ]  # fmt: skip
    return [Finding(key, Severity.BLOCK, text, source) for applies, key, source, text in grounds if applies]


def _departures(record: SummonsRecord, opens_on: date) -> list[Finding]:
    """A member of the convening committee who retired or left before opening is no delegate any more."""
    if not record.is_convening_member:
        return []
    findings = []
    if record.retires_on is not None and record.retires_on < opens_on:
        text = say("{name} of the convening committee retired on {day}, before opening, and is not summoned.",
                   name=record.name, day=say_day(record.retires_on))  # fmt: skip
        findings.append(Finding("retired", Severity.BLOCK, text, law.NOT_SUMMONED))
    if record.transferred_out_on is not None and record.transferred_out_on < opens_on:
        text = say("{name} of the convening committee was transferred out on {day}, before opening, and is not "
                   "summoned.", name=record.name, day=say_day(record.transferred_out_on))  # fmt: skip
        findings.append(Finding("transferred_out", Severity.BLOCK, text, law.NOT_SUMMONED))
    return findings


def _remarks(record: SummonsRecord, opens_on: date) -> list[Finding]:
    moved_on = record.moved_under_same_superior_on
    if moved_on is None or moved_on >= opens_on:
        return []
    text = say("{name} moved to another unit of the same superior level on {day}: the seat stays with the old "
               "delegation, and no alternate takes it.", name=record.name, day=say_day(moved_on))  # fmt: skip
    return [Finding("R40", Severity.INFO, text, law.MOVED)]
