"""Addresses of the register."""

from __future__ import annotations

from django.urls import path

from .views import paper, register

app_name = "documents"
ROOM = "u/<slug:unit_code>/papers/"
ONE = f"{ROOM}<int:paper_id>/"
urlpatterns = [
    path(ROOM, register.home, name="home"),
    path(f"{ROOM}series/", register.show_series, name="series"),
    path(f"{ROOM}issue/", register.issue, name="issue"),
    path(f"{ROOM}issue/next/", register.show_next_number, name="next-number"),
    path(f"{ROOM}received/", register.receive, name="receive"),
    path(f"{ROOM}earlier/", register.enter_earlier, name="earlier"),
    path(ONE, paper.show_paper, name="paper"),
    path(f"{ONE}change/", paper.change, name="change"),
    path(f"{ONE}relations/", paper.relate, name="relate"),
    path(f"{ONE}attach/", paper.attach, name="attach"),
    path(f"{ONE}<slug:kind>/download/", paper.give_file, name="file"),
]
