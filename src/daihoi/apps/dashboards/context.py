"""What every page knows: the path of units, the congress, the journey, the rooms."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def whereabouts(request: HttpRequest) -> dict[str, Any]:
    """Where the reader is; empty for a stranger."""
    return {"place": [], "congress_here": getattr(request, "congress", None), "journey": [], "rooms": []}
