"""What the pages of the nominees show: meters, rows, steps and acts put together from queries and rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.shapes import Act, Fact, Finding, Step
from daihoi.core.sources import Source

from . import law, permissions, queries
from .models import Slate, SlateEntry, SlateState, StepGroup

STATE_LOOKS = {SlateState.BUILDING: "now", SlateState.SUBMITTED: "submitted", SlateState.APPROVED: "approved"}
MOST_FOUND = 12


@dataclass(frozen=True)
class Gauge:
    """One group of the composition as it is drawn: reached of required, with the rule."""

    label: Any
    reached: int
    of: int
    required: int
    missing: int
    source: Source
    unknown: int

    @property
    def is_reached(self) -> bool:
        """True when nothing is missing."""
        return self.missing == 0


def front(congress: Congress, user: Any) -> dict[str, Any]:
    """The lists of the congress with their meters, and which offices have none."""
    may_build = permissions.can_build(user, congress)
    slates = [_card(one) for one in queries.slates_of(congress).select_related("congress__unit__level")]
    offices = queries.offices_open(congress)
    begin = Act(_("Begin a list"), reverse("nominations:open", args=[congress.pk]), icon="plus-lg")
    may_begin = may_build and bool(offices)
    return {
        "title": _("Personnel"),
        "kicker": congress.title,
        "facts": [Fact(_("Lists"), len(slates)), Fact(_("Approved"), sum(one["is_approved"] for one in slates))],
        "next_act": begin if may_begin and not slates else None,
        "acts": [begin] if may_begin and slates else [],
        "slates": slates,
        "empty": (_("No list has been begun. Begin with the committee: the meter then shows what is missing."),
                  begin.label, begin.url) if may_begin else (_("No list has been begun yet."),),
        "may_build": may_build,
        "needs_no_list": not offices and not slates,
    }  # fmt: skip


def slate(one: Slate, user: Any, text: str) -> dict[str, Any]:
    """One list: names, meter, findings, procedure, acts."""
    may_build = permissions.can_build(user, one.congress) and one.state == SlateState.BUILDING
    acts = _slate_acts(one, user)
    return {
        "title": one.get_office_display().capitalize(),
        "kicker": one.congress.title,
        "facts": slate_facts(one),
        "next_act": acts[0] if acts else None,
        "acts": acts[1:],
        "slate": one,
        "rows": queries.rows_of(one),
        "gauges": gauges(one),
        "surplus": surplus(one),
        "list_findings": _findings(one),
        "procedures": _procedures(one, may_build),
        "may_build": may_build,
        "found": found(one, text) if may_build else {},
        "text": text,
    }


def gauges(one: Slate) -> list[Gauge]:
    """The composition, group by group."""
    return [
        Gauge(count.target.group.label, count.reached, count.of, count.required, count.missing, count.target.source,
              count.unknown)
        for count in queries.meter(one)
    ]  # fmt: skip


def surplus(one: Slate) -> dict[str, Any]:
    """Names over seats, and the most that is lawful."""
    names = len(queries.listed(one))
    return {"names": names, "seats": one.seats, "over": names - one.seats, "most": law.most_surplus(one),
            "is_needed": law.needs_surplus(one)}  # fmt: skip


def found(one: Slate, text: str) -> dict[str, Any]:
    """People of the organisation whose names hold the text, who are not on the list."""
    people = queries.people_like(one, text)[:MOST_FOUND] if text.strip() else []
    return {"slate": one, "people": people, "text": text}


def slate_facts(one: Slate) -> list[Fact]:
    """The summary line of a list."""
    facts = [Fact(_("State"), one.get_state_display()), Fact(_("Seats to fill"), one.seats),
             Fact(_("Ages measured at"), law.reference_on(one))]  # fmt: skip
    if one.state == SlateState.APPROVED:
        facts.append(Fact(_("Approved by"), one.approved_by))
    return facts


def step(one: Slate, group: str, key: str) -> dict[str, Any]:
    """The form of one conference: what it is, what it asks for."""
    plan = next((plan for plan in law.steps(one, group) if plan.key == key), None)
    if plan is None:
        raise Http404
    rule = law.book_of(one).personnel.recommendation
    hints = [Finding("info", rule.statement, rule.source)] if rule is not None else []
    return {"title": plan.title, "kicker": f"{one.get_office_display()} · {StepGroup(group).label}", "findings": hints,
            "submit_label": _("Record the conference"), "back_url": url_of(one)}  # fmt: skip


def nominees_of(one: Slate, group: str) -> list[SlateEntry]:
    """Whom a conference of this procedure votes on."""
    return [entry for entry in queries.entries_of(one) if entry.is_listed and entry.group == group]


def entry(one: SlateEntry, user: Any) -> dict[str, Any]:
    """The file of one nominee."""
    person, may_build = one.person, permissions.can_build(user, one.slate.congress)
    age = law.age(one.slate, person, one.group)
    finding = Finding("ok" if age.is_eligible else "warn", age.reason, age.rule.source) if age is not None else None
    joined, official = queries.joined_on([person]).get(person.pk, (None, None))
    items = list(one.file_items.order_by("pk"))
    return {
        "title": person.full_name,
        "kicker": f"{one.slate.get_office_display()} · {one.slate.congress.title}",
        "facts": [Fact(_("State"), one.get_state_display()), Fact(_("Origin"), one.get_origin_display()),
                  Fact("", StepGroup(one.group).label)],
        "findings": [finding] if finding is not None else [],
        "acts": _entry_acts(one) if may_build and one.slate.state == SlateState.BUILDING else [],
        "record_facts": [
            Fact(_("Date of birth"), person.born_on), Fact(_("Sex"), person.get_sex_display()),
            Fact(_("Ethnicity"), person.ethnicity), Fact(_("Religion"), person.religion),
            Fact(_("Home town"), person.home_town), Fact(_("Residence"), person.residence),
            Fact(_("Joined on"), joined), Fact(_("Official since"), official),
            Fact(_("Qualification"), person.qualification), Fact(_("Political theory"), person.theory_level),
            Fact(_("Languages"), person.languages), Fact(_("Position"), person.occupation),
            Fact(_("Workplace"), person.workplace), Fact(_("Planned post"), one.planned_post),
            *([Fact(_("Why withdrawn"), one.withdrawal_reason)] if one.withdrawal_reason else []),
        ],
        "items": items,
        "received": sum(item.received_on is not None for item in items),
        "entry": one,
        "may_build": may_build,
    }  # fmt: skip


def url_of(one: Slate) -> str:
    """The page of a list."""
    return reverse("nominations:slate", args=[one.congress_id, one.pk])


def _card(one: Slate) -> dict[str, Any]:
    return {"slate": one, "url": url_of(one), "look": STATE_LOOKS[SlateState(one.state)], "gauges": gauges(one),
            "surplus": surplus(one), "is_approved": one.state == SlateState.APPROVED}  # fmt: skip


def _findings(one: Slate) -> list[Finding]:
    found_ = [Finding(item.severity.value, item.text, item.source) for item in queries.slate_findings(one)]
    if one.note:
        found_.insert(0, Finding("warn", _("The superior asks: %(note)s") % {"note": one.note}))
    return found_


def _slate_acts(one: Slate, user: Any) -> list[Act]:
    acts: list[Act] = []
    if one.state == SlateState.SUBMITTED and permissions.can_approve(user, one):
        acts += [Act(_("Approve the list"), _slate_url(one, "approve"), icon="check-circle"),
                 Act(_("Give the list back"), _slate_url(one, "return"), icon="reply")]  # fmt: skip
    if one.state == SlateState.BUILDING and permissions.can_submit(user, one):
        acts.append(_submit_act(one))
    if one.state == SlateState.BUILDING and permissions.can_build(user, one.congress):
        acts.append(Act(_("Change the seats"), _slate_url(one, "seats")))
        acts.append(Act(_("All papers are in"), _slate_url(one, "receive-files"), "post", icon="inbox",
                        confirm=_("Note that every paper still missing on this list has come in?")))  # fmt: skip
    acts.append(Act(_("Summary list"), _slate_url(one, "summary"), icon="table"))
    return acts


def _submit_act(one: Slate) -> Act:
    block = next((item for item in queries.slate_findings(one) if item.severity.value == "block"), None)
    return Act(
        _("Submit for approval"), _slate_url(one, "submit"), "post", icon="send",
        locked=block.text if block else "", source=block.source if block else None,
    )  # fmt: skip


def _procedures(one: Slate, may_build: bool) -> list[dict[str, Any]]:
    procedures = []
    for group in StepGroup:
        states = queries.step_states(one, group)
        if states and nominees_of(one, group):
            steps = [_step(one, state, group, may_build) for state in states]
            last = next((state.record for state in reversed(states) if state.record is not None), None)
            procedures.append({"label": group.label, "steps": steps, "last": last if may_build else None})
    return procedures


def _step(one: Slate, state: queries.StepState, group: StepGroup, may_build: bool) -> Step:
    if state.record is not None:
        return Step(state.plan.title, "done", "", state.reason, state.plan.rule)
    if state.is_next:
        url = reverse("nominations:record-step", args=[one.congress_id, one.pk, group.value, state.plan.key])
        return Step(state.plan.title, "now", url if may_build else "", "", state.plan.rule)
    return Step(state.plan.title, "locked", "", _("after the step before it"), state.plan.rule)


def _entry_acts(one: SlateEntry) -> list[Act]:
    args = [one.slate.congress_id, one.pk]
    if not one.is_listed:
        return []
    return [
        Act(_("Note the withdrawal"), reverse("nominations:withdraw", args=args)),
        Act(_("Remove this entry"), reverse("nominations:remove", args=args), "post", is_dangerous=True,
            confirm=_("Remove this entry from the list?")),
    ]  # fmt: skip


def _slate_url(one: Slate, name: str) -> str:
    return reverse(f"nominations:{name}", args=[one.congress_id, one.pk])
