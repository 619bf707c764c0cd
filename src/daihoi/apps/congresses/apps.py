"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CongressesConfig(AppConfig):
    """A congress of a unit in a term: form, contents, stage, dates, rulebook."""

    name = "daihoi.apps.congresses"
    verbose_name = _("Congresses")
