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
    path(f"{HERE}holders/add/", views.add_holder, name="add-holder"),
    path(f"{HERE}holders/import/", views.import_holders, name="import-holders"),
    path(f"{HERE}holders/template/", views.give_holders_template, name="holders-template"),
    path(f"{HERE}call-again/", views.call_again, name="call-again"),
    path(f"{HERE}proxies/", views.list_proxies, name="proxies"),
    path(f"{HERE}proxies/give/", views.choose_giver, name="choose-giver"),
    path(f"{HERE}proxies/holders/<int:person_id>/check-in/", views.check_in_holder, name="check-in-holder"),
    path(f"{HERE}proxies/holders/<int:person_id>/check-in/undo/", views.undo_holder_check_in, name="undo-holder"),
    path(f"{HERE}cards/", views.list_cards, name="cards"),
    path(f"{HERE}cards/print/", views.print_cards, name="print-cards"),
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
    path(f"{ONE}votes/", views.change_votes, name="votes"),
    path(f"{ONE}proxy/", views.give_proxy, name="give-proxy"),
    path(f"{ONE}proxy/revoke/", views.revoke_proxy, name="revoke-proxy"),
    path(f"{ONE}remove/", views.remove_one, name="remove"),
]
