"""The keyed ballot desk: teams, bundles of ballots, what each team keyed, what a third look settled, the journal.

A ballot gets its place in a bundle only after it has left the box, so nothing here leads back to a voter.
"""

from __future__ import annotations

from datetime import UTC
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.documents.models import Paper
from daihoi.apps.elections.models import Round


class DeskState(models.TextChoices):
    """How far a desk is."""

    OPEN = "open", pgettext_lazy("ballot desk", "keying")
    CLOSED = "closed", pgettext_lazy("ballot desk", "closed, handed over")
    CANCELLED = "cancelled", pgettext_lazy("ballot desk", "given up")


class Desk(models.Model):
    """The keyed count of one round by two or three teams."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="desks")
    state = models.CharField(_("state"), max_length=10, choices=DeskState, default=DeskState.OPEN)
    bundle_size = models.PositiveSmallIntegerField(_("ballots in a bundle"), default=50)
    opened_at = models.DateTimeField(pgettext_lazy("ballot desk", "opened"))
    closed_at = models.DateTimeField(pgettext_lazy("ballot desk", "closed"), null=True, blank=True)
    destroyed_at = models.DateTimeField(_("entries destroyed"), null=True, blank=True)
    cancelled_reason = models.CharField(_("why given up"), max_length=400, blank=True)
    journal_head = models.CharField(_("hash of the entry journal"), max_length=64, blank=True)
    journal_paper = models.OneToOneField(
        Paper, models.PROTECT, null=True, blank=True, related_name="journal_of", verbose_name=_("entry journal")
    )

    class Meta:
        ordering = ["round_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round"], condition=~models.Q(state=DeskState.CANCELLED), name="ballots_one_desk_per_round"
            )
        ]

    def __str__(self) -> str:
        return str(self.round)

    @property
    def audit_chain(self) -> str:
        """The chain of the trail in which the congress's acts are sealed."""
        return self.round.audit_chain


class Team(models.Model):
    """One of the teams that key every ballot and see nothing of each other."""

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="teams")
    letter = models.CharField(_("team"), max_length=1)

    class Meta:
        ordering = ["desk_id", "letter"]
        constraints = [models.UniqueConstraint(fields=["desk", "letter"], name="ballots_team_once")]

    def __str__(self) -> str:
        return self.letter


class DeskSeat(models.Model):
    """Who sits where: in one team, or (without a team) at the third look."""

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="seats")
    team = models.ForeignKey(Team, models.CASCADE, null=True, blank=True, related_name="seats")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="desk_seats")

    class Meta:
        ordering = ["desk_id", "team_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["desk", "user"], name="ballots_one_seat_each")]

    def __str__(self) -> str:
        return f"{self.user}: {self.team or '–'}"


class Bundle(models.Model):
    """A bundle of returned ballots, tied and numbered after the box was opened."""

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="bundles")
    number = models.PositiveSmallIntegerField(_("bundle"))
    size = models.PositiveSmallIntegerField(_("ballots"))

    class Meta:
        ordering = ["desk_id", "number"]
        constraints = [models.UniqueConstraint(fields=["desk", "number"], name="ballots_bundle_number_once")]

    def __str__(self) -> str:
        return f"{self.desk}: {self.number}"


class BundleTurn(models.Model):
    """A team's turn at a bundle: at which screen it is keyed, and whether the team is through."""

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="turns")
    team = models.ForeignKey(Team, models.CASCADE, related_name="turns")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(_("taken"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        ordering = ["bundle_id", "team_id"]
        constraints = [models.UniqueConstraint(fields=["bundle", "team"], name="ballots_turn_once")]

    def __str__(self) -> str:
        return f"{self.bundle}, {self.team}"


class Entry(models.Model):
    """What one team keyed for one ballot."""

    turn = models.ForeignKey(BundleTurn, models.CASCADE, related_name="entries")
    position = models.PositiveSmallIntegerField(_("ballot in the bundle"))
    key = models.UUIDField(unique=True)
    keyed = models.CharField(_("keyed"), max_length=2000, blank=True)
    marks = models.JSONField(_("marks"), default=dict)
    flaws = models.JSONField(_("flaws"), default=list)

    class Meta:
        ordering = ["turn_id", "position"]
        constraints = [models.UniqueConstraint(fields=["turn", "position"], name="ballots_entry_once")]

    def __str__(self) -> str:
        return f"{self.turn}, {self.position}"


class LookReason(models.TextChoices):
    """Why a ballot is looked at again."""

    DIFFERENCE = "difference", pgettext_lazy("third look", "the teams differ")
    INVALID = "invalid", pgettext_lazy("third look", "keyed as invalid: the counting committee decides")
    DOUBT = "doubt", pgettext_lazy("third look", "doubtful: the counting committee decides")


class Look(models.Model):
    """A third look at one ballot: what stands, and who decided it."""

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="looks")
    position = models.PositiveSmallIntegerField(_("ballot in the bundle"))
    reason = models.CharField(_("reason"), max_length=12, choices=LookReason)
    keyed = models.CharField(_("keyed"), max_length=2000, blank=True)
    marks = models.JSONField(_("marks"), default=dict)
    flaws = models.JSONField(_("flaws"), default=list)
    ground = models.CharField(_("ground"), max_length=40, blank=True)
    decided_by = models.TextField(_("decided by"), blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)
    tried_at = models.DateTimeField(_("keyed at the third look"), null=True, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["bundle_id", "position"]
        constraints = [models.UniqueConstraint(fields=["bundle", "position"], name="ballots_look_once")]

    def __str__(self) -> str:
        return f"{self.bundle}, {self.position}"


class JournalAct(models.TextChoices):
    """What a line of the journal records."""

    OPENED = "opened", pgettext_lazy("entry journal", "desk opened")
    SEATED = "seated", pgettext_lazy("entry journal", "seat given or taken back")
    TAKEN = "taken", pgettext_lazy("entry journal", "bundle taken")
    KEYED = "keyed", pgettext_lazy("entry journal", "keyed")
    UNDONE = "undone", pgettext_lazy("entry journal", "taken back")
    FINISHED = "finished", pgettext_lazy("entry journal", "bundle finished")
    REOPENED = "reopened", pgettext_lazy("entry journal", "bundle opened again")
    LOOKED = "looked", pgettext_lazy("entry journal", "keyed at the third look")
    SETTLED = "settled", pgettext_lazy("entry journal", "settled at the third look")
    CLOSED = "closed", pgettext_lazy("entry journal", "desk closed")
    CANCELLED = "cancelled", pgettext_lazy("entry journal", "desk given up")


class JournalLine(models.Model):
    """One act at the desk; each line is sealed by the one before it.

    What was keyed is sealed by ``commitment``, so that ``keyed`` and ``salt`` can be destroyed with the ballots and the
    chain still be checked.
    """

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="journal")
    number = models.PositiveIntegerField(_("no."))
    at = models.DateTimeField(_("when"))
    act = models.CharField(_("act"), max_length=10, choices=JournalAct)
    by = models.CharField(_("who"), max_length=160)
    team = models.CharField(_("team"), max_length=1, blank=True)
    bundle = models.PositiveSmallIntegerField(_("bundle"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("ballot in the bundle"), null=True, blank=True)
    keyed = models.CharField(_("keyed"), max_length=2000, blank=True)
    salt = models.CharField(max_length=32, blank=True)
    commitment = models.CharField(_("seal of what was keyed"), max_length=64, blank=True)
    words = models.CharField(_("remark"), max_length=600, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["desk_id", "number"]
        constraints = [models.UniqueConstraint(fields=["desk", "number"], name="ballots_journal_number_once")]

    def __str__(self) -> str:
        return f"{self.desk}, {self.number}"

    def as_line(self) -> dict[str, Any]:
        """What is sealed: the act, and of what was keyed only its commitment."""
        return {
            "sequence": self.number,
            "at": self.at.astimezone(UTC).isoformat(timespec="seconds"),
            "act": str(self.act),
            "by": self.by,
            "team": self.team,
            "bundle": self.bundle,
            "position": self.position,
            "commitment": self.commitment,
            "words": self.words,
        }
