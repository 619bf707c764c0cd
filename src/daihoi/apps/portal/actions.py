"""Making the portal, publishing on it, counting what the outlets carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import nh3
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale, Page, Site

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.guards import require
from daihoi.core import names
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from . import permissions, queries
from .models import (
    CoverageItem,
    ItemKind,
    NewsPage,
    NoticeIndex,
    NoticePage,
    Outlet,
    OutletKind,
    PortalHome,
    SectionKind,
    SectionPage,
    VideoIndex,
    VideoPage,
)

# what a text of the portal is made of; everything else is taken out before it is kept
TAGS = {"p", "br", "h2", "h3", "b", "strong", "i", "em", "ol", "ul", "li", "blockquote", "a"}
ATTRIBUTES = {"a": {"href"}}
SCHEMES = {"http", "https", "mailto"}


@dataclass(frozen=True)
class Piece:
    """A piece of news to be published; ``body`` is simple HTML, of which paragraphs, headings, lists and links stay."""

    title: str
    summary: str
    body: str
    published_on: date
    section: SectionKind = SectionKind.HOME
    tags: Sequence[str] = field(default_factory=tuple)
    is_sample: bool = False


@transaction.atomic
def make_portal(congress: Congress, *, by: Any, title: str = "", summary: str = "") -> PortalHome:
    """Make the public house of a congress with its sections; a second call gives the one that is there."""
    require(permissions.can_communicate, by, congress)
    there = queries.home_of(congress)
    if there is not None:
        return there
    home = PortalHome(title=title or congress.title, slug=f"congress-{congress.pk}", summary=summary, congress=congress)
    _root().add_child(instance=home)
    home.add_child(instance=SectionPage(title="Tin trong nước", slug="trong-nuoc", kind=SectionKind.HOME))
    home.add_child(instance=SectionPage(title="Tin quốc tế", slug="quoc-te", kind=SectionKind.INTERNATIONAL))
    home.add_child(instance=NoticeIndex(title="Thông báo", slug="thong-bao"))
    home.add_child(instance=VideoIndex(title="Video", slug="video"))
    _serve()
    audit.record("portal.made", by=by, on=congress, page=home.pk)
    return home


@transaction.atomic
def publish_news(congress: Congress, piece: Piece, *, by: Any) -> NewsPage:
    """Publish a piece of news in its section."""
    home = _home_for(congress, by)
    section = SectionPage.objects.child_of(home).get(kind=piece.section)
    page = NewsPage(
        title=_required(piece.title),
        slug=_free_slug(section, piece.title),
        summary=piece.summary,
        body=_clean(piece.body),
        published_on=piece.published_on,
        is_sample=piece.is_sample,
    )
    section.add_child(instance=page)
    page.tags.add(*piece.tags)
    page.save()
    page.save_revision().publish()
    audit.record("portal.news_published", by=by, on=congress, page=page.pk, title=page.title)
    return page


@transaction.atomic
def publish_notice(
    congress: Congress, title: str, body: str, published_on: date, *, by: Any, is_sample: bool = False
) -> NoticePage:
    """Publish a short notice; ``body`` is simple HTML, cleaned as that of news."""
    home = _home_for(congress, by)
    parent = NoticeIndex.objects.child_of(home).get()
    page = NoticePage(
        title=_required(title),
        slug=_free_slug(parent, title),
        body=_clean(body),
        published_on=published_on,
        is_sample=is_sample,
    )
    parent.add_child(instance=page)
    page.save_revision().publish()
    audit.record("portal.notice_published", by=by, on=congress, page=page.pk, title=title)
    return page


@transaction.atomic
def publish_video(
    congress: Congress,
    title: str,
    content: bytes,
    published_on: date,
    *,
    by: Any,
    file_name: str = "video.webm",
    summary: str = "",
    transcript: str = "",
    is_sample: bool = False,
) -> VideoPage:
    """Publish a video that is kept on the site itself.

    Raises:
        WrongInput: the file is neither WebM nor MP4.
    """
    if not (content.startswith(b"\x1a\x45\xdf\xa3") or content[4:8] == b"ftyp"):
        raise WrongInput(say("{file} is neither a WebM nor an MP4 video. Convert it first.", file=file_name))
    home = _home_for(congress, by)
    parent = VideoIndex.objects.child_of(home).get()
    page = VideoPage(
        title=_required(title),
        slug=_free_slug(parent, title),
        published_on=published_on,
        summary=summary,
        transcript=transcript,
        is_sample=is_sample,
    )
    page.file.save(file_name, ContentFile(content), save=False)
    parent.add_child(instance=page)
    page.save_revision().publish()
    audit.record("portal.video_published", by=by, on=congress, page=page.pk, title=title)
    return page


@transaction.atomic
def withdraw_page(congress: Congress, page: Page, *, by: Any) -> None:
    """Take a published page off the portal; its text is kept."""
    require(permissions.can_communicate, by, congress)
    home = queries.home_of(congress)
    if home is None or not page.is_descendant_of(home):
        raise Refused(say("This page is not on the congress's portal, so it can't be withdrawn here."))
    page.specific.unpublish(user=None)
    audit.record("portal.page_withdrawn", by=by, on=congress, page=page.pk, title=page.title)


@transaction.atomic
def list_outlets(congress: Congress, rows: Iterable[tuple[str, OutletKind, int]], *, by: Any) -> list[Outlet]:
    """Set the outlets and how many items each plans; an outlet that is there gets the new plan.

    Args:
        congress: whose communications.
        rows: name, kind, number of items planned.
        by: who acts.
    """
    require(permissions.can_communicate, by, congress)
    outlets = [
        Outlet.objects.update_or_create(
            congress=congress, name=name, defaults={"kind": kind, "planned_items": planned}
        )[0]
        for name, kind, planned in rows
    ]
    audit.record("portal.outlets_listed", by=by, on=congress, outlets=[outlet.name for outlet in outlets])
    return outlets


@transaction.atomic
def count_item(
    outlet: Outlet, title: str, published_on: date, *, by: Any, kind: ItemKind = ItemKind.NEWS, views: int = 0
) -> CoverageItem:
    """Count one item that an outlet has published; the same item is counted once."""
    require(permissions.can_communicate, by, outlet.congress)
    item, is_new = CoverageItem.objects.get_or_create(
        outlet=outlet, title=_required(title), published_on=published_on, defaults={"kind": kind, "views": views}
    )
    if is_new:
        audit.record("portal.item_counted", by=by, on=outlet.congress, outlet=outlet.name, title=title)
    return item


def _home_for(congress: Congress, by: Any) -> PortalHome:
    require(permissions.can_communicate, by, congress)
    home = queries.home_of(congress)
    if home is None:
        raise Refused(say("The congress has no portal yet. Make it first."))
    return home


def _required(title: str) -> str:
    if not title.strip():
        raise WrongInput(say("The title is empty. Write one."))
    return title.strip()


def _clean(html: str) -> str:
    """The text without scripts, styles, pictures from elsewhere and addresses that run something."""
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES)


def _free_slug(parent: Page, title: str) -> str:
    base = slugify(names.fold(title))[:80] or "trang"
    taken = set(parent.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    return next(f"{base}-{number}" for number in range(2, len(taken) + 3) if f"{base}-{number}" not in taken)


def _root() -> Page:
    root = Page.get_first_root_node()
    if root is None:
        Locale.objects.get_or_create(language_code=get_supported_content_language_variant(settings.LANGUAGE_CODE))
        root = Page.add_root(title="Root", slug="root")
    return root


def _serve() -> None:
    """One site over all portals: a portal's address is the folder of its congress below the portals' root."""
    if not Site.objects.filter(is_default_site=True, root_page__depth=1).exists():
        Site.objects.filter(is_default_site=True).delete()
        Site.objects.create(hostname="localhost", port=80, root_page=_root(), is_default_site=True, site_name="daihoi")
