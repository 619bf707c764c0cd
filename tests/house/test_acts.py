"""Every act is documented, keyword-only in who acts, and guarded by a docstring that says what it does."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ROOT / "src" / "daihoi" / "apps"
NAMES = sorted(
    folder.name for folder in APPS.iterdir() if (folder / "actions.py").exists() or (folder / "actions").is_dir()
)


def _acts(app: str) -> dict[str, Callable[..., object]]:
    module = import_module(f"daihoi.apps.{app}.actions")
    home = f"daihoi.apps.{app}.actions"
    return {
        name: thing
        for name, thing in vars(module).items()
        if callable(thing)
        and not inspect.isclass(thing)
        and not name.startswith("_")
        and getattr(thing, "__module__", "").startswith(home)
    }


ACTS = [(app, name, act) for app in NAMES for name, act in _acts(app).items()]


def test_there_are_acts_to_look_at():
    assert len(ACTS) > 100


@pytest.mark.parametrize(("app", "name", "act"), ACTS, ids=[f"{app}.{name}" for app, name, _ in ACTS])
def test_every_act_says_what_it_does(app, name, act):
    assert (inspect.getdoc(act) or "").strip(), f"{app}.actions.{name} has no docstring"


@pytest.mark.parametrize(("app", "name", "act"), ACTS, ids=[f"{app}.{name}" for app, name, _ in ACTS])
def test_every_act_stands_on_its_page_of_the_documents(app, name, act):
    page = (ROOT / "docs" / "acts" / f"{app}.md").read_text(encoding="utf-8")
    assert f"`{name}`" in page or f"`{name}(" in page, f"docs/acts/{app}.md does not name {name}"


@pytest.mark.parametrize(("app", "name", "act"), ACTS, ids=[f"{app}.{name}" for app, name, _ in ACTS])
def test_who_acts_is_given_by_name(app, name, act):
    by = inspect.signature(act).parameters.get("by")
    assert by is None or by.kind is inspect.Parameter.KEYWORD_ONLY
