"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """The register of issued and received papers."""

    name = "daihoi.apps.documents"
    verbose_name = _("Register")
