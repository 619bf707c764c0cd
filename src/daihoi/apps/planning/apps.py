"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanningConfig(AppConfig):
    """Subcommittees, steering teams, tasks."""

    name = "daihoi.apps.planning"
    verbose_name = _("Planning")
