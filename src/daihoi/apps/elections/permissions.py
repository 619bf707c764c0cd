"""Who lists, counts, decides and annuls."""

from __future__ import annotations

from typing import Any

from daihoi.apps.congresses import permissions as congresses
from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import OfficeHolding
from daihoi.apps.organisations import permissions as units
from daihoi.apps.organisations.models import OfficeKind, Role
from daihoi.apps.plenary.permissions import sits_in_presidium

from .models import BallotSeal, Complaint, Contest, Round

INSPECTORS = (OfficeKind.INSPECTION_COMMITTEE, OfficeKind.INSPECTION_CHAIR, OfficeKind.INSPECTION_DEPUTY_CHAIR)


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


def can_appoint(user: Any, congress: Congress) -> bool:
    """The user decides for the unit above, or is of the office that files the superior's decision."""
    return congresses.can_clear(user, congress) or can_prepare(user, congress)


def can_annul(user: Any, contest: Contest) -> bool:
    """Before certification the congress itself annuls; afterwards the unit above, at the top its own secretary."""
    return congresses.can_clear(user, contest.congress) or (contest.certified_at is None and can_decide(user, contest))


def can_see_congress(user: Any, congress: Congress) -> bool:
    """The user works for the congress's unit or for one above it."""
    return congresses.can_see(user, congress)


def can_clear(user: Any, congress: Congress) -> bool:
    """The user decides for the unit directly above, which approves, refuses and annuls."""
    return congresses.can_clear(user, congress)


def can_refuse(user: Any, contest: Contest) -> bool:
    """The user decides for the unit directly above, which approves each person."""
    return can_clear(user, contest.congress)


def can_receive_complaint(user: Any, congress: Congress) -> bool:
    """The user is of the office of the unit, or of the one directly above: both take complaints in."""
    above = congress.unit.get_parent()
    return congresses.can_prepare(user, congress) or (above is not None and units.can_work_for(user, above))


def can_verify_complaint(user: Any, complaint: Complaint) -> bool:
    """The user is of the office directly above, or of its inspection committee."""
    return can_read_complainants(user, complaint.congress)


def can_decide_complaint(user: Any, complaint: Complaint) -> bool:
    """The user decides for the unit directly above."""
    return can_clear(user, complaint.congress)


def can_read_complainant(user: Any, complaint: Complaint) -> bool:
    """The user verifies or decides the complaint; the unit complained of does not read the name here."""
    return can_read_complainants(user, complaint.congress)


def can_read_complainants(user: Any, congress: Congress) -> bool:
    """The user is of the office directly above or of its inspection committee; at the top, of the unit's own."""
    judge = congress.unit.get_parent() or congress.unit
    return units.can_work_for(user, judge) or (
        getattr(user, "is_authenticated", False)
        and OfficeHolding.objects.filter(
            unit=judge, person__user=user, office__in=INSPECTORS, ended_on__isnull=True
        ).exists()
    )


def can_keep_seals(user: Any, seal: BallotSeal) -> bool:
    """The user is of the office that keeps the sealed ballots, or decides for the unit above."""
    congress = seal.round.contest.congress
    return congresses.can_prepare(user, congress) or can_clear(user, congress)


def can_destroy(user: Any, seal: BallotSeal) -> bool:
    """The user is the unit's secretary, who carries out the committee's decision."""
    return congresses.can_lead(user, seal.round.contest.congress)
