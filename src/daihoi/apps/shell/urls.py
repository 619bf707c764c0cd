"""Addresses of the shell."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "shell"
urlpatterns = [
    path("language/", views.language, name="language"),
    path("keys/", views.keys, name="keys"),
    path("style/", views.style, name="style"),
    path("style/<slug:pattern>/", views.style, name="style-pattern"),
]
