"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationConfig(AppConfig):
    """Drafts, channels, comments and their answers."""

    name = "daihoi.apps.consultation"
    verbose_name = _("Documents and opinions")
