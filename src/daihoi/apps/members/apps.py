"""Registers the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """People, membership, offices held, import with a fix list."""

    name = "daihoi.apps.members"
    verbose_name = _("Members")
