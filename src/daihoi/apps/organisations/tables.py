"""Tables of the units room."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from daihoi.apps.shell.tables import Column, NameColumn, NumberColumn, Table
from daihoi.apps.shell.templatetags.shell import state_badge

from .models import Unit


class UnitTable(Table):
    """Units below, in the order of the tree."""

    name = NameColumn(verbose_name=_("Unit"), order_by=("folded_name",))
    code = Column(verbose_name=_("Code"))
    level = Column(verbose_name=_("Level"), accessor="level__name", order_by=("level__rank",))
    symbol = Column(verbose_name=_("Symbol"))
    place = Column(verbose_name=_("Place"))
    numchild = NumberColumn(verbose_name=_("Directly below"))
    is_active = Column(verbose_name=_("State"), orderable=False)

    class Meta:
        model = Unit
        fields = ("name", "code", "level", "symbol", "place", "numchild", "is_active")

    def url_of(self, record: Any) -> str:
        return reverse("organisations:home", args=[record.code])

    def render_is_active(self, value: bool) -> Any:
        return state_badge("ok", _("active")) if value else state_badge("closed")

    def value_is_active(self, value: bool) -> str:
        return str(_("active") if value else _("closed"))
