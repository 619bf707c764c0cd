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

    @property
    def audit_chain(self) -> str:
        """The chain of the trail in which the congress's acts are sealed."""
        return f"congress:{self.congress_id}"


class Topic(models.TextChoices):
    """The field of work that a lesson is about."""

    LEADERSHIP = "leadership", pgettext_lazy("lesson", "leadership")
    DOCUMENTS = "documents", pgettext_lazy("lesson", "documents")
    PERSONNEL = "personnel", pgettext_lazy("lesson", "personnel")
    COMMUNICATIONS = "communications", pgettext_lazy("lesson", "communications")
    SERVICE = "service", pgettext_lazy("lesson", "organisation and service")


class LessonKind(models.TextChoices):
    """What a lesson says, in the order in which the closing report prints it."""

    STRENGTH = "strength", pgettext_lazy("lesson", "strength")
    LIMIT = "limit", pgettext_lazy("lesson", "limit")
    CAUSE = "cause", pgettext_lazy("lesson", "cause")
    LESSON = "lesson", pgettext_lazy("lesson", "lesson")
    PROPOSAL = "proposal", pgettext_lazy("lesson", "proposal")


class Lesson(models.Model):
    """A lesson learned, for the next term."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="lessons")
    topic = models.CharField(_("field"), max_length=40, choices=Topic)
    kind = models.CharField(_("kind"), max_length=10, choices=LessonKind, default=LessonKind.LESSON)
    text = models.TextField(_("lesson"))

    class Meta:
        ordering = ["congress", "pk"]

    def __str__(self) -> str:
        return self.text[:80]


class Medium(models.TextChoices):
    """What an item of the dossier is."""

    ELECTRONIC = "electronic", pgettext_lazy("dossier", "electronic")
    PAPER = "paper", pgettext_lazy("dossier", "on paper")
    PHOTO = "photo", pgettext_lazy("dossier", "photographs")
    RECORDING = "recording", pgettext_lazy("dossier", "sound or film")


class DossierItem(models.Model):
    """One item of the congress's dossier for the archive."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="dossier")
    key = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField(_("no."))
    is_own = models.BooleanField(_("added by the office"), default=False)
    title = models.CharField(_("title"), max_length=300)
    made_by = models.CharField(_("made by"), max_length=160)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="dossier_items")
    medium = models.CharField(_("kind"), max_length=12, choices=Medium, default=Medium.ELECTRONIC)
    dated_on = models.DateField(_("date"), null=True, blank=True)
    pieces = models.PositiveIntegerField(_("sheets or files"), default=1)
    secrecy = models.CharField(_("secrecy"), max_length=20, choices=Secrecy, default=Secrecy.INTERNAL)
    retention = models.CharField(_("retention period"), max_length=60, blank=True)
    filed_on = models.DateField(_("filed on"), null=True, blank=True)
    hash = models.CharField(_("hash"), max_length=64, blank=True)

    class Meta:
        ordering = ["congress", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["congress", "key"], name="cascade_dossier_key_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_missing(self) -> bool:
        """True for what every dossier holds, is kept as a file, and has not been found in the register."""
        return not self.is_own and self.medium == Medium.ELECTRONIC and self.paper_id is None

    @property
    def filing_state(self) -> str:
        """How the item is drawn: missing, there, or in the archive."""
        return "late" if self.is_missing else "done" if self.filed_on else "ok"

    @property
    def audit_chain(self) -> str:
        """The chain of the trail in which the congress's acts are sealed."""
        return f"congress:{self.congress_id}"
