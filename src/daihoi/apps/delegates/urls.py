"""Addresses of delegates."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "delegates"
urlpatterns: list[URLPattern] = []
