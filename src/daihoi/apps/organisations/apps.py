"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """The tree of units, levels, terms, offices; who acts for which unit."""

    name = "daihoi.apps.organisations"
    verbose_name = _("Units")
