"""Foreign keys run down the staircase, like imports."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]


def _rank() -> dict[str, int]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(one for one in contracts if one["name"] == "The staircase of the apps")["layers"]
    return {
        name.strip(" ()"): place for place, layer in enumerate(layers) for name in layer.replace(":", "|").split("|")
    }


RANK = _rank()
MODELS = [model for model in apps.get_models() if model.__module__.startswith("daihoi.")]
KEYS = [
    (model, field)
    for model in MODELS
    for field in model._meta.get_fields()
    if field.is_relation and not field.auto_created and field.related_model is not None
    and field.related_model.__module__.startswith("daihoi.")
]  # fmt: skip


def _app(model: type) -> str:
    return model.__module__.split(".")[2]


def test_there_are_keys_to_look_at():
    assert len(KEYS) > 60


@pytest.mark.parametrize(("model", "field"), KEYS, ids=[f"{m._meta.label}.{f.name}" for m, f in KEYS])
def test_a_foreign_key_points_to_its_own_app_or_further_down(model, field):
    own, other = _app(model), _app(field.related_model)
    assert own == other or RANK[own] < RANK[other], f"{model._meta.label}.{field.name} points up to {other}"
