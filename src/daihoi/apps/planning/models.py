"""Subcommittees and teams, who sits in them, and their tasks."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.congresses.models import Congress
from daihoi.apps.directives.models import Directive
from daihoi.apps.documents.models import Paper
from daihoi.apps.members.models import Person


class BodyKind(models.TextChoices):
    """What a body prepares."""

    STEERING_COMMITTEE = "steering_committee", _("steering committee")
    PERSONNEL_SUBCOMMITTEE = "personnel_subcommittee", _("personnel subcommittee")
    DOCUMENTS_SUBCOMMITTEE = "documents_subcommittee", _("documents subcommittee")
    LOGISTICS_SUBCOMMITTEE = "logistics_subcommittee", _("organisation and service subcommittee")
    SUPPORT_TEAM = "support_team", _("support team")
    DRAFTING_TEAM = "drafting_team", _("drafting team")


class Body(models.Model):
    """A subcommittee, steering team or support team that prepares a congress."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="bodies")
    kind = models.CharField(_("kind"), max_length=30, choices=BodyKind)
    name = models.CharField(_("name"), max_length=160)
    established_by = models.ForeignKey(
        Paper, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("established by")
    )
    duty = models.TextField(_("duties"), blank=True)

    class Meta:
        ordering = ["congress", "pk"]
        verbose_name_plural = "bodies"
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="planning_body_name_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_chain(self) -> str:
        """The chain of the congress that the body prepares."""
        return f"congress:{self.congress_id}"


class BodyRole(models.TextChoices):
    """A member's part in a body."""

    HEAD = "head", pgettext_lazy("body", "head")
    DEPUTY = "deputy", pgettext_lazy("body", "deputy head")
    MEMBER = "member", pgettext_lazy("body", "member")


class BodyMember(models.Model):
    """A person's seat in a body."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="body_seats")
    role = models.CharField(_("part"), max_length=10, choices=BodyRole, default=BodyRole.MEMBER)

    class Meta:
        ordering = ["body", "person__sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["body", "person"], name="planning_person_once_in_body"),
            models.UniqueConstraint(fields=["body"], condition=models.Q(role="head"), name="planning_one_head_a_body"),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"


class TaskState(models.TextChoices):
    """How far a task is."""

    OPEN = "open", pgettext_lazy("task", "to do")
    DOING = "doing", pgettext_lazy("task", "in progress")
    DONE = "done", pgettext_lazy("task", "done")
    DROPPED = "dropped", pgettext_lazy("task", "dropped")


class Task(models.Model):
    """Something to be done by a day, by a body or a person of it; ``number`` is minted once per congress."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="tasks")
    number = models.PositiveIntegerField(_("no."), editable=False)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name=_("leading body")
    )
    supporters = models.ManyToManyField(
        Body, blank=True, related_name="supported_tasks", verbose_name=_("supporting bodies")
    )
    directive = models.ForeignKey(
        Directive, models.SET_NULL, null=True, blank=True, related_name="tasks", verbose_name=_("assigned by the paper")
    )
    title = models.CharField(_("task"), max_length=300)
    product = models.CharField(_("product"), max_length=200, blank=True)
    assignee = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name=_("person in charge")
    )
    due_on = models.DateField(_("due on"), db_index=True)
    state = models.CharField(_("state"), max_length=10, choices=TaskState, default=TaskState.OPEN)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    reason = models.CharField(_("why it was moved or dropped"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        ordering = ["due_on", "number"]
        constraints = [models.UniqueConstraint(fields=["congress", "number"], name="planning_task_number_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def audit_chain(self) -> str:
        """The chain of the congress that the task prepares."""
        return f"congress:{self.congress_id}"

    @property
    def is_open(self) -> bool:
        """True while something is left to do."""
        return self.state in (TaskState.OPEN, TaskState.DOING)

    def days_late(self, today: date) -> int:
        """Days past the due day: until today while it is open, until the day it was done; 0 when in time."""
        if self.state == TaskState.DROPPED:
            return 0
        until = today if self.is_open else (self.done_on or self.due_on)
        return max(0, (until - self.due_on).days)
