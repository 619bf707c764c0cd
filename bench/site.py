"""A throw-away site on SQLite for the benchmarks that need tables."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache


class _NoMigrations(dict[str, None]):
    """Every app's tables are made straight from its models."""

    def __contains__(self, app: object) -> bool:
        return True

    def __getitem__(self, app: object) -> None:
        return None


@cache
def open_site() -> None:
    """Make the tables in a new folder that goes with the process; whatever the environment names is left alone."""
    folder = tempfile.mkdtemp(prefix="daihoi-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ.pop("DAIHOI_DATABASE_URL", None)
    os.environ.pop("DAIHOI_DATABASE_URL_FILE", None)
    os.environ |= {"DAIHOI_HOME": folder, "DJANGO_SETTINGS_MODULE": "daihoi.config.settings"}
    import django
    from django.conf import settings

    settings.MIGRATION_MODULES = _NoMigrations()
    django.setup()
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)
