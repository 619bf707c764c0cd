"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ElectionsConfig(AppConfig):
    """Contests, rounds, electorate, reconciliation, counts, decisions, minutes."""

    name = "daihoi.apps.elections"
    verbose_name = _("Elections")
