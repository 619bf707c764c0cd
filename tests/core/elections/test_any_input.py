"""Whatever stands in the file, the answer is a decision or one sentence: never a crash."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from daihoi.core import rulebooks
from daihoi.core.elections import check, decide, read_case, read_contest
from daihoi.core.errors import WrongInput

from .worked import CHECKED, DECIDED

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**30) | st.floats() | st.text(max_size=4) | st.sampled_from("AB"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "A", "count", "x"]), inner),
    max_leaves=4,
)


def places(value: Any) -> list[list[Any]]:
    """The path of every value inside a JSON value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
    return [path for key, inner in pairs for path in ([key], *([key, *rest] for rest in places(inner)))]


@st.composite
def spoilt(draw: st.DrawFn, lawful: list[dict[str, Any]]) -> dict[str, Any]:
    """A lawful file with one value, anywhere in it, replaced by anything."""
    whole = copy.deepcopy(draw(st.sampled_from(lawful)))
    *parents, last = draw(st.sampled_from([path for path in places(whole) if path != ["rulebook"]]))
    inner = whole
    for parent in parents:
        inner = inner[parent]
    inner[last] = draw(JSON)
    return whole


@settings(max_examples=300)
@given(spoilt([value for value, _ in DECIDED.values()]))
def test_a_spoilt_case_is_decided_or_refused(value: dict[str, Any]) -> None:
    rules = rulebooks.load(value["rulebook"]).elections
    try:
        decision = decide(read_case(value, rules), rules)
    except WrongInput as refused:
        assert refused.in_language("vi") and refused.in_language("en")
    else:
        assert json.dumps([decision.as_json("vi"), decision.as_json("en")])


@settings(max_examples=300)
@given(spoilt([value for value, _, _ in CHECKED.values()]))
def test_a_spoilt_contest_is_checked_or_refused(value: dict[str, Any]) -> None:
    book = rulebooks.load(value["rulebook"])
    try:
        findings = check(read_contest(value), book.elections, book.nominations)
    except WrongInput as refused:
        assert refused.in_language("vi") and refused.in_language("en")
    else:
        assert json.dumps([one.as_json("vi") for one in findings])
