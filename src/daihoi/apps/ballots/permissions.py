"""Who prints, who runs a desk or a machine count, who keys, rules and decides, who may trace ballots."""

from __future__ import annotations

from typing import Any

from daihoi.apps.congresses.models import Congress
from daihoi.apps.elections import permissions as elections
from daihoi.apps.elections.models import Contest, Round
from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.models import Role

from .models import Desk, DeskSeat, ScanCount, ScanSeat, Side


def can_count(user: Any, congress: Congress) -> bool:
    """The user is a teller of the congress's unit, or of its office."""
    return units.holds(user, congress.unit, Role.TELLER, *units.OFFICE_ROLES)


def can_open(user: Any, round_: Round) -> bool:
    """The user is a teller or of the office: the counting committee sets up its desk itself."""
    return elections.can_count(user, round_)


def can_run(user: Any, desk: Desk) -> bool:
    """The same for a desk that is open."""
    return can_open(user, desk.round)


def can_key(user: Any, desk: Desk) -> bool:
    """The user sits in one of the teams."""
    return _sits(user, desk, team__isnull=False)


def can_look(user: Any, desk: Desk) -> bool:
    """The user sits at the third look."""
    return _sits(user, desk, team__isnull=True)


def can_trace(user: Any, desk: Desk) -> bool:
    """The user is a teller or of the office: settled ballots are shown to nobody else."""
    return can_run(user, desk)


def can_issue(user: Any, desk: Desk) -> bool:
    """The user may put the congress's papers into the register."""
    return elections.can_issue(user, desk.round.contest)


def can_destroy(user: Any, desk: Desk) -> bool:
    """The user is of the office, which has carried out the decision to destroy the ballots."""
    return elections.can_list(user, desk.round.contest)


def _sits(user: Any, desk: Desk, **seat: object) -> bool:
    """A seat counts only while its holder may count for the unit."""
    if not getattr(user, "is_authenticated", False) or not can_run(user, desk):
        return False
    return DeskSeat.objects.filter(desk=desk, user=user, **seat).exists()


def can_print(user: Any, contest: Contest) -> bool:
    """The user is of the office that has the ballots printed."""
    return elections.can_list(user, contest)


def can_scan(user: Any, count: ScanCount) -> bool:
    """The user is a teller or of the office: they feed the scanner and see how far it is."""
    return can_open(user, count.round)


def can_rule(user: Any, count: ScanCount) -> bool:
    """The user sits on one of the two sides that rule apart."""
    return _rules(user, count, side__in=(Side.A, Side.B))


def can_decide(user: Any, count: ScanCount) -> bool:
    """The user keeps the board's vote."""
    return _rules(user, count, side=Side.BOARD)


def can_check(user: Any, count: ScanCount) -> bool:
    """The user has a seat at this count: contact sheets are for those who count, on whichever side."""
    return _rules(user, count)


def can_see_pictures(user: Any, count: ScanCount) -> bool:
    """The user is a teller or of the office: pictures of ballots are shown to nobody else."""
    return can_scan(user, count)


def can_audit(user: Any, count: ScanCount) -> bool:
    """The user is a teller or of the office: papers are looked up by those who have counted them."""
    return can_scan(user, count)


def can_destroy_pictures(user: Any, count: ScanCount) -> bool:
    """The user is of the office, which has carried out the decision to destroy the ballots."""
    return elections.can_list(user, count.round.contest)


def _rules(user: Any, count: ScanCount, **seat: object) -> bool:
    """A seat counts only while its holder may count for the unit."""
    if not getattr(user, "is_authenticated", False) or not can_scan(user, count):
        return False
    return ScanSeat.objects.filter(count=count, user=user, **seat).exists()
