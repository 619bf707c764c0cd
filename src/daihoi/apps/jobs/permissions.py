"""Who may see and steer a job."""

from __future__ import annotations

from typing import Any

from .models import Job


def can_steer(user: Any, job: Job) -> bool:
    """The one who asked for the job, or the site's keeper."""
    return bool(getattr(user, "is_superuser", False) or user.get_username() == job.requested_by)
