"""What is published, where, and how much of the plan is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daihoi.apps.congresses.models import Congress, Stage
from daihoi.apps.shell.journey import NextStep, StopStanding, StopState
from daihoi.core import names

from . import permissions
from .models import ItemKind, NewsPage, NoticePage, Outlet, PortalHome, VideoPage


@dataclass(frozen=True)
class Found:
    """One page that a search found."""

    title: str
    url: str
    published_on: Any
    summary: str


def home_of(congress: Congress) -> PortalHome | None:
    """The portal of a congress, when it has been made."""
    home: PortalHome | None = PortalHome.objects.filter(congress=congress).first()
    return home


def coverage(congress: Congress) -> QuerySet[Outlet]:
    """Every outlet with what it has published, by kind of item (table F11)."""
    return Outlet.objects.filter(congress=congress).annotate(
        news=Count("items", filter=Q(items__kind=ItemKind.NEWS)),
        videos=Count("items", filter=Q(items__kind=ItemKind.VIDEO)),
        infographics=Count("items", filter=Q(items__kind=ItemKind.INFOGRAPHIC)),
        seen=Sum("items__views", default=0),
        answered=Sum("items__responses", default=0),
    )


def search(text: str) -> list[Found]:
    """Public pages that hold every word of the text, marks or none, the newest first."""
    words = names.fold(text).split()
    if not words:
        return []
    found: list[Found] = []
    for model in (NewsPage, NoticePage, VideoPage):
        pages = model.objects.live().public()
        for word in words:
            pages = pages.filter(folded__contains=word)
        found += [Found(page.title, page.url, page.published_on, getattr(page, "summary", "")) for page in pages[:100]]
    return sorted(found, key=lambda hit: hit.published_on, reverse=True)


def news_count(congress: Congress) -> int:
    """How many pieces of news the congress's portal has published."""
    home = home_of(congress)
    return NewsPage.objects.descendant_of(home).live().count() if home else 0


def standing(congress: Congress) -> StopStanding:
    """Where the communications stand."""
    home = home_of(congress)
    if home is None:
        return StopStanding(StopState.NONE, 0, _("No portal has been made yet."))
    count = news_count(congress)
    line = ngettext("%(count)d piece of news", "%(count)d pieces of news", count) % {"count": count}
    done = congress.stage in (Stage.RATIFIED, Stage.FILED)
    return StopStanding(StopState.DONE if done else StopState.NOW, 0, line)


def next_steps(congress: Congress, user: Any) -> list[NextStep]:
    """What the communications desk should do next."""
    if not permissions.can_communicate(user, congress) or congress.stage == Stage.FILED:
        return []
    url = reverse("portal:home", args=[congress.pk])
    steps = []
    if home_of(congress) is None:
        steps.append(NextStep(_("Make the congress's portal."), url))
    if not Outlet.objects.filter(congress=congress).exists():
        steps.append(NextStep(_("List the outlets that will tell of the congress."), url))
    return steps
