"""Papers of an election that belong to no single field of a contest or round."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.congresses.models import Congress
from daihoi.apps.documents.models import Paper


class PaperKind(models.TextChoices):
    """Which paper it is."""

    BALLOT_NOTICE = "ballot_notice", pgettext_lazy("paper", "notice on the ballot")
    ELECTORATE = "electorate", pgettext_lazy("paper", "list of the electorate")
    INTERNAL_LIST = "internal_list", pgettext_lazy("paper", "internal list of elected")
    REPORT = "report", pgettext_lazy("paper", "report on the elections")
    RESULT_TABLE = "result_table", pgettext_lazy("paper", "results of the units below")


class ElectionPaper(models.Model):
    """A paper that was issued once: its kind, what it is about, and where it stands in the register."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="election_papers")
    kind = models.CharField(pgettext_lazy("paper", "kind"), max_length=20, choices=PaperKind)
    about = models.CharField(
        pgettext_lazy("paper", "about"),
        max_length=60,
        blank=True,
        help_text=_("which contest and ballot, or which day; empty for the congress as a whole"),
    )
    paper = models.OneToOneField(Paper, models.PROTECT, related_name="election_paper")

    class Meta:
        ordering = ["congress_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["congress", "kind", "about"], name="elections_paper_once")]

    def __str__(self) -> str:
        return str(self.paper)

    @property
    def audit_chain(self) -> str:
        """The chain of the trail in which the congress's acts are sealed."""
        return f"congress:{self.congress_id}"
