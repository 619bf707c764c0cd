"""The list of members."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.organisations.guards import unit_page
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell.lists import render_list
from daihoi.apps.shell.narrowing import Choice
from daihoi.apps.shell.shapes import Act, Fact

from .. import actions, permissions, queries
from ..models import MembershipStatus, Sex
from ..tables import MemberTable


@unit_page(permissions.can_see_members)
def home(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """The members of a unit and below, by given name."""
    may_keep = permissions.can_keep_members(request.user, unit)
    may_read = permissions.can_read_sensitive(request.user, unit)
    figures = queries.figures_of(unit)
    return render_list(
        request,
        table_class=MemberTable,
        queryset=queries.members_of(unit),
        title=_("Members of %(unit)s") % {"unit": unit.name},
        search=queries.find_members,
        search_label=_("Name, also without marks, or card number"),
        choices=_choices(unit),
        empty=(
            _("No member has been entered yet. Fill in the template sheet and import it."),
            _("Import a sheet"),
            reverse("members:import", args=[unit.code]) if may_keep else "",
        ),
        next_act=Act(_("Enter a member"), reverse("members:add", args=[unit.code]), icon="person-plus")
        if may_keep
        else None,
        acts=[Act(_("Import a sheet"), reverse("members:import", args=[unit.code]), icon="upload")] if may_keep else [],
        facts=[
            Fact(_("Members"), figures.total),
            Fact(_("official"), figures.official),
            Fact(_("women"), figures.women),
        ],
        export_name=f"members-{unit.code}",
        # what would crowd the page, and all that is sensitive, stands in exports only, which are written down
        table_kwargs={} if request.GET.get("export") else {"exclude": MemberTable.EXPORT_ONLY},
        may_see_sensitive=lambda _asked: may_read,
        exported=lambda asked, _kind, count, has_sensitive: actions.record_export(
            unit, count, by=asked.user, with_sensitive=has_sensitive
        ),
    )


def _choices(unit: Unit) -> list[Choice]:
    statuses = [choice for choice in MembershipStatus.choices if choice[0] != MembershipStatus.ENDED]
    found = [
        Choice("status", _("Status"), statuses, lambda rows, value: rows.filter(status=value)),
        Choice("sex", _("Sex"), Sex.choices, lambda rows, value: rows.filter(person__sex=value)),
    ]
    if not unit.is_leaf():
        own = [("own", _("this unit only"))]
        found.append(Choice("reach", _("Reach"), own, lambda rows, _value: _own(rows, unit)))
    return found


def _own(rows: Any, unit: Unit) -> Any:
    return rows.filter(unit=unit)
