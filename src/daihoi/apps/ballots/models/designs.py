"""The ballot of a round as it is printed: where everything stands on it, and the file that goes to the printer."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.elections.models import Contest
from daihoi.core.ballots.layouts import Layout, read_layout


class DesignState(models.TextChoices):
    """Whether this is the paper that is handed out."""

    STANDING = "standing", pgettext_lazy("ballot paper", "to be handed out")
    WITHDRAWN = "withdrawn", pgettext_lazy("ballot paper", "withdrawn, to be destroyed unused")


class PrintedBallot(models.Model):
    """The ballot paper of one round, fixed once it is printed; another one needs this one withdrawn first.

    It belongs to contest and number of the round, since paper is printed before the vote is opened.
    """

    contest = models.ForeignKey(Contest, models.CASCADE, related_name="printed_ballots")
    number = models.PositiveSmallIntegerField(_("round"))
    state = models.CharField(_("state"), max_length=10, choices=DesignState, default=DesignState.STANDING)
    style = models.CharField(_("how it is marked"), max_length=20)
    paper = models.CharField(_("paper"), max_length=4)
    layout = models.JSONField(_("layout"))
    layout_id = models.CharField(_("number of the layout"), max_length=64, db_index=True)
    pdf_hash = models.CharField(_("hash of the print file"), max_length=64)
    pdf_pages = models.PositiveIntegerField(_("pages"))
    copies = models.PositiveIntegerField(_("copies"))
    deck = models.JSONField(_("rehearsal deck"), default=dict, blank=True)
    printed_at = models.DateTimeField(_("printed"))
    printed_by = models.CharField(_("printed by"), max_length=160)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("why withdrawn"), max_length=400, blank=True)

    class Meta:
        ordering = ["contest_id", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contest", "number"],
                condition=models.Q(state=DesignState.STANDING),
                name="ballots_one_paper_per_round",
            )
        ]

    def __str__(self) -> str:
        return f"{self.contest}, {self.number}: {self.layout_id}"

    @property
    def audit_chain(self) -> str:
        """The chain of the trail in which the congress's acts are sealed."""
        return self.contest.audit_chain

    @property
    def as_layout(self) -> Layout:
        """The layout as the core knows it."""
        return read_layout(self.layout)
