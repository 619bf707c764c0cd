"""Where the demo may stop so that the rest is lived by hand, and the day on which the house then lives.

Read by the command line before the site is set up, so nothing here knows the site.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

END = "end"
WHOLE_CASE_ON = date(2020, 9, 3)  # the week after the III congress

DAYS: dict[str, date] = {
    "personnel": date(2020, 8, 7),
    "credentials": date(2020, 8, 26),
    "opening": date(2020, 8, 27),
    "committee-vote": date(2020, 8, 28),
    "delegation-vote": date(2020, 8, 28),
    "closing": date(2020, 8, 28),
    "report": date(2020, 9, 3),
    END: WHOLE_CASE_ON,
}
_MARK = "demo-until"


def kept(home: Path) -> str:
    """Where the demo in a folder stops: where it stopped before, else at the end.

    A house in which somebody goes on by hand is never built further behind their back.
    """
    mark = home / _MARK
    return mark.read_text(encoding="utf-8").strip() if mark.exists() else END


def keep(home: Path, until: str) -> None:
    """Let the folder remember its stop."""
    (home / _MARK).write_text(f"{until}\n", encoding="utf-8")
