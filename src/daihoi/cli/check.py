"""What ``daihoi check`` looks at: the database, its tables, the static files, every chain of the trail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say

from . import server

WELL, NEEDS_A_PERSON, BROKEN = 0, 1, 3
_Line = tuple[int, Sentence]


def check(language: str) -> int:
    """Print what is set up and whether every chain of the trail is whole.

    Returns:
        0 when all is well, 1 when something is to be done, 3 when a chain is broken.

    Raises:
        WrongInput: the database does not answer or has no tables.
    """
    server.start_framework()
    server.require_database()
    worst = WELL
    for weight, sentence in _lines():
        print(sentence.in_language(language), flush=True)
        worst = max(worst, weight)
    return worst


def _lines() -> Iterator[_Line]:
    yield from _set_up()
    yield _database()
    yield _migrations()
    yield _static_files()
    yield from _chains()


def _set_up() -> Iterator[_Line]:
    """What the framework itself finds wrong with the settings."""
    from django.core.checks import run_checks

    for message in run_checks():
        if message.is_serious():
            yield NEEDS_A_PERSON, say("Settings: {message}", message=message.msg)


def _database() -> _Line:
    from django.db import connection

    return WELL, say("Database: {vendor}, it answers.", vendor=connection.vendor)


def _migrations() -> _Line:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    applied = len(executor.loader.applied_migrations)
    if not applied:
        raise WrongInput(say("The database has no tables yet. Run “daihoi run” once to make them."))
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if waiting:
        sentence = say(
            "Tables: {applied} migrations are applied, {waiting} wait. Run “daihoi run” once to apply them.",
            applied=applied,
            waiting=waiting,
        )
        return NEEDS_A_PERSON, sentence
    return WELL, say("Tables: all {applied} migrations are applied.", applied=applied)


def _static_files() -> _Line:
    from django.conf import settings

    folder = Path(settings.STATIC_ROOT)
    if not (folder / "staticfiles.json").exists():
        sentence = say(
            "Static files: none are in {folder}, so pages have no style. Run “daihoi run” once to put them there.",
            folder=folder,
        )
        return NEEDS_A_PERSON, sentence
    count = sum(1 for path in folder.rglob("*") if path.is_file())
    return WELL, say("Static files: {count} in {folder}.", count=count, folder=folder)


def _chains() -> Iterator[_Line]:
    from django.db import connection

    from daihoi.apps.audit import queries
    from daihoi.apps.audit.models import Chain

    if Chain._meta.db_table not in connection.introspection.table_names():
        return
    chains = Chain.objects.order_by("name")
    if not chains:
        yield WELL, say("Trail: nothing has been written yet.")
    for chain in chains:
        verdict = queries.verify_chain(chain)
        weight = WELL if verdict.is_whole else BROKEN
        yield weight, say("Chain {name}: {verdict}", name=chain.name, verdict=verdict.sentence)
