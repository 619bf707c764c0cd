"""``daihoi ballots count`` and ``audit``: figures that decide takes, refusals while somebody must look, a draw."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from daihoi.cli.main import main
from daihoi.core.ballots.readings import PageVerdict, ReasonKind
from tests.core.ballots.scans import make_layout, reason, struck

STRIKE = make_layout("ABC", 2)
CLEAR = [struck(STRIKE, "C", 1), struck(STRIKE, "BC", 2)]
SIGNED = struck(STRIKE, "C", 3, verdict=PageVerdict.INVALID, reasons=(reason(ReasonKind.STRAY_INK, "INV-7"),))
DICE = "31415926535897932384"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run ``ballots`` with files by name; lists are written as JSON lines."""

    def run_verb(verb: str, *words: str, **files: Any) -> tuple[int, Any, str]:
        for name, value in files.items():
            lines = [json.dumps(one) for one in value] if isinstance(value, list) else [json.dumps(value)]
            (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
        placed = [str(tmp_path / word) if word in files or word == "out" else word for word in words]
        code = main(["ballots", verb, *placed])
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else None, said.err

    return run_verb


def lines(*readings: Any) -> list[Any]:
    return [one.as_json("en") for one in readings]


def test_readings_alone_are_enough_to_count_valid_sheets(run: Any) -> None:
    code, found, err = run("count", "readings", readings=lines(*CLEAR))
    assert (code, err) == (0, "")
    assert found == {
        "layout_id": STRIKE.layout_id, "ballots": {"returned": 2, "valid": 2, "invalid": {}},
        "votes": {"A": 2, "B": 1, "C": 0}, "ruled": 0, "waits": [], "set_aside": [], "pages": 2,
    }  # fmt: skip


def test_while_a_sheet_waits_nothing_is_counted_and_the_code_is_3(run: Any) -> None:
    code, found, err = run("count", "readings", "--layout", "layout", readings=lines(*CLEAR, SIGNED),
                           layout=STRIKE.as_json())  # fmt: skip
    assert (code, list(found)) == (3, ["waits", "set_aside", "pages"])
    assert [(one["place"], one["sources"], one["ground"]) for one in found["waits"]] == [(3, ["batch.tif#3"], "INV-7")]
    assert err.startswith("Nothing is counted yet: 1 ballots wait for a person.")


def test_figures_with_rulings_go_straight_into_decide(run: Any, tmp_path: Path, capsys: Any) -> None:
    rulings = [{"source": "batch.tif#3", "ground": "INV-7", "decided_by": ["Bình", "Hà"]}]
    code, found, _ = run("count", "readings", "--layout", "layout", "--adjudications", "rulings", "--issued", "3",
                         readings=lines(*CLEAR, SIGNED), layout=STRIKE.as_json(), rulings=rulings)  # fmt: skip
    assert (code, found["ballots"]) == (0, {"issued": 3, "returned": 3, "valid": 2, "invalid": {"INV-7": 1}})
    case = {
        "rulebook": "vn-party-190", "office": "committee", "form": "delegate_congress", "seats": 2,
        "candidates": [{"id": one} for one in "ABC"], "electorate": {"summoned": 3, "attending": 3},
        "ballots": found["ballots"], "votes": found["votes"],
    }  # fmt: skip
    (tmp_path / "case").write_text(json.dumps(case))
    main(["elections", "decide", str(tmp_path / "case")])
    assert json.loads(capsys.readouterr().out)["elected"] == ["A"]


@pytest.mark.parametrize(
    ("readings", "rulings", "complaint"),
    [
        ([], [], "holds no reading"),
        ([{"source": "x"}], [], "Line 1: This is no reading of a ballot page"),
        (lines(*CLEAR), [{"place": 1}], "Line 1: The ruling on 1 must say one thing"),
        (lines(*CLEAR), [{"place": 9, "choices": {}, "decided_by": "B"}], "No ballot of the readings is meant"),
    ],
)
def test_wrong_input_is_refused_in_a_sentence_and_nothing_is_written(
    readings: Any, rulings: Any, complaint: str, run: Any, tmp_path: Path
) -> None:
    code, found, err = run("count", "readings", "--adjudications", "rulings", "-o", "out",
                           readings=readings, rulings=rulings)  # fmt: skip
    assert (code, found, (tmp_path / "out").exists()) == (2, None, False)
    assert complaint in err


CASE = {
    "rulebook": "vn-youth", "office": "committee", "form": "delegate_congress", "seats": 1,
    "candidates": [{"id": "A", "name": "An"}, {"id": "B", "name": "Bình"}],
    "electorate": {"summoned": 348, "attending": 348},
    "ballots": {"issued": 348, "returned": 348, "valid": 348, "invalid": {}}, "votes": {"A": 300, "B": 48},
}  # fmt: skip
LEVEL = CASE | {"seats": 2, "candidates": [{"id": one} for one in "ABC"], "votes": dict.fromkeys("ABC", 200)}


def test_an_audit_says_what_to_confirm_and_which_papers_to_fetch(run: Any) -> None:
    code, found, err = run("audit", "case", "--dice", DICE, "--bundles", "100,100,100,48", case=CASE)
    assert (code, err, found["next"], found["more"], found["risk"]) == (1, "", "go_on", 7, 1.0)
    assert [one["text"] for one in found["assertions"]] == [
        "An has the votes that elect; margin 126", "Bình has not the votes that elect; margin 127",
    ]  # fmt: skip
    assert [one["place"] for one in found["draw"][:5]] == [293, 276, 16, 210, 124]
    assert found["draw"][0] == {"draw": 1, "place": 293, "bundle": 3, "paper": 93}
    assert len(found["draw"]) == 7


def test_papers_that_agree_confirm_the_outcome(run: Any) -> None:
    _, start, _ = run("audit", "case", "--dice", DICE, case=CASE)
    looked_at = [{"place": one["place"], "reported": ["A"], "seen": ["A"]} for one in start["draw"]]
    code, found, _ = run("audit", "case", "--dice", DICE, "--papers", "papers", case=CASE, papers=looked_at)
    assert (code, found["next"], found["looked_at"], found["draw"]) == (0, "confirmed", 7, [])
    assert found["risk"] <= 0.05


@pytest.mark.parametrize(
    ("words", "case", "complaint"),
    [
        (["--dice", "123"], CASE, "3 digits were thrown"),
        (["--dice", DICE, "--bundles", "100,100"], CASE, "The bundles hold 200 papers, but 348 were returned"),
        (["--dice", DICE, "--limit", "2"], CASE, "above 0 and below 1"),
        (["--dice", DICE], CASE | {"rulebook": None}, "“rulebook” is missing"),
        (["--dice", DICE], LEVEL, "by hand"),
    ],
)
def test_an_audit_that_can_not_be_is_refused_in_a_sentence(words: Any, case: Any, complaint: str, run: Any) -> None:
    code, found, err = run("audit", "case", *words, case=case)
    assert (code, found) == (2, None)
    assert complaint in err
