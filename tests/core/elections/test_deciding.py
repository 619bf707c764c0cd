"""A counted round means what the worked cases say."""

from __future__ import annotations

import re
from typing import Any

import pytest

from daihoi.core import rulebooks
from daihoi.core.elections import Severity, decide, read_case

from .worked import DECIDED, case


def decided(value: dict[str, Any], language: str = "en") -> dict[str, Any]:
    rules = rulebooks.load(value["rulebook"]).elections
    return decide(read_case(value, rules), rules).as_json(language)


@pytest.mark.parametrize("name", DECIDED)
def test_worked_case(name: str) -> None:
    value, expected = DECIDED[name]
    found = decided(value)
    assert {key: one for key, one in found.items() if key not in ("findings", "steps")} == expected


def test_each_candidate_has_one_sentence_in_ballot_order() -> None:
    steps = [step["text"] for step in decided(case(1, [40, 60]))["steps"] if "candidate" in step]
    assert steps == [
        "A: 40 of 100, not more than half (51 needed)",
        "B: 60 of 100, more than half (51 needed)",
    ]


def test_a_candidate_is_called_by_name_where_there_is_one() -> None:
    value = case(1, [60])
    value["candidates"][0]["name"] = "Nguyễn Văn An"
    steps = [step["text"] for step in decided(value)["steps"] if "candidate" in step]
    assert steps == ["Nguyễn Văn An: 60 of 100, more than half (51 needed)"]


def test_every_step_names_its_rule_and_source() -> None:
    for value, _ in DECIDED.values():
        found = decided(value)
        assert found["steps"]
        for step in found["steps"]:
            assert step["text"] and step["rule"]
            assert step["source"] or step["status"] == "derived"


def test_every_sentence_is_said_in_vietnamese_too() -> None:
    for value, _ in DECIDED.values():
        english, vietnamese = decided(value), decided(value, "vi")
        for kind in ("steps", "findings"):
            for one, other in zip(english[kind], vietnamese[kind], strict=True):
                assert one["text"] != other["text"], one["text"]
                assert not re.search(r"\{\w+\}", other["text"])


def test_each_deduction_is_a_step_with_the_people_named() -> None:
    value = case(1, [10, 9], summoned=21, ballots=19)
    value["electorate"]["deductions"] = [
        {"reason": "convening_committee_absent_whole", "names": ["Lê Văn Bình", "Trần Thị Chi"]},
        {"reason": "absent_part", "count": 1},
    ]
    steps = [step["text"] for step in decided(value)["steps"]]
    assert steps[0] == (
        "2 not counted in the base (Lê Văn Bình, Trần Thị Chi): "
        "member of the convening committee absent for the whole congress"
    )
    assert steps[1] == (
        "1 stay in the base; this meeting does not deduct them: attended, but absent when the vote was held"
    )
    assert steps[2].startswith("The base is 19. ")


def test_a_recalled_rule_warns_when_it_was_applied() -> None:
    tie = decided(case(1, [60, 60], ballots=(100, 100, 100)) | {"votes": {"A": 50, "B": 50}})
    assert [one["id"] for one in tie["findings"] if one["severity"] == "warn"] == ["R30"]
    plain = decided(case(1, [60, 40]))
    assert [one for one in plain["findings"] if one["severity"] == "warn"] == []


def test_a_found_rule_is_cited_for_the_record() -> None:
    assert decided(case(1, [60, 40]))["findings"] == [
        {
            "id": "R26",
            "severity": "info",
            "text": "A candidate is elected with the votes of more than half of the base.",
            "source": "190-QĐ/TW Đ30",
            "status": "found",
        }
    ]


@pytest.mark.parametrize(
    ("change", "severity", "start"),
    [
        ({"ballots": {"issued": 100, "returned": 97, "valid": 97, "invalid": {}}}, "info", "3 of the 100 ballots"),
        ({"ballots": {"issued": 100, "returned": 100, "valid": 97}}, "warn", "3 ballots are invalid, but no ground"),
        ({"votes": {"A": 60, "B": 30}}, "warn", "90 votes from 100 valid ballots"),
    ],
)
def test_a_figure_that_needs_a_look_is_remarked(change: dict[str, Any], severity: str, start: str) -> None:
    found = decided(case(1, [57, 40]) | change)
    assert [(one["severity"], one["text"]) for one in found["findings"] if one["text"].startswith(start)] != []
    assert found["outcome"] == "decided"
    assert {one["severity"] for one in found["findings"] if one["text"].startswith(start)} == {severity}


def test_more_ballots_than_people_present_is_remarked() -> None:
    found = decided(case(1, [57, 40], attending=90))
    assert "100 ballots issued, but 90 people attending. Check both figures." in [
        one["text"] for one in found["findings"]
    ]


def test_present_and_absent_together_are_at_most_those_summoned() -> None:
    found = decided(
        case(1, [60, 40], summoned=120, attending=118, deductions={"absent_whole_congress_no_alternate": 20})
    )
    assert found["outcome"] == "decided"
    assert any(one["text"].startswith("118 attending and 20 absent") for one in found["findings"])


def test_contradictions_are_all_told_at_once() -> None:
    value = case(1, [101, 101]) | {"ballots": {"issued": 101, "returned": 101, "valid": 100, "invalid": {"INV-1": 2}}}
    rules = rulebooks.load("vn-party-190").elections
    found = decide(read_case(value, rules), rules)
    assert [str(one.text) for one in found.findings] == [
        "101 ballots issued to 100 people summoned.",
        "100 valid and 2 invalid ballots make 102, but 101 were returned.",
        "A has 101 votes from 100 valid ballots.",
        "B has 101 votes from 100 valid ballots.",
        "202 votes in all, but valid ballots (100) times seats (1) make 100 at most.",
    ]
    assert {one.severity for one in found.findings} == {Severity.BLOCK}
