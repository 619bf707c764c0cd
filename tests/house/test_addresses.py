"""No page without a lock: every address is guarded or declared public."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from daihoi.apps.accounts.middleware import PUBLIC_MODULES

# other packages' pages that stay behind the sign-in of our own middleware and their own checks
FOREIGN_GUARDED = ("wagtail.", "allauth.", "django.views.generic", "django.contrib.")


def _views(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _views(pattern.url_patterns, address)
        elif isinstance(pattern, URLPattern):
            yield address, pattern.callback


VIEWS = list(_views(get_resolver().url_patterns))


def test_there_are_addresses_to_look_at():
    assert len(VIEWS) > 100


@pytest.mark.parametrize(("address", "view"), [(a, v) for a, v in VIEWS if v.__module__.startswith("daihoi.")])
def test_every_page_of_the_house_declares_its_guard(address, view):
    declared = getattr(view, "guard", "") or view.__module__.startswith(PUBLIC_MODULES)
    assert declared, f"{address} has no guard: use public, signed_in, unit_page or congress_page"


@pytest.mark.parametrize(("address", "view"), [(a, v) for a, v in VIEWS if not v.__module__.startswith("daihoi.")])
def test_pages_of_other_packages_are_public_by_name_or_behind_the_sign_in(address, view):
    assert view.__module__.startswith((*PUBLIC_MODULES, *FOREIGN_GUARDED)), f"{address}: {view.__module__}"


def test_a_stranger_is_sent_to_the_sign_in_page(client, db):
    answer = client.get("/overview/")
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/accounts/login/")
