"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """The public house: news, notices, videos, papers, outlets."""

    name = "daihoi.apps.portal"
    verbose_name = _("Communications")
