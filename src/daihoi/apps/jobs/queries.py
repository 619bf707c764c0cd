"""Reading jobs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from .models import Job, JobState


@dataclass(frozen=True)
class Progress:
    """How far a job is and how long it will take yet.

    Args:
        percent: whole percent done, 0 to 100.
        left: estimated time to the end; None before the first chunk or after the end.
    """

    percent: int
    left: timedelta | None


def progress_of(job: Job) -> Progress:
    """How far a job is, from the pace so far."""
    percent = 100 if job.state == JobState.DONE else (job.done * 100 // job.total if job.total else 0)
    if job.state != JobState.RUNNING or not job.done or job.started_at is None:
        return Progress(percent, None)
    pace = (timezone.now() - job.started_at) / job.done
    return Progress(percent, pace * (job.total - job.done))


def jobs_of(user: Any) -> QuerySet[Job]:
    """The jobs that the user asked for; the site's keeper sees all."""
    every = Job.objects.all()
    return every if getattr(user, "is_superuser", False) else every.filter(requested_by=user.get_username())
