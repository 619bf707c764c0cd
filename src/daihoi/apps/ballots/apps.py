"""Registers the app and offers its way of counting."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BallotsConfig(AppConfig):
    """Paper ballots: the keyed ballot desk."""

    name = "daihoi.apps.ballots"
    verbose_name = _("Ballots")

    def ready(self) -> None:
        """Offer the keyed desk to the rounds of every contest."""
        from daihoi.apps.elections.ways import register

        from .ways import KEYED

        register(KEYED)
