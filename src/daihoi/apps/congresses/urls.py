"""Addresses of congresses."""

from __future__ import annotations

from django.urls import path

from . import views

CONGRESS = "c/<int:congress_id>/"
UNIT = "u/<slug:unit_code>/"

app_name = "congresses"
urlpatterns = [
    path(f"{CONGRESS}checklist/", views.show_checklist, name="home"),
    path(f"{CONGRESS}checklist/add/", views.add_item, name="add-item"),
    path(f"{CONGRESS}checklist/refresh/", views.refresh_checklist, name="refresh"),
    path(f"{CONGRESS}checklist/<int:item_id>/tick/", views.tick_item, name="tick"),
    path(f"{CONGRESS}checklist/<int:item_id>/untick/", views.untick_item, name="untick"),
    path(f"{CONGRESS}checklist/<int:item_id>/plan/", views.plan_item, name="plan-item"),
    path(f"{CONGRESS}checklist/<int:item_id>/remove/", views.remove_item, name="remove-item"),
    path(f"{CONGRESS}timetable/", views.show_timetable, name="timetable"),
    path(f"{CONGRESS}dates/", views.edit_dates, name="dates"),
    path(f"{CONGRESS}shape/", views.edit_shape, name="shape"),
    path(f"{CONGRESS}stage/<slug:wanted>/", views.move_stage, name="move"),
    path(f"{CONGRESS}stage/<slug:wanted>/reason/", views.reason_stage, name="move-reason"),
    path(f"{CONGRESS}below/", views.list_below, name="below"),
    path(f"{CONGRESS}below/clear/", views.clear_below, name="clear-below"),
    path(f"{UNIT}congress/", views.open_unit_congress, name="of-unit"),
    path(f"{UNIT}congress/new/", views.start_congress, name="create"),
    path(f"{UNIT}congress/below/", views.start_below, name="create-below"),
    path(f"{UNIT}holidays/", views.list_holidays, name="holidays"),
    path(f"{UNIT}holidays/fill/", views.fill_holidays, name="fill-holidays"),
    path(f"{UNIT}holidays/remove/", views.remove_holidays, name="remove-holidays"),
]
