"""Who carries how many votes: shareholders, members of a cooperative."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.models import Congress, CongressForm
from daihoi.apps.members import actions as members
from daihoi.apps.members.models import Membership, MembershipStatus, Person
from daihoi.apps.organisations import sheets
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import Stage
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.names import fold
from daihoi.core.sentences import say

from .. import law, locks, permissions
from ..models import Delegate, DelegateTitle
from ..sheet import COLUMNS, MOST_VOTES, HolderRow, check
from .listing import DelegateRow, seat


@dataclass(frozen=True)
class HoldersTaken:
    """What came of a sheet of holders.

    Args:
        added: people put on the list.
        changed: people on the list whose votes changed.
        votes: all votes of the sheet.
        problems: what must be mended; then nothing was taken over.
    """

    added: int = 0
    changed: int = 0
    votes: int = 0
    problems: list[sheets.Problem] = field(default_factory=list)


@transaction.atomic
def add_holder(
    congress: Congress, *, by: Any, full_name: str, sex: str, born_on: date, votes: int = 1, card_number: str = "",
    mandate: str = "",
) -> Delegate:  # fmt: skip
    """Put one shareholder or member on the list with the votes carried; a member known by name and birth is taken.

    An organisation that holds shares is entered by the person authorised to represent it, with the organisation as
    the mandate.

    Source: 59/2020/QH14 Đ141 (the list of those entitled), Đ148 (a share is a vote).
    """
    require(permissions.can_keep_list, by, congress)
    _require_weighing(congress)
    _require_open(congress)
    _require_votes(congress, full_name, votes)
    person = _known(congress, full_name, born_on, card_number) or members.add_person(
        congress.unit, full_name=full_name, sex=sex, born_on=born_on, card_number=card_number, by=by,
        status=MembershipStatus.OFFICIAL, is_sample=congress.is_sample,
    )  # fmt: skip
    if congress.delegates.filter(person=person).exists():
        raise Refused(
            say("{person} is on the list already. Change the votes on the page of that name.", person=person.full_name)
        )
    return seat(congress, [_row(congress, person, votes, mandate)], by=by)[0]


@transaction.atomic
def set_votes(delegate: Delegate, *, by: Any, votes: int, reason: str) -> Delegate:
    """Change how many votes somebody carries, with the reason; only before the meeting opens.

    Source: 59/2020/QH14 Đ141 (the list is made before the call), Đ148.
    """
    congress = delegate.congress
    require(permissions.can_keep_list, by, congress)
    _require_weighing(congress)
    _require_open(congress)
    _require_votes(congress, delegate.person.full_name, votes)
    if not reason.strip():
        raise WrongInput(say("Write why the votes of {person} change.", person=delegate.person.full_name))
    before, delegate.weight = delegate.weight, votes
    delegate.save(update_fields=["weight"])
    audit.record("delegates.votes_set", by=by, on=delegate, before=before, votes=votes, reason=reason)
    return delegate


@transaction.atomic
def import_holders(congress: Congress, source: sheets.Source, *, by: Any) -> HoldersTaken:
    """Take over a sheet of shareholders or members with their votes, whole or not at all.

    People on the list already get the votes of the sheet; sent again, the same sheet changes nothing.

    Args:
        congress: whose list.
        source: the bytes of a CSV or XLSX file, or rows as mappings from title (or field) to value.
        by: who acts.

    Returns:
        What was taken over, or what must be mended.

    Raises:
        WrongInput: the file can't be read at all.
    """
    require(permissions.can_keep_list, by, congress)
    _require_weighing(congress)
    _require_open(congress)
    sheet = sheets.read(source, COLUMNS)
    rows = check(congress, sheet)
    if sheet.problems:
        return HoldersTaken(problems=sheet.problems)
    added, changed = _take_over(congress, rows, by)
    votes = sum(row.votes for row in rows)
    audit.record(
        "delegates.holders_imported", by=by, on=congress, rows=len(rows), added=added, changed=changed, votes=votes,
        sheet=sheet.digest,
    )  # fmt: skip
    return HoldersTaken(added, changed, votes)


def _take_over(congress: Congress, rows: Iterable[HolderRow], by: Any) -> tuple[int, int]:
    listed = {one.person_id: one for one in congress.delegates.all()}
    known, new, fresh, changed = _people(congress), [], [], []
    for row in rows:
        person = known.by_card.get(row.card_number) or known.by_likeness.get((fold(row.full_name), row.born_on))
        held = listed.get(person.pk) if person is not None else None
        if held is not None:
            if (held.weight, held.mandate) != (row.votes, row.mandate or held.mandate):
                held.weight, held.mandate = row.votes, row.mandate or held.mandate
                changed.append(held)
            continue
        if person is None:
            person = Person(
                full_name=row.full_name, sex=row.sex, born_on=row.born_on, is_sample=congress.is_sample,
                residence=row.residence,
            )  # fmt: skip
            person.derive_names()
            fresh.append((person, row.card_number))
        new.append((person, row))
    Person.objects.bulk_create([person for person, _card in fresh], batch_size=500)
    Membership.objects.bulk_create(
        (Membership(person=person, unit=congress.unit, unit_path=congress.unit.path, card_number=card)
         for person, card in fresh),
        batch_size=500,
    )  # fmt: skip
    Delegate.objects.bulk_update(changed, ["weight", "mandate"], batch_size=500)
    seat(congress, [_row(congress, person, row.votes, row.mandate) for person, row in new], by=by)
    return len(new), len(changed)


@dataclass(frozen=True)
class _Known:
    by_card: dict[str, Person]
    by_likeness: dict[tuple[str, date], Person]


def _people(congress: Congress) -> _Known:
    """The register of the unit, by card number and by name and birth."""
    rows = list(Membership.objects.filter(unit=congress.unit, ended_on__isnull=True).select_related("person"))
    return _Known(
        {one.card_number: one.person for one in rows if one.card_number},
        {(one.person.folded_name, one.person.born_on): one.person for one in rows},
    )


def _known(congress: Congress, full_name: str, born_on: date, card_number: str) -> Person | None:
    known = _people(congress)
    found = known.by_card.get(card_number)
    if found is not None and (found.folded_name, found.born_on) != (fold(full_name), born_on):
        raise WrongInput(
            say("{person} has the number {number} already. Correct the number.", person=found.full_name,
                number=card_number)
        )  # fmt: skip
    return found or known.by_likeness.get((fold(full_name), born_on))


def _row(congress: Congress, person: Person, votes: int, mandate: str) -> DelegateRow:
    return DelegateRow(person, congress.unit, DelegateTitle.MEMBER, mandate=mandate, weight=votes)


def _require_weighing(congress: Congress) -> None:
    if not law.weighs(congress) or congress.form != CongressForm.MEMBER_CONGRESS:
        raise Refused(
            say("In this congress nobody is entered with votes. Summon the members, or enter the delegates by title.")
        )  # fmt: skip


def _require_open(congress: Congress) -> None:
    if not Stage(congress.stage).is_before_opening:
        raise Refused(say("The meeting has opened; the list of those entitled and their votes no longer change."))
    locks.require_open(congress)


def _require_votes(congress: Congress, name: str, votes: int) -> None:
    if not 1 <= votes <= MOST_VOTES:
        raise WrongInput(
            say(
                "{person} carries {votes} votes; give a number from 1 to {most}.",
                person=name,
                votes=votes,
                most=MOST_VOTES,
            )
        )
