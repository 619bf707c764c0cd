"""The whole cascade once for all tests of a file: begun, broken off half-way, taken up again, finished."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import connection, transaction

from daihoi.demo import build, foundations, steps

BROKEN_OFF_AT = "grassroots-30"
STEPS_AT_ONCE = 10


class PowerCut(Exception):
    """The machine went dark in the middle of a step."""


@pytest.fixture(scope="module")
def cascade_built(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[list[str]]:
    """The names of the steps that were taken after the power cut; the file's last test gives the database back."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        whole = transaction.atomic()
        whole.__enter__()
        try:
            _run_into_the_dark()
            taken = _take_all()
            yield [step.name for step, _seconds in taken]
        finally:
            transaction.set_rollback(True)
            whole.__exit__(None, None, None)


def _take_all() -> list[tuple[steps.Step, float]]:
    """Take the steps in handfuls; between them a PostgreSQL learns how big its tables have grown.

    All of it is one transaction here, which no automatic analysis can see into.
    """
    taken = []
    for end in range(STEPS_AT_ONCE, len(build.STEPS) + STEPS_AT_ONCE, STEPS_AT_ONCE):
        taken += steps.take(list(build.STEPS[:end]), steps.Demo(2020, "vi"))
        _analyse()
    return taken


def _analyse() -> None:
    """Our own tables only: those that all databases share would be locked for the other worker of the tests."""
    if connection.vendor == "postgresql":
        names = connection.introspection.django_table_names(only_existing=True, include_views=False)
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(connection.ops.quote_name(name) for name in names)}")


def _run_into_the_dark() -> None:
    def die(act, demo):
        act(demo)
        raise PowerCut

    plan = [
        replace(step, act=lambda demo, act=step.act: die(act, demo)) if step.name == BROKEN_OFF_AT else step
        for step in build.STEPS
    ]
    foundations.first_account()
    with pytest.raises(PowerCut):
        for end in range(STEPS_AT_ONCE, len(plan) + STEPS_AT_ONCE, STEPS_AT_ONCE):
            steps.take(plan[:end], steps.Demo(2020, "vi"))
            _analyse()


@pytest.fixture
def cascade(cascade_built: list[str], db: None) -> list[str]:
    """The finished cascade; what a test changes is taken back."""
    return cascade_built
