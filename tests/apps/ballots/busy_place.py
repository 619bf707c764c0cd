"""A database for one process: a SQLite file, or one beside the others on a PostgreSQL server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def database_of_its_own(folder: Path, server: str) -> Iterator[dict[str, str]]:
    """The environment of a process that works there; a database on a server goes when the work is done."""
    given = {**os.environ, "DAIHOI_HOME": str(folder), "DJANGO_SETTINGS_MODULE": "tests.scenarios.bare_settings"}
    if not server.startswith("postgres"):
        yield given | {"DAIHOI_DATABASE_URL": f"sqlite:///{folder / 'house.sqlite3'}"}
        return
    import psycopg

    name = f"busy_desk_{os.getpid()}"
    with psycopg.connect(server.replace("postgres://", "postgresql://"), autocommit=True) as link:
        link.execute(f"CREATE DATABASE {name}")
        try:
            yield given | {"DAIHOI_DATABASE_URL": _beside(server, name)}
        finally:
            link.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _beside(server: str, name: str) -> str:
    address, mark, query = server.partition("?")
    return f"{address.rsplit('/', 1)[0]}/{name}{mark}{query}"
