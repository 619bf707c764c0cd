"""Addresses of nominations."""

from __future__ import annotations

from django.urls import path

from . import views

HERE = "c/<int:congress_id>/personnel/"
SLATE = f"{HERE}<int:slate_id>/"
ENTRY = f"{HERE}nominees/<int:entry_id>/"

app_name = "nominations"
urlpatterns = [
    path(HERE, views.list_slates, name="home"),
    path(f"{HERE}new/", views.open_slate, name="open"),
    path(SLATE, views.show_slate, name="slate"),
    path(f"{SLATE}people/", views.find_people, name="find-people"),
    path(f"{SLATE}add/<int:person_id>/", views.add_nominee, name="add"),
    path(f"{SLATE}seats/", views.change_seats, name="seats"),
    path(f"{SLATE}summary-list/", views.list_summary, name="summary"),
    path(f"{SLATE}steps/<slug:group>/<slug:key>/", views.record_step, name="record-step"),
    path(f"{SLATE}steps/<int:step_id>/remove/", views.remove_step, name="remove-step"),
    path(f"{SLATE}files/", views.receive_files, name="receive-files"),
    path(f"{SLATE}submit/", views.submit, name="submit"),
    path(f"{SLATE}approve/", views.approve, name="approve"),
    path(f"{SLATE}return/", views.return_slate, name="return"),
    path(ENTRY, views.show_entry, name="entry"),
    path(f"{ENTRY}withdraw/", views.withdraw, name="withdraw"),
    path(f"{ENTRY}remove/", views.remove, name="remove"),
    path(f"{ENTRY}file/<int:item_id>/receive/", views.receive_item, name="receive-item"),
    path(f"{ENTRY}file/<int:item_id>/take-back/", views.take_back_item, name="take-back-item"),
]
