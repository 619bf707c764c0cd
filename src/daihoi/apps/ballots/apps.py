"""Registers the app and offers its way of counting."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BallotsConfig(AppConfig):
    """Paper ballots: the keyed ballot desk."""

    name = "daihoi.apps.ballots"
    verbose_name = _("Ballots")

    def ready(self) -> None:
        """Offer the keyed desk to the rounds of every contest, and its minutes the names of those who decided."""
        from daihoi.apps.elections import ways
        from daihoi.apps.elections.papers import deciders

        from .queries import deciders_of
        from .ways import KEYED

        ways.register(KEYED)
        deciders.register(KEYED.method, deciders_of)
