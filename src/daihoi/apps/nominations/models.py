"""The list of nominees for an office, where each stands, and the steps of the personnel procedure."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import Person
from daihoi.apps.organisations.models import OfficeKind


class SlateState(models.TextChoices):
    """Whether names still move."""

    BUILDING = "building", pgettext_lazy("slate", "being built")
    SUBMITTED = "submitted", pgettext_lazy("slate", "submitted for approval")
    APPROVED = "approved", pgettext_lazy("slate", "approved by the superior")


class Slate(models.Model):
    """The convening committee's list for one office of a congress."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="slates")
    office = models.CharField(_("office"), max_length=30, choices=OfficeKind)
    seats = models.PositiveSmallIntegerField(_("seats to fill"))
    state = models.CharField(_("state"), max_length=10, choices=SlateState, default=SlateState.BUILDING)
    approved_by = models.CharField(_("approved by"), max_length=160, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    note = models.CharField(_("what the superior asks for"), max_length=300, blank=True)
    reference_on = models.DateField(
        _("reference month"), null=True, blank=True, help_text=_("the day at which ages are measured")
    )

    class Meta:
        ordering = ["congress", "office"]
        constraints = [models.UniqueConstraint(fields=["congress", "office"], name="nominations_one_slate_per_office")]

    def __str__(self) -> str:
        return f"{self.get_office_display()}, {self.congress}"

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return f"congress:{self.congress_id}"


class Origin(models.TextChoices):
    """How a name came onto the list."""

    PREPARED = "prepared", _("prepared by the convening committee")
    NOMINATED = "nominated", _("nominated at the congress")
    SELF_NOMINATED = "self_nominated", _("self-nominated")


class EntryState(models.TextChoices):
    """Where a nominee stands."""

    PROPOSED = "proposed", pgettext_lazy("nominee", "proposed")
    LISTED = "listed", pgettext_lazy("nominee", "on the list")
    WITHDRAWN = "withdrawn", pgettext_lazy("nominee", "withdrawn")


class StepGroup(models.TextChoices):
    """Whose procedure it is: people proposed for the first time, or proposed again."""

    FIRST_TIME = "first_time", _("proposed for the first time")
    RE_ELECTION = "re_election", _("proposed for re-election")


class SlateEntry(models.Model):
    """One nominee."""

    slate = models.ForeignKey(Slate, models.CASCADE, related_name="entries")
    person = models.ForeignKey(Person, models.PROTECT, related_name="slate_entries")
    origin = models.CharField(_("origin"), max_length=20, choices=Origin, default=Origin.PREPARED)
    state = models.CharField(_("state"), max_length=10, choices=EntryState, default=EntryState.PROPOSED)
    is_incumbent = models.BooleanField(_("re-elected"), default=False)
    planned_post = models.CharField(_("planned post"), max_length=160, blank=True)
    withdrawal_reason = models.CharField(_("why withdrawn"), max_length=300, blank=True)

    class Meta:
        ordering = ["slate", "person__sort_key"]
        constraints = [models.UniqueConstraint(fields=["slate", "person"], name="nominations_person_once")]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return f"congress:{self.slate.congress_id}"

    @property
    def is_listed(self) -> bool:
        """True while the name stands on the list."""
        return self.state != EntryState.WITHDRAWN

    @property
    def group(self) -> str:
        """Which of the two personnel procedures the nominee goes through."""
        return StepGroup.RE_ELECTION if self.is_incumbent else StepGroup.FIRST_TIME


class ProcedureStep(models.Model):
    """One held step of the personnel procedure: which body met, how many came."""

    slate = models.ForeignKey(Slate, models.CASCADE, related_name="steps")
    group = models.CharField(_("procedure"), max_length=20, choices=StepGroup, default=StepGroup.FIRST_TIME)
    order = models.PositiveSmallIntegerField(_("step"))
    key = models.CharField(max_length=40)
    title = models.CharField(_("conference"), max_length=200)
    held_on = models.DateField(_("held on"))
    summoned = models.PositiveIntegerField(_("summoned"))
    attending = models.PositiveIntegerField(_("attending"))
    source = models.CharField(_("article"), max_length=120, blank=True)

    class Meta:
        ordering = ["slate", "group", "order"]
        constraints = [models.UniqueConstraint(fields=["slate", "group", "order"], name="nominations_step_once")]

    def __str__(self) -> str:
        return f"{self.order}. {self.title}"

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return f"congress:{self.slate.congress_id}"


class StepSupport(models.Model):
    """How many supported a nominee at a step."""

    step = models.ForeignKey(ProcedureStep, models.CASCADE, related_name="support")
    entry = models.ForeignKey(SlateEntry, models.CASCADE, related_name="support")
    votes = models.PositiveIntegerField(_("votes in support"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["step", "entry"], name="nominations_support_once")]

    def __str__(self) -> str:
        return f"{self.entry}: {self.votes}"


class FileKey(models.TextChoices):
    """The papers that a nominee's file is made of."""

    PROPOSAL = "proposal", _("proposal of the convening committee")
    STEP_MINUTES = "step_minutes", _("minutes and tally of each step")
    CV_WITH_PHOTO = "cv_with_photo", _("CV form with a 4×6 photo not older than 6 months")
    SELF_ASSESSMENT = "self_assessment", _("self-assessment of the last 3 years")
    ASSESSMENTS = "assessments", _("assessments of cell, committee and leadership of the last 3 years")
    RESIDENCE_REMARKS = "residence_remarks", _("remarks of the cell at the place of residence")
    POLITICAL_CONCLUSION = "political_conclusion", _("conclusion on political standards")
    ASSETS_DECLARATION = "assets_declaration", _("declaration of assets and income")
    CERTIFIED_DEGREES = "certified_degrees", _("certified copies of degrees and certificates")
    HEALTH_CERTIFICATE = "health_certificate", _("health certificate")
    APPLICATION = "application", _("application to stand")
    CERTIFIED_CV = "certified_cv", _("CV certified by the grass-roots committee")
    GRASSROOTS_REMARKS = "grassroots_remarks", _("remarks of the committees at work and at home")


class FileItem(models.Model):
    """One paper of a nominee's file, ticked off when it has come in; the file itself stays under lock."""

    entry = models.ForeignKey(SlateEntry, models.CASCADE, related_name="file_items")
    key = models.CharField(max_length=40)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "key"], name="nominations_file_item_once")]

    def __str__(self) -> str:
        return self.key

    @property
    def label(self) -> str:
        """What the paper is called; a rulebook's own word where the house has none."""
        return str(FileKey(self.key).label) if self.key in FileKey.values else self.key.replace("_", " ")
