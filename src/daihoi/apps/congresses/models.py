"""A congress of a unit in a term, and its checklist."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from daihoi.apps.organisations.models import Term, Unit
from daihoi.core.sources import Source, SourceStatus


class CongressForm(models.TextChoices):
    """Who sits in the congress."""

    MEMBER_CONGRESS = "member_congress", _("congress of all members")
    DELEGATE_CONGRESS = "delegate_congress", _("congress of delegates")


class Content(models.TextChoices):
    """What a congress may be called to do."""

    REVIEW_AND_DIRECTIONS = "review_and_directions", _("review of the term and directions")
    UPPER_DRAFTS = "upper_drafts", _("opinions on the superiors' drafts")
    COMMITTEE_ELECTION = "committee_election", _("election of the committee")
    DELEGATION_ELECTION = "delegation_election", _("election of the delegation upward")


class Stage(models.TextChoices):
    """Where a congress stands; which stage may follow which is said in the core."""

    DRAFT = "draft", pgettext_lazy("stage", "planned")
    PREPARING = "preparing", pgettext_lazy("stage", "preparing")
    CLEARED = "cleared", pgettext_lazy("stage", "cleared to be held")
    CONVENED = "convened", pgettext_lazy("stage", "convened")
    PREPARATORY_SESSION = "preparatory_session", pgettext_lazy("stage", "in preparatory session")
    IN_SESSION = "in_session", pgettext_lazy("stage", "in session")
    CLOSED = "closed", pgettext_lazy("stage", "closed")
    REPORTED = "reported", pgettext_lazy("stage", "reported")
    RATIFIED = "ratified", pgettext_lazy("stage", "ratified")
    FILED = "filed", pgettext_lazy("stage", "filed")
    POSTPONED = "postponed", pgettext_lazy("stage", "postponed")
    ANNULLED = "annulled", pgettext_lazy("stage", "annulled")


MEMBERS_MEET = {"vn-party": "Đại hội đảng viên", "vn-cooperative": "Đại hội thành viên"}
"""What an assembly of all members is called, by the beginning of the rulebook's name."""


class Congress(models.Model):
    """A unit's congress in a term; the rulebook says what is lawful in it."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="congresses")
    term = models.ForeignKey(Term, models.PROTECT, related_name="congresses")
    ordinal = models.CharField(_("ordinal"), max_length=10, blank=True, help_text=_("as it is written: III, XIII"))
    form = models.CharField(_("form"), max_length=20, choices=CongressForm)
    contents = models.JSONField(_("contents"), default=list)
    rulebook = models.CharField(_("rulebook"), max_length=60)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage, default=Stage.DRAFT, db_index=True)
    is_pilot = models.BooleanField(_("pilot congress"), default=False)
    preparatory_on = models.DateField(_("preparatory session on"), null=True, blank=True)
    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    closes_on = models.DateField(_("closes on"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    form_reason = models.CharField(_("why this form"), max_length=300, blank=True)
    form_consent = models.CharField(
        _("consent of the superior to this form"),
        max_length=160,
        blank=True,
        help_text=_("number and date of the paper"),
    )
    notified_on = models.DateField(_("opening notified on"), null=True, blank=True)
    dates_reason = models.CharField(_("why these days"), max_length=300, blank=True)
    stage_reason = models.CharField(_("why this stage"), max_length=300, blank=True)
    is_sample = models.BooleanField(_("sample data"), default=False)

    class Meta:
        ordering = ["unit__path", "-term__name"]
        constraints = [models.UniqueConstraint(fields=["unit", "term"], name="congresses_one_per_unit_and_term")]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """What the congress is called, as its papers print it (always Vietnamese: it is a proper name)."""
        ordinal = f" lần thứ {self.ordinal}" if self.ordinal else ""
        if self.term.name.isdigit():  # a yearly meeting
            return f"{self.kind} {self.unit.name}{ordinal} năm {self.term.name}"
        return f"{self.kind} {self.unit.name}{ordinal}, nhiệm kỳ {self.term.name}"

    @property
    def kind(self) -> str:
        """The first words of the title: what such an assembly is called."""
        if self.rulebook.startswith("vn-company"):
            return "Đại hội đồng cổ đông"
        if self.form == CongressForm.DELEGATE_CONGRESS:
            return "Đại hội đại biểu"
        found = (name for start, name in MEMBERS_MEET.items() if self.rulebook.startswith(start))
        return next(found, "Đại hội toàn thể")

    @property
    def audit_chain(self) -> str:
        """The chain of the trail that this congress's acts are sealed in."""
        return f"congress:{self.pk}"

    def has(self, content: Content) -> bool:
        """True when the congress is called for this content."""
        return content.value in self.contents


class Phase(models.TextChoices):
    """When in the life of a congress a step of the checklist is due; the rulebooks' words."""

    PREPARATION = "preparation", pgettext_lazy("phase", "before the congress")
    OPENING = "opening", pgettext_lazy("phase", "at the opening")
    CONGRESS = "congress", pgettext_lazy("phase", "during the congress")
    AFTER = "after", pgettext_lazy("phase", "after the congress")


RUN_OUT = ("complaints_window", "ballots_kept")
"""Steps that are a time that runs out by itself, so that nobody can be late with them."""


class ChecklistItem(models.Model):
    """One step of the preparation, made from the rulebook; the office may add its own."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="checklist")
    key = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField()
    title_vi = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    stop = models.CharField(max_length=30, blank=True)
    is_own = models.BooleanField(_("added by the office"), default=False)
    last_lawful_on = models.DateField(_("last lawful day"), null=True, blank=True)
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    date_reason = models.CharField(_("why this date"), max_length=300, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.CharField(max_length=150, blank=True)
    phase = models.CharField(max_length=20, choices=Phase, default=Phase.PREPARATION)
    source = models.CharField(_("article"), max_length=120, blank=True)
    source_status = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["congress", "order"]
        constraints = [models.UniqueConstraint(fields=["congress", "key"], name="congresses_checklist_key_once")]

    def __str__(self) -> str:
        return self.title_en

    @property
    def audit_chain(self) -> str:
        """The chain of its congress."""
        return f"congress:{self.congress_id}"

    @property
    def title(self) -> str:
        """What is to be done, in the language of the page."""
        return self.title_en if (get_language() or "vi").startswith("en") else self.title_vi

    @property
    def rule(self) -> Source | None:
        """The article that asks for the step; the office's own steps rest on none."""
        return Source(self.source, "", SourceStatus(self.source_status)) if self.source else None

    @property
    def due_on(self) -> date | None:
        """The day the office works towards: its own plan, else the last lawful day."""
        return self.planned_on or self.last_lawful_on

    @property
    def is_done(self) -> bool:
        """True when it has been ticked off."""
        return self.done_at is not None

    def is_late(self, today: date) -> bool:
        """True when it is not done and its last lawful day (or, lacking one, its planned day) has passed."""
        day = self.last_lawful_on or self.planned_on
        return not self.is_done and self.key not in RUN_OUT and day is not None and day < today


class HolidayKind(models.TextChoices):
    """What a day off is for; the names that the core's file of holidays uses."""

    NEW_YEAR = "new_year", pgettext_lazy("holiday", "New Year's Day")
    LUNAR_NEW_YEAR = "lunar_new_year", pgettext_lazy("holiday", "Lunar New Year")
    HUNG_KINGS_DAY = "hung_kings_day", pgettext_lazy("holiday", "Hùng Kings' Day")
    REUNIFICATION_DAY = "reunification_day", pgettext_lazy("holiday", "Reunification Day")
    LABOUR_DAY = "labour_day", pgettext_lazy("holiday", "Labour Day")
    NATIONAL_DAY = "national_day", pgettext_lazy("holiday", "National Day")
    CULTURE_DAY = "culture_day", pgettext_lazy("holiday", "Vietnamese Culture Day")
    SWAPPED = "swapped", pgettext_lazy("holiday", "day off in exchange")
    MADE_UP = "made_up", pgettext_lazy("holiday", "day of rest worked in exchange")
    HALF_DAYS = "half_days", pgettext_lazy("holiday", "half a working day")
    OTHER = "other", pgettext_lazy("holiday", "other day off")


class Holiday(models.Model):
    """A day that is no working day, or a weekend day that is worked instead."""

    day_on = models.DateField(_("day"), unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=HolidayKind, default=HolidayKind.OTHER)
    name = models.CharField(_("name"), max_length=120, blank=True)
    is_worked = models.BooleanField(_("a weekend day that is worked"), default=False)

    class Meta:
        ordering = ["day_on"]

    def __str__(self) -> str:
        return f"{self.day_on:%d/%m/%Y} {self.label}"

    @property
    def label(self) -> str:
        """What the day is: its own name, else its kind."""
        return self.name or str(self.get_kind_display())
