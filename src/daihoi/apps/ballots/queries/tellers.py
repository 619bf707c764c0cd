"""Who may sit at a desk."""

from __future__ import annotations

from daihoi.apps.accounts.models import User
from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations.models import Role, RoleAssignment
from daihoi.apps.organisations.permissions import OFFICE_ROLES
from daihoi.apps.shell import clock


def tellers_of(congress: Congress) -> list[User]:
    """The accounts that may count for the congress's unit: its tellers first, then its office; by name."""
    today = clock.today()
    roles: dict[int, set[str]] = {}
    people: dict[int, User] = {}
    for one in RoleAssignment.objects.filter(
        unit=congress.unit_id, role__in=[Role.TELLER, *OFFICE_ROLES], user__is_active=True
    ).select_related("user"):  # fmt: skip
        if one.is_valid_on(today):
            roles.setdefault(one.user_id, set()).add(one.role)
            people[one.user_id] = one.user
    return sorted(people.values(), key=lambda user: (Role.TELLER not in roles[user.pk], user.get_username()))


def proposed_seats(congress: Congress) -> dict[int, str]:
    """A first proposal: the tellers to team A, team B and the third look in turn; the office sits nowhere."""
    tellers = [
        one.pk
        for one in tellers_of(congress)
        if RoleAssignment.objects.filter(unit=congress.unit_id, user=one, role=Role.TELLER).exists()
    ]
    return {pk: ("A", "B", "look")[at] if at < 3 else "AB"[at % 2 == 0] for at, pk in enumerate(tellers)}


def proposed_sides(congress: Congress) -> dict[int, str]:
    """A first proposal for a machine count: the tellers to the two sides and the board in turn."""
    tellers = [
        one.pk
        for one in tellers_of(congress)
        if RoleAssignment.objects.filter(unit=congress.unit_id, user=one, role=Role.TELLER).exists()
    ]
    return {pk: ("A", "B", "board")[at % 3] for at, pk in enumerate(tellers)}
