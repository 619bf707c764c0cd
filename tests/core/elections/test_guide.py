"""The examples of the guide are what the commands read."""

from __future__ import annotations

import json
import re
from pathlib import Path

from daihoi.core import rulebooks
from daihoi.core.elections import check, decide, is_admissible, read_case, read_contest

GUIDE = (Path(__file__).resolve().parents[3] / "docs" / "guides" / "elections-json.md").read_text(encoding="utf-8")
CASE, CONTEST = (json.loads(text) for text in re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL))
BOOK = rulebooks.load("vn-party-190")


def test_the_case_of_the_guide_is_decided() -> None:
    decision = decide(read_case(CASE, BOOK.elections), BOOK.elections)
    assert (decision.outcome.value, [one.id for one in decision.elected]) == ("decided", ["A", "B"])


def test_the_contest_of_the_guide_is_admissible() -> None:
    assert is_admissible(check(read_contest(CONTEST), BOOK.elections, BOOK.nominations))
