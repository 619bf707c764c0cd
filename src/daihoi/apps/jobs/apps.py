"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    """Long batches: progress, retry, cancel, recovery."""

    name = "daihoi.apps.jobs"
    verbose_name = _("Long work")
