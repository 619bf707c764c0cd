"""People, their membership and the offices they hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from daihoi.apps.organisations.models import PATH_LENGTH, OfficeKind, Term, Unit
from daihoi.apps.organisations.storage import private_files
from daihoi.core import names


class Sex(models.TextChoices):
    """Sex as the summary list prints it."""

    FEMALE = "female", _("female")
    MALE = "male", _("male")


class MembershipStatus(models.TextChoices):
    """A membership's standing; only an official member votes."""

    OFFICIAL = "official", _("official")
    PROBATIONARY = "probationary", _("probationary")
    TEMPORARY = "temporary", _("temporarily attached")
    EXEMPTED = "exempted", _("exempted from work and activities")
    SUSPENDED = "suspended", _("suspended from activities")
    ENDED = "ended", _("ended")


class HoldingSource(models.TextChoices):
    """How a person came to an office."""

    ELECTED = "elected", _("elected")
    APPOINTED = "appointed", _("appointed")
    EX_OFFICIO = "ex_officio", _("ex officio")


class Person(models.Model):
    """A person's biography in one line; ethnicity and religion are sensitive and masked in exports."""

    SENSITIVE = ("ethnicity", "religion")

    full_name = models.CharField(_("full name"), max_length=120)
    sort_key = models.CharField(max_length=400, editable=False, db_index=True)
    folded_name = models.CharField(max_length=160, editable=False, db_index=True)
    sex = models.CharField(_("sex"), max_length=10, choices=Sex)
    born_on = models.DateField(_("date of birth"))
    ethnicity = models.CharField(_("ethnicity"), max_length=40, blank=True)
    religion = models.CharField(_("religion"), max_length=40, blank=True)
    home_town = models.CharField(_("home town"), max_length=120, blank=True)
    residence = models.CharField(_("residence"), max_length=160, blank=True)
    qualification = models.CharField(_("professional qualification"), max_length=80, blank=True)
    theory_level = models.CharField(_("political-theory level"), max_length=40, blank=True)
    languages = models.CharField(_("foreign languages"), max_length=80, blank=True)
    occupation = models.CharField(_("position"), max_length=160, blank=True)
    workplace = models.CharField(_("workplace"), max_length=160, blank=True)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person")
    is_sample = models.BooleanField(_("sample data"), default=False)

    class Meta:
        ordering = ["sort_key", "born_on", "pk"]

    def __str__(self) -> str:
        return self.full_name

    def latest_memberships(self) -> list[Membership]:
        """The open membership; without one, the last that ended."""
        every = sorted(self.memberships.select_related("unit__level"), key=_by_end)
        return every[-1:] if every else []

    @property
    def audit_unit_code(self) -> str:
        """Where the trail files what is done to the person's record."""
        return next((membership.unit.code for membership in self.latest_memberships()), "")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the two derived names true."""
        self.derive_names()
        super().save(*args, **kwargs)

    def derive_names(self) -> None:
        """Fill the sorting key and the folded name; bulk writes call it themselves."""
        self.full_name = names.normalise(self.full_name)
        self.sort_key = names.sort_key(self.full_name)
        self.folded_name = names.fold(self.full_name)


def _by_end(membership: Membership) -> tuple[bool, date, int]:
    return membership.ended_on is None, membership.ended_on or date.min, membership.pk


class Membership(models.Model):
    """A person's membership in one unit; ``unit_path`` is copied so that subtrees are counted fast."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships")
    unit_path = models.CharField(max_length=PATH_LENGTH, db_index=True, editable=False)
    card_number = models.CharField(_("card number"), max_length=30, blank=True)
    joined_on = models.DateField(_("joined on"), null=True, blank=True)
    official_on = models.DateField(_("official since"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=MembershipStatus, default=MembershipStatus.OFFICIAL)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    class Meta:
        ordering = ["person__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(ended_on__isnull=True), name="members_one_open_membership"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.unit}"


class OfficeHolding(models.Model):
    """An office that a person holds in a unit for a term, and how it came about."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="holdings")
    term = models.ForeignKey(Term, models.PROTECT, related_name="holdings")
    office = models.CharField(_("office"), max_length=30, choices=OfficeKind)
    source = models.CharField(_("by"), max_length=20, choices=HoldingSource)
    started_on = models.DateField(_("since"))
    ended_on = models.DateField(_("until"), null=True, blank=True)
    is_approved = models.BooleanField(_("approved by the superior"), default=False)
    basis = models.CharField(_("by decision"), max_length=200, blank=True, help_text=_("number and day of the paper"))

    class Meta:
        ordering = ["unit__path", "office", "person__sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["person", "unit", "term", "office"], name="members_office_once_a_term")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_office_display()}"


class ImportState(models.TextChoices):
    """What became of a sheet."""

    REFUSED = "refused", _("to be mended")
    DONE = "done", _("taken over")


class MemberImport(models.Model):
    """A sheet of members that was read: taken over whole, or given back with a fix list."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="member_imports")
    file_name = models.CharField(_("file"), max_length=200)
    file_hash = models.CharField(max_length=64)
    state = models.CharField(_("state"), max_length=10, choices=ImportState)
    rows = models.PositiveIntegerField(_("rows"))
    added = models.PositiveIntegerField(_("added"), default=0)
    problems = models.JSONField(_("fix list"), default=list)
    sheet = models.FileField(_("sheet"), upload_to="member-imports/%Y/", storage=private_files, blank=True)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.file_name
