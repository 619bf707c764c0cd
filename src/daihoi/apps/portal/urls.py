"""Addresses of the communications desk and of the public pages."""

from __future__ import annotations

from django.urls import path

from . import feeds, opinions, views

app_name = "portal"
DESK = "c/<int:congress_id>/communications/"
urlpatterns = [
    path(DESK, views.show_desk, name="home"),
    path(f"{DESK}portal/", views.make_portal, name="make"),
    path(f"{DESK}news/", views.write_news, name="write-news"),
    path(f"{DESK}notice/", views.write_notice, name="write-notice"),
    path(f"{DESK}video/", views.add_video, name="add-video"),
    path(f"{DESK}outlet/", views.add_outlet, name="add-outlet"),
    path(f"{DESK}item/", views.count_item, name="count-item"),
    path(f"{DESK}withdraw/<int:page_id>/", views.withdraw, name="withdraw"),
    path("portal/", views.show_portals, name="portals"),
    path("portal/search/", views.search, name="search"),
    path("portal/drafts/", opinions.show_drafts, name="drafts"),
    path("portal/drafts/<int:draft_id>/", opinions.read_draft, name="draft"),
    path("portal/papers/", views.show_papers, name="papers"),
    path("portal/<int:portal_id>/feed/", feeds.NewsFeed(), name="feed"),
]
