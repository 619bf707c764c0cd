"""Addresses of the communications desk and of the public pages."""

from __future__ import annotations

from django.urls import path

from . import feeds
from .views import desk, opinions

app_name = "portal"
DESK = "c/<int:congress_id>/communications/"
urlpatterns = [
    path(DESK, desk.show_desk, name="home"),
    path(f"{DESK}portal/", desk.make_portal, name="make"),
    path(f"{DESK}news/", desk.write_news, name="write-news"),
    path(f"{DESK}notice/", desk.write_notice, name="write-notice"),
    path(f"{DESK}video/", desk.add_video, name="add-video"),
    path(f"{DESK}outlet/", desk.add_outlet, name="add-outlet"),
    path(f"{DESK}item/", desk.count_item, name="count-item"),
    path(f"{DESK}withdraw/<int:page_id>/", desk.withdraw, name="withdraw"),
    path("portal/", desk.show_portals, name="portals"),
    path("portal/search/", desk.search, name="search"),
    path("portal/drafts/", opinions.show_drafts, name="drafts"),
    path("portal/drafts/<int:draft_id>/", opinions.read_draft, name="draft"),
    path("portal/papers/", desk.show_papers, name="papers"),
    path("portal/<int:portal_id>/feed/", feeds.NewsFeed(), name="feed"),
]
