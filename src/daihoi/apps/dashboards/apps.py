"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DashboardsConfig(AppConfig):
    """Read-only overviews; nobody imports it."""

    name = "daihoi.apps.dashboards"
    verbose_name = _("Overview")
