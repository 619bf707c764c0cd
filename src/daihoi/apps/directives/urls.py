"""Addresses of directives."""

from __future__ import annotations

from django.urls import path

from . import views

STOP = "c/<int:congress_id>/directives/"

app_name = "directives"
urlpatterns = [
    path(STOP, views.home, name="home"),
    path(STOP + "issue/", views.issue, name="issue"),
    path(STOP + "missing/", views.missing, name="missing"),
    path(STOP + "<int:pk>/", views.directive, name="directive"),
    path(STOP + "<int:pk>/remind/", views.remind, name="remind"),
    path(STOP + "<int:pk>/deliver/", views.deliver, name="deliver"),
    path(STOP + "<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path(STOP + "<int:pk>/paper/", views.paper_file, name="paper_file"),
    path(STOP + "receipts/<int:pk>/", views.receipt, name="receipt"),
    path(STOP + "receipts/<int:pk>/acknowledge/", views.acknowledge, name="acknowledge"),
]
