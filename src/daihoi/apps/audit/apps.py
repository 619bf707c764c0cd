"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """The append-only trail and its public check."""

    name = "daihoi.apps.audit"
    verbose_name = _("Trail")
