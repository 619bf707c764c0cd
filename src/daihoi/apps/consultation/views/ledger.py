"""The ledger of opinions on a draft."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.guards import require
from daihoi.apps.shell.shapes import Act, Fact

from .. import queries
from ..models import Draft, Stance
from .drafts import may_list
from .getters import draft_page


@draft_page()
def show(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """Opinions and persons by channel, section and unit; every number leads to its opinions."""
    require(lambda user, one: may_list(user, congress, one), request.user, draft)
    comments = queries.opinions_for(draft, congress)
    ledgers = queries.ledgers_of(draft, congress, comments)
    total = ledgers[0].total
    context = {
        "title": _("Ledger of opinions"),
        "kicker": str(draft),
        "ledgers": ledgers,
        "total": total,
        "met": queries.units_that_met(comments),
        "units_below": congress.unit.get_descendants().filter(is_active=True).count(),
        "stances": Stance.labels,
        "facts": [Fact(_("opinions"), total.opinions), Fact(_("persons"), total.persons)],
        "acts": [
            Act(_("Opinions"), reverse("consultation:opinions", args=[congress.pk, draft.pk]), icon="chat-left-text"),
            Act(_("Read the draft"), reverse("consultation:draft", args=[congress.pk, draft.pk]), icon="book"),
        ],
    }
    return render(request, "consultation/ledger.html", context)
