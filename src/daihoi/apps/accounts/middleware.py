"""The closed door: without a sign-in only pages that are declared public open."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase

# pages of other packages that are meant for everybody, by the start of the view's module
PUBLIC_MODULES = (
    "allauth.account.",
    "django.views.static",
    "django.views.i18n",
    "wagtail.views",
    "wagtail.contrib.",
    "wagtail.documents.views.serve",
    "wagtail.images.views.serve",
    "wagtail.admin.views.account",
    "django.contrib.sitemaps",
    "django.contrib.syndication",
    "daihoi.apps.portal.feeds",
)


class SignInRequired(LoginRequiredMiddleware):
    """Sends a stranger to the sign-in page unless the page is public."""

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: tuple[Any, ...], view_kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        if getattr(view_func, "guard", "") == "public" or view_func.__module__.startswith(PUBLIC_MODULES):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)
