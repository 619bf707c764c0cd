"""The journal of a machine count: every act a line, each sealed by the one before it."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .scans import ScanCount


class ScanAct(models.TextChoices):
    """What a line of the journal records."""

    OPENED = "opened", pgettext_lazy("journal of the machine count", "count opened")
    SEATED = "seated", pgettext_lazy("journal of the machine count", "seat given or taken back")
    BATCH = "batch", pgettext_lazy("journal of the machine count", "batch begun")
    RECEIVED = "received", pgettext_lazy("journal of the machine count", "files received")
    ASKED = "asked", pgettext_lazy("journal of the machine count", "reading asked for")
    READ = "read", pgettext_lazy("journal of the machine count", "batch read")
    WITHDRAWN = "withdrawn", pgettext_lazy("journal of the machine count", "batch withdrawn")
    RECONCILED = "reconciled", pgettext_lazy("journal of the machine count", "papers reconciled")
    RULED = "ruled", pgettext_lazy("journal of the machine count", "ruled by a teller")
    UNRULED = "unruled", pgettext_lazy("journal of the machine count", "ruling taken back")
    AGREED = "agreed", pgettext_lazy("journal of the machine count", "two tellers alike")
    BOARD = "board", pgettext_lazy("journal of the machine count", "decided by the board")
    SEEN = "seen", pgettext_lazy("journal of the machine count", "contact sheet seen")
    FLAGGED = "flagged", pgettext_lazy("journal of the machine count", "sent back from a contact sheet")
    COMPARED = "compared", pgettext_lazy("journal of the machine count", "compared with the keyed desk")
    RECOUNTED = "recounted", pgettext_lazy("journal of the machine count", "counted again from the pictures")
    CLOSED = "closed", pgettext_lazy("journal of the machine count", "count closed")
    CANCELLED = "cancelled", pgettext_lazy("journal of the machine count", "count given up")


class ScanLine(models.Model):
    """One act of a machine count.

    What was seen on a ballot is sealed by ``commitment``, so that ``content`` and ``salt`` can be destroyed with the
    ballots and the chain still be checked.
    """

    count = models.ForeignKey(ScanCount, models.CASCADE, related_name="journal")
    number = models.PositiveIntegerField(_("no."))
    at = models.DateTimeField(_("when"))
    act = models.CharField(_("act"), max_length=10, choices=ScanAct)
    by = models.CharField(_("who"), max_length=160)
    side = models.CharField(pgettext_lazy("machine count", "seat"), max_length=5, blank=True)
    batch = models.PositiveSmallIntegerField(_("batch"), null=True, blank=True)
    position = models.PositiveIntegerField(_("ballot in the batch"), null=True, blank=True)
    content = models.TextField(_("what was seen or decided"), blank=True)
    salt = models.CharField(max_length=32, blank=True)
    commitment = models.CharField(_("seal of the content"), max_length=64, blank=True)
    words = models.CharField(_("remark"), max_length=600, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["count_id", "number"]
        constraints = [models.UniqueConstraint(fields=["count", "number"], name="ballots_scan_line_once")]

    def __str__(self) -> str:
        return f"{self.count}, {self.number}"

    def as_line(self) -> dict[str, Any]:
        """What is sealed: the act, and of its content only the commitment."""
        return {
            "sequence": self.number,
            "at": self.at.astimezone(UTC).isoformat(timespec="seconds"),
            "act": str(self.act),
            "by": self.by,
            "side": self.side,
            "batch": self.batch,
            "position": self.position,
            "commitment": self.commitment,
            "words": self.words,
        }
