"""The list of days off."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from daihoi.apps.organisations.guards import unit_page
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell import clock, lists
from daihoi.apps.shell.shapes import Act

from .. import actions, permissions
from ..forms import HolidayForm
from ..models import Holiday
from ..tables import HolidayTable


@unit_page()
def list_holidays(request: HttpRequest, unit: Unit) -> HttpResponseBase:
    """The days off by which working days are counted; while the list is empty, the shipped calendar holds."""
    may_keep = permissions.can_keep_holidays(request.user, unit)
    form = HolidayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_holiday(unit, by=request.user, **form.cleaned_data)
        return redirect("congresses:holidays", unit.code)
    year = clock.today().year
    take = reverse("congresses:fill-holidays", args=[unit.code])
    fill = Act(_("Take over the days off of %(year)d") % {"year": year}, take, "post", fields={"year": year})
    remove = Act(_("Take the chosen days out"), reverse("congresses:remove-holidays", args=[unit.code]), "post",
                 is_dangerous=True)  # fmt: skip
    return lists.render_list(
        request,
        table_class=HolidayTable,
        queryset=Holiday.objects.all(),
        title=_("Days off"),
        empty=(_("The list is empty, so the calendar that comes with the program is used."),),
        next_act=fill if may_keep else None,
        bulk=(remove,) if may_keep else (),
        export_name="ngay-nghi",
        template="congresses/holidays.html",
        extra_context={"kicker": unit.name, "form": form if may_keep else None},
    )


@unit_page(permissions.can_keep_holidays)
@require_POST
def fill_holidays(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Take over the shipped days off of a year."""
    asked = request.POST.get("year", "")
    added = actions.fill_holidays(unit, int(asked) if asked.isdecimal() else clock.today().year, by=request.user)
    messages.success(request, ngettext("%(count)d day added.", "%(count)d days added.", added) % {"count": added})
    return redirect("congresses:holidays", unit.code)


@unit_page(permissions.can_keep_holidays)
@require_POST
def remove_holidays(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Take the chosen days out of the list."""
    for holiday in lists.selected(request, Holiday.objects.all()):
        actions.remove_holiday(holiday, unit, by=request.user)
    return redirect("congresses:holidays", unit.code)
