"""Sealed records and the published root: nothing changed unseen, nothing told of another ballot."""

from __future__ import annotations

import json
from itertools import count as numbers

import pytest

from daihoi.core.audit.merkle import inclusion_proof, leaf_hash
from daihoi.core.ballots.adjudicating import Adjudication
from daihoi.core.ballots.counting import count_readings
from daihoi.core.ballots.readings import PageVerdict, ReasonKind
from daihoi.core.ballots.records import Sealing, commitment, publication, verify_one, verify_records
from daihoi.core.errors import WrongInput

from .scans import make_layout, reason, sheet_for, struck

STRIKE = make_layout("ABC", 2)
SIGNED = struck(STRIKE, "C", 3, verdict=PageVerdict.INVALID, reasons=(reason(ReasonKind.STRAY_INK, "INV-7"),))
PAGES = [struck(STRIKE, "C", 1), struck(STRIKE, "AB", 2), SIGNED]


RULED = (Adjudication(("Bình",), place=3, ground="INV-7"),)


def sealed(pages=PAGES, rulings=RULED):
    salts = numbers(1)
    sealing, lines = Sealing(lambda: f"{next(salts):032x}"), []
    count = count_readings(pages, rulings, STRIKE, sheet_for(STRIKE), keep=lambda one: lines.append(sealing.seal(one)))
    return count, sealing, lines


def test_a_record_holds_the_pictures_what_was_read_and_what_was_decided():
    _count, _sealing, lines = sealed()
    assert json.loads(lines[2])["record"] == {
        "place": 3, "images": [SIGNED.image_hash], "choices": {"A": "kept", "B": "kept", "C": "struck"},
        "valid": False, "ground": "INV-7", "weight": 1, "votes": {}, "decided_by": ["Bình"], "note": "",
    }  # fmt: skip


def test_the_sealed_file_is_whole_against_the_published_root():
    _count, sealing, lines = sealed()
    verdict = verify_records(lines, sealing.root)
    assert (verdict.is_whole, verdict.checked, verdict.root) == (True, 3, sealing.root)


@pytest.mark.parametrize(
    ("bend", "complaint"),
    [
        (lambda lines: lines[:2], "The root over 2 records"),
        (lambda lines: [lines[1], lines[0], lines[2]], "missing, added or exchanged"),
        (lambda lines: [lines[0].replace('"A": 1', '"C": 1'), *lines[1:]], "Record 1 is not what was sealed"),
        (lambda lines: [lines[0], "{}", lines[2]], "no record"),
        (lambda lines: [lines[0], lines[1].replace("salt", "sult"), lines[2]], "no record"),
    ],
)
def test_any_change_of_the_sealed_file_is_seen(bend, complaint):
    _count, sealing, lines = sealed()
    verdict = verify_records(bend(lines), sealing.root)
    assert not verdict.is_whole
    assert complaint in str(verdict.reason)


def test_one_record_is_opened_and_proven_without_the_others():
    _count, sealing, lines = sealed()
    leaves = [leaf_hash(bytes.fromhex(json.loads(one)["commitment"])) for one in lines]
    proof = [one.hex() for one in inclusion_proof(leaves, 1)]
    assert verify_one(lines[1], 1, 3, proof, sealing.root)
    assert not verify_one(lines[0], 1, 3, proof, sealing.root)
    assert not verify_one(lines[1].replace('"C": 1', '"A": 1'), 1, 3, proof, sealing.root)
    with pytest.raises(WrongInput, match="hexadecimal"):
        verify_one(lines[1], 1, 3, ["x"], sealing.root)


def test_equal_ballots_have_unlike_leaves_so_that_nobody_counts_patterns():
    _count, _sealing, lines = sealed([struck(STRIKE, "C", 1), struck(STRIKE, "C", 2)], ())
    one, other = (json.loads(line)["commitment"] for line in lines)
    assert one != other


def test_a_salt_that_could_be_guessed_is_refused():
    with pytest.raises(WrongInput, match="31 signs of at least 32"):
        commitment("a" * 31, {})


def test_what_is_published_holds_figures_and_root_and_nothing_of_one_ballot():
    count, sealing, _lines = sealed()
    told = publication(count, sealing, reconciliation={"issued": 4, "returned": 3, "unused": 1},
                       zones={"empty": "0.01", "marked": "0.08"}, software={"daihoi": "1.0"})  # fmt: skip
    assert told == {
        "format": "daihoi-count-1", "layout_id": STRIKE.layout_id,
        "ballots": {"returned": 3, "valid": 2, "invalid": {"INV-7": 1}}, "votes": {"A": 1, "B": 1, "C": 1},
        "ruled": 1, "pages": 3, "set_aside": 0, "reconciliation": {"issued": 4, "returned": 3, "unused": 1},
        "zones": {"empty": "0.01", "marked": "0.08"}, "software": {"daihoi": "1.0"},
        "records": 3, "records_hash": sealing.file_hash, "root": sealing.root,
    }  # fmt: skip


def test_nothing_is_published_while_a_ballot_waits_or_a_record_lacks():
    count, sealing, _lines = sealed(rulings=())
    with pytest.raises(WrongInput, match="1 ballots still wait"):
        publication(count, sealing, reconciliation={}, zones={}, software={})
    count, sealing, _lines = sealed()
    count.valid += 1
    with pytest.raises(WrongInput, match="3 records are sealed, but 4 ballots"):
        publication(count, sealing, reconciliation={}, zones={}, software={})
