"""Addresses of the session."""

from __future__ import annotations

from django.urls import path

from . import views

HERE = "c/<int:congress_id>/session/"
ITEM = f"{HERE}items/<int:item_id>/"
SPEECH = f"{HERE}speeches/<int:speech_id>/"

app_name = "plenary"
urlpatterns = [
    path(HERE, views.show_session, name="home"),
    path(f"{HERE}console/", views.show_console, name="console"),
    path(f"{HERE}screen/", views.show_screen, name="screen"),
    path(f"{HERE}screen/part/", views.show_screen_part, name="screen-part"),
    path(f"{HERE}open/<slug:sitting>/", views.open_session, name="open"),
    path(f"{HERE}close/", views.close_session, name="close"),
    path(f"{HERE}close/reason/", views.close_with_reason, name="close-reason"),
    path(f"{HERE}script/build/", views.build_agenda, name="build"),
    path(f"{HERE}script/add/", views.add_item, name="add-item"),
    path(ITEM, views.show_item, name="item"),
    path(f"{ITEM}start/", views.start_item, name="start"),
    path(f"{ITEM}start/reason/", views.start_with_reason, name="start-reason"),
    path(f"{ITEM}finish/", views.finish_item, name="finish"),
    path(f"{ITEM}finish/reason/", views.finish_with_reason, name="finish-reason"),
    path(f"{ITEM}vote/", views.vote_on_item, name="vote-on-item"),
    path(f"{ITEM}move/<slug:way>/", views.move_item, name="move-item"),
    path(f"{ITEM}remove/", views.remove_item, name="remove-item"),
    path(f"{HERE}votes/", views.take_vote, name="vote"),
    path(f"{HERE}credentials/", views.adopt_credentials, name="credentials"),
    path(f"{HERE}organs/<slug:kind>/", views.seat_organ, name="organ"),
    path(f"{HERE}speakers/", views.list_speakers, name="speakers"),
    path(f"{SPEECH}call/", views.call_speaker, name="call"),
    path(f"{SPEECH}end/", views.end_speech, name="end-speech"),
    path(f"{SPEECH}withdraw/", views.withdraw_speech, name="withdraw-speech"),
    path(f"{HERE}resolution/", views.edit_resolution, name="resolution"),
    path(f"{HERE}resolution/adopt/", views.adopt_resolution, name="adopt"),
    path(f"{HERE}minutes/", views.make_minutes, name="minutes"),
]
