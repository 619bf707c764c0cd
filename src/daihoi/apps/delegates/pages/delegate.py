"""The page of one delegate."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from daihoi.apps.shell.shapes import Act, Fact
from daihoi.core.congresses import Stage

from .. import law, permissions
from ..models import Attendance, Credential, Delegate, DelegateTitle
from .holders import proxy_acts, vote_facts
from .places import is_open, url_of_one


def delegate(one: Delegate, user: Any) -> dict[str, Any]:
    """The page of one delegate."""
    acts = _delegate_acts(one, user)
    return {
        "title": one.person.full_name,
        "kicker": one.congress.title,
        "facts": delegate_facts(one),
        "next_act": acts[0] if acts else None,
        "acts": acts[1:],
        "record_facts": _record(one, permissions.can_see_sensitive(user, one.congress)),
    }


def delegate_facts(one: Delegate) -> list[Fact]:
    """The summary line of one delegate."""
    if law.weighs(one.congress):
        return [
            *vote_facts(one)[:2],
            Fact(_("Right to attend"), one.get_credential_display()),
            Fact(_("Attendance"), one.get_attendance_display()),
        ]
    return [
        Fact(_("Sent by"), one.unit.name),
        Fact(pgettext("delegate", "Title"), one.get_title_display()),
        Fact(_("Standing"), one.get_standing_display()),
        Fact(_("Credentials"), one.get_credential_display()),
        Fact(_("Attendance"), one.get_attendance_display()),
    ]


def _delegate_acts(one: Delegate, user: Any) -> list[Act]:
    if not is_open(one.congress):
        return []
    may_keep = permissions.can_keep_list(user, one.congress)
    acts: list[Act] = []
    if may_keep and one.credential == Credential.UNCHECKED:
        acts.append(Act(_("Recognise the credentials"), url_of_one(one, "accept"), "post", icon="check-lg"))
    if permissions.can_check_in(user, one.congress) and one.is_summoned:
        if one.attendance == Attendance.PRESENT:
            acts.append(Act(_("Take the check-in back"), url_of_one(one, "undo-check-in"), "post"))
        elif not hasattr(one, "proxy"):
            acts.append(Act(_("Check in"), url_of_one(one, "check-in"), "post", icon="person-check"))
            acts.append(Act(_("Note an absence"), url_of_one(one, "absent"), icon="person-x"))
    acts += proxy_acts(one, user)
    if may_keep:
        acts += _keeping_acts(one)
    return acts


def _keeping_acts(one: Delegate) -> list[Act]:
    acts = []
    if one.is_summoned and one.attendance != Attendance.PRESENT and one.title == DelegateTitle.ELECTED:
        acts.append(Act(_("Call up an alternate"), url_of_one(one, "replace")))
    if one.credential != Credential.ACCEPTED and one.credential != Credential.UNCHECKED:
        acts.append(Act(_("Recognise the credentials"), url_of_one(one, "accept"), "post"))
    acts += [
        Act(_("Do not summon"), url_of_one(one, "bar")),
        Act(_("Reject the credentials"), url_of_one(one, "reject")),
    ]
    if Stage(one.congress.stage).is_before_opening:
        acts.append(Act(_("Take off the list"), url_of_one(one, "remove"), is_dangerous=True))
    return acts


def _record(one: Delegate, sees_sensitive: bool) -> list[Fact]:
    person = one.person
    facts = [
        Fact(_("Date of birth"), person.born_on),
        Fact(_("Sex"), person.get_sex_display()),
        Fact(_("Position"), person.occupation),
        Fact(_("Workplace"), person.workplace),
        Fact(_("Represents") if law.weighs(one.congress) else _("Mandate from"), one.mandate),
        Fact(_("Checked in"), one.checked_in_at),
    ]
    facts += vote_facts(one)[2 if law.weighs(one.congress) else 0 :]
    if one.absence_reason:
        facts.append(Fact(_("Why absent"), one.absence_reason))
    if one.credential_reason:
        facts.append(Fact(_("Ground"), one.credential_reason))
    if one.replaces is not None:
        facts.append(Fact(_("In the place of"), one.replaces.person.full_name, url_of_one(one.replaces, "delegate")))
    if hasattr(one, "replaced_by"):
        facts.append(Fact(_("Replaced by"), one.replaced_by.person.full_name, url_of_one(one.replaced_by, "delegate")))
    if sees_sensitive:
        facts.append(Fact(_("Ethnicity"), person.ethnicity))
    return facts
