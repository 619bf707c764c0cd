"""Pages that say who works for a unit."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from daihoi.apps.accounts import actions as accounts
from daihoi.apps.accounts.attempts import attempt
from daihoi.apps.accounts.models import User
from daihoi.apps.shell.shapes import Act, Fact, Finding

from .. import actions, permissions, queries
from ..forms import AccountForm, RoleForm
from ..guards import unit_page
from ..models import RoleAssignment, Unit


@unit_page(permissions.can_administer)
def show_settings(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """Who works for the unit, and what is missing in its guard."""
    workers = queries.workers_of(unit)
    weak = [worker for worker in workers if worker.lacks_second_factor]
    context = {
        "title": _("Settings of %(unit)s") % {"unit": unit.name},
        "facts": [Fact(_("Roles"), sum(worker.is_valid for worker in workers)), Fact(_("Rulebook"), unit.rulebook)],
        "findings": [_weak_finding(len(weak))] if weak else [],
        "unit": unit,
        "workers": workers,
        "from_above": queries.reaching_from_above(unit),
        "next_act": Act(
            _("Make an account"), reverse("organisations:add-account", args=[unit.code]), icon="person-plus"
        ),
        "acts": [
            Act(_("Give a role"), reverse("organisations:add-role", args=[unit.code]), icon="person-badge"),
            Act(_("Change the facts"), reverse("organisations:facts", args=[unit.code]), icon="pencil"),
        ],
    }
    return render(request, "organisations/settings.html", context)


@unit_page(permissions.can_administer)
def add_role(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """Give a role to somebody who has an account."""
    form = RoleForm(request.POST or None)
    if request.method == "POST" and (role := attempt(form, lambda: _give(request, unit, dict(form.cleaned_data)))):
        messages.success(request, _("%(role)s was given.") % {"role": role})
        return redirect("organisations:settings", unit.code)
    return _form(request, unit, form, _("Give a role in %(unit)s") % {"unit": unit.name}, _("Give the role"))


@unit_page(permissions.can_administer)
@never_cache
def add_account(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """Make an account; its password is shown this once."""
    form = AccountForm(request.POST or None)
    if request.method == "POST" and (
        account := attempt(form, lambda: actions.open_account(unit, by=request.user, **form.cleaned_data))
    ):
        return _show_once(request, unit, account)
    return _form(request, unit, form, _("Make an account for %(unit)s") % {"unit": unit.name}, _("Make the account"))


@require_POST
@unit_page(permissions.can_administer)
def end_role(request: HttpRequest, unit: Unit, role_id: int) -> HttpResponseBase:
    """End a role at once."""
    role = get_object_or_404(RoleAssignment.objects.select_related("unit", "user"), pk=role_id, unit=unit)
    actions.end_role(role, by=request.user)
    messages.success(request, _("%(role)s has ended.") % {"role": role})
    return redirect("organisations:settings", unit.code)


@require_POST
@never_cache
@unit_page(permissions.can_administer)
def reset_password(request: HttpRequest, unit: Unit, user_id: int) -> HttpResponseBase:
    """A new password for somebody who works for this unit and can't sign in."""
    user = get_object_or_404(User, pk=user_id)
    account = accounts.reset_password(user, by=request.user, may=permissions.can_mend_account, place=(unit, user))
    return _show_once(request, unit, account)


def _give(request: HttpRequest, unit: Unit, given: dict[str, object]) -> RoleAssignment:
    user, role = given.pop("username"), str(given.pop("role"))
    return actions.assign_role(user, unit, role, by=request.user, **given)  # type: ignore[arg-type]


def _show_once(request: HttpRequest, unit: Unit, account: accounts.NewAccount) -> HttpResponseBase:
    context = {
        "title": _("Account of %(person)s") % {"person": account.user},
        "account": account,
        "next_act": Act(
            _("I have handed it over"), reverse("organisations:settings", args=[unit.code]), icon="check-lg"
        ),
    }
    return render(request, "organisations/password.html", context)


def _weak_finding(count: int) -> Finding:
    sentence = _(
        "%(count)d people who lead, or keep files of people, sign in with a password alone. "
        "Ask them to add a second step under “My account”."
    )
    return Finding("warn", sentence % {"count": count})


def _form(request: HttpRequest, unit: Unit, form: object, title: str, submit: str) -> HttpResponseBase:
    context = {
        "title": title,
        "form": form,
        "submit_label": submit,
        "back_url": reverse("organisations:settings", args=[unit.code]),
    }
    return render(request, "shell/form.html", context)
