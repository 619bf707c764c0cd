"""Addresses of the units room."""

from __future__ import annotations

from django.urls import path

from .views import room, set_up, settings, tree

app_name = "organisations"
UNIT = "u/<slug:unit_code>/"
urlpatterns = [
    path("set-up/", set_up.show_set_up, name="set-up"),
    path("set-up/kind/", set_up.choose_kind, name="set-up-kind"),
    path("set-up/levels/", set_up.write_levels, name="set-up-levels"),
    path("set-up/term/", set_up.open_term, name="set-up-term"),
    path("set-up/top/", set_up.add_top, name="set-up-top"),
    path("set-up/role/", set_up.take_role, name="set-up-role"),
    path(UNIT, room.home, name="home"),
    path(f"{UNIT}below/", room.branch, name="branch"),
    path(f"{UNIT}units/", room.show_units, name="units"),
    path(f"{UNIT}units/add/", tree.add, name="add"),
    path(f"{UNIT}units/import/", tree.import_sheet, name="import"),
    path(f"{UNIT}units/template/", tree.give_template, name="template"),
    path(f"{UNIT}facts/", tree.change_facts, name="facts"),
    path(f"{UNIT}move/", tree.move, name="move"),
    path(f"{UNIT}activity/", tree.change_activity, name="activity"),
    path(f"{UNIT}settings/", settings.show_settings, name="settings"),
    path(f"{UNIT}settings/roles/add/", settings.add_role, name="add-role"),
    path(f"{UNIT}settings/roles/<int:role_id>/end/", settings.end_role, name="end-role"),
    path(f"{UNIT}settings/accounts/add/", settings.add_account, name="add-account"),
    path(f"{UNIT}settings/accounts/<int:user_id>/password/", settings.reset_password, name="reset-password"),
]
