"""The trail's tables: one chain for the house, one for each congress."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Chain(models.Model):
    """One chain of entries; its head is locked while an entry is added."""

    name = models.CharField(_("chain"), max_length=80, unique=True)
    length = models.PositiveBigIntegerField(_("entries"), default=0)
    head = models.CharField(_("hash of the last entry"), max_length=64, blank=True)

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """One act: who did what to what, sealed by the entry before; things are named by label and key as plain text.

    ``unit_code`` is no part of what is sealed: it is where the office of a unit finds its own entries.
    """

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="entries")
    sequence = models.PositiveBigIntegerField(_("number"))
    at = models.DateTimeField(_("when"), db_index=True)
    by = models.CharField(_("who"), max_length=150)
    verb = models.CharField(_("act"), max_length=80, db_index=True)
    on_label = models.CharField(_("kind of thing"), max_length=80)
    on_key = models.CharField(_("key"), max_length=40)
    on_text = models.CharField(_("thing"), max_length=300, blank=True)
    unit_code = models.CharField(_("unit"), max_length=60, blank=True, editable=False)
    facts = models.JSONField(_("facts"), default=dict)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["chain", "sequence"]
        constraints = [models.UniqueConstraint(fields=["chain", "sequence"], name="audit_one_entry_per_number")]
        indexes = [
            models.Index(fields=["on_label", "on_key"], name="audit_by_thing"),
            models.Index(fields=["unit_code", "-at"], name="audit_by_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.verb}"

    def as_line(self) -> dict[str, Any]:
        """The entry as it is sealed and exported; ``hash`` and ``previous`` stand beside the sealed fields."""
        return {
            "sequence": self.sequence,
            "at": self.at.isoformat(),
            "by": self.by,
            "verb": self.verb,
            "on": [self.on_label, self.on_key, self.on_text],
            "facts": self.facts,
        }

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Entries are added, never changed."""
        if self.pk is not None:
            raise TypeError("An entry of the trail is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Entries are never removed."""
        raise TypeError("An entry of the trail is never removed.")
