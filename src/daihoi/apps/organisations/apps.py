"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """The tree of units, levels, terms, offices; who acts for which unit."""

    name = "daihoi.apps.organisations"
    verbose_name = _("Units")

    def ready(self) -> None:
        """Open to each office the trail of its unit and of the units below; who keeps the house keeps the chains."""
        from daihoi.apps.audit.permissions import add_keeper, add_scope

        from .permissions import administers_house, readable_entries

        add_scope(readable_entries)
        add_keeper(administers_house)
