"""Addresses of cascade."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress


@congress_page()
def front(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Stands in until the pages of this app are written."""
    return HttpResponse("")


app_name = "cascade"
urlpatterns = [path("c/<int:congress_id>/reports/", front, name="home")]
