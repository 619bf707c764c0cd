"""The pages of the public house, and the outlets that carry its news elsewhere."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from daihoi.apps.congresses.models import Congress
from daihoi.apps.consultation.queries import public_drafts
from daihoi.core import names

PER_PAGE = 10


class PublicPage(Page):
    """What every page of the portal gives its template: the title and the description that are shared."""

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"title": self.title, "description": getattr(self, "summary", "")}


class Folded(models.Model):
    """A page that is also found by words without marks."""

    folded = models.TextField(editable=False, blank=True)

    class Meta:
        abstract = True

    def folded_text(self) -> str:
        """Everything that a reader may look for in the page."""
        parts = [getattr(self, name, "") for name in ("title", "summary", "body", "transcript")]
        return names.fold(" ".join(strip_tags(str(part)) for part in parts if part))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded text true."""
        self.folded = self.folded_text()
        super().save(*args, **kwargs)


class PortalHome(PublicPage):
    """The front page of the public house."""

    summary = models.TextField(_("introduction"), blank=True)
    congress = models.ForeignKey(
        Congress, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("congress")
    )

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("congress")]
    parent_page_types = ["wagtailcore.Page"]
    template = "portal/home.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        news = NewsPage.objects.descendant_of(self).live().order_by("-published_on", "-pk")
        notices = NoticePage.objects.descendant_of(self).live().order_by("-published_on", "-pk")
        return context | {
            "lead": news.first(),
            "news": news[1:7],
            "sections": SectionPage.objects.child_of(self).live(),
            "notices": _page_of(request, notices, "notices", 4),
            "open_drafts": public_drafts()[:3],
            "videos": VideoPage.objects.descendant_of(self).live().order_by("-published_on", "-pk")[:3],
        }


class SectionKind(models.TextChoices):
    """Which news a section holds."""

    HOME = "home", pgettext_lazy("news section", "Home")
    INTERNATIONAL = "international", pgettext_lazy("news section", "International")


class SectionPage(PublicPage):
    """A section of news: home or international."""

    kind = models.CharField(_("section"), max_length=20, choices=SectionKind, default=SectionKind.HOME)
    summary = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("kind"), FieldPanel("summary")]
    parent_page_types = ["portal.PortalHome"]
    subpage_types = ["portal.NewsPage"]
    template = "portal/section.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        news = NewsPage.objects.child_of(self).live().order_by("-published_on", "-pk")
        tag = request.GET.get("tag", "")
        if tag:
            news = news.filter(tags__slug=tag)
        return context | {"news": _page_of(request, news, "page", PER_PAGE), "tag": tag}


class NewsTag(TaggedItemBase):
    """A tag on a piece of news."""

    content_object = ParentalKey("portal.NewsPage", on_delete=models.CASCADE, related_name="tagged_items")


class NewsPage(Folded, PublicPage):
    """A piece of news."""

    published_on = models.DateField(_("date"))
    summary = models.TextField(_("summary"), max_length=500)
    body = RichTextField(_("text"), features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "image", "blockquote"])
    picture = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    picture_text = models.CharField(_("what the picture shows"), max_length=200, blank=True)
    tags = ClusterTaggableManager(through=NewsTag, blank=True, verbose_name=_("tags"))
    is_sample = models.BooleanField(_("sample data"), default=False)

    content_panels = [
        *Page.content_panels,
        FieldPanel("published_on"),
        FieldPanel("summary"),
        FieldPanel("picture"),
        FieldPanel("picture_text"),
        FieldPanel("body"),
        FieldPanel("tags"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("folded"), index.FilterField("published_on")]
    parent_page_types = ["portal.SectionPage"]
    subpage_types: list[str] = []
    template = "portal/news.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"related": self.related(), "section": self.get_parent().specific}

    def related(self, most: int = 4) -> list[NewsPage]:
        """The newest pieces that share the most tags; then the newest of the same section."""
        tags = list(self.tags.values_list("pk", flat=True))
        others = NewsPage.objects.live().exclude(pk=self.pk)
        shared = others.filter(tags__in=tags).annotate(shared=models.Count("tags")) if tags else None
        found = list(shared.order_by("-shared", "-published_on", "-pk")[:most]) if shared is not None else []
        if len(found) < most:
            known = {page.pk for page in found}
            rest = others.sibling_of(self).exclude(pk__in=known).order_by("-published_on", "-pk")
            found += list(rest[: most - len(found)])
        return found


class NoticeIndex(PublicPage):
    """All notices, page by page."""

    parent_page_types = ["portal.PortalHome"]
    subpage_types = ["portal.NoticePage"]
    template = "portal/notices.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        notices = NoticePage.objects.child_of(self).live().order_by("-published_on", "-pk")
        return context | {"notices": _page_of(request, notices, "page", PER_PAGE)}


class NoticePage(Folded, PublicPage):
    """A short notice."""

    published_on = models.DateField(_("date"))
    body = RichTextField(_("text"), features=["bold", "italic", "ol", "ul", "link", "document-link"])
    is_sample = models.BooleanField(_("sample data"), default=False)

    content_panels = [*Page.content_panels, FieldPanel("published_on"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("folded")]
    parent_page_types = ["portal.NoticeIndex"]
    subpage_types: list[str] = []
    template = "portal/notice.html"


class VideoIndex(PublicPage):
    """The video section."""

    parent_page_types = ["portal.PortalHome"]
    subpage_types = ["portal.VideoPage"]
    template = "portal/videos.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        videos = VideoPage.objects.child_of(self).live().order_by("-published_on", "-pk")
        return context | {"videos": _page_of(request, videos, "page", PER_PAGE)}


class VideoPage(Folded, PublicPage):
    """A video kept on the site itself, with what is said in it as text."""

    published_on = models.DateField(_("date"))
    summary = models.TextField(_("summary"), max_length=500, blank=True)
    file = models.FileField(_("video (MP4 or WebM)"), upload_to="videos/%Y/")
    transcript = models.TextField(_("what is said and shown, as text"), blank=True)
    is_sample = models.BooleanField(_("sample data"), default=False)

    content_panels = [
        *Page.content_panels,
        FieldPanel("published_on"),
        FieldPanel("summary"),
        FieldPanel("file"),
        FieldPanel("transcript"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("folded")]
    parent_page_types = ["portal.VideoIndex"]
    subpage_types: list[str] = []
    template = "portal/video.html"


class OutletKind(models.TextChoices):
    """What kind of outlet carries the news."""

    NEWSPAPER = "newspaper", _("newspaper")
    MAGAZINE = "magazine", _("magazine")
    INFORMATION_CENTRE = "information_centre", _("information centre")
    TELEVISION = "television", _("television")
    PORTAL = "portal", _("portal")
    SOCIAL = "social", _("social network")


class Outlet(models.Model):
    """A newspaper, a broadcaster or a portal that tells of the congress."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="outlets")
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=20, choices=OutletKind)
    planned_items = models.PositiveIntegerField(_("items planned"), default=0)

    class Meta:
        ordering = ["congress", "kind", "name"]
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="portal_outlet_once")]

    def __str__(self) -> str:
        return self.name


class ItemKind(models.TextChoices):
    """What appeared."""

    NEWS = "news", pgettext_lazy("coverage", "news item")
    VIDEO = "video", pgettext_lazy("coverage", "report or video")
    INFOGRAPHIC = "infographic", pgettext_lazy("coverage", "infographic")


class CoverageItem(models.Model):
    """One item that an outlet has published."""

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="items")
    kind = models.CharField(_("kind"), max_length=20, choices=ItemKind, default=ItemKind.NEWS)
    title = models.CharField(_("title"), max_length=300)
    published_on = models.DateField(_("date"))
    address = models.URLField(_("address"), blank=True)
    views = models.PositiveIntegerField(_("views"), default=0)
    responses = models.PositiveIntegerField(_("responses"), default=0)

    class Meta:
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["outlet", "title", "published_on"], name="portal_item_counted_once")
        ]

    def __str__(self) -> str:
        return self.title


def _page_of(request: HttpRequest, rows: Any, parameter: str, size: int) -> PaginatorPage[Any]:
    return Paginator(rows, size).get_page(request.GET.get(parameter))
