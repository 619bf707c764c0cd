"""The news as a feed, for readers' programs and for other portals."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from .models import NewsPage, PortalHome


class NewsFeed(Feed[NewsPage, PortalHome]):
    """The thirty newest pieces of news of one portal, as Atom."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> PortalHome:
        """The portal that the address names."""
        portal: PortalHome = get_object_or_404(PortalHome.objects.live(), pk=kwargs["portal_id"])
        return portal

    def title(self, portal: PortalHome) -> str:
        """The portal's title."""
        return str(portal.title)

    def link(self, portal: PortalHome) -> str:
        """The portal's address."""
        return str(portal.url or "/portal/")

    def subtitle(self, portal: PortalHome) -> str:
        """The portal's introduction."""
        return str(portal.summary)

    def items(self, portal: PortalHome) -> Any:
        """The newest first."""
        return NewsPage.objects.descendant_of(portal).live().order_by("-published_on", "-pk")[:30]

    def item_title(self, item: Any) -> str:
        """The piece's title."""
        return str(item.title)

    def item_description(self, item: Any) -> str:
        """The piece's summary."""
        return str(item.summary)

    def item_link(self, item: Any) -> str:
        """The piece's address."""
        return str(item.url)

    def item_pubdate(self, item: Any) -> datetime:
        """Midnight of the piece's day."""
        return timezone.make_aware(datetime.combine(item.published_on, time.min))
