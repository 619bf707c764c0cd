"""Addresses of the overview and of the search."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.show_start, name="start"),
    path("overview/", views.show_overview, name="overview"),
    path("c/<int:congress_id>/", views.show_congress, name="congress"),
    path("search/", views.search, name="search"),
]
