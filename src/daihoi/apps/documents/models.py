"""The register: one row for each paper that a unit has issued or received."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.organisations.models import Term, Unit
from daihoi.apps.organisations.storage import private_files
from daihoi.core import names


class Direction(models.TextChoices):
    """Which way the paper went."""

    ISSUED = "issued", pgettext_lazy("paper", "issued")
    RECEIVED = "received", pgettext_lazy("paper", "received")


class Secrecy(models.TextChoices):
    """The secrecy label; nothing above ``public`` is ever shown on the portal."""

    PUBLIC = "public", pgettext_lazy("secrecy", "public")
    INTERNAL = "internal", _("internal circulation")
    SECRET = "secret", pgettext_lazy("secrecy", "secret")
    TOP_SECRET = "top_secret", pgettext_lazy("secrecy", "top secret")
    ABSOLUTELY_SECRET = "absolutely_secret", pgettext_lazy("secrecy", "absolutely secret")


SECRET = (Secrecy.SECRET, Secrecy.TOP_SECRET, Secrecy.ABSOLUTELY_SECRET)


class Series(models.TextChoices):
    """Whose numbers a paper takes: the committee's, type by type, or the congress's single series."""

    COMMITTEE = "committee", _("committee papers")
    CONGRESS = "congress", _("congress papers")


class Paper(models.Model):
    """One paper in a unit's register; ``unit`` keeps the register, ``issuer`` signed the paper."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="papers")
    term = models.ForeignKey(Term, models.PROTECT, related_name="papers")
    direction = models.CharField(_("direction"), max_length=10, choices=Direction)
    series = models.CharField(_("series"), max_length=10, choices=Series, default=Series.COMMITTEE)
    issuer = models.CharField(_("issuer"), max_length=200)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    symbol = models.CharField(_("number and symbol"), max_length=60, blank=True)
    type_code = models.CharField(_("type by the symbol"), max_length=10, blank=True)
    type_id = models.CharField(_("type of its series"), max_length=40, blank=True)
    declared_type = models.CharField(_("type as declared"), max_length=60)
    subject = models.CharField(_("subject line"), max_length=500)
    folded = models.CharField(max_length=800, editable=False)
    topic = models.CharField(_("topic"), max_length=40, blank=True)
    issued_on = models.DateField(_("date"), null=True, blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    secrecy = models.CharField(_("secrecy"), max_length=20, choices=Secrecy, default=Secrecy.INTERNAL)
    signer = models.CharField(_("signed by"), max_length=120, blank=True)
    recipients = models.TextField(_("distribution list"), blank=True)
    implements = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="implemented_by")
    replaces = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="replaced_by")
    file = models.FileField(_("file"), upload_to="papers/%Y/%m/", storage=private_files, blank=True)
    docx = models.FileField(upload_to="papers/%Y/%m/", storage=private_files, blank=True)
    findings = models.JSONField(_("findings"), default=list)
    is_sample = models.BooleanField(_("sample data"), default=False)

    class Meta:
        ordering = ["-issued_on", "-number", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "term", "series", "type_id", "symbol"],
                condition=models.Q(direction="issued", series="committee", number__isnull=False),
                name="documents_one_number_per_type_and_term",
            ),
            models.UniqueConstraint(
                fields=["unit", "term", "series", "number"],
                condition=models.Q(direction="issued", series="congress", number__isnull=False),
                name="documents_one_number_per_congress",
            ),
        ]

    def __str__(self) -> str:
        subject = _("(secret paper)") if self.is_secret else self.subject
        return f"{self.symbol or _('unnumbered')}: {subject}"

    @property
    def is_secret(self) -> bool:
        """True for a paper with a mark of secrecy; its subject stands in no list and no trail."""
        return self.secrecy in SECRET

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the text that searches look through."""
        self.folded = names.fold(f"{self.symbol} {self.subject} {self.issuer} {self.declared_type}")[:800]
        super().save(*args, **kwargs)
