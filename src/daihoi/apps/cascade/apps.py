"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CascadeConfig(AppConfig):
    """The staircase: results below become delegates above; boards, roll-ups, reports."""

    name = "daihoi.apps.cascade"
    verbose_name = _("Reports and dossier")
