"""After the count: sealed ballots, complaints, what the superior decides."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.congresses.models import Congress
from daihoi.apps.documents.models import Paper

from .contests import Candidate, Contest
from .rounds import Round


class SealState(models.TextChoices):
    """What became of the sealed ballots."""

    SEALED = "sealed", pgettext_lazy("ballots", "sealed")
    OPENED = "opened", pgettext_lazy("ballots", "seal opened by decision")
    DESTROYED = "destroyed", pgettext_lazy("ballots", "destroyed by decision")


class BallotSeal(models.Model):
    """The ballots of one round, sealed by the counting committee and handed over for keeping."""

    round = models.OneToOneField(Round, models.CASCADE, related_name="seal")
    packages = models.PositiveSmallIntegerField(_("packages"), default=1)
    mark = models.CharField(_("mark on the seal"), max_length=120, blank=True)
    sealed_by = models.TextField(_("sealed by"))
    sealed_at = models.DateTimeField(_("sealed"))
    handed_to = models.CharField(_("handed to"), max_length=200)
    place = models.CharField(_("kept at"), max_length=200, blank=True)
    keep_until_on = models.DateField(_("to be kept until"))
    state = models.CharField(_("state"), max_length=10, choices=SealState, default=SealState.SEALED)
    destroyed_on = models.DateField(_("destroyed on"), null=True, blank=True)
    destruction_decision = models.CharField(_("decision to destroy"), max_length=200, blank=True)
    destruction_paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    destruction_witnesses = models.TextField(_("witnesses"), blank=True)

    def __str__(self) -> str:
        return str(self.round)

    @property
    def audit_chain(self) -> str:
        """The chain of the trail in which the congress's acts are sealed."""
        return self.round.audit_chain


class SealOpening(models.Model):
    """A seal opened by decision of the competent level, and closed again."""

    seal = models.ForeignKey(BallotSeal, models.CASCADE, related_name="openings")
    opened_at = models.DateTimeField(pgettext_lazy("seal", "opened"))
    decided_by = models.CharField(_("decision"), max_length=200)
    reason = models.CharField(_("why"), max_length=400)
    witnesses = models.TextField(_("witnesses"), blank=True)
    resealed_at = models.DateTimeField(_("sealed again"), null=True, blank=True)
    new_mark = models.CharField(_("mark on the new seal"), max_length=120, blank=True)

    class Meta:
        ordering = ["seal_id", "opened_at", "pk"]

    def __str__(self) -> str:
        return f"{self.seal}: {self.decided_by}"

    @property
    def audit_chain(self) -> str:
        """The chain of the trail in which the congress's acts are sealed."""
        return self.seal.audit_chain


class ComplaintSubject(models.TextChoices):
    """What a complaint is about."""

    PROCEDURE = "procedure", pgettext_lazy("complaint", "procedure or principle")
    COUNT = "count", pgettext_lazy("complaint", "the count")
    PERSON = "person", pgettext_lazy("complaint", "a person's standards")


class ComplaintState(models.TextChoices):
    """How far a complaint is."""

    RECEIVED = "received", pgettext_lazy("complaint", "received")
    VERIFYING = "verifying", pgettext_lazy("complaint", "being verified")
    DECIDED = "decided", pgettext_lazy("complaint", "decided")


class Conclusion(models.TextChoices):
    """What was decided on a complaint."""

    UNFOUNDED = "unfounded", pgettext_lazy("complaint", "unfounded: the result stands")
    FOUNDED = "founded", pgettext_lazy("complaint", "founded, without effect on the result")
    PERSON_REFUSED = "person_refused", pgettext_lazy("complaint", "founded: the person is not approved")
    ANNULLED = "annulled", pgettext_lazy("complaint", "founded: the result is annulled")


class Complaint(models.Model):
    """A complaint about an election: when it came, by when it is due, who verified it, what was decided."""

    SENSITIVE = ("complainant",)

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="complaints")
    contest = models.ForeignKey(Contest, models.CASCADE, null=True, blank=True, related_name="complaints")
    candidate = models.ForeignKey(Candidate, models.PROTECT, null=True, blank=True, related_name="complaints")
    number = models.PositiveSmallIntegerField(_("no."))
    complainant = models.CharField(_("from"), max_length=160)
    subject = models.CharField(_("about"), max_length=12, choices=ComplaintSubject)
    text = models.TextField(_("what is complained of"))
    received_on = models.DateField(_("received on"))
    last_lawful_on = models.DateField(_("last day for complaints"), null=True, blank=True)
    due_on = models.DateField(_("answer due"), null=True, blank=True)
    is_late = models.BooleanField(_("after the last day"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=ComplaintState, default=ComplaintState.RECEIVED)
    verified_by = models.CharField(_("verified by"), max_length=200, blank=True)
    verification = models.TextField(_("what was found"), blank=True)
    conclusion = models.CharField(_("decision"), max_length=16, choices=Conclusion, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    is_sample = models.BooleanField(_("sample data"), default=False)

    class Meta:
        ordering = ["congress_id", "number"]
        constraints = [models.UniqueConstraint(fields=["congress", "number"], name="elections_complaint_number_once")]

    def __str__(self) -> str:
        return f"{self.congress}, {self.number}"

    @property
    def audit_chain(self) -> str:
        """The chain of the trail in which the congress's acts are sealed."""
        return f"congress:{self.congress_id}"
