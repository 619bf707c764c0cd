"""Reading the model case."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent


@cache
def facts() -> dict[str, Any]:
    """The facts of the case as they stand in ``case.toml``."""
    return tomllib.loads((FOLDER / "case.toml").read_text(encoding="utf-8"))
