"""The suite runs on the database that it was asked to run on."""

from __future__ import annotations

import os

from django.db import connection


def test_the_database_is_the_one_that_was_asked_for(db):
    asked = os.environ.get("DAIHOI_TEST_DATABASE", "sqlite")
    assert connection.vendor == {"postgres": "postgresql", "sqlite": "sqlite"}[asked]
