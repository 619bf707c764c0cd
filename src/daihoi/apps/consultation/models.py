"""Draft documents, the channels by which opinions come in, the opinions and their answers."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations.models import PATH_LENGTH, Role, Unit

WRITERS = (Role.SECRETARY, Role.OFFICE, Role.DOCUMENTS)  # who writes and answers for a unit


class DraftKind(models.TextChoices):
    """Which document of the congress it is."""

    POLITICAL_REPORT = "political_report", _("political report")
    SELF_REVIEW_REPORT = "self_review_report", _("self-review report")
    RESOLUTION = "resolution", _("congress resolution")
    ACTION_PROGRAMME = "action_programme", _("action programme")
    STATUTE = "statute", _("statute")


class DraftState(models.TextChoices):
    """Whether opinions are asked for."""

    WRITING = "writing", pgettext_lazy("draft", "being written")
    OPEN = "open", pgettext_lazy("draft", "open for opinions")
    CLOSED = "closed", pgettext_lazy("draft", "closed for opinions")
    REVISED = "revised", pgettext_lazy("draft", "replaced by a later draft")
    FINAL = "final", pgettext_lazy("draft", "submitted to the congress")


class Draft(models.Model):
    """One numbered draft of a congress document."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="drafts")
    kind = models.CharField(_("document"), max_length=30, choices=DraftKind)
    draft_no = models.PositiveSmallIntegerField(_("draft no."), default=1)
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("text"))
    state = models.CharField(_("state"), max_length=10, choices=DraftState, default=DraftState.WRITING)
    opens_on = models.DateField(_("opinions from"), null=True, blank=True)
    closes_on = models.DateField(_("opinions until"), null=True, blank=True)
    is_public = models.BooleanField(_("open to the public on the portal"), default=False)
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="following")
    is_sample = models.BooleanField(_("sample data"), default=False)

    class Meta:
        ordering = ["congress", "kind", "-draft_no"]
        constraints = [
            models.UniqueConstraint(fields=["congress", "kind", "draft_no"], name="consultation_draft_no_once")
        ]

    def __str__(self) -> str:
        return f"{self.title} ({_('draft no.')} {self.draft_no})"

    @property
    def audit_chain(self) -> str:
        """The chain of the congress that the draft is for."""
        return f"congress:{self.congress_id}"


class Section(models.Model):
    """One heading of a draft with its paragraphs; opinions are anchored to it."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField()
    depth = models.PositiveSmallIntegerField(default=1)
    anchor = models.CharField(max_length=60)
    number = models.CharField(_("number"), max_length=30, blank=True)
    heading = models.CharField(_("heading"), max_length=500)
    text = models.TextField(_("text"), blank=True)

    class Meta:
        ordering = ["draft", "order"]
        constraints = [models.UniqueConstraint(fields=["draft", "anchor"], name="consultation_anchor_once")]

    def __str__(self) -> str:
        if not self.number or self.number == self.heading:
            return self.heading
        return f"{self.number}{' –' if ' ' in self.number else '.'} {self.heading}"


class Channel(models.TextChoices):
    """How an opinion came in; an opinion arrives by exactly one channel."""

    CONFERENCE = "conference", _("conference")
    LETTER = "letter", _("letter")
    FORM = "form", _("form on the portal")
    OFFICE = "office", _("entered by the office")
    PRESS = "press", _("press")


class AuthorKind(models.TextChoices):
    """Who speaks."""

    ORGANISATION = "organisation", _("subordinate organisation")
    MASS_ORGANISATION = "mass_organisation", _("mass organisation")
    MEMBER = "member", _("member")
    PUBLIC = "public", _("citizen")


class CommentKind(models.TextChoices):
    """Whether the opinion speaks of the whole or asks for something definite."""

    GENERAL = "general", _("general comment")
    SPECIFIC = "specific", _("specific comment")


class Stance(models.TextChoices):
    """What the opinion says of the section."""

    APPROVE = "approve", _("approve")
    APPROVE_IN_PART = "approve_in_part", _("approve in part")
    DISAPPROVE = "disapprove", _("do not approve")
    OTHER = "other", _("other opinion")


class Answer(models.TextChoices):
    """What became of an opinion."""

    PENDING = "pending", pgettext_lazy("answer", "not yet answered")
    ADOPTED = "adopted", _("accepted (adopted)")
    EXPLAINED = "explained", _("explained (not adopted, with reason)")
    KEPT = "kept", _("kept for study")


class CommentQuerySet(models.QuerySet["Comment"]):
    """Opinions are added and answered; nothing else can be done to them."""

    def update(self, **fields: Any) -> int:
        """Only the answer may be written."""
        _refuse_other_fields(fields)
        return super().update(**fields)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Opinions are never removed."""
        raise TypeError("An opinion is never removed.")


class Comment(models.Model):
    """One opinion, kept word for word; it is never changed and never deleted, only answered."""

    ANSWER_FIELDS = frozenset({"answer", "answer_text", "answered_at", "changed_text"})

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="comments")
    section = models.ForeignKey(Section, models.PROTECT, null=True, blank=True, related_name="comments")
    channel = models.CharField(_("intake channel"), max_length=20, choices=Channel)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="comments")
    unit_path = models.CharField(max_length=PATH_LENGTH, blank=True, db_index=True, editable=False)
    author_kind = models.CharField(_("who speaks"), max_length=20, choices=AuthorKind)
    author = models.CharField(_("name"), max_length=160, blank=True)
    persons = models.PositiveIntegerField(_("persons"), default=1)
    kind = models.CharField(_("kind"), max_length=10, choices=CommentKind, default=CommentKind.SPECIFIC)
    stance = models.CharField(_("stance"), max_length=20, choices=Stance, default=Stance.OTHER)
    text = models.TextField(_("opinion"))
    received_on = models.DateField(_("received on"))
    receipt_code = models.CharField(_("receipt code"), max_length=16, unique=True)
    arrival_key = models.CharField(max_length=64, unique=True, editable=False)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, default=Answer.PENDING)
    answer_text = models.TextField(_("answer in words"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    changed_text = models.TextField(_("text after the change"), blank=True)
    is_sample = models.BooleanField(_("sample data"), default=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["draft", models.F("section__order").asc(nulls_first=True), "received_on", "pk"]
        indexes = [models.Index(fields=["draft", "section", "stance"], name="consultation_by_section")]

    def __str__(self) -> str:
        return f"{_now('opinion')} {self.pk}"

    @property
    def audit_chain(self) -> str:
        """The chain of the congress whose draft it speaks of."""
        return f"congress:{self.draft.congress_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new opinion is stored; a stored one only takes its answer."""
        if self.pk is not None and not self._state.adding:
            _refuse_other_fields(kwargs.get("update_fields") or ("text",))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Opinions are never removed."""
        raise TypeError("An opinion is never removed.")


def _refuse_other_fields(fields: Any) -> None:
    if not Comment.ANSWER_FIELDS.issuperset(fields):
        raise TypeError("An opinion is kept word for word; only its answer may be written.")
