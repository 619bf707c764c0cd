"""``daihoi elections …`` gives the worked cases' answers, the right exit code, and needs no web framework."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from daihoi.cli.main import main
from tests.core.elections.worked import CHECKED, DECIDED, case, contest

Run = tuple[int, str, str]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a verb on a value written as JSON; gives the exit code, what was written, and the messages."""

    def run_verb(verb: str, value: object, *more: str) -> Run:
        file = tmp_path / "input.json"
        file.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
        code = main(["elections", verb, str(file), *more])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_verb


@pytest.mark.parametrize("name", DECIDED)
def test_decide_gives_the_worked_answer(name: str, run: Any) -> None:
    value, expected = DECIDED[name]
    code, out, err = run("decide", value)
    found = json.loads(out)
    assert {key: found[key] for key in expected} == expected
    assert code == (0 if expected["outcome"] == "decided" else 1)
    assert err == ""


@pytest.mark.parametrize("name", CHECKED)
def test_check_gives_the_worked_answer(name: str, run: Any) -> None:
    value, blocking, warning = CHECKED[name]
    code, out, _ = run("check", value)
    found = json.loads(out)
    assert found["admissible"] is (not blocking)
    assert [one["id"] for one in found["findings"] if one["severity"] == "block"] == blocking
    assert [one["id"] for one in found["findings"] if one["severity"] == "warn"] == warning
    assert code == (1 if blocking else 0)


def lines_of(*values: object) -> str:
    return "\n".join(json.dumps(value) for value in values) + "\n\n"


def test_recheck_agrees_with_what_decide_wrote(run: Any) -> None:
    code, out, err = run("recheck", lines_of(*(value | {"outcome": expected} for value, expected in DECIDED.values())))
    found = json.loads(out)
    assert (code, err, found["rounds"], found["differ"]) == (0, "", len(DECIDED), [])


def test_recheck_names_the_line_that_differs(run: Any, tmp_path: Path) -> None:
    value = case(1, [60, 40])
    text = lines_of(value | {"outcome": "decided"}, value | {"outcome": {"outcome": "decided", "elected": ["B"]}})
    code, out, _ = run("recheck", text, "-o", str(tmp_path / "found.json"))
    assert (code, out) == (1, "")
    assert json.loads((tmp_path / "found.json").read_text(encoding="utf-8")) == {
        "rounds": 2,
        "stored": 2,
        "in_tables": 2,
        "outcomes": {"decided": 2},
        "differ": [
            {
                "line": 2,
                "stored": {"outcome": "decided", "elected": ["B"]},
                "decided": {"outcome": "decided", "elected": ["A"]},
            }
        ],
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (lines_of(case(1, [60, 40])) + "{", "Line 3 of "),
        (lines_of([]), "Line 1: “rulebook” is missing."),
        (
            '{"rulebook": "vn-union", "rulebook": "vn-youth"}',
            "Line 1: “rulebook” stands twice in one place of the file.",
        ),
    ],
)
def test_recheck_names_the_line_that_can_not_be_read(text: str, sentence: str, run: Any) -> None:
    code, out, err = run("recheck", text)
    assert (code, out) == (2, "")
    assert sentence in err


def test_the_answer_goes_to_a_file(run: Any, tmp_path: Path) -> None:
    code, out, _ = run("decide", case(1, [60, 40]), "-o", str(tmp_path / "decision.json"))
    assert (code, out) == (0, "")
    assert json.loads((tmp_path / "decision.json").read_text(encoding="utf-8"))["elected"] == ["A"]


def test_the_answer_is_said_in_vietnamese(run: Any) -> None:
    _, out, _ = run("decide", case(1, [60, 40]), "--lang", "vi")
    texts = [step["text"] for step in json.loads(out)["steps"]]
    assert "A: 60 trên 100, quá một phần hai (cần 51)" in texts


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ({"office": "committee"}, "“rulebook” is missing. Name one of these in the file: generic-majority, "),
        ([], "“rulebook” is missing."),
        ({"rulebook": "vn-party-19"}, "There is no rulebook “vn-party-19”."),
        (case(1, [60, -1]), "“votes.B” is -1; it can't be less than 0."),
        ('{"rulebook": "vn-union", "votes": {"A": 1, "A": 2}}', "“A” stands twice in one place of the file."),
        ('{"rulebook": ', "is not JSON: line 1, column 14 can't be read."),
    ],
)
def test_wrong_input_is_one_sentence_and_nothing_is_written(value: object, sentence: str, run: Any) -> None:
    code, out, err = run("decide", value)
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["elections", "check", "/nowhere/contest.json"]) == 2
    assert "There is no file /nowhere/contest.json." in capsys.readouterr().err


@pytest.mark.parametrize(("language", "word"), [("en", "Exit codes"), ("vi", "Mã kết thúc")])
@pytest.mark.parametrize("verb", ["decide", "check", "recheck"])
def test_the_help_tells_the_fields_and_the_exit_codes(
    verb: str, language: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["elections", verb, "--help", "--lang", language])
    told = capsys.readouterr().out
    assert left.value.code == 0
    assert word in told
    assert ("outcome" if verb == "recheck" else "candidates") in told


@pytest.mark.parametrize("words", [["elections", "check", "-"], ["rulebooks", "list"]])
def test_the_command_needs_neither_django_nor_a_database(words: list[str]) -> None:
    program = (
        "import sys; from daihoi.cli.main import main; code = main(sys.argv[1:]); "
        "heavy = {'django', 'wagtail', 'numpy'}.intersection(sys.modules); print(sorted(heavy), file=sys.stderr); "
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        input=json.dumps(contest(5, 6)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "[]\n")
