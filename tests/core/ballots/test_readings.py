"""One line of the readings file says all that was seen."""

from __future__ import annotations

import json

import pytest

from daihoi.core.ballots.readings import PageReading, PageVerdict, Reason, ReasonKind, read_reading
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence

READING = PageReading(
    source="batch1.tif#12", verdict=PageVerdict.ADJUDICATE, layout_id="9f3c", page=1,
    choices={"A": "agree", "B": None}, ink={"A": {"agree": 0.41, "disagree": 0.0}}, confidence=0.998,
    reasons=(Reason(ReasonKind.STRAY_INK, Sentence("Ink in the margin."), "", "INV-7", (1, 2, 3, 4)),),
    image_hash="ab" * 32, second={"A": "agree", "B": None},
)  # fmt: skip


def test_a_reading_is_the_same_after_it_was_written_and_read() -> None:
    assert read_reading(json.loads(json.dumps(READING.as_json("en")))) == READING


def test_a_line_carries_the_public_keys() -> None:
    line = READING.as_json("en")
    assert list(line)[:7] == ["source", "layout_id", "page", "verdict", "choices", "ink", "confidence"]
    assert line["reasons"] == [
        {"id": "stray_ink", "text": "Ink in the margin.", "candidate": None, "ground": "INV-7", "box_mm": [1, 2, 3, 4]}
    ]


@pytest.mark.parametrize("value", [{}, [], "x", READING.as_json("en") | {"verdict": "perhaps"}])
def test_what_is_no_reading_is_refused_in_a_sentence(value: object) -> None:
    with pytest.raises(WrongInput, match="no reading of a ballot page"):
        read_reading(value)
