"""Registers the app and offers its ways of counting."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BallotsConfig(AppConfig):
    """Paper ballots: printed, keyed, read by machine."""

    name = "daihoi.apps.ballots"
    verbose_name = _("Ballots")

    def ready(self) -> None:
        """Offer every contest printing and both counts, and its papers the printed ballot and who decided."""
        from daihoi.apps.elections import ways
        from daihoi.apps.elections.papers import deciders, designs

        from .queries import deciders_of, printed_style, scan_deciders_of
        from .ways import KEYED, PAPER, SCANNED

        ways.register(KEYED)
        ways.register(SCANNED)
        ways.prepare(PAPER)
        deciders.register(KEYED.method, deciders_of)
        deciders.register(SCANNED.method, scan_deciders_of)
        designs.register(printed_style)
