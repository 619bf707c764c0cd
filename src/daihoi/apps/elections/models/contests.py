"""Contests and the names on their lists."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.congresses.models import Congress
from daihoi.apps.documents.models import Paper
from daihoi.apps.members.models import Person
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.plenary.models import HandVote


class ContestState(models.TextChoices):
    """How far a contest is."""

    LISTING = "listing", pgettext_lazy("contest", "list being made")
    ADOPTED = "adopted", pgettext_lazy("contest", "list adopted and locked")
    VOTING = "voting", pgettext_lazy("contest", "voting")
    DECIDED = "decided", pgettext_lazy("contest", "decided")
    CERTIFIED = "certified", pgettext_lazy("contest", "certified")
    ANNULLED = "annulled", pgettext_lazy("contest", "annulled")


class ElectionForm(models.TextChoices):
    """In which assembly the vote is held."""

    MEMBER_CONGRESS = "member_congress", _("congress of all members")
    DELEGATE_CONGRESS = "delegate_congress", _("congress of delegates")
    PLENUM = "plenum", _("plenum of the committee")


class Poll(models.TextChoices):
    """What a secret poll asks; it elects nobody."""

    RECOMMENDATION = "recommendation", _("poll of recommendation")
    FLOOR_SUPPORT = "floor_support", _("poll on candidates from the floor")


class Contest(models.Model):
    """One office to be filled by secret ballot."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="contests")
    office = models.CharField(_("office"), max_length=30, choices=OfficeKind)
    title = models.CharField(_("title"), max_length=200)
    form = models.CharField(_("form"), max_length=20, choices=ElectionForm)
    seats = models.PositiveSmallIntegerField(_("seats to fill"))
    alternates = models.PositiveSmallIntegerField(
        _("alternates to take from the list"),
        default=0,
        help_text=_("fixed by the congress; only for the election of delegates"),
    )
    poll = models.CharField(_("poll"), max_length=20, choices=Poll, blank=True)
    asks_for = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="polls",
        verbose_name=_("asked for"),
        help_text=_("the contest whose names a poll asks about"),
    )
    is_by_election = models.BooleanField(_("by-election"), default=False)
    number_vote = models.OneToOneField(
        HandVote,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="numbered_contest",
        verbose_name=_("number decided by"),
    )
    order = models.PositiveSmallIntegerField(default=1)
    adopted_by = models.OneToOneField(
        HandVote,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="adopted_contest",
        verbose_name=_("list adopted by"),
    )
    findings = models.JSONField(_("what the check of the list found"), default=list, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ContestState, default=ContestState.LISTING)
    certified_at = models.DateTimeField(_("certified"), null=True, blank=True)
    annulled_reason = models.CharField(_("why annulled"), max_length=400, blank=True)
    elected_list = models.OneToOneField(
        Paper, models.PROTECT, null=True, blank=True, related_name="elected_of", verbose_name=_("list of elected")
    )
    is_sample = models.BooleanField(_("sample data"), default=False)

    class Meta:
        ordering = ["congress_id", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "office", "form"],
                condition=models.Q(is_by_election=False)
                & ~models.Q(state=ContestState.ANNULLED)
                & ~models.Q(office=OfficeKind.OPINION_POLL),
                name="elections_one_contest_per_office",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def audit_chain(self) -> str:
        """The chain of the trail in which the congress's acts are sealed."""
        return f"congress:{self.congress_id}"


class CandidateOrigin(models.TextChoices):
    """How a name came onto the electoral list."""

    PREPARED = "prepared", _("prepared by the convening committee")
    NOMINATED = "nominated", _("nominated at the congress")
    SELF_NOMINATED = "self_nominated", _("self-nominated")


class CandidateState(models.TextChoices):
    """Whether a name stands."""

    PROPOSED = "proposed", pgettext_lazy("candidate", "proposed from the floor, not yet admitted")
    LISTED = "listed", pgettext_lazy("candidate", "on the list")
    NOT_ADMITTED = "not_admitted", pgettext_lazy("candidate", "not admitted")
    WITHDRAWN = "withdrawn", pgettext_lazy("candidate", "withdrawn")
    LEFT_OUT = "left_out", pgettext_lazy("candidate", "left out: the list was too long")
    REFUSED = "refused", pgettext_lazy("candidate", "elected, not approved by the superior")


class WithdrawalState(models.TextChoices):
    """What became of a candidate's wish to withdraw; the congress decides."""

    REQUESTED = "requested", pgettext_lazy("withdrawal", "asked for")
    ACCEPTED = "accepted", pgettext_lazy("withdrawal", "allowed")
    REFUSED = "refused", pgettext_lazy("withdrawal", "not allowed")


class Candidate(models.Model):
    """A name on the electoral list, in the order of the ballot."""

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="candidates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="candidacies")
    order = models.PositiveSmallIntegerField(_("number on the ballot"), default=0)
    origin = models.CharField(_("origin"), max_length=20, choices=CandidateOrigin, default=CandidateOrigin.PREPARED)
    nominated_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("nominated by")
    )
    floor_support = models.PositiveIntegerField(_("support in the poll"), null=True, blank=True)
    floor_of = models.PositiveIntegerField(_("attending at the poll"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=CandidateState, default=CandidateState.LISTED)
    note = models.CharField(_("beside the name on the ballot"), max_length=160, blank=True)
    has_consent = models.BooleanField(_("agrees to stand"), default=True)
    dossier_received_on = models.DateField(_("dossier received"), null=True, blank=True)
    dossier_items = models.JSONField(_("papers of the dossier"), null=True, blank=True)
    withdrawal = models.CharField(_("withdrawal"), max_length=10, choices=WithdrawalState, blank=True)
    withdrawal_reason = models.CharField(_("why"), max_length=400, blank=True)
    withdrawal_vote = models.ForeignKey(
        HandVote, models.PROTECT, null=True, blank=True, related_name="withdrawals", verbose_name=_("decided by")
    )

    class Meta:
        ordering = ["contest_id", "order", "person__sort_key"]
        constraints = [models.UniqueConstraint(fields=["contest", "person"], name="elections_person_once")]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def is_standing(self) -> bool:
        """True for a name that the ballot carries unless it is elected already."""
        return self.state == CandidateState.LISTED

    @property
    def audit_chain(self) -> str:
        """The chain of the trail in which the congress's acts are sealed."""
        return self.contest.audit_chain
