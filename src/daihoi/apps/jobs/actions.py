"""Asking for a job, running it, cancelling, trying again, taking up what a dead worker left."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Protocol

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from daihoi.core.errors import DaihoiError, Refused
from daihoi.core.sentences import say

from . import batch as batches
from .dask_runner import DaskRunner
from .local_runner import InlineRunner, ProcessRunner
from .models import Job, JobState

STALE_AFTER = timedelta(seconds=60)
MOST_ATTEMPTS = 3
REMEMBERED = "remembered"
logger = logging.getLogger(__name__)


class Runner(Protocol):
    """What carries out the chunks."""

    def run(self, work: Any, chunks: Any) -> Iterator[Any]:
        """Results in the order of the chunks."""
        ...


def request_job(kind: str, title: str, *, by: Any, **parameters: Any) -> Job:
    """Put a batch into the queue; it starts when the surrounding transaction is saved.

    Args:
        kind: dotted name of the batch.
        title: what the user sees, in the user's language.
        by: who asks.
        **parameters: plain data for the batch.

    Returns:
        The waiting job.
    """
    batches.load(kind)
    job = Job.objects.create(kind=kind, title=title, parameters=parameters, requested_by=by.get_username())
    _enqueue(job)
    return job


def run_job(job_id: int, runner: Runner | None = None) -> Job:
    """Run a waiting job from its checkpoint on; a job that is not waiting is left alone.

    Args:
        job_id: key of the job.
        runner: who carries out the chunks; the cluster of the settings, else this machine: heavy ones on all its cores.

    Returns:
        The job as it ended: done, cancelled or failed.
    """
    if not _claim(job_id):
        return Job.objects.get(pk=job_id)
    job = Job.objects.get(pk=job_id)
    try:
        _work_through(job, runner or _usual_runner(job.kind))
    except DaihoiError as error:
        _end(job, JobState.FAILED, error=error.in_language(settings.LANGUAGE_CODE))
    except Exception as error:
        logger.exception("Job %s failed.", job.pk)
        _end(job, JobState.FAILED, error=f"{type(error).__name__}: {error}")
    return job


def cancel_job(job: Job, *, by: Any) -> Job:
    """Ask a job to stop after the chunk in hand; a waiting job stops at once."""
    if job.state not in (JobState.WAITING, JobState.RUNNING):
        raise Refused(say("The job has already ended, so there is nothing to cancel."))
    stopped = Job.objects.filter(pk=job.pk, state=JobState.WAITING).update(
        state=JobState.CANCELLED, ended_at=timezone.now()
    )
    if not stopped:
        Job.objects.filter(pk=job.pk).update(is_cancel_requested=True)
    job.refresh_from_db()
    return job


def retry_job(job: Job, *, by: Any) -> Job:
    """Take up a failed or cancelled job where it stopped; finished chunks are not repeated."""
    if job.state not in (JobState.FAILED, JobState.CANCELLED):
        raise Refused(say("Only a job that failed or was cancelled can be tried again."))
    Job.objects.filter(pk=job.pk).update(
        state=JobState.WAITING, is_cancel_requested=False, error="", attempts=0, ended_at=None
    )
    job.refresh_from_db()
    _enqueue(job)
    return job


def recover_jobs(stale_after: timedelta = STALE_AFTER) -> int:
    """Put jobs whose worker has died back into the queue.

    Args:
        stale_after: a running job without a heartbeat for this long is taken for dead.

    Returns:
        Number of jobs put back or given up after too many attempts.
    """
    dead = Job.objects.filter(state=JobState.RUNNING, heartbeat_at__lt=timezone.now() - stale_after)
    found = 0
    for job in dead:
        given_up = job.attempts >= MOST_ATTEMPTS
        state = JobState.FAILED if given_up else JobState.WAITING
        error = f"The worker died {job.attempts} times." if given_up else ""
        changed = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts).update(
            state=state, error=error
        )
        found += changed
        if changed and not given_up:
            _enqueue(job)
    return found


@task()
def carry_out(job_id: int) -> None:
    """What the queue calls: run one job; the job's own state says how it ended."""
    run_job(job_id)


def _enqueue(job: Job) -> None:
    transaction.on_commit(lambda: carry_out.enqueue(job.pk))


def _claim(job_id: int) -> bool:
    now = timezone.now()
    waiting = Job.objects.filter(pk=job_id, state=JobState.WAITING)
    return bool(
        waiting.update(state=JobState.RUNNING, started_at=now, heartbeat_at=now, attempts=F("attempts") + 1, error="")
    )


def _usual_runner(kind: str) -> Runner:
    if settings.JOBS_CLUSTER:
        return DaskRunner(settings.JOBS_CLUSTER)
    return ProcessRunner() if batches.load(kind).is_heavy else InlineRunner()


def _work_through(job: Job, runner: Runner) -> None:
    batch = batches.load(job.kind)
    chunks = batch.chunks(job.parameters)
    Job.objects.filter(pk=job.pk).update(total=len(chunks))
    first, remembered = job.done, list(job.checkpoint.get(REMEMBERED, []))
    for number, result in enumerate(runner.run(batch.work, chunks[first:]), first):
        with transaction.atomic():
            if (noted := batch.save(job.parameters, number, result)) is not None:
                remembered.append(noted)
            Job.objects.filter(pk=job.pk).update(
                done=number + 1, checkpoint={REMEMBERED: remembered}, heartbeat_at=timezone.now()
            )
        if Job.objects.filter(pk=job.pk, is_cancel_requested=True).exists():
            _end(job, JobState.CANCELLED)
            return
    _end(job, JobState.DONE, result=batch.finish(job.parameters, remembered))


def _end(job: Job, state: JobState, **fields: Any) -> None:
    Job.objects.filter(pk=job.pk).update(state=state, ended_at=timezone.now(), **fields)
    job.refresh_from_db()
