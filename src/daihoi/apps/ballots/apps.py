"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BallotsConfig(AppConfig):
    """Paper ballots: the keyed ballot desk."""

    name = "daihoi.apps.ballots"
    verbose_name = _("Ballots")
