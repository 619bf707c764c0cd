"""Addresses of members."""

from __future__ import annotations

from django.urls import path

from .views import person, register, sheet

app_name = "members"
ROOM = "u/<slug:unit_code>/members/"
ONE = f"{ROOM}<int:person_id>/"
urlpatterns = [
    path(ROOM, register.home, name="home"),
    path(f"{ROOM}add/", person.add, name="add"),
    path(f"{ROOM}import/", sheet.send_sheet, name="import"),
    path(f"{ROOM}import/<int:import_id>/", sheet.show_fix_list, name="fix-list"),
    path(f"{ROOM}import/<int:import_id>/sheet/", sheet.give_fix_sheet, name="fix-sheet"),
    path(f"{ROOM}template/", sheet.give_template, name="template"),
    path(ONE, person.show_person, name="person"),
    path(f"{ONE}sensitive/", person.show_sensitive, name="sensitive"),
    path(f"{ONE}change/", person.change, name="change"),
    path(f"{ONE}membership/", person.change_membership, name="membership"),
    path(f"{ONE}transfer/", person.transfer, name="transfer"),
    path(f"{ONE}end/", person.end, name="end"),
    path(f"{ONE}office/", person.add_office, name="add-office"),
]
