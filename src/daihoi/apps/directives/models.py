"""Directives issued to the units below, and what each unit has received and done."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.documents.models import Paper
from daihoi.apps.organisations.models import PATH_LENGTH, Term, Unit


class Directive(models.Model):
    """A paper sent to the active units below its issuer, with what it asks of them.

    ``term`` is the term whose congresses it prepares; a paper of 2019 may be numbered in the term before.
    """

    paper = models.OneToOneField(Paper, models.PROTECT, related_name="directive")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="directives", verbose_name=_("issued by"))
    term = models.ForeignKey(Term, models.PROTECT, related_name="directives", verbose_name=_("for the congresses of"))
    is_for_subtree = models.BooleanField(_("sent to all levels below"), default=False)
    demand = models.TextField(_("what each unit has to do"), blank=True)
    report_by_on = models.DateField(_("report by"), null=True, blank=True)
    issued_at = models.DateTimeField(_("sent"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)

    class Meta:
        ordering = ["-issued_at", "-pk"]

    def __str__(self) -> str:
        return str(self.paper)

    @property
    def asks_for_report(self) -> bool:
        """True when a unit has more to do than to say that the paper arrived."""
        return bool(self.demand or self.report_by_on)


class ReceiptState(models.TextChoices):
    """How far a unit is with a directive."""

    SENT = "sent", pgettext_lazy("receipt", "sent")
    RECEIVED = "received", pgettext_lazy("receipt", "received")
    DONE = "done", pgettext_lazy("receipt", "carried out")


class Receipt(models.Model):
    """One unit's receipt of one directive."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="receipts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="receipts")
    unit_path = models.CharField(max_length=PATH_LENGTH, db_index=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=ReceiptState, default=ReceiptState.SENT)
    received_at = models.DateTimeField(_("received"), null=True, blank=True)
    received_by = models.CharField(_("received by"), max_length=150, blank=True)
    done_at = models.DateTimeField(_("carried out"), null=True, blank=True)
    report = models.TextField(_("report"), blank=True)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)
    reminded_at = models.DateTimeField(_("last reminder"), null=True, blank=True)

    class Meta:
        ordering = ["unit_path"]
        constraints = [models.UniqueConstraint(fields=["directive", "unit"], name="directives_one_receipt_per_unit")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_state_display()}"
