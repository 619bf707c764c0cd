"""Addresses of the trail."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "audit"
urlpatterns = [
    path("", views.show_trail, name="home"),
    path("unit/<slug:unit_code>/", views.show_trail, name="home"),
    path("entry/<int:entry_id>/", views.show_entry, name="entry"),
    path("export/<str:name>/", views.export_chain, name="export"),
    path("verify/", views.verify, name="verify"),
    path("check/", views.check, name="check"),
]
