"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NominationsConfig(AppConfig):
    """Posts, steps, candidate files, composition, slate."""

    name = "daihoi.apps.nominations"
    verbose_name = _("Personnel")
