"""Rounds: who could vote, what came out of the box, what was decided."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.documents.models import Paper
from daihoi.apps.plenary.models import HandVote

from .contests import Candidate, Contest


class CountMethod(models.TextChoices):
    """How the ballots of a round were counted."""

    HAND = "hand", _("counted by hand")
    KEYED = "keyed", _("keyed twice, ballot by ballot")
    SCANNED = "scanned", _("read by scanner")
    ELECTRONIC = "electronic", _("cast electronically")


class Choice(models.TextChoices):
    """What a congress may choose after a round that left seats open."""

    ANOTHER_ROUND = "another_round", _("another round")
    RUN_OFF = "run_off", _("run-off among level candidates")
    CLOSE = "close", _("close with seats left unfilled")


class RoundState(models.TextChoices):
    """How far a round is."""

    OPEN = "open", pgettext_lazy("round", "voting open")
    COUNTED = "counted", pgettext_lazy("round", "count entered")
    DECIDED = "decided", pgettext_lazy("round", "decided")
    VOID = "void", pgettext_lazy("round", "void")


class Round(models.Model):
    """One ballot of a contest: who could vote, what came out of the box, what the rulebook says of it."""

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("round"))
    seats = models.PositiveSmallIntegerField(_("seats to fill"))
    is_run_off = models.BooleanField(_("run-off among level candidates"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=RoundState, default=RoundState.OPEN)
    summoned = models.PositiveIntegerField(_("summoned"))
    attending = models.PositiveIntegerField(_("attending"))
    weight_summoned = models.PositiveBigIntegerField(_("votes summoned"), null=True, blank=True)
    weight_attending = models.PositiveBigIntegerField(_("votes attending"), null=True, blank=True)
    weight_valid = models.PositiveBigIntegerField(_("votes on valid ballots"), null=True, blank=True)
    roll = models.JSONField(_("electorate by name"), default=list, blank=True)
    reported_at = models.DateTimeField(_("issued and returned reported"), null=True, blank=True)
    printed = models.PositiveIntegerField(_("ballots prepared"), null=True, blank=True)
    issued = models.PositiveIntegerField(_("ballots issued"), null=True, blank=True)
    unused = models.PositiveIntegerField(_("ballots not used"), null=True, blank=True)
    spoilt = models.PositiveIntegerField(_("spoilt ballots replaced"), null=True, blank=True)
    returned = models.PositiveIntegerField(_("ballots returned"), null=True, blank=True)
    valid = models.PositiveIntegerField(_("valid ballots"), null=True, blank=True)
    invalid = models.PositiveIntegerField(_("invalid ballots"), null=True, blank=True)
    method = models.CharField(_("counted by"), max_length=12, choices=CountMethod, blank=True)
    journal_hash = models.CharField(_("hash of the entry journal"), max_length=64, blank=True)
    mismatches = models.PositiveIntegerField(_("mismatches resolved"), null=True, blank=True)
    case = models.JSONField(_("figures as the rulebook reads them"), null=True, blank=True)
    decision = models.JSONField(_("decision"), null=True, blank=True)
    choice = models.CharField(_("what the congress chose"), max_length=40, choices=Choice, blank=True)
    choice_vote = models.OneToOneField(
        HandVote, models.PROTECT, null=True, blank=True, related_name="chosen_round", verbose_name=_("chosen by")
    )
    void_reason = models.CharField(_("why void"), max_length=400, blank=True)
    opened_at = models.DateTimeField(pgettext_lazy("voting round", "opened"))
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    minutes = models.OneToOneField(
        Paper, models.PROTECT, null=True, blank=True, related_name="counted_round", verbose_name=_("counting minutes")
    )

    class Meta:
        ordering = ["contest_id", "number"]
        constraints = [models.UniqueConstraint(fields=["contest", "number"], name="elections_round_number_once")]

    def __str__(self) -> str:
        return f"{self.contest}, {self.number}"

    @property
    def audit_chain(self) -> str:
        """The chain of the trail in which the congress's acts are sealed."""
        return self.contest.audit_chain

    @property
    def outcome(self) -> str:
        """How the round ended, in the rulebook's word; empty before the decision."""
        return str(self.decision["outcome"]) if self.decision else ""

    @property
    def has_excess(self) -> bool:
        """True when more ballots came out of the box than were handed out."""
        return self.returned is not None and self.issued is not None and self.returned > self.issued


class Deduction(models.Model):
    """People taken out of the base, with the rulebook's ground; named in ``names`` so that the base can be read off."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="deductions")
    reason = models.CharField(_("ground"), max_length=60)
    count = models.PositiveIntegerField(_("number"))
    names = models.TextField(_("names"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "reason"], name="elections_ground_once")]

    def __str__(self) -> str:
        return f"{self.reason}: {self.count}"


class InvalidGround(models.Model):
    """How many ballots were judged invalid on one ground."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="invalid_grounds")
    ground = models.CharField(_("ground"), max_length=40)
    count = models.PositiveIntegerField(_("number"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "ground"], name="elections_invalid_ground_once")]

    def __str__(self) -> str:
        return f"{self.ground}: {self.count}"


class Tally(models.Model):
    """The votes for one candidate in one round."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="tallies")
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="tallies")
    votes = models.PositiveBigIntegerField(_("votes"), null=True, blank=True)
    is_elected = models.BooleanField(_("elected"), default=False)
    is_alternate = models.BooleanField(_("alternate"), default=False)

    class Meta:
        ordering = ["round_id", "candidate__order"]
        constraints = [models.UniqueConstraint(fields=["round", "candidate"], name="elections_tally_once")]

    def __str__(self) -> str:
        return f"{self.candidate}: {self.votes}"
