"""What the test of the killed worker does in processes of their own: ``python -m tests.scenarios.worker_house ACT``."""

from __future__ import annotations

import sys
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from daihoi.apps.accounts.models import User  # noqa: E402
from daihoi.apps.jobs import actions  # noqa: E402
from tests.scenarios import slow_batch  # noqa: E402


def make() -> None:
    """The tables, and one job in the queue."""
    call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {slow_batch.TABLE} (number integer, worker integer)")
    an = User.objects.create(username="an")
    actions.request_job(slow_batch.KIND, "Slow", by=an, count=8)


def recover() -> None:
    """What the watch does when it sees that the worker has died: put its job back, start another worker."""
    print("recovered", actions.recover_jobs(timedelta(0)))
    call_command("db_worker", batch=True, startup_delay=False, reload=False, interval=0.1, verbosity=0)


if __name__ == "__main__":
    {"make": make, "recover": recover}[sys.argv[1]]()
