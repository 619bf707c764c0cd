"""Pages of the shell itself: the language switch, the keys, the living style sheet."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.i18n import set_language

from . import samples
from .guards import public


@public
def language(request: HttpRequest) -> HttpResponseBase:
    """Switch between Vietnamese and English, and stay on the page."""
    return set_language(request)


@public
def keys(request: HttpRequest) -> HttpResponseBase:
    """The keyboard help as a page, for browsers without script."""
    return render(request, "shell/keys_page.html", {"title": _("Keyboard help")})


@public
def style(request: HttpRequest, pattern: str = "") -> HttpResponseBase:
    """Every pattern with sample content; only while the site is being built."""
    if not settings.DEBUG:
        raise Http404
    if pattern not in samples.PAGES:
        return render(request, "shell/style.html", samples.everything())
    return samples.PAGES[pattern](request)
