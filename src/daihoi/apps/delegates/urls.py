"""Addresses of delegates."""

from __future__ import annotations

from django.urls import path

from . import views

HERE = "c/<int:congress_id>/delegates/"
ONE = f"{HERE}<int:delegate_id>/"

app_name = "delegates"
urlpatterns = [
    path(HERE, views.list_delegates, name="home"),
    path(f"{HERE}allocation/", views.show_allocation, name="allocation"),
    path(f"{HERE}allocation/make/", views.make_allocation, name="allocate"),
    path(f"{HERE}allocation/decide/", views.decide_allocation, name="decide-allocation"),
    path(f"{HERE}allocation/clear/", views.clear_allocation, name="clear-allocation"),
    path(f"{HERE}allocation/<int:allocation_id>/", views.edit_allocation, name="allocated-unit"),
    path(f"{HERE}ex-officio/", views.add_ex_officio, name="add-ex-officio"),
    path(f"{HERE}members/", views.summon_members, name="summon-members"),
    path(f"{HERE}add/<slug:title>/", views.choose_unit, name="add"),
    path(f"{HERE}add/<slug:title>/<slug:unit_code>/", views.add_people, name="add-people"),
    path(f"{HERE}accept/", views.accept_all, name="accept-all"),
    path(f"{HERE}accept-chosen/", views.accept_chosen, name="accept-chosen"),
    path(f"{HERE}report/", views.show_report, name="report"),
    path(f"{HERE}report/make/", views.make_report, name="make-report"),
    path(f"{HERE}report/issue/", views.issue_report, name="issue-report"),
    path(f"{HERE}check-in/", views.show_console, name="console"),
    path(f"{HERE}check-in/figures/", views.show_figures, name="figures"),
    path(ONE, views.show_delegate, name="delegate"),
    path(f"{ONE}check-in/", views.check_in, name="check-in"),
    path(f"{ONE}check-in/undo/", views.undo_check_in, name="undo-check-in"),
    path(f"{ONE}accept/", views.accept_one, name="accept"),
    path(f"{ONE}reject/", views.reject_one, name="reject"),
    path(f"{ONE}bar/", views.bar_one, name="bar"),
    path(f"{ONE}absent/", views.mark_absent, name="absent"),
    path(f"{ONE}replace/", views.replace_one, name="replace"),
    path(f"{ONE}remove/", views.remove_one, name="remove"),
]
