"""What every test of the apps needs beside the cast."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _private_files(settings, tmp_path: Path) -> None:
    """Files that the acts keep go with the test."""
    settings.HOME = tmp_path
