"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DelegatesConfig(AppConfig):
    """Allocation, lists, credentials, check-in."""

    name = "daihoi.apps.delegates"
    verbose_name = _("Delegates")
