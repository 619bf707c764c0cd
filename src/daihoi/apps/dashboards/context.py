"""What every page knows: the path of units, the congress, the journey, the rooms."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from daihoi.apps.congresses import permissions as congress_permissions
from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations import permissions
from daihoi.apps.organisations.models import Unit

from . import journey

REMEMBERED = "congress"


def whereabouts(request: HttpRequest) -> dict[str, Any]:
    """Where the reader is; empty for a stranger and on the portal.

    The page's own congress comes first, then the page's unit, then what the reader looked at last, then the first
    unit that the reader works for.
    """
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    congress = congress_here(request)
    unit = getattr(request, "unit", None) or (congress.unit if congress else first_unit(user))
    if unit is None:
        return {}
    return {
        "place": path_to(user, unit),
        "congress_here": congress,
        "journey": journey.stops_of(congress) if congress else [],
        "rooms": journey.rooms_of(unit, user),
        "here": _stop_here(request),
    }


def congress_here(request: HttpRequest) -> Congress | None:
    """The congress that the reader is at: the page's, the unit's, the one looked at last, the reader's own."""
    user = request.user
    on_page: Congress | None = getattr(request, "congress", None)
    if on_page is not None:
        request.session[REMEMBERED] = on_page.pk
        return on_page
    unit = getattr(request, "unit", None)
    if unit is not None:
        return latest_congress(unit)
    key = request.session.get(REMEMBERED)
    remembered = Congress.objects.filter(pk=key).select_related("unit__level", "term").first() if key else None
    if remembered is not None and congress_permissions.can_see(user, remembered):
        return remembered
    first = first_unit(user)
    return latest_congress(first) if first else None


def first_unit(user: Any) -> Unit | None:
    """The unit that the reader works for, the highest first."""
    assignments = permissions.assignments_of(user)
    if assignments:
        return min((assignment.unit for assignment in assignments), key=lambda unit: unit.path)
    return Unit.objects.first() if user.is_superuser else None


def latest_congress(unit: Unit) -> Congress | None:
    """The unit's congress of the latest term."""
    found: Congress | None = (
        Congress.objects.filter(unit=unit).select_related("unit__level", "term").order_by("-term__name").first()
    )
    return found


def path_to(user: Any, unit: Unit) -> list[dict[str, str]]:
    """The units above and the unit itself; only what the reader may see is a link."""
    return [
        {
            "name": str(each),
            "short": each.symbol,
            "url": reverse("organisations:home", args=[each.code]) if permissions.can_see(user, each) else "",
        }
        for each in [*unit.get_ancestors(), unit]
    ]


def _stop_here(request: HttpRequest) -> str:
    match = request.resolver_match
    if match is None:
        return ""
    if match.url_name == "congress":
        return "overview"
    names = {address.split(":")[0]: key for key, _label, address, *_ in journey.STOPS}
    names |= {"organisations": "units", "members": "members", "documents": "register", "audit": "trail"}
    if match.view_name == "organisations:settings":
        return "settings"
    return names.get(match.app_name or "", "")
