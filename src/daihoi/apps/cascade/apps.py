"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CascadeConfig(AppConfig):
    """The staircase: results below become delegates above; boards, roll-ups, reports."""

    name = "daihoi.apps.cascade"
    verbose_name = _("Reports and dossier")

    def ready(self) -> None:
        """Say what falls here when a result falls."""
        from daihoi.apps.elections import consequences

        from . import queries
        from .actions.mandates import carry_out

        consequences.register("cascade", consequences.Consequence(queries.foresee, carry_out))
