"""The sharing of delegates among the units, and putting their people on the list."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell.shapes import Act, Fact, Finding

from .. import law, permissions, queries
from ..models import Allocation, DelegateTitle
from .places import in_language, is_delegated, url_of

ADDING = {DelegateTitle.ELECTED: "elected", DelegateTitle.APPOINTED: "appointed"}


def adding_title(title: DelegateTitle) -> str:
    """What putting people of this title on the list is called."""
    return _("Enter elected delegates") if title == DelegateTitle.ELECTED else _("Appoint delegates")


def units_to_add(congress: Congress, title: str) -> list[dict[str, Any]]:
    """The units below, with what was allocated to them and what is entered."""
    allocated = {one.unit_id: one for one in congress.allocations.all()}
    entered = queries.elected_by_unit(congress)
    field = ADDING[DelegateTitle(title)]
    return [
        {
            "unit": unit,
            "allocated": getattr(allocated[unit.pk], field) if unit.pk in allocated else None,
            "entered": entered.get(unit.pk, 0) if title == DelegateTitle.ELECTED else None,
            "url": reverse("delegates:add-people", args=[congress.pk, title, unit.code]),
        }
        for unit in congress.unit.get_children().filter(is_active=True)
    ]


def allocated_facts(congress: Congress, unit: Unit) -> list[Fact]:
    """What was allocated to one unit."""
    one = congress.allocations.filter(unit=unit).first()
    if one is None:
        return []
    return [Fact(_("To be elected"), one.elected), Fact(_("Alternates"), one.alternates),
            Fact(_("To be appointed"), one.appointed)]  # fmt: skip


def allocation(congress: Congress, user: Any) -> dict[str, Any]:
    """What the page of the sharing adds to its table."""
    plan, may_keep = queries.plan_of(congress), permissions.can_keep_list(user, congress)
    make = Act(_("Share out the delegates"), url_of(congress, "allocate"))
    again = Act(_("Share out again"), url_of(congress, "allocate"))
    is_decided = plan is not None and plan.decided_at is not None
    next_act, acts = None, []
    if plan is None:
        next_act = make if may_keep and is_delegated(congress) else None
    elif not is_decided and may_keep:
        decide = Act(_("Decide the sharing"), url_of(congress, "decide-allocation"))
        next_act = decide if permissions.can_decide(user, congress) else again
        clear = Act(_("Throw this sharing away"), url_of(congress, "clear-allocation"), "post", is_dangerous=True,
                    confirm=_("Throw this sharing away, with the changes by hand?"))  # fmt: skip
        acts = [again, clear] if next_act is decide else [clear]
    return {
        "next_act": next_act,
        "acts": acts,
        "facts": _plan_facts(plan),
        "empty": (_("The delegates have not been shared out yet."), make.label, make.url) if next_act is make
        else (_("This is a congress of all members: nobody is delegated."),) if not is_delegated(congress)
        else (_("The delegates have not been shared out yet."),),
        "extra_context": {"kicker": congress.title, "plan": plan, "findings": _plan_findings(congress, plan)},
    }  # fmt: skip


def allocation_hints(congress: Congress) -> dict[str, Any]:
    """The cap of the level, told before the form is filled in; and the tie, where there was one."""
    rule, plan = law.most_delegates(congress), queries.plan_of(congress)
    found = [Finding("info", rule.statement, rule.source)] if rule is not None else []
    return {"findings": [*found, *_plan_findings(congress, plan)]}


def held_shares(congress: Congress) -> dict[str, Any]:
    """The last sharing, for the form."""
    plan = queries.plan_of(congress)
    return {"total": plan.total + plan.steps.get("tied_seats", 0), "method": plan.method} if plan else {}


def steps_taken(one: Allocation) -> list[dict[str, str]]:
    """How one unit's number was found, in the language of the page."""
    found = one.congress.allocation_plan.steps["units"].get(str(one.unit_id), [])
    return [{"text": in_language(step), "source": step["source"]} for step in found]


def _plan_facts(plan: Any) -> list[Fact]:
    if plan is None:
        return []
    facts = [Fact(_("Delegates in all"), plan.total)]
    if plan.decided_at is None:
        return [*facts, Fact("", _("not decided yet"))]
    return [*facts, Fact(_("Decided"), plan.decided_at), Fact(_("Decided by"), plan.decided_by)]


def _plan_findings(congress: Congress, plan: Any) -> list[Finding]:
    found = [Finding(one["severity"], in_language(one)) for one in plan.steps.get("findings", [])] if plan else []
    rule = law.most_delegates(congress)
    if plan is not None and rule is not None and plan.total > rule.value:
        found.append(Finding("block", rule.statement, rule.source))
    return found
