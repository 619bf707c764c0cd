"""How the sign-in package is used: nobody signs up by themselves."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator, never by a stranger."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
