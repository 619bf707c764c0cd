"""What the sign-in page knows beside its form."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from . import queries


def demo_roles(request: HttpRequest) -> dict[str, Any]:
    """The demo's roles, on the sign-in page only."""
    match = getattr(request, "resolver_match", None)
    if match is None or match.url_name != "account_login":
        return {}
    return {"demo_roles": queries.demo_roles()}
