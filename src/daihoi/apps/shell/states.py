"""The words, signs and colours of states: one table, so that the same state looks the same on every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Look:
    """How a state is drawn: the colour class, the sign, the word."""

    colour: str
    icon: str
    label: Any


LOOKS: dict[str, Look] = {
    "done": Look("seal", "check-lg", pgettext_lazy("state", "Done")),
    "certified": Look("seal", "shield-check", pgettext_lazy("state", "Certified")),
    "issued": Look("seal", "file-earmark-check", pgettext_lazy("state", "Issued")),
    "ok": Look("ok", "check-lg", pgettext_lazy("state", "In order")),
    "approved": Look("ok", "check-circle", pgettext_lazy("state", "Approved")),
    "received": Look("ok", "inbox", pgettext_lazy("state", "Received")),
    "elected": Look("ok", "check-lg", pgettext_lazy("state", "Elected")),
    "now": Look("now", "record-circle", pgettext_lazy("state", "In progress")),
    "open": Look("now", "record-circle", pgettext_lazy("state", "Open")),
    "waiting": Look("wait", "hourglass-split", pgettext_lazy("state", "Waiting")),
    "submitted": Look("wait", "send", pgettext_lazy("state", "Submitted")),
    "scheduled": Look("wait", "calendar-event", pgettext_lazy("state", "Scheduled")),
    "warn": Look("warn", "exclamation-triangle", pgettext_lazy("state", "Needs attention")),
    "returned": Look("warn", "reply", pgettext_lazy("state", "Sent back")),
    "unverified": Look("warn", "question-circle", pgettext_lazy("state", "Unverified")),
    "late": Look("late", "exclamation-circle", pgettext_lazy("state", "Overdue")),
    "failed": Look("late", "x-circle", pgettext_lazy("state", "Failed")),
    "rejected": Look("late", "x-lg", pgettext_lazy("state", "Rejected")),
    "void": Look("late", "slash-circle", pgettext_lazy("state", "Void")),
    "locked": Look("rest", "lock", pgettext_lazy("state", "Locked")),
    "draft": Look("rest", "pencil", pgettext_lazy("state", "Draft")),
    "closed": Look("rest", "archive", pgettext_lazy("state", "Closed")),
    "cancelled": Look("rest", "slash-circle", pgettext_lazy("state", "Cancelled")),
    "none": Look("rest", "dash", pgettext_lazy("state", "Not started")),
}


def look_of(state: object) -> Look:
    """How to draw a state; one that is not in the table is drawn at rest, under its own name."""
    key = str(getattr(state, "value", state) or "none")
    return LOOKS.get(key) or Look("rest", "circle", key)
