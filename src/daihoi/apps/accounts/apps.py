"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Users, sign-in, second factor."""

    name = "daihoi.apps.accounts"
    verbose_name = _("Accounts")
