"""The console at the door."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import Person
from daihoi.apps.shell import figures
from daihoi.core.names import fold

from .. import law, queries
from ..models import Attendance, Credential, Delegate, Standing
from .places import url_of


def console(congress: Congress) -> dict[str, Any]:
    """The console at the door: every row that may be checked in, kept on the machine."""
    return {
        "title": _("Check-in"),
        "congress": congress,
        "rows": [
            *(
                console_row(one)
                for one in queries.delegates_of(congress).select_related("proxy__holder").order_by("person__sort_key")
            ),
            *(holder_row(congress, person) for person in queries.outside_holders(congress)),
        ],
        "live": live_figures(congress),
        "keys": [("↑ ↓", _("choose")), ("Enter", _("check in")), ("Ctrl Z", _("take the last one back")),
                 ("Esc", _("empty the box"))],
        "back_url": url_of(congress, "home"),
    }  # fmt: skip


def console_row(one: Delegate) -> dict[str, Any]:
    """One person as the console finds and shows him or her."""
    return {
        "id": one.pk,
        "name": one.person.full_name,
        "folded": f"{fold(one.person.full_name)} {fold(one.unit.name)}",
        "unit": one.unit.name,
        "note": _note(one),
        "may": one.is_summoned and not hasattr(one, "proxy"),
        "here": one.attendance == Attendance.PRESENT,
        "url": reverse("delegates:check-in", args=[one.congress_id, one.pk]),
        "undo": reverse("delegates:undo-check-in", args=[one.congress_id, one.pk]),
    }


def holder_row(congress: Congress, person: Person) -> dict[str, Any]:
    """A holder of proxies from outside, checked in for those who gave them."""
    givers = [one.person.full_name for one in queries.givers_of(congress, person)]
    return {
        "id": f"holder-{person.pk}",
        "name": person.full_name,
        "folded": fold(" ".join([person.full_name, *givers])),
        "unit": _("holder of proxies"),
        "note": _("for %(people)s") % {"people": ", ".join(givers)},
        "may": True,
        "here": queries.holder_is_here(congress, person),
        "url": reverse("delegates:check-in-holder", args=[congress.pk, person.pk]),
        "undo": reverse("delegates:undo-holder", args=[congress.pk, person.pk]),
    }


def live_figures(congress: Congress) -> dict[str, Any]:
    """The figures that change at the door."""
    count, quorum = queries.head_count(congress), queries.quorum(congress)
    return {
        "present": count.present,
        "summoned": count.summoned,
        "share": figures.percent(count.present, count.summoned),
        "units_present": count.units_present,
        "units": count.units,
        "is_reached": quorum.is_reached,
        **_votes(congress, count),
        "quorum": quorum.reason.in_language(get_language() or "vi"),
        "source": str(quorum.source),
    }


def _votes(congress: Congress, count: queries.HeadCount) -> dict[str, str]:
    """Where votes weigh, the big figure is their share."""
    if not law.weighs(congress) or not count.weight_summoned:
        return {}
    return {
        "votes_share": figures.percent(count.weight_present, count.weight_summoned),
        "votes_present": figures.number(count.weight_present),
        "votes": figures.number(count.weight_summoned),
    }


def _note(one: Delegate) -> str:
    proxy = getattr(one, "proxy", None)
    if proxy is not None:
        return _("proxy given to %(holder)s") % {"holder": proxy.holder.full_name}
    if law.weighs(one.congress) and one.is_summoned:
        return _("%(votes)s votes") % {"votes": figures.number(one.weight)}
    if one.standing == Standing.ALTERNATE:
        return _("alternate, not called up")
    if one.credential in (Credential.NOT_SUMMONED, Credential.REJECTED):
        return str(one.get_credential_display())
    if hasattr(one, "replaced_by"):
        return _("replaced by an alternate")
    return str(one.get_title_display())
