"""The entry journal: no line is changed, and what was keyed can be destroyed without breaking the chain."""

from __future__ import annotations

from typing import Any

import pytest

from daihoi.core.audit import Flaw, seal
from daihoi.core.ballots.journal import commitment, verify_journal


def journal() -> list[dict[str, Any]]:
    """Four lines, two of them keyed."""
    lines: list[dict[str, Any]] = []
    head = ""
    for number, (act, keyed, salt) in enumerate(
        [("opened", "", ""), ("keyed", "3 5", "a1"), ("keyed", "", "b2"), ("closed", "", "")], 1
    ):
        sealed = {"sequence": number, "act": act, "by": "a1", "commitment": commitment(salt, keyed)}
        line = sealed | {"previous": head, "hash": seal(head, sealed), "salt": salt, "keyed": keyed}
        head = line["hash"]
        lines.append(line)
    return lines


def test_a_whole_journal_is_whole_up_to_the_head_that_was_handed_over():
    lines = journal()
    verdict = verify_journal(lines, head=lines[-1]["hash"])
    assert (verdict.is_whole, verdict.checked, verdict.head) == (True, 4, lines[-1]["hash"])


def test_a_line_keyed_empty_is_sealed_too():
    assert commitment("b2", "") != ""
    assert commitment("", "3 5") == ""


def test_the_same_line_looks_different_each_time():
    assert commitment("a1", "3 5") != commitment("b2", "3 5")


def test_contents_that_were_exchanged_are_seen():
    lines = journal()
    lines[1]["keyed"] = "3 6"
    verdict = verify_journal(lines)
    assert (verdict.is_whole, verdict.position, verdict.flaw) == (False, 2, Flaw.UNREADABLE)
    assert str(verdict.reason) == "Line 2: what was keyed is not what was sealed."


@pytest.mark.parametrize(
    ("change", "position", "flaw"),
    [
        (lambda lines: lines[2].update(by="b1"), 3, Flaw.CHANGED),
        (lambda lines: lines.pop(1), 2, Flaw.GAP),
        (lambda lines: lines.pop(), 4, Flaw.TRUNCATED),
        (lambda lines: lines.insert(1, dict(lines[2])), 2, Flaw.GAP),
    ],
)
def test_a_line_changed_removed_or_slipped_in_is_seen(change, position, flaw):
    lines = journal()
    head = lines[-1]["hash"]
    change(lines)
    verdict = verify_journal(lines, head=head)
    assert (verdict.is_whole, verdict.position, verdict.flaw) == (False, position, flaw)


def test_destroyed_contents_leave_the_chain_whole():
    lines = [line | {"salt": "", "keyed": ""} for line in journal()]
    verdict = verify_journal(lines, head=lines[-1]["hash"])
    assert (verdict.is_whole, verdict.checked) == (True, 4)
