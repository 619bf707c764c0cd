"""What people say of scanned ballots: two tellers apart, the decision, the contact sheets they looked through."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.elections.models import Candidate

from .scans import ScanCount, ScanSheet, Side


class Outcome(models.TextChoices):
    """What somebody holds a sheet to be."""

    VALID = "valid", pgettext_lazy("ruling", "valid")
    INVALID = "invalid", pgettext_lazy("ruling", "invalid")
    ASIDE = "aside", pgettext_lazy("ruling", "no ballot of this vote")
    BOARD = "board", pgettext_lazy("ruling", "left to the board")


class SheetRuling(models.Model):
    """What one teller ruled, without having seen the other's ruling."""

    sheet = models.ForeignKey(ScanSheet, models.CASCADE, related_name="rulings")
    side = models.CharField(pgettext_lazy("machine count", "seat"), max_length=5, choices=Side)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    outcome = models.CharField(_("ruling"), max_length=8, choices=Outcome)
    marks = models.JSONField(_("marks"), default=dict)
    weight = models.PositiveBigIntegerField(_("votes of the card"), default=1)
    ground = models.CharField(_("ground"), max_length=40, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)
    ruled_at = models.DateTimeField(_("ruled"))

    class Meta:
        ordering = ["sheet_id", "side"]
        constraints = [models.UniqueConstraint(fields=["sheet", "side"], name="ballots_ruling_once")]

    def __str__(self) -> str:
        return f"{self.sheet}: {self.side}"


class How(models.TextChoices):
    """How a decision on a sheet came about."""

    AGREED = "agreed", pgettext_lazy("decision on a ballot", "two tellers alike")
    BOARD = "board", pgettext_lazy("decision on a ballot", "vote of the board")


class SheetDecision(models.Model):
    """What stands of a sheet that people looked at."""

    sheet = models.OneToOneField(ScanSheet, models.CASCADE, related_name="decision")
    how = models.CharField(_("how"), max_length=8, choices=How)
    outcome = models.CharField(_("decision"), max_length=8, choices=Outcome)
    marks = models.JSONField(_("marks"), default=dict)
    weight = models.PositiveBigIntegerField(_("votes of the card"), default=1)
    ground = models.CharField(_("ground"), max_length=40, blank=True)
    votes_for = models.PositiveSmallIntegerField(_("for"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("against"), null=True, blank=True)
    decided_by = models.TextField(_("decided by"), blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)
    decided_at = models.DateTimeField(_("decided"))

    class Meta:
        ordering = ["sheet_id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(outcome=Outcome.BOARD), name="ballots_decision_decides"
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome=Outcome.INVALID) | ~models.Q(ground=""), name="ballots_invalid_has_ground"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.sheet}: {self.outcome}"


class ContactKind(models.TextChoices):
    """Which marks a contact sheet shows."""

    MARKED = "marked", pgettext_lazy("contact sheet", "marks that count")
    EMPTY = "empty", pgettext_lazy("contact sheet", "empty boxes nearest to a mark")


class ContactCheck(models.Model):
    """One screen of a contact sheet that somebody has looked through.

    ``sheets`` are the ballots whose marks stood on it: a mark that came later, or was read anew, is not seen yet.
    """

    count = models.ForeignKey(ScanCount, models.CASCADE, related_name="checks")
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="+")
    kind = models.CharField(_("shows"), max_length=8, choices=ContactKind)
    screen = models.PositiveSmallIntegerField(_("screen"))
    sheets = models.JSONField(_("ballots shown"), default=list)
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(_("seen"))

    class Meta:
        ordering = ["count_id", "candidate_id", "kind", "screen"]
        constraints = [
            models.UniqueConstraint(fields=["count", "candidate", "kind", "screen"], name="ballots_screen_seen_once")
        ]

    def __str__(self) -> str:
        return f"{self.candidate}: {self.kind}, {self.screen}"


class ContactFlag(models.Model):
    """A mark on a contact sheet that somebody holds to be read wrongly; its ballot goes back to the tellers."""

    check_made = models.ForeignKey(ContactCheck, models.CASCADE, related_name="flags")
    sheet = models.ForeignKey(ScanSheet, models.CASCADE, related_name="flags")

    class Meta:
        ordering = ["check_made_id", "sheet_id"]
        constraints = [models.UniqueConstraint(fields=["check_made", "sheet"], name="ballots_flag_once")]

    def __str__(self) -> str:
        return f"{self.check_made}: {self.sheet}"
