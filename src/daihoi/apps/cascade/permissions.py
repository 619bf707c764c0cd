"""Who raises, reports, ratifies and files."""

from __future__ import annotations

from typing import Any

from daihoi.apps.congresses import permissions as congresses
from daihoi.apps.congresses.models import Congress
from daihoi.apps.elections.models import Contest
from daihoi.apps.organisations import permissions as units

from .models import ResultReport


def can_see(user: Any, congress: Congress) -> bool:
    """The user works for the congress's unit or for one above it."""
    return congresses.can_see(user, congress)


def can_report(user: Any, congress: Congress) -> bool:
    """The user is of the office that prepares the congress and reports on it."""
    return congresses.can_prepare(user, congress)


def can_submit(user: Any, congress: Congress) -> bool:
    """The user is the unit's secretary."""
    return congresses.can_lead(user, congress)


def can_ratify(user: Any, report: ResultReport) -> bool:
    """The user decides for the unit directly above."""
    return congresses.can_clear(user, report.congress)


def can_raise(user: Any, contest: Contest) -> bool:
    """The user is the secretary who certified the result, or of the office above that receives the delegates."""
    above = contest.congress.unit.get_parent()
    return congresses.can_lead(user, contest.congress) or (above is not None and units.can_work_for(user, above))


def can_receive(user: Any, congress: Congress) -> bool:
    """The user is of the office whose congress receives the delegates."""
    return congresses.can_prepare(user, congress)


def can_annul(user: Any, contest: Contest) -> bool:
    """The user decides for the unit directly above the one that voted."""
    return congresses.can_clear(user, contest.congress)
