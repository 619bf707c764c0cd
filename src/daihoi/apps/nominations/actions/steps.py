"""The conferences of the personnel procedure and the support that each gave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import law, permissions, queries
from ..models import EntryState, ProcedureStep, Slate, SlateEntry, SlateState, StepGroup, StepSupport


@transaction.atomic
def record_step(
    slate: Slate,
    key: str,
    *,
    by: Any,
    held_on: date,
    summoned: int,
    attending: int,
    support: Mapping[SlateEntry, int],
    group: str = StepGroup.FIRST_TIME,
) -> ProcedureStep:
    """Record one conference of the procedure and how many supported each nominee (35-CT/TW 2019, R51).

    Steps are taken in the order of the rulebook, each once; whoever reaches the share goes on the list, whoever does
    not stays proposed and the meter shows it.  ``support`` names only nominees of this list and this procedure.
    """
    require(permissions.can_build, by, slate.congress)
    _require_building(slate)
    order = _order(slate, key, group)
    _require_true_figures(summoned, attending, support)
    strangers = [entry for entry in support if entry.slate_id != slate.pk or entry.group != group]
    if strangers:
        raise WrongInput(
            say("{person} is not a nominee of this list and procedure.", person=strangers[0].person.full_name)
        )
    law.require_quorum(slate, summoned, attending)
    plan = law.step(slate, key, group)
    step = ProcedureStep.objects.create(
        slate=slate, group=group, order=order, key=key, title=plan.title_vi, held_on=held_on, summoned=summoned,
        attending=attending, source=plan.source,
    )  # fmt: skip
    StepSupport.objects.bulk_create([StepSupport(step=step, entry=entry, votes=n) for entry, n in support.items()])
    _list_the_supported(slate, group)
    audit.record("nominations.step_recorded", by=by, on=step, key=key, summoned=summoned, attending=attending)
    return step


@transaction.atomic
def remove_step(step: ProcedureStep, *, by: Any, reason: str) -> None:
    """Take back the last recorded conference because its figures were wrong, with the reason."""
    require(permissions.can_build, by, step.slate.congress)
    _require_building(step.slate)
    if not reason.strip():
        raise WrongInput(say("Write what was wrong with the record of this conference."))
    if step.slate.steps.filter(group=step.group, order__gt=step.order).exists():
        raise Refused(say("A later conference is recorded already. Take back the last one first."))
    audit.record("nominations.step_removed", by=by, on=step, key=step.key, reason=reason)
    slate, group = step.slate, step.group
    step.delete()
    _list_the_supported(slate, group)


def _order(slate: Slate, key: str, group: str) -> int:
    keys = [one.key for one in law.steps(slate, group)]
    if key not in keys:
        raise WrongInput(
            say("The rulebook has no step “{key}” in this procedure. Its steps are: {known}.", key=key,
                known=", ".join(keys))
        )  # fmt: skip
    done = list(slate.steps.filter(group=group).values_list("key", flat=True))
    if key in done:
        raise Refused(say("This step is already recorded. Take the record back to correct it."))
    due = next(one for one in law.steps(slate, group) if one.key not in done)
    if due.key != key:
        raise Refused(say("The steps are taken in order; the next one is: {step}.", step=due.title), due.rule)
    return keys.index(key) + 1


def _require_true_figures(summoned: int, attending: int, support: Mapping[SlateEntry, int]) -> None:
    if attending > summoned:
        raise WrongInput(say("{attending} people can't attend when {summoned} were summoned. Check the two figures.",
                             attending=attending, summoned=summoned))  # fmt: skip
    wrong = next((entry for entry, votes in support.items() if not 0 <= votes <= attending), None)
    if wrong is not None:
        raise WrongInput(
            say("{person} can't have {votes} votes when {attending} attended. Check the figure.",
                person=wrong.person.full_name, votes=support[wrong], attending=attending)
        )  # fmt: skip


def _list_the_supported(slate: Slate, group: str) -> None:
    """A nominee is on the list when every recorded step of the procedure supported the name."""
    passed = queries.supported(slate, group)
    entries = [one for one in slate.entries.all() if one.is_listed and one.group == group]
    for entry in entries:
        entry.state = EntryState.LISTED if entry.pk in passed else EntryState.PROPOSED
    SlateEntry.objects.bulk_update(entries, ["state"])


def _require_building(slate: Slate) -> None:
    slate.refresh_from_db(fields=["state"])
    if slate.state != SlateState.BUILDING:
        raise Refused(say("The list is submitted or approved; no step is recorded any more."))
