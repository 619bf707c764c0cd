"""The rulings that the guide prints are rulings that the program reads, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from daihoi.core.ballots.adjudicating import KEYS, read_adjudication

GUIDES = Path(__file__).parents[2] / "docs" / "guides"


@pytest.mark.parametrize("name", ["ballots-paper.md", "ballots-paper.vi.md"])
def test_the_guide_prints_rulings_that_are_read_and_names_every_key(name: str) -> None:
    text = (GUIDES / name).read_text(encoding="utf-8")
    printed = [json.loads(line) for line in re.findall(r"^\{.*\"decided_by\".*\}$", text, re.M)]
    assert [bool(read_adjudication(one).decided_by) for one in printed] == [True, True, True]
    counting = text[text.index("--adjudications") :]
    assert [key for key in KEYS if f"`{key}`" not in counting] == []
