"""Who lists, counts, decides and annuls."""

from __future__ import annotations

from typing import Any

from daihoi.apps.congresses import permissions as congresses
from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.models import Role
from daihoi.apps.plenary.permissions import sits_in_presidium

from .models import Contest, Round


def can_see_contest(user: Any, contest: Contest) -> bool:
    """The user works for the congress's unit or for one above it."""
    return congresses.can_see(user, contest.congress)


def can_prepare(user: Any, congress: Congress) -> bool:
    """The user is of the office that prepares the congress."""
    return congresses.can_prepare(user, congress)


def can_list(user: Any, contest: Contest) -> bool:
    """The user is of the office that keeps the electoral list."""
    return congresses.can_prepare(user, contest.congress)


def can_steer(user: Any, contest: Contest) -> bool:
    """The user is of the office, or sits in the presidium that steers the election."""
    return can_list(user, contest) or sits_in_presidium(user, contest.congress)


def can_count(user: Any, round_: Round) -> bool:
    """The user is a teller or of the office: they enter what the counting committee reports."""
    return units.holds(user, round_.contest.congress.unit, Role.TELLER, *units.OFFICE_ROLES)


def can_decide(user: Any, contest: Contest) -> bool:
    """The user is the unit's secretary or sits in the presidium."""
    return congresses.can_lead(user, contest.congress) or sits_in_presidium(user, contest.congress)


def can_certify(user: Any, contest: Contest) -> bool:
    """The user is the unit's secretary, who answers for the register of offices."""
    return congresses.can_lead(user, contest.congress)


def can_issue(user: Any, contest: Contest) -> bool:
    """The user may put the congress's papers into the register."""
    return congresses.can_prepare(user, contest.congress)


def can_annul(user: Any, contest: Contest) -> bool:
    """Before certification the congress itself annuls; afterwards only the unit above does."""
    return congresses.can_clear(user, contest.congress) or (contest.certified_at is None and can_decide(user, contest))
