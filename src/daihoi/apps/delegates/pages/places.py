"""Addresses and small questions that all pages of the delegates share."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from daihoi.apps.congresses.models import Congress, CongressForm
from daihoi.core.congresses import Stage

from ..models import Delegate


def is_delegated(congress: Congress) -> bool:
    """True for a congress of delegates, False for one of all members."""
    return congress.form == CongressForm.DELEGATE_CONGRESS


def is_open(congress: Congress) -> bool:
    """True while the list may still change: until the congress is over."""
    return not Stage(congress.stage).is_held


def url_of(congress: Congress, name: str) -> str:
    """The address of a page of the congress's delegates."""
    return reverse(f"delegates:{name}", args=[congress.pk])


def url_of_one(delegate: Delegate, name: str) -> str:
    """The address of a page of one delegate."""
    return reverse(f"delegates:{name}", args=[delegate.congress_id, delegate.pk])


def in_language(text: dict[str, Any]) -> str:
    """A text kept in both languages, in the language of the page."""
    return str(text["en"] if (get_language() or "vi").startswith("en") else text["vi"])
