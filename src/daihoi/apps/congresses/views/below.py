"""The congresses of the units below: founding them all, clearing them, looking at them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.guards import unit_page
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell import lists
from daihoi.apps.shell.narrowing import Choice
from daihoi.apps.shell.shapes import Act

from .. import actions, permissions, queries
from ..forms import FoundingBelowForm
from ..guards import congress_page
from ..models import Congress, Stage
from ..tables import CongressTable


@congress_page()
def list_below(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Where the congresses of the units directly below stand."""
    may_clear = permissions.can_lead(request.user, congress)
    start = reverse("congresses:create-below", args=[congress.unit.code])
    return lists.render_list(
        request,
        table_class=CongressTable,
        queryset=queries.congresses_below(congress),
        title=_("Congresses below"),
        search=("unit__folded_name",),
        choices=(Choice("stage", _("Stage"), Stage.choices),),
        empty=(
            _("No unit below has a congress in this term yet."),
            _("Found the congresses of all units below"),
            start,
        ),
        bulk=(Act(_("Clear the chosen congresses"), reverse("congresses:clear-below", args=[congress.pk]), "post"),)
        if may_clear
        else (),
        next_act=Act(_("Found the congresses of all units below"), start) if may_clear else None,
        export_name="dai-hoi-cap-duoi",
        extra_context={"kicker": congress.title},
    )


@congress_page(permissions.can_lead)
@require_POST
def clear_below(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Clear the chosen congresses."""
    chosen = lists.selected(request, queries.congresses_below(congress))
    moved = actions.move_stages(chosen, Stage.CLEARED, by=request.user)
    text = ngettext("%(count)d congress is cleared to be held.", "%(count)d congresses are cleared to be held.",
                    len(moved)) % {"count": len(moved)}  # fmt: skip
    messages.success(request, text)
    return redirect("congresses:below", congress.pk)


@unit_page(units.can_work_for)
def start_below(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Found the congresses of all units directly below in one act."""
    form = FoundingBelowForm(request.POST or None, initial={"rulebook": unit.rulebook})
    if request.method == "POST" and form.is_valid():
        founded = actions.create_congresses(unit, by=request.user, **form.cleaned_data)
        text = ngettext("%(count)d congress is founded.", "%(count)d congresses are founded.",
                        len(founded)) % {"count": len(founded)}  # fmt: skip
        messages.success(request, text)
        above = queries.congress_of(unit)
        return redirect("congresses:below", above.pk) if above else redirect("congresses:of-unit", unit.code)
    context = {
        "title": _("Found the congresses of all units below"), "kicker": unit.name, "form": form,
        "intro": _("Each unit gets the form that its members ask for; units that have a congress are left alone."),
        "submit_label": _("Found the congresses"), "back_url": reverse("congresses:of-unit", args=[unit.code]),
    }  # fmt: skip
    return render(request, "shell/form.html", context)
