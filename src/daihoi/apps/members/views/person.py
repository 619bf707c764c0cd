"""The record of a person, and the acts on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from daihoi.apps.accounts.attempts import attempt
from daihoi.apps.audit.queries import trail_of
from daihoi.apps.organisations.guards import unit_page
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell.guards import require
from daihoi.apps.shell.shapes import Act, Fact

from .. import actions, permissions, queries
from ..forms import BIOGRAPHY, BiographyForm, EndForm, MembershipForm, OfficeForm, PersonForm, TransferForm
from ..models import Membership, Person


def person_page(predicate: Callable[[Any, Any], bool]) -> Callable[[Any], Any]:
    """A view ``view(request, unit, person)``: the person belongs, or belonged, to the unit or to one below it."""

    def guard(view: Any) -> Any:
        @wraps(view)
        def guarded(request: HttpRequest, unit: Unit, person_id: int) -> HttpResponseBase:
            person = queries.person_of(unit, person_id)
            if person is None:
                raise Http404
            require(predicate, request.user, person)
            response: HttpResponseBase = view(request, unit, person)
            return response

        return unit_page(permissions.can_see_members)(guarded)

    return guard


@person_page(permissions.can_see_person)
def show_person(request: HttpRequest, unit: Unit, person: Person) -> HttpResponseBase:
    """A person's biography in one line, memberships, offices, trail."""
    return _show(request, unit, person, None)


@person_page(permissions.can_see_person)
def show_sensitive(request: HttpRequest, unit: Unit, person: Person) -> HttpResponseBase:
    """The same with ethnicity and religion, for personnel officers; the reading is written down."""
    if request.method != "POST":
        return redirect("members:person", unit.code, person.pk)
    return _show(request, unit, person, actions.read_sensitive(person, by=request.user))


@unit_page(permissions.can_keep_members)
def add(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """Enter a new member of this unit."""
    form = PersonForm(request.POST or None, with_sensitive=permissions.can_read_sensitive(request.user, unit))
    if request.method == "POST" and (
        person := attempt(form, lambda: actions.add_person(unit, by=request.user, **form.cleaned_data))
    ):
        messages.success(request, _("%(person)s was entered.") % {"person": person})
        return redirect("members:person", unit.code, person.pk)
    return _form(request, form, _("Enter a member of %(unit)s") % {"unit": unit.name}, _("Enter the member"), unit)


@person_page(permissions.can_keep_person)
def change(request: HttpRequest, unit: Unit, person: Person) -> HttpResponseBase:
    """Correct the biography."""
    with_sensitive = permissions.can_read_sensitive(request.user, unit)
    form = BiographyForm(request.POST or None, instance=Person.objects.get(pk=person.pk), with_sensitive=with_sensitive)
    if request.method != "POST" and with_sensitive:
        actions.read_sensitive(person, by=request.user)
    if request.method == "POST" and attempt(
        form, lambda: actions.change_person(person, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("The record is saved."))
        return redirect("members:person", unit.code, person.pk)
    return _form(request, form, _("Biography of %(person)s") % {"person": person}, _("Save"), unit, person)


@person_page(permissions.can_keep_person)
def change_membership(request: HttpRequest, unit: Unit, person: Person) -> HttpResponseBase:
    """Correct the standing, its days, the card."""
    membership = _present(person)
    fields = ("status", "joined_on", "official_on", "card_number")
    form = MembershipForm(request.POST or None, initial={name: getattr(membership, name) for name in fields})
    if request.method == "POST" and attempt(
        form, lambda: actions.change_membership(membership, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("The record is saved."))
        return redirect("members:person", unit.code, person.pk)
    return _form(request, form, _("Membership of %(person)s") % {"person": person}, _("Save"), unit, person)


@person_page(permissions.can_keep_person)
def transfer(request: HttpRequest, unit: Unit, person: Person) -> HttpResponseBase:
    """Move the member to another unit."""
    membership = _present(person)
    form = TransferForm(request.POST or None, units=queries.units_for_transfer(request.user, membership))
    if request.method == "POST" and (
        moved := attempt(form, lambda: actions.transfer_member(membership, by=request.user, **form.cleaned_data))
    ):
        told = _("%(person)s belongs to %(unit)s now.") % {"person": person, "unit": moved.unit.name}
        messages.success(request, told)
        return redirect("members:person", moved.unit.code, person.pk)
    return _form(request, form, _("Transfer %(person)s") % {"person": person}, _("Transfer"), unit, person)


@person_page(permissions.can_keep_person)
def end(request: HttpRequest, unit: Unit, person: Person) -> HttpResponseBase:
    """End the membership."""
    membership = _present(person)
    form = EndForm(request.POST or None)
    if request.method == "POST" and attempt(
        form, lambda: actions.end_membership(membership, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("The membership of %(person)s has ended; the record stays.") % {"person": person})
        return redirect("members:person", unit.code, person.pk)
    title = _("End the membership of %(person)s") % {"person": person}
    return _form(request, form, title, _("End the membership"), unit, person)


@person_page(permissions.can_keep_person)
def add_office(request: HttpRequest, unit: Unit, person: Person) -> HttpResponseBase:
    """Record an office that the person holds, or held, in this unit."""
    form = OfficeForm(request.POST or None)
    if request.method == "POST" and attempt(form, lambda: _record_office(request, unit, person, form.cleaned_data)):
        messages.success(request, _("The office is recorded."))
        return redirect("members:person", unit.code, person.pk)
    return _form(request, form, _("Office of %(person)s") % {"person": person}, _("Record the office"), unit, person)


def _record_office(request: HttpRequest, unit: Unit, person: Person, given: dict[str, Any]) -> Any:
    rest = {key: value for key, value in given.items() if key != "term"}
    return actions.record_office_holding(unit, given["term"], actions.Holding(person, **rest), by=request.user)


def _present(person: Person) -> Membership:
    memberships = person.latest_memberships()
    if not memberships:
        raise Http404
    return memberships[0]


def _show(request: HttpRequest, unit: Unit, person: Person, sensitive: dict[str, str] | None) -> HttpResponseBase:
    memberships = queries.memberships_of(person)
    present = memberships[0] if memberships else None
    may_read = present is not None and permissions.can_read_sensitive(request.user, present.unit)
    context = {
        "title": person.full_name,
        "kicker": present.unit.name if present else "",
        "facts": _facts(person, present),
        "person": person,
        "unit": unit,
        "record_facts": [Fact(_label(name), getattr(person, name)) for name in BIOGRAPHY],
        "sensitive": [Fact(_label(name), value) for name, value in (sensitive or {}).items()],
        "may_read": may_read,
        "memberships": memberships,
        "offices": queries.offices_of(person),
        "acts": _acts(request, unit, person, present),
        "trail": trail_of(person),
    }
    return render(request, "members/person.html", context)


def _label(name: str) -> str:
    return capfirst(str(getattr(Person._meta.get_field(name), "verbose_name", name)))


def _facts(person: Person, present: Membership | None) -> list[Fact]:
    facts = [Fact(_("Sex"), person.get_sex_display()), Fact(_("Date of birth"), person.born_on)]
    if present is not None:
        facts += [
            Fact(_("Status"), present.get_status_display()),
            Fact(_("Joined on"), present.joined_on),
            Fact(_("Official since"), present.official_on),
            Fact(_("Card number"), present.card_number),
        ]
    return facts


def _acts(request: HttpRequest, unit: Unit, person: Person, present: Membership | None) -> list[Act]:
    if present is None or not permissions.can_keep_members(request.user, present.unit):
        return []
    args = [unit.code, person.pk]
    acts = [Act(_("Correct the biography"), reverse("members:change", args=args), icon="pencil")]
    if present.ended_on is None:
        acts += [
            Act(_("Correct the membership"), reverse("members:membership", args=args), icon="person-vcard"),
            Act(_("Record an office"), reverse("members:add-office", args=args), icon="briefcase"),
            Act(_("Transfer"), reverse("members:transfer", args=args), icon="arrow-right"),
            Act(_("End the membership"), reverse("members:end", args=args), is_dangerous=True),
        ]
    return acts


def _form(
    request: HttpRequest, form: object, title: str, submit: str, unit: Unit, person: Person | None = None
) -> HttpResponseBase:
    back = (
        reverse("members:person", args=[unit.code, person.pk]) if person else reverse("members:home", args=[unit.code])
    )
    return render(request, "shell/form.html", {"title": title, "form": form, "submit_label": submit, "back_url": back})
