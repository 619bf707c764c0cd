"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectivesConfig(AppConfig):
    """Papers from above and the duties they lay on units below."""

    name = "daihoi.apps.directives"
    verbose_name = _("Directives")
