"""The table of the register."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from daihoi.apps.shell.tables import Column, DayColumn, NameColumn, StateColumn, Table

from .models import Paper

SECRECY_LOOKS = {
    "public": "ok",
    "internal": "none",
    "secret": "late",
    "top_secret": "late",
    "absolutely_secret": "late",
}


class PaperTable(Table):
    """Papers, the newest first."""

    symbol = NameColumn(
        verbose_name=_("Number and symbol"),
        order_by=("type_code", "number"),
        empty_values=(),
        attrs={"td": {"class": "text-nowrap"}},
    )
    issued_on = DayColumn(verbose_name=_("Date"))
    declared_type = Column(verbose_name=_("Type"))
    subject = Column(verbose_name=_("Subject line"), orderable=False)
    issuer = Column(verbose_name=_("Issuer"))
    direction = StateColumn(verbose_name=_("Direction"), looks={"issued": "issued", "received": "received"})
    secrecy = StateColumn(verbose_name=_("Secrecy"), looks=SECRECY_LOOKS)
    findings = Column(verbose_name=_("To look at"), orderable=False)

    class Meta:
        model = Paper
        fields = ("symbol", "issued_on", "declared_type", "subject", "issuer", "direction", "secrecy", "findings")

    def url_of(self, record: Any) -> str:
        return reverse("documents:paper", args=[record.unit.code, record.pk])

    def render_symbol(self, value: str) -> str:
        return value or str(_("unnumbered"))

    def render_findings(self, value: list[Any]) -> Any:
        return len(value) or ""

    def value_findings(self, value: list[Any]) -> int:
        return len(value)
