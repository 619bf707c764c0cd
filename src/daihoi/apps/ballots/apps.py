"""Registers the app and offers its ways of counting."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BallotsConfig(AppConfig):
    """Paper ballots: printed, keyed, read by machine."""

    name = "daihoi.apps.ballots"
    verbose_name = _("Ballots")

    def ready(self) -> None:
        """Offer printing and both counts to every contest, and its minutes the names of those who decided."""
        from daihoi.apps.elections import ways
        from daihoi.apps.elections.papers import deciders

        from .queries import deciders_of, scan_deciders_of
        from .ways import KEYED, PAPER, SCANNED

        ways.register(KEYED)
        ways.register(SCANNED)
        ways.prepare(PAPER)
        deciders.register(KEYED.method, deciders_of)
        deciders.register(SCANNED.method, scan_deciders_of)
