"""The tasks of a congress as an iCalendar file (RFC 5545) that phones and mail programs read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from ..models import Task, TaskState

_LINE = 73


def as_calendar(name: str, tasks: Iterable[Task], made_at: datetime) -> str:
    """One all-day event for each task that was not dropped.

    Args:
        name: what the calendar is called.
        tasks: the tasks.
        made_at: when the file is made.

    Returns:
        The text of the file, its lines ended as the standard wants.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//daihoi//planning//VI", f"X-WR-CALNAME:{_escaped(name)}"]
    for task in tasks:
        if task.state != TaskState.DROPPED:
            lines += _event(task, made_at)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(task: Task, made_at: datetime) -> list[str]:
    sign = "✓ " if task.state == TaskState.DONE else ""
    about = "\n".join(str(part) for part in (task.body, task.assignee, task.product, task.note) if part)
    return [
        "BEGIN:VEVENT",
        f"UID:congress-{task.congress_id}-task-{task.number}@daihoi",
        f"DTSTAMP:{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{task.due_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{task.due_on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(sign + task.title)}",
        f"DESCRIPTION:{_escaped(about)}",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
    return text.replace("\r\n", "\n").replace("\n", r"\n")


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 bytes, never cut inside a letter; what follows begins with a space."""
    part, room = "", _LINE
    for letter in line:
        if len((part + letter).encode()) > room:
            yield part
            part = " "
        part += letter
    yield part
