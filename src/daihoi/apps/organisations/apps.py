"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """The tree of units, levels, terms, offices; who acts for which unit."""

    name = "daihoi.apps.organisations"
    verbose_name = _("Units")

    def ready(self) -> None:
        """Open to each office the trail of its unit and of the units below."""
        from daihoi.apps.audit.permissions import add_scope

        from .permissions import readable_entries

        add_scope(readable_entries)
