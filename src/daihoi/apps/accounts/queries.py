"""Reading accounts: the demo's roles, the second factor."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import QuerySet

from .models import User


def demo_roles() -> list[dict[str, str]]:
    """The roles that anybody may enter while the site runs as a demo; none otherwise."""
    if not settings.IS_DEMO:
        return []
    users = User.objects.filter(is_demo=True, is_active=True).order_by("pk")
    return [{"username": user.username, "label": str(user), "about": user.about} for user in users]


def with_second_factor(users: QuerySet[User] | list[User]) -> set[int]:
    """Which of the users prove themselves by more than a password."""
    strong = Authenticator.objects.filter(user__in=users).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return set(strong.values_list("user_id", flat=True))


def has_second_factor(user: Any) -> bool:
    """True when the user signs in by more than a password."""
    return user.pk in with_second_factor([user])
