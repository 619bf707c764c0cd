"""Every act that is sealed in the trail has words that a person reads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from daihoi.apps.audit.verbs import VERBS

APPS = Path(__file__).resolve().parents[2] / "src" / "daihoi" / "apps"
SEALED = sorted(
    {
        verb
        for path in APPS.rglob("*.py")
        for verb in re.findall(r"\"([a-z]+\.[a-z_]+)\"", path.read_text(encoding="utf-8"))
        if re.search(
            rf"(record|_move|_judge|_moved)\([^)]*\"{re.escape(verb)}\"", path.read_text(encoding="utf-8"), re.S
        )
        and verb.split(".")[0] in {folder.name for folder in APPS.iterdir()}
    }
)


def test_there_are_verbs_to_look_at():
    assert len(SEALED) > 80


@pytest.mark.parametrize("verb", SEALED)
def test_a_sealed_act_has_its_words(verb):
    assert verb in VERBS, f"add {verb} to audit/verbs.py"
