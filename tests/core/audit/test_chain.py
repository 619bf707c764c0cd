"""The sealed trail."""

import copy
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.audit import Flaw, Part, canonical, read_line, seal, verify, verify_lines, verify_part
from daihoi.core.errors import WrongInput

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=5,
)
FACTS = st.lists(
    st.dictionaries(st.sampled_from(["seats", "unit", "note"]), VALUES, max_size=3), min_size=1, max_size=6
)


def trail(facts, previous="", first=1):
    entries = []
    for number, fact in enumerate(facts, start=first):
        entry = {
            "sequence": number,
            "at": f"2020-06-08T08:{number % 60:02}:00+07:00",
            "by": "an",
            "verb": "elections.round_opened",
            "on": ["elections.round", str(number), "Vòng 1"],
            "facts": fact,
        }
        entry |= {"previous": previous, "hash": seal(previous, entry)}
        previous = entry["hash"]
        entries.append(entry)
    return entries


THREE = trail([{"seats": 5}, {"seats": 6}, {"seats": 7}])


def test_a_seal_is_the_hash_of_the_version_the_hash_before_and_the_canonical_entry():
    entry = {"verb": "mở", "sequence": 1, "previous": "ignored", "hash": "ignored"}
    text = 'daihoi-audit-1\nabc\n{"sequence":1,"verb":"mở"}'
    assert canonical(entry) == '{"sequence":1,"verb":"mở"}'
    assert seal("abc", entry) == hashlib.sha256(text.encode()).hexdigest()


def test_composed_and_decomposed_letters_are_sealed_alike():
    assert seal("", {"by": "Hòa"}) == seal("", {"by": "Ho\u0300a"})


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ({"facts": {"share": 0.5}}, "holds 0.5, a float"),
        ({"facts": {1: "a"}}, "the name 1, which is no text"),
        ({"facts": {"é": 1, "e\u0301": 2}}, "the name “é” twice"),
        ({"facts": {"a"}}, "a set"),
        ({"facts": json.loads("[" * 60 + "]" * 60)}, "nested more than 50 deep"),
    ],
)
def test_what_could_be_written_in_two_ways_is_not_sealed(entry, sentence):
    with pytest.raises(WrongInput, match=sentence):
        seal("", entry)


def test_a_whole_trail_is_found_whole():
    verdict = verify(THREE, head=THREE[-1]["hash"])
    assert (verdict.is_whole, verdict.checked, verdict.head, verdict.position) == (True, 3, THREE[-1]["hash"], 0)
    assert str(verdict.reason) == "All 3 entries are in their places and unchanged."


def test_an_empty_trail_is_whole_unless_its_head_is_known():
    assert verify([]).is_whole
    assert verify([], head=THREE[0]["hash"]).flaw is Flaw.TRUNCATED


def test_a_changed_entry_is_found_where_it_stands():
    entries = copy.deepcopy(THREE)
    entries[1]["facts"]["seats"] = 60
    verdict = verify(entries)
    assert (verdict.flaw, verdict.position, verdict.checked, verdict.found) == (Flaw.CHANGED, 2, 1, THREE[1]["hash"])
    assert verdict.expected == seal(THREE[0]["hash"], entries[1])


def test_an_entry_that_was_changed_and_sealed_anew_breaks_the_link_after_it():
    entries = copy.deepcopy(THREE)
    entries[1]["facts"]["seats"] = 60
    entries[1]["hash"] = seal(entries[0]["hash"], entries[1])
    assert (verify(entries).flaw, verify(entries).position) == (Flaw.BROKEN_LINK, 3)


def test_a_removed_entry_is_a_gap_even_when_the_rest_is_numbered_anew():
    assert (verify([THREE[0], THREE[2]]).flaw, verify([THREE[0], THREE[2]]).position) == (Flaw.GAP, 2)
    renumbered = [THREE[0], THREE[2] | {"sequence": 2}]
    assert (verify(renumbered).flaw, verify(renumbered).position) == (Flaw.BROKEN_LINK, 2)


def test_moved_and_repeated_entries_are_out_of_order():
    assert verify([THREE[1], THREE[0], THREE[2]]).flaw is Flaw.GAP
    assert verify([THREE[0], THREE[0], THREE[1]]).flaw is Flaw.OUT_OF_ORDER


def test_an_inserted_entry_breaks_the_link():
    forged = trail([{"seats": 9}], previous=THREE[0]["hash"], first=2)[0]
    entries = [THREE[0], forged, *(entry | {"sequence": entry["sequence"] + 1} for entry in THREE[1:])]
    assert (verify(entries).flaw, verify(entries).position) == (Flaw.BROKEN_LINK, 3)


def test_a_cut_off_end_is_seen_only_with_the_head():
    assert verify(THREE[:2]).is_whole
    verdict = verify(THREE[:2], head=THREE[2]["hash"])
    assert (verdict.flaw, verdict.position, verdict.expected, verdict.found) == (
        Flaw.TRUNCATED,
        3,
        THREE[2]["hash"],
        THREE[1]["hash"],
    )


def test_a_part_of_a_trail_is_checked_from_where_it_begins():
    assert verify(THREE[1:], previous=THREE[0]["hash"], first=2, head=THREE[2]["hash"]).is_whole
    assert verify(THREE[1:]).flaw is Flaw.GAP
    assert verify(THREE[1:], first=2).flaw is Flaw.BROKEN_LINK


@pytest.mark.parametrize("number", [None, "1", True, 1.0])
def test_an_entry_without_a_number_is_unreadable(number):
    verdict = verify([THREE[0] | {"sequence": number}])
    assert (verdict.flaw, str(verdict.reason)) == (Flaw.UNREADABLE, "Entry 1 has no number.")


def test_an_entry_that_cannot_have_been_sealed_is_unreadable():
    assert verify([THREE[0] | {"facts": {"share": 0.5}}]).flaw is Flaw.UNREADABLE


@given(FACTS)
def test_any_trail_is_found_whole_and_survives_a_file(facts):
    entries = trail(facts)
    lines = [json.dumps(entry, ensure_ascii=len(facts) % 2 == 0) + "\n" for entry in entries]
    head = entries[-1]["hash"]
    assert verify(entries, head=head).is_whole and verify_lines([*lines, "\n"], head=head).is_whole


@given(FACTS, st.data())
def test_any_change_of_order_or_number_of_entries_is_found(facts, data):
    entries = trail(facts)
    places = st.integers(0, len(entries) - 1)
    tampered = [entries[place] for place in data.draw(st.lists(places, max_size=len(entries) + 2))]
    assert verify(tampered, head=entries[-1]["hash"]).is_whole == (tampered == entries)


@given(FACTS, st.data())
def test_any_changed_field_is_found_at_its_place(facts, data):
    entries = trail(facts)
    place = data.draw(st.integers(0, len(entries) - 1))
    field = data.draw(st.sampled_from(sorted(entries[place])))
    entries[place] = entries[place] | {field: "forged"}
    assert verify(entries).position == place + 1


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("[1]", "no JSON object"),
        ('{"sequence":' + "9" * 5000 + "}", "is no JSON"),
        ('{"by":"an","by":"binh"}', "names a field twice"),
        ('{"sequence":1.0}', "holds the number 1.0"),
        ('{"sequence":NaN}', "holds the number NaN"),
    ],
)
def test_a_line_that_is_no_entry_is_refused(line, sentence):
    with pytest.raises(WrongInput, match=sentence):
        read_line(line)
    verdict = verify_lines([json.dumps(THREE[0]), line])
    assert (verdict.flaw, verdict.position, verdict.checked) == (Flaw.UNREADABLE, 2, 1)


def test_an_empty_line_inside_a_trail_is_a_flaw():
    lines = [json.dumps(entry) for entry in THREE]
    assert verify_lines([lines[0], "", lines[1]]).flaw is Flaw.UNREADABLE
    assert verify_lines([*lines, "", ""]).is_whole


@given(FACTS, st.integers(1, 4), st.integers(0, 5), st.sampled_from(["none", "change", "drop", "swap"]))
def test_a_trail_checked_in_parts_is_whole_exactly_when_it_is_whole_in_one(facts, size, at, harm):
    entries = trail(facts)
    head, length = entries[-1]["hash"], len(entries)
    at %= length
    if harm == "change":
        entries[at] = entries[at] | {"by": "somebody"}
    elif harm == "drop":
        del entries[at]
    elif harm == "swap" and length > 1:
        entries[at], entries[at - 1] = (
            entries[at] | {"facts": entries[at - 1]["facts"]},
            entries[at - 1] | {"facts": entries[at]["facts"]},
        )
    by_number = {entry["sequence"]: entry for entry in entries}
    parts = []
    for first in range(1, length + 1, size):
        lines = tuple(by_number[number] for number in range(first, first + size) if number in by_number)
        after = by_number.get(first + size)
        parts.append(
            Part(
                lines,
                first,
                lines[0]["previous"] if lines and first > 1 else "",
                head if first + size > length else after and after["previous"],
            )
        )
    verdicts = [verify_part(part) for part in parts]
    assert all(verdict.is_whole for verdict in verdicts) == verify(entries, head=head).is_whole


def test_the_place_in_a_part_is_the_number_in_the_trail():
    entries = trail([{}] * 6)
    entries[4] |= {"by": "somebody"}
    verdict = verify_part(Part(tuple(entries[3:]), 4, entries[3]["previous"]))
    assert (verdict.position, verdict.flaw) == (5, Flaw.CHANGED)
