"""The communications desk of a congress, and the public pages that are not pages of the CMS."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.documents.models import Paper, Secrecy
from daihoi.apps.shell.guards import public

from .. import actions, permissions, queries
from ..forms import ItemForm, NewsForm, NoticeForm, OutletForm, VideoForm
from ..models import ItemKind, NewsPage, NoticePage, OutletKind, PortalHome, SectionKind, VideoPage


@congress_page()
def show_desk(request: HttpRequest, congress: Congress) -> HttpResponse:
    """What is published, by whom, and what the plan still wants."""
    home = queries.home_of(congress)
    context = {
        "title": _("Communications"),
        "portal": home,
        "outlets": queries.coverage(congress),
        "pages": _latest(home) if home else [],
        "may_write": permissions.can_communicate(request.user, congress),
    }
    return render(request, "portal/desk.html", context)


@congress_page(permissions.can_communicate)
@require_POST
def make_portal(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Make the public house."""
    actions.make_portal(congress, by=request.user)
    messages.success(request, _("The portal has been made. Publish the first piece of news."))
    return redirect("portal:home", congress.pk)


@congress_page(permissions.can_communicate)
def write_news(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Publish a piece of news."""

    def save(given: dict[str, Any]) -> None:
        tags = [tag.strip() for tag in given["tags"].split(",") if tag.strip()]
        piece = actions.Piece(
            given["title"],
            given["summary"],
            _paragraphs(given["text"]),
            given["published_on"],
            SectionKind(given["section"]),
            tags,
        )
        actions.publish_news(congress, piece, by=request.user)

    return _form_page(request, congress, NewsForm, save, _("Publish news"), "news")


@congress_page(permissions.can_communicate)
def write_notice(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Publish a notice."""

    def save(given: dict[str, Any]) -> None:
        body = _paragraphs(given["text"])
        actions.publish_notice(congress, given["title"], body, given["published_on"], by=request.user)

    return _form_page(request, congress, NoticeForm, save, _("Publish a notice"), "notice")


@congress_page(permissions.can_communicate)
def add_video(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Publish a video."""

    def save(given: dict[str, Any]) -> None:
        file = given["file"]
        actions.publish_video(
            congress,
            given["title"],
            file.read(),
            given["published_on"],
            by=request.user,
            file_name=file.name,
            summary=given["summary"],
            transcript=given["transcript"],
        )

    return _form_page(request, congress, VideoForm, save, _("Publish a video"), "")


@congress_page(permissions.can_communicate)
def add_outlet(request: HttpRequest, congress: Congress) -> HttpResponse:
    """List an outlet."""

    def save(given: dict[str, Any]) -> None:
        row = (given["name"], OutletKind(given["kind"]), given["planned"])
        actions.list_outlets(congress, [row], by=request.user)

    return _form_page(request, congress, OutletForm, save, _("List an outlet"), "")


@congress_page(permissions.can_communicate)
def count_item(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Count an item that has appeared."""

    def save(given: dict[str, Any]) -> None:
        actions.count_item(
            given["outlet"],
            given["title"],
            given["published_on"],
            by=request.user,
            kind=ItemKind(given["kind"]),
            views=given["views"],
        )

    def prepare(form: forms.Form) -> None:
        form.fields["outlet"].queryset = congress.outlets.all()  # type: ignore[attr-defined]

    return _form_page(request, congress, ItemForm, save, _("Count an item"), "", prepare)


@congress_page(permissions.can_communicate)
@require_POST
def withdraw(request: HttpRequest, congress: Congress, page_id: int) -> HttpResponse:
    """Take a page off the portal."""
    from django.shortcuts import get_object_or_404
    from wagtail.models import Page

    actions.withdraw_page(congress, get_object_or_404(Page, pk=page_id), by=request.user)
    messages.success(request, _("The page is no longer public. Its text is kept."))
    return redirect("portal:home", congress.pk)


@public
def show_portals(request: HttpRequest) -> HttpResponse:
    """The only portal at once; of several, a list."""
    portals = PortalHome.objects.live().select_related("congress__unit").order_by("congress__unit__path", "pk")
    if len(portals) == 1:
        return redirect(portals[0].url)
    return render(request, "portal/portals.html", {"title": _("Portals"), "portals": portals})


@public
def search(request: HttpRequest) -> HttpResponse:
    """Search the public pages, with or without marks."""
    text = request.GET.get("q", "").strip()[:200]
    context = {"title": _("Search the portal"), "text": text, "hits": queries.search(text)}
    return render(request, "portal/search.html", context)


@public
def show_papers(request: HttpRequest) -> HttpResponse:
    """The papers that are labelled public."""
    papers = Paper.objects.filter(secrecy=Secrecy.PUBLIC).select_related("unit").order_by("-issued_on", "-pk")
    context = {"title": _("Public papers"), "papers": papers[:200]}
    return render(request, "portal/papers.html", context)


def _latest(home: PortalHome) -> list[Any]:
    rows: list[Any] = []
    for model in (NewsPage, NoticePage, VideoPage):
        rows += model.objects.descendant_of(home).order_by("-published_on", "-pk")[:20]
    return sorted(rows, key=lambda page: (page.published_on, page.pk), reverse=True)[:30]


def _paragraphs(text: str) -> str:
    blocks = [block.strip() for block in text.replace("\r\n", "\n").split("\n\n")]
    return "".join(f"<p>{escape(block)}</p>".replace("\n", "<br/>") for block in blocks if block)


def _form_page(
    request: HttpRequest,
    congress: Congress,
    kind: type[forms.Form],
    save: Any,
    title: str,
    autosave: str,
    prepare: Any = None,
) -> HttpResponse:
    form = kind(request.POST or None, request.FILES or None)
    if prepare is not None:
        prepare(form)
    back = reverse("portal:home", args=[congress.pk])
    if request.method == "POST" and form.is_valid():
        save(form.cleaned_data)
        messages.success(request, _("Done."))
        return redirect(back)
    context = {
        "title": title,
        "form": form,
        "back_url": back,
        "submit_label": title,
        "autosave": f"portal-{autosave}-{congress.pk}" if autosave else "",
    }
    return render(request, "shell/form.html", context)
