"""The machine count: batches of scanned pages, what the machine read on each, and the ballots they make.

A ballot gets its place (batch and position) only after it has left the box, so nothing here leads back to a voter.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.documents.models import Paper
from daihoi.apps.elections.models import Round
from daihoi.apps.jobs.models import Job
from daihoi.core.ballots.readings import PageReading, read_reading

from .designs import PrintedBallot


class CountState(models.TextChoices):
    """How far a machine count is."""

    OPEN = "open", pgettext_lazy("machine count", "counting")
    CLOSED = "closed", pgettext_lazy("machine count", "closed, handed over")
    CANCELLED = "cancelled", pgettext_lazy("machine count", "given up")


class ScanCount(models.Model):
    """The count of one round by machine, from the scans to the sums."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="scan_counts")
    printed = models.ForeignKey(PrintedBallot, models.PROTECT, related_name="scan_counts")
    state = models.CharField(_("state"), max_length=10, choices=CountState, default=CountState.OPEN)
    opened_at = models.DateTimeField(pgettext_lazy("machine count", "opened"))
    reconciled_at = models.DateTimeField(_("reconciled"), null=True, blank=True)
    closed_at = models.DateTimeField(pgettext_lazy("machine count", "closed"), null=True, blank=True)
    destroyed_at = models.DateTimeField(_("pictures and readings destroyed"), null=True, blank=True)
    cancelled_reason = models.CharField(_("why given up"), max_length=400, blank=True)
    journal_head = models.CharField(_("hash of the journal"), max_length=64, blank=True)
    readings_root = models.CharField(_("root over all ballots"), max_length=64, blank=True)
    published = models.JSONField(_("published figures"), default=dict, blank=True)
    recount_job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    paper = models.OneToOneField(
        Paper, models.PROTECT, null=True, blank=True, related_name="scan_count", verbose_name=_("record of the count")
    )

    class Meta:
        ordering = ["round_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round"], condition=~models.Q(state=CountState.CANCELLED), name="ballots_one_scan_per_round"
            )
        ]

    def __str__(self) -> str:
        return str(self.round)

    @property
    def audit_chain(self) -> str:
        """The chain of the trail in which the congress's acts are sealed."""
        return self.round.audit_chain


class Side(models.TextChoices):
    """Where a teller sits: two sides rule apart and see nothing of each other; the board decides where they differ."""

    A = "A", pgettext_lazy("machine count", "first teller")
    B = "B", pgettext_lazy("machine count", "second teller")
    BOARD = "board", pgettext_lazy("machine count", "the board")


class ScanSeat(models.Model):
    """Who rules on which side."""

    count = models.ForeignKey(ScanCount, models.CASCADE, related_name="seats")
    side = models.CharField(pgettext_lazy("machine count", "seat"), max_length=5, choices=Side)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="scan_seats")

    class Meta:
        ordering = ["count_id", "side", "pk"]
        constraints = [models.UniqueConstraint(fields=["count", "user"], name="ballots_one_side_each")]

    def __str__(self) -> str:
        return f"{self.user}: {self.side}"


class BatchState(models.TextChoices):
    """How far a batch is."""

    FILLING = "filling", pgettext_lazy("scan batch", "files are added")
    READING = "reading", pgettext_lazy("scan batch", "being read")
    READ = "read", pgettext_lazy("scan batch", "read")
    WITHDRAWN = "withdrawn", pgettext_lazy("scan batch", "withdrawn")


class ScanBatch(models.Model):
    """A pile of papers counted by hand, fed to the scanner at once and kept in its order."""

    count = models.ForeignKey(ScanCount, models.CASCADE, related_name="batches")
    number = models.PositiveSmallIntegerField(_("batch"))
    papers = models.PositiveIntegerField(_("papers, counted by hand"))
    state = models.CharField(_("state"), max_length=10, choices=BatchState, default=BatchState.FILLING)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    reading = models.PositiveSmallIntegerField(_("reading no."), default=0)
    read_at = models.DateTimeField(pgettext_lazy("scan batch", "read"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("why withdrawn"), max_length=400, blank=True)

    class Meta:
        ordering = ["count_id", "number"]
        constraints = [models.UniqueConstraint(fields=["count", "number"], name="ballots_batch_number_once")]

    def __str__(self) -> str:
        return f"{self.count}: {self.number}"


class ScanFile(models.Model):
    """A file as it came from the scanner, kept by its hash and never changed."""

    batch = models.ForeignKey(ScanBatch, models.CASCADE, related_name="files")
    order = models.PositiveIntegerField(_("no."))
    name = models.CharField(_("file"), max_length=255)
    digest = models.CharField(_("hash of the file"), max_length=64, db_index=True)
    bytes = models.PositiveBigIntegerField(_("size"))

    class Meta:
        ordering = ["batch_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "order"], name="ballots_file_order_once"),
            models.UniqueConstraint(fields=["batch", "name", "digest"], name="ballots_file_once"),
        ]

    def __str__(self) -> str:
        return self.name


class SheetState(models.TextChoices):
    """What a ballot waits for, or how it stands."""

    COUNTED = "counted", pgettext_lazy("scanned ballot", "counted as read")
    WAITING = "waiting", pgettext_lazy("scanned ballot", "waits for two tellers")
    BOARD = "board", pgettext_lazy("scanned ballot", "waits for the board")
    DECIDED = "decided", pgettext_lazy("scanned ballot", "decided by people")
    ASIDE = "aside", pgettext_lazy("scanned ballot", "set aside: no ballot of this vote")


class ScanSheet(models.Model):
    """One ballot in the order of its batch: its sides, what it says, what it waits for.

    ``marks`` are those of :class:`core.ballots.Reading`; ``flaws`` as the machine proposes them.  What people decided
    stands in :class:`SheetDecision` and takes their place.
    """

    batch = models.ForeignKey(ScanBatch, models.CASCADE, related_name="sheets")
    position = models.PositiveIntegerField(_("ballot in the batch"))
    state = models.CharField(_("state"), max_length=10, choices=SheetState)
    marks = models.JSONField(_("marks"), default=dict)
    weight = models.PositiveBigIntegerField(_("votes of the card"), default=1)
    ground = models.CharField(_("ground proposed"), max_length=40, blank=True)
    reasons = models.JSONField(_("why people look"), default=list)
    confidence = models.FloatField(_("certainty"), default=0)
    salt = models.CharField(max_length=32, blank=True)
    is_flagged = models.BooleanField(_("sent back from a contact sheet"), default=False)

    class Meta:
        ordering = ["batch_id", "position"]
        constraints = [models.UniqueConstraint(fields=["batch", "position"], name="ballots_sheet_once")]
        indexes = [models.Index(fields=["batch", "state"], name="ballots_sheet_state")]

    def __str__(self) -> str:
        return f"{self.batch}, {self.position}"


class ScanPage(models.Model):
    """One scanned picture: N pictures in, N lines out, each with what both readers saw."""

    batch = models.ForeignKey(ScanBatch, models.CASCADE, related_name="pages")
    position = models.PositiveIntegerField(_("picture in the batch"))
    file = models.ForeignKey(ScanFile, models.CASCADE, related_name="pages")
    frame = models.PositiveIntegerField(_("picture in the file"), default=0)
    source = models.CharField(_("from"), max_length=300)
    reading = models.JSONField(_("reading"), null=True, blank=True)
    verdict = models.CharField(_("verdict"), max_length=12, blank=True)
    image_hash = models.CharField(_("hash of the picture"), max_length=64, blank=True, db_index=True)
    side = models.PositiveSmallIntegerField(_("side of the ballot"), default=0)
    sheet = models.ForeignKey(ScanSheet, models.SET_NULL, null=True, blank=True, related_name="pages")

    class Meta:
        ordering = ["batch_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="ballots_page_once"),
            models.UniqueConstraint(fields=["file", "frame"], name="ballots_frame_once"),
        ]

    def __str__(self) -> str:
        return f"{self.batch}, {self.source}"

    @property
    def read(self) -> PageReading | None:
        """What the machine read; None before it has."""
        return read_reading(self.reading) if self.reading else None
