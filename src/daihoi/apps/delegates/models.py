"""How many delegates each unit sends, who they are, whether they came."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.congresses.models import Congress
from daihoi.apps.documents.models import Paper
from daihoi.apps.members.models import Person
from daihoi.apps.organisations.models import Unit


class AllocationPlan(models.Model):
    """How the delegates of a congress were shared out, step by step, and when that was decided."""

    congress = models.OneToOneField(Congress, models.CASCADE, related_name="allocation_plan")
    total = models.PositiveSmallIntegerField(_("delegates in all"))
    method = models.CharField(_("method"), max_length=40)
    steps = models.JSONField(_("steps"), default=list)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.CharField(
        _("decided by"), max_length=160, blank=True, help_text=_("the paper, with its number")
    )

    def __str__(self) -> str:
        return str(self.congress)

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return f"congress:{self.congress_id}"


class Allocation(models.Model):
    """How many delegates a unit sends to a congress, by title."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="allocations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="allocations")
    members = models.PositiveIntegerField(_("members"), default=0)
    subordinates = models.PositiveSmallIntegerField(_("subordinate organisations"), default=0)
    weight = models.PositiveSmallIntegerField(_("delegates for the importance of the unit"), default=0)
    elected = models.PositiveSmallIntegerField(_("to be elected"), default=0)
    alternates = models.PositiveSmallIntegerField(_("alternates"), default=0)
    appointed = models.PositiveSmallIntegerField(_("to be appointed"), default=0)
    basis = models.CharField(_("basis"), max_length=300, blank=True)
    is_changed = models.BooleanField(_("changed by hand"), default=False)

    class Meta:
        ordering = ["congress", "unit__path"]
        constraints = [models.UniqueConstraint(fields=["congress", "unit"], name="delegates_one_allocation_per_unit")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.elected}"

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return f"congress:{self.congress_id}"


class DelegateTitle(models.TextChoices):
    """By which title a person is a delegate."""

    EX_OFFICIO = "ex_officio", _("ex-officio delegate")
    ELECTED = "elected", _("elected delegate")
    APPOINTED = "appointed", _("appointed delegate")
    MEMBER = "member", _("member of a congress of all members")


class Standing(models.TextChoices):
    """Full delegate, or alternate waiting to be called."""

    FULL = "full", _("full delegate")
    ALTERNATE = "alternate", _("alternate delegate")


class Attendance(models.TextChoices):
    """Whether the delegate came; ``whole`` means for the whole congress."""

    EXPECTED = "expected", pgettext_lazy("attendance", "expected")
    PRESENT = "present", pgettext_lazy("attendance", "present")
    REPRESENTED = "represented", pgettext_lazy("attendance", "represented by proxy")
    ABSENT_EXCUSED = "absent_excused", _("excused absence for the whole congress")
    ABSENT_UNEXCUSED = "absent_unexcused", _("unexcused absence")


class Credential(models.TextChoices):
    """What the credentials check says."""

    UNCHECKED = "unchecked", pgettext_lazy("credential", "not yet checked")
    ACCEPTED = "accepted", pgettext_lazy("credential", "recognised")
    NOT_SUMMONED = "not_summoned", pgettext_lazy("credential", "not summoned")
    REJECTED = "rejected", _("credentials rejected")


class Delegate(models.Model):
    """A person's seat in a congress."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="delegates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="delegations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="delegates", verbose_name=_("sent by"))
    title = models.CharField(pgettext_lazy("delegate", "title"), max_length=20, choices=DelegateTitle)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.FULL)
    order = models.PositiveSmallIntegerField(_("order among the alternates"), default=0)
    attendance = models.CharField(_("attendance"), max_length=20, choices=Attendance, default=Attendance.EXPECTED)
    credential = models.CharField(_("credentials"), max_length=20, choices=Credential, default=Credential.UNCHECKED)
    credential_reason = models.CharField(_("reason"), max_length=300, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    absence_reason = models.CharField(_("why absent"), max_length=300, blank=True)
    weight = models.PositiveBigIntegerField(
        _("votes carried"), default=1, help_text=_("shares with a vote in a company; 1 where each person has one vote")
    )
    mandate = models.CharField(_("mandate from"), max_length=200, blank=True)
    checked_in_at = models.DateTimeField(_("checked in"), null=True, blank=True)
    is_sample = models.BooleanField(_("sample data"), default=False)

    class Meta:
        ordering = ["congress", "standing", "order", "person__sort_key"]
        constraints = [models.UniqueConstraint(fields=["congress", "person"], name="delegates_person_once")]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return f"congress:{self.congress_id}"

    @property
    def is_summoned(self) -> bool:
        """True for a full delegate who is neither barred, rejected nor replaced: who counts for quorum and base."""
        return (
            self.standing == Standing.FULL
            and self.credential not in (Credential.NOT_SUMMONED, Credential.REJECTED)
            and not hasattr(self, "replaced_by")
        )


class Proxy(models.Model):
    """A power of attorney: whose votes are cast by whom."""

    giver = models.OneToOneField(Delegate, models.CASCADE, related_name="proxy", verbose_name=_("given by"))
    holder = models.ForeignKey(Person, models.PROTECT, related_name="proxies", verbose_name=_("given to"))
    document = models.CharField(_("document"), max_length=200)
    given_on = models.DateField(_("given on"))
    is_sample = models.BooleanField(_("sample data"), default=False)

    class Meta:
        ordering = ["giver_id"]
        verbose_name_plural = "proxies"

    def __str__(self) -> str:
        return f"{self.giver}: {self.holder}"

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return self.giver.audit_chain


class FailedCall(models.Model):
    """A day on which too few votes attended, so that the meeting is called again."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="failed_calls")
    number = models.PositiveSmallIntegerField(_("call"))
    planned_on = models.DateField(_("planned for"))
    weight_summoned = models.PositiveBigIntegerField(_("all votes"))
    weight_present = models.PositiveBigIntegerField(_("votes attending"))
    recorded_at = models.DateTimeField(_("recorded"))

    class Meta:
        ordering = ["congress", "number"]
        constraints = [models.UniqueConstraint(fields=["congress", "number"], name="delegates_call_once")]

    def __str__(self) -> str:
        return f"{self.congress}: {self.number}"

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return f"congress:{self.congress_id}"


class CredentialsReport(models.Model):
    """The figures that the credentials committee puts before the congress, frozen when adopted."""

    congress = models.OneToOneField(Congress, models.CASCADE, related_name="credentials_report")
    figures = models.JSONField(_("figures"))
    conclusion = models.TextField(_("conclusion"), blank=True)
    made_at = models.DateTimeField(_("made"))
    adopted_at = models.DateTimeField(_("adopted by the congress"), null=True, blank=True)
    adopted_with = models.CharField(_("the vote that adopted it"), max_length=300, blank=True)
    paper = models.OneToOneField(
        Paper, models.PROTECT, null=True, blank=True, related_name="credentials_report", verbose_name=_("paper")
    )

    def __str__(self) -> str:
        return str(self.congress)

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return f"congress:{self.congress_id}"
