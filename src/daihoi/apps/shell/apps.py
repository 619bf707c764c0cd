"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ShellConfig(AppConfig):
    """Base templates, menu, widgets, error pages, design tokens."""

    name = "daihoi.apps.shell"
    verbose_name = _("Shell")
