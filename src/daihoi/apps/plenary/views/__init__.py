"""Pages of the session."""

from .items import (
    add_item,
    build_agenda,
    finish_item,
    finish_with_reason,
    move_item,
    remove_item,
    show_item,
    start_item,
    start_with_reason,
    vote_on_item,
)
from .papers import adopt_resolution, edit_resolution, make_minutes
from .session import (
    close_session,
    close_with_reason,
    open_session,
    show_console,
    show_screen,
    show_screen_part,
    show_session,
)
from .speakers import call_speaker, end_speech, list_speakers, withdraw_speech
from .votes import adopt_credentials, seat_organ, take_vote

__all__ = [
    "add_item",
    "adopt_credentials",
    "adopt_resolution",
    "build_agenda",
    "call_speaker",
    "close_session",
    "close_with_reason",
    "edit_resolution",
    "end_speech",
    "finish_item",
    "finish_with_reason",
    "list_speakers",
    "make_minutes",
    "move_item",
    "open_session",
    "remove_item",
    "seat_organ",
    "show_console",
    "show_item",
    "show_screen",
    "show_screen_part",
    "show_session",
    "start_item",
    "start_with_reason",
    "take_vote",
    "vote_on_item",
    "withdraw_speech",
]
