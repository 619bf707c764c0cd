"""The tree of units, its levels and terms, and who acts for which unit."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from daihoi.core import names

PATH_LENGTH = 255


class OfficeKind(models.TextChoices):
    """What a person is elected or appointed to; the names that the rulebooks use."""

    COMMITTEE = "committee", _("committee member")
    STANDING_COMMITTEE = "standing_committee", _("standing committee member")
    SECRETARY = "secretary", pgettext_lazy("office", "secretary")
    DEPUTY_SECRETARY = "deputy_secretary", _("deputy secretary")
    INSPECTION_COMMITTEE = "inspection_committee", _("inspection committee member")
    INSPECTION_CHAIR = "inspection_chair", _("chair of the inspection committee")
    INSPECTION_DEPUTY_CHAIR = "inspection_deputy_chair", _("deputy chair of the inspection committee")
    BOARD_OF_DIRECTORS = "board_of_directors", _("member of the board of directors")
    SUPERVISORY_BOARD = "supervisory_board", _("member of the supervisory board")
    DELEGATES = "delegates", _("delegate to the superior congress")
    ALTERNATES = "alternates", _("alternate delegate")
    OPINION_POLL = "opinion_poll", _("opinion poll")


class Role(models.TextChoices):
    """What a user does for a unit."""

    ADMIN = "admin", _("administrator")
    SECRETARY = "secretary", pgettext_lazy("role", "secretary")
    OFFICE = "office", _("office staff")
    PERSONNEL = "personnel", _("personnel officer")
    DOCUMENTS = "documents", _("documents officer")
    TELLER = "teller", _("teller")
    COMMUNICATIONS = "communications", _("communications officer")
    MEMBER = "member", _("member")


def path_end(path: str) -> str:
    """The last path that can lie under a path; with ``path`` it bounds the subtree in any alphabet order."""
    return path + "Z" * (PATH_LENGTH - len(path))


class Level(models.Model):  # type: ignore[django-manager-missing]
    """A level of the organisation, counted from the top; ``congress_name`` is what its congress is called."""

    rank = models.PositiveSmallIntegerField(_("rank from the top"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    congress_name = models.CharField(_("name of its congress"), max_length=160, blank=True)

    class Meta:
        ordering = ["rank"]

    def __str__(self) -> str:
        return self.name


class UnitQuerySet(MP_NodeQuerySet):  # type: ignore[misc]
    """Ranges over the tree that both databases answer from the index."""

    def in_subtree(self, unit: Unit) -> UnitQuerySet:
        """The unit and everything below it."""
        found: UnitQuerySet = self.filter(path__range=(unit.path, path_end(unit.path)))
        return found


class UnitManager(MP_NodeManager.from_queryset(UnitQuerySet)):  # type: ignore[misc]
    """Units in the order of the tree."""

    def get_queryset(self) -> UnitQuerySet:
        units: UnitQuerySet = UnitQuerySet(self.model, using=self._db).order_by("path")
        return units


class Unit(MP_Node):  # type: ignore[misc]
    """One organisation in the tree: the national one, a committee's, a grass-roots cell."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    symbol = models.CharField(_("symbol of its papers"), max_length=20, blank=True)
    superior_title = models.CharField(_("name of its committee"), max_length=200, blank=True)
    level = models.ForeignKey(Level, models.PROTECT, related_name="units")
    rulebook = models.CharField(_("rulebook"), max_length=60, default="vn-party-190")
    place = models.CharField(_("place"), max_length=120, blank=True)
    folded_name = models.CharField(max_length=200, editable=False, db_index=True)
    is_active = models.BooleanField(_("active"), default=True)
    is_sample = models.BooleanField(_("sample data"), default=False)

    objects = UnitManager()

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the name that searches look through."""
        self.derive_names()
        super().save(*args, **kwargs)

    def derive_names(self) -> None:
        """Tidy the name and fold it for searching; bulk writes call it themselves."""
        self.name = names.normalise(self.name)
        self.folded_name = names.fold(self.name)[:200]

    @property
    def audit_unit_code(self) -> str:
        """Where the trail files what is done to the unit."""
        return self.code

    @property
    def committee_name(self) -> str:
        """The name of the committee that signs for the unit."""
        return self.superior_title or self.name

    def holds(self, other: Unit) -> bool:
        """True when ``other`` is this unit or lies below it."""
        return bool(other.path.startswith(self.path))


class Term(models.Model):
    """A term between two congresses, such as 2020-2025."""

    name = models.CharField(_("term"), max_length=40, unique=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="following")

    class Meta:
        ordering = ["-name"]

    def __str__(self) -> str:
        return self.name


class Reach(models.TextChoices):
    """How far a role reaches."""

    UNIT = "unit", _("this unit only")
    SUBTREE = "subtree", _("this unit and all below it")


class RoleAssignment(models.Model):
    """A user's role for a unit, or for a unit and everything below it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="assignments")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    reach = models.CharField(_("reach"), max_length=10, choices=Reach, default=Reach.UNIT)
    valid_from_on = models.DateField(_("from"), null=True, blank=True)
    valid_until_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["unit__path", "role"]
        constraints = [models.UniqueConstraint(fields=["user", "unit", "role"], name="organisations_role_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.unit}"

    def is_valid_on(self, day: date) -> bool:
        """True while the assignment holds."""
        return (self.valid_from_on is None or self.valid_from_on <= day) and (
            self.valid_until_on is None or day <= self.valid_until_on
        )


def within(queryset: models.QuerySet[Any], unit: Unit, field: str = "unit_path") -> models.QuerySet[Any]:
    """Rows whose copied path lies in the unit's subtree."""
    return queryset.filter(**{f"{field}__range": (unit.path, path_end(unit.path))})
