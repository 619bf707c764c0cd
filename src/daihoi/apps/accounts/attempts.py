"""Trying an act from a form: when the act says no, its sentence stands above the fields and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from daihoi.apps.shell import figures
from daihoi.core.errors import DaihoiError


def attempt(form: forms.BaseForm, act: Callable[[], Any]) -> Any:
    """What the act gives back; None when the form is wrong or the act is refused, and the form says why."""
    if not form.is_valid():
        return None
    try:
        return act()
    except DaihoiError as error:
        form.add_error(None, error.in_language(figures.language()))
        return None
