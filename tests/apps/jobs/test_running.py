"""Long work: done once, taken up after a crash, cancelled, tried again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from daihoi.apps.jobs import actions, queries
from daihoi.apps.jobs.local_runner import ProcessRunner
from daihoi.apps.jobs.models import Job, JobState
from daihoi.core.errors import Refused

from . import batches

KIND = "tests.apps.jobs.batches.SQUARES"


@pytest.fixture(autouse=True)
def _fresh():
    batches.saved.clear()
    batches.worked.clear()
    batches.failing.clear()


@pytest.fixture
def job(people) -> Job:
    return actions.request_job(KIND, "Squares", by=people.an, count=5)


def test_a_job_works_every_chunk_once_and_says_its_result(job):
    done = actions.run_job(job.pk)
    assert (done.state, done.done, done.total, done.result) == (JobState.DONE, 5, 5, {"sum": 30, "odd": "1, 9"})
    assert batches.worked == [0, 1, 2, 3, 4]


def test_a_job_that_is_not_waiting_is_left_alone(job):
    actions.run_job(job.pk)
    actions.run_job(job.pk)
    assert batches.worked == [0, 1, 2, 3, 4]


def test_a_failed_job_keeps_what_it_has_done_and_goes_on_from_there(job, people):
    batches.failing.add(3)
    failed = actions.run_job(job.pk)
    assert (failed.state, failed.done) == (JobState.FAILED, 3)
    assert "the machine went dark" in failed.error
    batches.failing.clear()
    batches.worked.clear()
    actions.retry_job(failed, by=people.an)
    done = actions.run_job(job.pk)
    assert (done.state, done.result, batches.worked) == (JobState.DONE, {"sum": 30, "odd": "1, 9"}, [3, 4])


def test_the_job_of_a_dead_worker_is_taken_up_from_its_checkpoint(job):
    long_ago = timezone.now() - timedelta(minutes=5)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, done=2, attempts=1, heartbeat_at=long_ago)
    batches.saved.extend([0, 1])
    assert actions.recover_jobs() == 1
    done = actions.run_job(job.pk)
    assert (done.state, done.result, batches.worked) == (JobState.DONE, {"sum": 30, "odd": "9"}, [2, 3, 4])


def test_a_living_worker_is_left_alone(job):
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, attempts=1, heartbeat_at=timezone.now())
    assert actions.recover_jobs() == 0


def test_a_job_whose_workers_keep_dying_is_given_up(job):
    long_ago = timezone.now() - timedelta(minutes=5)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, attempts=3, heartbeat_at=long_ago)
    actions.recover_jobs()
    job.refresh_from_db()
    assert job.state == JobState.FAILED


def test_a_waiting_job_is_cancelled_at_once(job, people):
    assert actions.cancel_job(job, by=people.an).state == JobState.CANCELLED
    actions.run_job(job.pk)
    assert batches.worked == []


def test_a_running_job_stops_after_the_chunk_in_hand(job, people, monkeypatch):
    original = batches.save

    def save_and_cancel(parameters, number, result):
        original(parameters, number, result)
        if number == 1:
            Job.objects.filter(pk=job.pk).update(is_cancel_requested=True)

    monkeypatch.setattr(
        batches, "SQUARES", batches.Batch(batches.chunks, batches.work, save_and_cancel, batches.finish)
    )
    stopped = actions.run_job(job.pk)
    assert (stopped.state, stopped.done) == (JobState.CANCELLED, 2)


def test_an_ended_job_has_nothing_to_cancel_and_a_running_one_nothing_to_retry(job, people):
    with pytest.raises(Refused, match="failed or was cancelled"):
        actions.retry_job(job, by=people.an)
    done = actions.run_job(job.pk)
    with pytest.raises(Refused, match="already ended"):
        actions.cancel_job(done, by=people.an)


def test_processes_give_the_results_in_the_order_of_the_chunks():
    assert list(ProcessRunner(2).run(abs, [-3, 2, -1])) == [3, 2, 1]


def test_the_panel_says_how_far_and_how_long_yet(job):
    started = timezone.now() - timedelta(seconds=30)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, done=3, total=5, started_at=started)
    job.refresh_from_db()
    panel = queries.progress_of(job)
    assert (panel.state, panel.done, panel.total, panel.cancel_url) == ("now", 3, 5, f"/jobs/{job.pk}/cancel/")
    assert 19 <= panel.seconds_left <= 21


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_pages_open_for_the_one_who_asked_and_for_nobody_else(client, job, people, language):
    client.cookies["daihoi_language"] = language
    client.force_login(people.an)
    assert client.get(reverse("jobs:home")).status_code == 200
    assert client.get(reverse("jobs:show", args=[job.pk])).status_code == 200
    assert client.get(reverse("jobs:show", args=[job.pk]), headers={"hx-request": "true"}).status_code == 200
    client.force_login(people.dung)
    assert client.get(reverse("jobs:show", args=[job.pk])).status_code == 403
