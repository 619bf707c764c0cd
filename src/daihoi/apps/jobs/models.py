"""A long piece of work: how far it is, and enough to take it up again after a crash."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class JobState(models.TextChoices):
    """How far a job is."""

    WAITING = "waiting", pgettext_lazy("job", "waiting")
    RUNNING = "running", pgettext_lazy("job", "running")
    DONE = "done", pgettext_lazy("job", "done")
    FAILED = "failed", pgettext_lazy("job", "failed")
    CANCELLED = "cancelled", pgettext_lazy("job", "cancelled")


class Job(models.Model):
    """A batch cut into chunks; ``done`` chunks are checkpointed, so a second start repeats none of them."""

    kind = models.CharField(_("kind"), max_length=80)
    title = models.CharField(_("title"), max_length=200)
    parameters = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=10, choices=JobState, default=JobState.WAITING, db_index=True)
    total = models.PositiveIntegerField(_("of"), default=0)
    done = models.PositiveIntegerField(_("done"), default=0)
    checkpoint = models.JSONField(default=dict)
    result = models.JSONField(_("result"), default=dict)
    error = models.TextField(_("error"), blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    is_cancel_requested = models.BooleanField(default=False)
    requested_by = models.CharField(_("requested by"), max_length=150)
    requested_at = models.DateTimeField(_("requested"), auto_now_add=True)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        ordering = ["-requested_at"]

    def __str__(self) -> str:
        return self.title
