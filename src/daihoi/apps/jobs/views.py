"""Pages of long work: the list, one job with its progress, cancel and try again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.shell.guards import require, signed_in
from daihoi.apps.shell.shapes import Act, Fact

from . import actions, permissions, queries
from .models import Job


@signed_in
def list_jobs(request: HttpRequest) -> HttpResponse:
    """The reader's jobs, the newest first."""
    rows = [(job, queries.progress_of(job)) for job in queries.jobs_of(request.user)[:100]]
    return render(request, "jobs/list.html", {"title": _("Long work"), "rows": rows})


@signed_in
def show_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """One job; htmx asks for the progress alone."""
    job = _own_job(request, job_id)
    progress = queries.progress_of(job)
    if getattr(request, "htmx", False):
        part = render(request, "shell/progress.html", {"progress": progress})
        if not progress.is_running:
            part["HX-Refresh"] = "true"  # the whole page, with the result
        return part
    context = {
        "title": job.title,
        "facts": [Fact(_("Requested"), job.requested_at), Fact(_("Requested by"), job.requested_by)],
        "acts": [Act(_("All long work"), reverse("jobs:home"), icon="arrow-left")],
        "progress": progress,
        "record_facts": queries.result_of(job),
    }
    return render(request, "jobs/job.html", context)


@signed_in
@require_POST
def cancel_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Stop after the chunk in hand."""
    actions.cancel_job(_own_job(request, job_id), by=request.user)
    messages.info(request, _("The job stops after the part it is working on; what is done stays done."))
    return redirect("jobs:show", job_id)


@signed_in
@require_POST
def retry_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """Go on where the job stopped."""
    actions.retry_job(_own_job(request, job_id), by=request.user)
    messages.info(request, _("The job goes on where it stopped."))
    return redirect("jobs:show", job_id)


def _own_job(request: HttpRequest, job_id: int) -> Job:
    job = get_object_or_404(Job, pk=job_id)
    require(permissions.can_steer, request.user, job)
    return job
