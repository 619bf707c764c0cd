"""Sharing out the delegates among the units below (F13)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses import queries as congresses
from daihoi.apps.congresses.models import Congress, CongressForm
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.delegates import Apportionment
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.findings import Severity
from daihoi.core.sentences import say

from .. import law, permissions, queries
from ..law import Shares
from ..models import Allocation, AllocationPlan


@transaction.atomic
def allocate(congress: Congress, shares: Shares, *, by: Any, alternates: int = 0) -> AllocationPlan:
    """Share the delegates of a congress out among the units directly below (14-QĐ/TW m.13, R46, R47).

    Made again before the decision, it replaces the earlier sharing with all changes by hand.  Refused when the number
    passes the cap of the level.
    """
    require(permissions.can_keep_list, by, congress)
    _require_undecided(congress)
    units = list(congress.unit.get_children().filter(is_active=True))
    members = congresses.member_counts(units)
    ex_officio = Counter(unit.pk for _person, unit in queries.convening_committee(congress))
    result = law.apportion(congress, units, members, ex_officio, shares)
    findings = [*law.cap_findings(congress, result), *result.findings]
    block = next((one for one in findings if one.severity == Severity.BLOCK), None)
    if block is not None:
        raise Refused(block.text, block.source)
    plan = _write(congress, shares, result, units, members, alternates)
    audit.record(
        "delegates.allocated", by=by, on=plan, total=plan.total, method=shares.method, units=len(units)
    )  # fmt: skip
    return plan


@transaction.atomic
def set_allocation(
    allocation: Allocation, *, by: Any, elected: int, alternates: int, appointed: int, reason: str
) -> Allocation:
    """Change one unit's numbers by hand before the decision, with the reason."""
    require(permissions.can_keep_list, by, allocation.congress)
    _require_undecided(allocation.congress)
    if not reason.strip():
        raise WrongInput(say("Write why the numbers of {unit} are changed.", unit=allocation.unit.name))
    if min(elected, alternates, appointed) < 0:
        raise WrongInput(say("A number of delegates can't be below 0."))
    allocation.elected, allocation.alternates, allocation.appointed = elected, alternates, appointed
    allocation.basis, allocation.is_changed = reason, True
    allocation.save(update_fields=["elected", "alternates", "appointed", "basis", "is_changed"])
    plan = allocation.congress.allocation_plan
    plan.total = queries.allocated_total(allocation.congress)
    plan.save(update_fields=["total"])
    audit.record(
        "delegates.allocation_changed", by=by, on=allocation, elected=elected, alternates=alternates,
        appointed=appointed, reason=reason,
    )  # fmt: skip
    return allocation


@transaction.atomic
def decide_allocation(congress: Congress, *, by: Any, paper: str = "") -> AllocationPlan:
    """Decide the sharing; from then on it is fixed.  ``paper`` is the number of the decision.

    A sharing that is already decided stays as it is.
    """
    require(permissions.can_decide, by, congress)
    plan = _plan(congress)
    if plan.decided_at is not None:
        return plan
    rule = law.most_delegates(congress)
    total = queries.allocated_total(congress)
    if rule is not None and total > rule.value:
        raise Refused(
            say("{total} delegates are planned; this level may have {most}. Share out fewer.",
                total=total, most=rule.value),
            rule.source,
        )  # fmt: skip
    plan.decided_at, plan.decided_by, plan.total = clock.now(), paper or str(by), total
    plan.save(update_fields=["decided_at", "decided_by", "total"])
    audit.record("delegates.allocation_decided", by=by, on=plan, total=total, paper=paper)
    return plan


@transaction.atomic
def clear_allocation(congress: Congress, *, by: Any) -> None:
    """Throw an undecided sharing away to begin again."""
    require(permissions.can_keep_list, by, congress)
    _require_undecided(congress)
    plan = _plan(congress)
    audit.record("delegates.allocation_cleared", by=by, on=plan)
    congress.allocations.all().delete()
    plan.delete()


def _write(
    congress: Congress,
    shares: Shares,
    result: Apportionment,
    units: list[Unit],
    members: dict[int, int],
    alternates: int,
) -> AllocationPlan:
    congress.allocations.all().delete()
    Allocation.objects.bulk_create(
        [
            Allocation(
                congress=congress, unit=unit, members=members[unit.pk], subordinates=unit.numchild,
                weight=line.unit.extra, elected=line.elected, alternates=alternates, appointed=line.unit.appointed,
            )
            for unit, line in zip(units, result.lines, strict=True)
        ],
        batch_size=500,
    )  # fmt: skip
    steps = {
        "units": {
            str(unit.pk): [
                {"vi": step.text.in_language("vi"), "en": step.text.in_language("en"), "source": str(step.source)}
                for step in line.steps
            ]
            for unit, line in zip(units, result.lines, strict=True)
        },
        "findings": [
            {"severity": one.severity.value, "vi": one.text.in_language("vi"), "en": one.text.in_language("en"),
             "source": str(one.source)}
            for one in result.findings
        ],
        "tie": list(result.tie.names) if result.tie else [],
        "tied_seats": result.tie.seats if result.tie else 0,
    }  # fmt: skip
    made = {"total": queries.allocated_total(congress), "method": shares.method, "steps": steps}
    plan, _created = AllocationPlan.objects.update_or_create(congress=congress, defaults=made)
    return plan


def _plan(congress: Congress) -> AllocationPlan:
    plan = queries.plan_of(congress)
    if plan is None:
        raise Refused(say("The delegates have not been shared out yet."))
    return plan


def _require_undecided(congress: Congress) -> None:
    if congress.form != CongressForm.DELEGATE_CONGRESS:
        raise Refused(say("This is a congress of all members: every official member takes part, nobody is delegated."))
    plan = queries.plan_of(congress)
    if plan is not None and plan.decided_at is not None:
        raise Refused(say("The sharing of delegates is decided; it no longer changes."))
