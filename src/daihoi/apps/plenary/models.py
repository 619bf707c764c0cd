"""The live session: the organs of the congress, the agenda, votes by hands, the resolution."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from daihoi.apps.congresses.models import Congress
from daihoi.apps.documents.models import Paper
from daihoi.apps.members.models import Person


class OrganKind(models.TextChoices):
    """The congress's own organs, elected by show of hands."""

    PRESIDIUM = "presidium", _("presidium")
    SECRETARIAT = "secretariat", _("congress secretariat")
    CREDENTIALS_COMMITTEE = "credentials_committee", _("credentials committee")
    COUNTING_COMMITTEE = "counting_committee", _("ballot counting committee")


class OrganSeat(models.Model):
    """A person's seat in an organ of the congress."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="organ_seats")
    kind = models.CharField(_("organ"), max_length=30, choices=OrganKind)
    person = models.ForeignKey(Person, models.PROTECT, related_name="organ_seats")
    is_head = models.BooleanField(pgettext_lazy("organ", "head"), default=False)
    vote = models.ForeignKey(
        "HandVote", models.PROTECT, null=True, blank=True, related_name="organ_seats", verbose_name=_("elected by")
    )

    class Meta:
        ordering = ["congress", "kind", "-is_head", "person__sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "kind", "person"], name="plenary_person_once_in_organ")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return f"congress:{self.congress_id}"


class SittingKind(models.TextChoices):
    """Preparatory or main."""

    PREPARATORY = "preparatory", _("preparatory session")
    MAIN = "main", _("main session")


class Sitting(models.Model):
    """One session of the congress: when it opened, and the quorum that was counted at the door."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="sittings")
    kind = models.CharField(_("session"), max_length=20, choices=SittingKind)
    opened_at = models.DateTimeField(pgettext_lazy("session", "opened"))
    closed_at = models.DateTimeField(pgettext_lazy("session", "closed"), null=True, blank=True)
    summoned = models.PositiveIntegerField(_("summoned"))
    present = models.PositiveIntegerField(_("present"))
    units = models.PositiveIntegerField(_("units"), default=0)
    units_present = models.PositiveIntegerField(_("units represented"), default=0)
    call = models.PositiveSmallIntegerField(_("call"), default=1)
    weight_summoned = models.PositiveBigIntegerField(_("all votes"), null=True, blank=True)
    weight_present = models.PositiveBigIntegerField(_("votes attending"), null=True, blank=True)
    quorum_reason = models.CharField(_("quorum"), max_length=400)
    source = models.CharField(_("article"), max_length=120, blank=True)

    class Meta:
        ordering = ["congress", "opened_at"]
        constraints = [models.UniqueConstraint(fields=["congress", "kind"], name="plenary_sitting_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.congress}"

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return f"congress:{self.congress_id}"


class ItemVote(models.TextChoices):
    """How the congress decides on an item."""

    NONE = "none", pgettext_lazy("vote on an item", "none")
    HANDS = "hands", _("show of hands")
    SECRET = "secret", _("secret ballot")


class ItemState(models.TextChoices):
    """How far an item of the agenda is."""

    AHEAD = "ahead", pgettext_lazy("agenda", "to come")
    RUNNING = "running", pgettext_lazy("agenda", "running")
    DONE = "done", pgettext_lazy("agenda", "done")


class AgendaItem(models.Model):
    """One item of the run-of-show script; items are taken in their order."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="agenda")
    sitting = models.CharField(_("session"), max_length=20, choices=SittingKind)
    order = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=60)
    title_vi = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    minutes_planned = models.PositiveSmallIntegerField(_("length in minutes"), default=15)
    speaker = models.CharField(_("who"), max_length=160, blank=True)
    vote = models.CharField(_("vote"), max_length=10, choices=ItemVote, default=ItemVote.NONE)
    state = models.CharField(_("state"), max_length=10, choices=ItemState, default=ItemState.AHEAD)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(_("for the minutes"), blank=True)
    override_reason = models.CharField(_("why out of order"), max_length=300, blank=True)
    source = models.CharField(_("article"), max_length=120, blank=True)
    source_status = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["congress", "-sitting", "order"]
        constraints = [models.UniqueConstraint(fields=["congress", "sitting", "order"], name="plenary_item_order_once")]

    def __str__(self) -> str:
        return self.title_en

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return f"congress:{self.congress_id}"

    @property
    def title(self) -> str:
        """The item in the language of the page."""
        return self.title_en if (get_language() or "vi").startswith("en") else self.title_vi


class VoteWay(models.TextChoices):
    """How an open vote was taken."""

    HANDS = "hands", _("show of hands")
    CARDS = "cards", _("voting cards")
    BALLOTS = "ballots", _("ballots")


class HandVote(models.Model):
    """An open vote: how many for, against, abstaining, of how many; votes that people carry where they weigh."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="hand_votes")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="hand_votes")
    motion = models.CharField(_("motion"), max_length=400)
    way = models.CharField(_("way of voting"), max_length=10, choices=VoteWay, default=VoteWay.HANDS)
    matter = models.CharField(_("weighty matter"), max_length=60, blank=True)
    is_weighted = models.BooleanField(_("counted in votes"), default=False)
    base = models.PositiveBigIntegerField(_("of"), help_text=_("the members of the body"))
    votes_for = models.PositiveBigIntegerField(_("for"))
    votes_against = models.PositiveBigIntegerField(_("against"), default=0)
    abstentions = models.PositiveBigIntegerField(_("abstaining"), default=0)
    votes_invalid = models.PositiveBigIntegerField(_("invalid"), default=0)
    is_carried = models.BooleanField(_("carried"))
    reason = models.CharField(_("reason"), max_length=300)
    source = models.CharField(_("article"), max_length=120, blank=True)
    taken_at = models.DateTimeField(_("taken"))

    class Meta:
        ordering = ["congress", "taken_at", "pk"]

    def __str__(self) -> str:
        return self.motion

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return f"congress:{self.congress_id}"


class SpeechState(models.TextChoices):
    """How far a request to speak is."""

    WAITING = "waiting", pgettext_lazy("speech", "waiting")
    SPEAKING = "speaking", pgettext_lazy("speech", "speaking")
    DONE = "done", pgettext_lazy("speech", "done")
    WITHDRAWN = "withdrawn", pgettext_lazy("speech", "withdrawn")


class SpeechRequest(models.Model):
    """A request to speak, a prepared speech or a word from the floor."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="speeches")
    person = models.ForeignKey(Person, models.PROTECT, related_name="speeches")
    topic = models.CharField(_("topic"), max_length=300)
    is_prepared = models.BooleanField(_("prepared speech"), default=False)
    minutes_allowed = models.PositiveSmallIntegerField(_("length in minutes"), default=5)
    state = models.CharField(_("state"), max_length=10, choices=SpeechState, default=SpeechState.WAITING)
    requested_at = models.DateTimeField(_("asked for"))
    started_at = models.DateTimeField(_("began"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        ordering = ["congress", "requested_at", "pk"]

    def __str__(self) -> str:
        return f"{self.person}: {self.topic}"

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return f"congress:{self.congress_id}"


class Resolution(models.Model):
    """The congress's resolution: its text, the vote that adopted it, the paper it was issued as."""

    congress = models.OneToOneField(Congress, models.CASCADE, related_name="resolution")
    text = models.TextField(_("text"))
    adopted_by = models.OneToOneField(HandVote, models.PROTECT, null=True, blank=True, related_name="resolution")
    paper = models.OneToOneField(Paper, models.PROTECT, null=True, blank=True, related_name="resolution")

    def __str__(self) -> str:
        return str(self.congress)

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return f"congress:{self.congress_id}"


class Minutes(models.Model):
    """The minutes of the congress, made from what was recorded, and the paper they were issued as."""

    congress = models.OneToOneField(Congress, models.CASCADE, related_name="minutes")
    remarks = models.TextField(_("remarks of the secretariat"), blank=True)
    refusals = models.TextField(
        _("who refused to sign"), blank=True, help_text=_("one person a line, with the reason given")
    )
    made_at = models.DateTimeField(_("made"))
    paper = models.OneToOneField(Paper, models.PROTECT, null=True, blank=True, related_name="congress_minutes")

    class Meta:
        verbose_name_plural = "minutes"

    def __str__(self) -> str:
        return str(self.congress)

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return f"congress:{self.congress_id}"
