"""The addresses: rooms of a unit under ``/u/<code>/``, stops of a congress's journey under ``/c/<number>/``."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as cms_urls
from wagtail.documents import urls as cms_document_urls

APPS = "daihoi.apps"

urlpatterns = [
    path("", include(f"{APPS}.shell.urls")),
    path("", include(f"{APPS}.dashboards.urls")),
    path("accounts/", include("allauth.urls")),
    path("accounts/", include(f"{APPS}.accounts.urls")),
    path("", include(f"{APPS}.organisations.urls")),
    path("", include(f"{APPS}.members.urls")),
    path("", include(f"{APPS}.documents.urls")),
    path("", include(f"{APPS}.congresses.urls")),
    path("", include(f"{APPS}.directives.urls")),
    path("", include(f"{APPS}.planning.urls")),
    path("", include(f"{APPS}.consultation.urls")),
    path("", include(f"{APPS}.nominations.urls")),
    path("", include(f"{APPS}.delegates.urls")),
    path("", include(f"{APPS}.plenary.urls")),
    path("", include(f"{APPS}.elections.urls")),
    path("", include(f"{APPS}.ballots.urls")),
    path("", include(f"{APPS}.cascade.urls")),
    path("trail/", include(f"{APPS}.audit.urls")),
    path("jobs/", include(f"{APPS}.jobs.urls")),
    path("cms/", include(cms_urls)),
    path("cms-documents/", include(cms_document_urls)),
    path("", include(f"{APPS}.portal.urls")),
    path("portal/", include(wagtail_urls)),
    # pictures and videos of the portal are public; papers are given out by the register's own guarded page
    path("media/images/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / "images"}),
    path("media/videos/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / "videos"}),
]
