"""The addresses: rooms of a unit under ``/u/<code>/``, stops of a congress's journey under ``/c/<number>/``."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as cms_urls
from wagtail.documents import urls as cms_document_urls

APPS = "daihoi.apps"
UNIT = "u/<slug:unit_code>/"
CONGRESS = "c/<int:congress_id>/"

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
    path("", include(f"{APPS}.cascade.urls")),
    path("trail/", include(f"{APPS}.audit.urls")),
    path("jobs/", include(f"{APPS}.jobs.urls")),
    path("cms/", include(cms_urls)),
    path("cms-documents/", include(cms_document_urls)),
    path("portal/", include(f"{APPS}.portal.urls")),
    path("portal/", include(wagtail_urls)),
    *(static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT) if settings.DEBUG else []),
]
