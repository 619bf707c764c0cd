"""What rises: mandates, reports of results and their approval, lessons, the dossier."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.congresses.models import Congress
from daihoi.apps.delegates.models import Delegate
from daihoi.apps.documents.models import Paper, Secrecy
from daihoi.apps.elections.models import Candidate


class Mandate(models.Model):
    """A candidate elected below who has become a delegate above."""

    candidate = models.OneToOneField(Candidate, models.PROTECT, related_name="mandate")
    delegate = models.OneToOneField(Delegate, models.PROTECT, related_name="mandate_record")
    risen_at = models.DateTimeField(_("since"))

    def __str__(self) -> str:
        return str(self.delegate)


class ReportState(models.TextChoices):
    """How far the report of a congress's result is."""

    SUBMITTED = "submitted", pgettext_lazy("report", "submitted")
    APPROVED = "approved", pgettext_lazy("report", "ratified")
    RETURNED = "returned", pgettext_lazy("report", "returned for correction")


class ResultReport(models.Model):
    """The report of a congress's result to the superior, and the superior's approval."""

    congress = models.OneToOneField(Congress, models.CASCADE, related_name="result_report")
    state = models.CharField(_("state"), max_length=10, choices=ReportState, default=ReportState.SUBMITTED)
    figures = models.JSONField(_("figures"), default=dict)
    paper = models.OneToOneField(Paper, models.PROTECT, null=True, blank=True, related_name="result_report")
    submitted_on = models.DateField(_("submitted on"))
    due_on = models.DateField(_("report due"), null=True, blank=True)
    decide_by_on = models.DateField(_("decision due"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decision_paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(_("note"), blank=True)

    def __str__(self) -> str:
        return str(self.congress)


class Lesson(models.Model):
    """A lesson learned, for the next term."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="lessons")
    topic = models.CharField(_("field"), max_length=40)
    text = models.TextField(_("lesson"))

    class Meta:
        ordering = ["congress", "pk"]

    def __str__(self) -> str:
        return self.text[:80]


class DossierItem(models.Model):
    """One item of the congress's dossier for the archive."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="dossier")
    order = models.PositiveSmallIntegerField(_("no."))
    title = models.CharField(_("title"), max_length=300)
    made_by = models.CharField(_("made by"), max_length=160)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="dossier_items")
    secrecy = models.CharField(_("secrecy"), max_length=20, choices=Secrecy, default=Secrecy.INTERNAL)
    retention = models.CharField(_("retention period"), max_length=60, blank=True)
    filed_on = models.DateField(_("filed on"), null=True, blank=True)
    hash = models.CharField(_("hash"), max_length=64, blank=True)

    class Meta:
        ordering = ["congress", "order"]
        constraints = [models.UniqueConstraint(fields=["congress", "order"], name="cascade_dossier_order_once")]

    def __str__(self) -> str:
        return self.title
