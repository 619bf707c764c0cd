"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlenaryConfig(AppConfig):
    """The live session: agenda, congress organs, hand votes, resolution."""

    name = "daihoi.apps.plenary"
    verbose_name = _("Session")
