"""The audit of a machine count against the paper: a sample drawn by public dice, looked up in the tied batches."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .scans import ScanCount, ScanSheet


class AuditState(models.TextChoices):
    """How an audit stands."""

    OPEN = "open", pgettext_lazy("audit of a count", "papers are looked up")
    CONFIRMED = "confirmed", pgettext_lazy("audit of a count", "the result is confirmed")
    ESCALATED = "escalated", pgettext_lazy("audit of a count", "count everything by hand")


class PaperAudit(models.Model):
    """One audit: its dice, its risk limit, how it ended."""

    count = models.ForeignKey(ScanCount, models.CASCADE, related_name="audits")
    dice = models.CharField(_("public dice"), max_length=200)
    risk_limit = models.DecimalField(_("risk limit"), max_digits=5, decimal_places=4)
    state = models.CharField(_("state"), max_length=10, choices=AuditState, default=AuditState.OPEN)
    opened_at = models.DateTimeField(pgettext_lazy("audit of a count", "opened"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    measured = models.JSONField(_("risk as measured"), default=dict, blank=True)

    class Meta:
        ordering = ["count_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["count"], condition=models.Q(state=AuditState.OPEN), name="ballots_one_audit_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.count}: {self.dice}"

    @property
    def audit_chain(self) -> str:
        """The chain of the trail in which the congress's acts are sealed."""
        return self.count.audit_chain


class AuditDraw(models.Model):
    """One draw of the sample and what people read on the paper, without having seen what the machine read.

    A ballot may be drawn twice; each draw has its own place in the order of the dice.
    """

    audit = models.ForeignKey(PaperAudit, models.CASCADE, related_name="draws")
    order = models.PositiveIntegerField(_("draw"))
    sheet = models.ForeignKey(ScanSheet, models.CASCADE, related_name="draws")
    outcome = models.CharField(_("paper"), max_length=8, blank=True)
    marks = models.JSONField(_("marks"), default=dict)
    ground = models.CharField(_("ground"), max_length=40, blank=True)
    looked_by = models.CharField(_("looked up by"), max_length=160, blank=True)
    looked_at = models.DateTimeField(_("looked up"), null=True, blank=True)

    class Meta:
        ordering = ["audit_id", "order"]
        constraints = [models.UniqueConstraint(fields=["audit", "order"], name="ballots_draw_once")]

    def __str__(self) -> str:
        return f"{self.audit}, {self.order}"
