"""Reading jobs."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from daihoi.apps.shell.shapes import Fact, Progress
from daihoi.core.sentences import Sentence

from .models import Job, JobState

DRAWN = {
    JobState.WAITING: "waiting",
    JobState.RUNNING: "now",
    JobState.DONE: "done",
    JobState.FAILED: "late",
    JobState.CANCELLED: "locked",
}


def progress_of(job: Job) -> Progress:
    """The panel of a job: how far, how long yet by the pace so far, and what may be done about it."""
    state = JobState(job.state)
    is_running = state in (JobState.WAITING, JobState.RUNNING)
    stopped = state in (JobState.FAILED, JobState.CANCELLED)
    return Progress(
        label=job.title,
        state=DRAWN[state],
        done=job.done,
        total=job.total,
        seconds_left=_seconds_left(job),
        url=reverse("jobs:show", args=[job.pk]),
        cancel_url=reverse("jobs:cancel", args=[job.pk]) if is_running else "",
        retry_url=reverse("jobs:retry", args=[job.pk]) if stopped else "",
        sentence=job.error,
    )


def result_of(job: Job) -> list[Fact]:
    """The facts of a finished job, in the language of the page."""
    return [Fact(gettext(name), _told(value)) for name, value in job.result.items()]


def jobs_of(user: Any) -> QuerySet[Job]:
    """The jobs that the user asked for; the site's keeper sees all."""
    every = Job.objects.all()
    return every if getattr(user, "is_superuser", False) else every.filter(requested_by=user.get_username())


def _told(value: Any) -> Any:
    return Sentence(value["text"], value["values"]) if isinstance(value, dict) and "text" in value else value


def _seconds_left(job: Job) -> int | None:
    if job.state != JobState.RUNNING or not job.done or job.started_at is None:
        return None
    pace = (timezone.now() - job.started_at) / job.done
    return int((pace * (job.total - job.done)).total_seconds())
