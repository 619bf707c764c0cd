"""The acts of the live session: script, opening, items, organs, votes by hands, speeches, resolution, minutes."""

from .agenda import (
    add_agenda_item,
    build_agenda,
    finish_item,
    move_agenda_item,
    remove_agenda_item,
    start_item,
    write_item,
)
from .organs import seat_organ
from .papers import adopt_resolution, draft_resolution, make_minutes
from .sittings import close_session, open_session, record_session
from .speeches import call_speaker, end_speech, request_speech, withdraw_speech
from .votes import adopt_credentials, take_hand_vote

__all__ = [
    "add_agenda_item",
    "adopt_credentials",
    "adopt_resolution",
    "build_agenda",
    "call_speaker",
    "close_session",
    "draft_resolution",
    "end_speech",
    "finish_item",
    "make_minutes",
    "move_agenda_item",
    "open_session",
    "record_session",
    "remove_agenda_item",
    "request_speech",
    "seat_organ",
    "start_item",
    "take_hand_vote",
    "withdraw_speech",
    "write_item",
]
