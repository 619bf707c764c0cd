"""Which portal the page belongs to, and its sections."""

from __future__ import annotations

from typing import Any

from django import template
from wagtail.models import Page

from ..models import PortalHome

register = template.Library()


@register.simple_tag(takes_context=True)
def portal_home(context: dict[str, Any]) -> PortalHome | None:
    """The portal above the page; on a page outside the tree the only portal, if there is but one."""
    page = context.get("page")
    if isinstance(page, Page):
        if isinstance(page.specific, PortalHome):
            return page.specific
        above: PortalHome | None = PortalHome.objects.ancestor_of(page).first()
        return above
    portals = list(PortalHome.objects.live()[:2])
    return portals[0] if len(portals) == 1 else None


@register.simple_tag(takes_context=True)
def portal_nav(context: dict[str, Any]) -> list[Page]:
    """The portal's sections, in their order, behind the front page."""
    home = portal_home(context)
    return [home, *home.get_children().live()] if home else []
