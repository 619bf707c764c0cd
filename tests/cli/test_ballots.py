"""``daihoi ballots print`` writes all of its files or none, and needs no web framework."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from daihoi.cli.main import main
from daihoi.core.ballots.layouts import read_layout
from tests.core.ballots.papers import contest_file


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run the verb on a contest in an empty folder; gives the exit code, the messages, and the files made."""
    monkeypatch.chdir(tmp_path)

    def run_verb(value: object, *more: str) -> tuple[int, str, list[str]]:
        Path("contest.json").write_text(json.dumps(value), encoding="utf-8")
        code = main(["ballots", "print", "contest.json", *more])
        said = capsys.readouterr()
        assert said.out == ""
        return code, said.err, sorted(one.name for one in tmp_path.iterdir() if one.name != "contest.json")

    return run_verb


def sides(name: str) -> int:
    return len(pypdfium2.PdfDocument(Path(name).read_bytes()))


def test_ballots_and_their_layout_are_written(run: Any) -> None:
    assert run(contest_file(), "--layout", "l.json", "-o", "b.pdf", "--copies", "3") == (0, "", ["b.pdf", "l.json"])
    layout = read_layout(json.loads(Path("l.json").read_text(encoding="utf-8")))
    assert next(iter(json.loads(Path("l.json").read_text(encoding="utf-8")))) == "layout_id"
    assert (layout.style, layout.seats, len(layout.names), sides("b.pdf")) == ("strike", 4, 6, 3)


def test_a_sample_needs_no_layout(run: Any) -> None:
    assert run(contest_file(), "-o", "s.pdf", "--sample") == (0, "", ["s.pdf"])


def test_a_deck_comes_with_what_must_come_out(run: Any) -> None:
    assert run(contest_file(), "-o", "t.pdf", "--test", "7", "--layout", "l.json")[2] == [
        "l.json", "t.expected.json", "t.pdf",
    ]  # fmt: skip
    expected = json.loads(Path("t.expected.json").read_text(encoding="utf-8"))
    assert (sides("t.pdf"), len(expected["sheets"]), expected["count"]["returned"]) == (7, 7, 7)
    assert expected["layout_id"] == json.loads(Path("l.json").read_text(encoding="utf-8"))["layout_id"]


def test_an_instruction_is_one_page(run: Any) -> None:
    assert run(contest_file(60, 50), "-o", "i.pdf", "--instruction") == (0, "", ["i.pdf"])
    assert sides("i.pdf") == 1


@pytest.mark.parametrize(
    ("value", "words", "part"),
    [
        (contest_file(), ["-o", "b.pdf"], "Name the file for the layout with “--layout LAYOUT.json”"),
        (contest_file(), ["-o", "b.pdf", "--layout", "b.pdf"], "Two results would be written to one file"),
        (contest_file(), ["-o", "b.pdf", "--layout", "gone/l.json"], "gone/l.json can't be written"),
        (contest_file(), ["-o", "gone/b.pdf", "--layout", "l.json"], "gone/b.pdf can't be written"),
        (contest_file(), ["-o", "b.pdf", "--layout", "l.json", "--copies", "two"], "“two” is no whole number"),
        (contest_file(), ["-o", "b.pdf", "--layout", "l.json", "--copies", "0"], "0 copies can't be printed"),
        (contest_file(3, 9), ["-o", "b.pdf", "--layout", "l.json"], "there are only 3 names"),
        (contest_file(rulebook="none"), ["-o", "b.pdf", "--layout", "l.json"], "none"),
    ],
)
def test_wrong_input_is_a_sentence_and_leaves_no_file(run: Any, value: object, words: list[str], part: str) -> None:
    code, said, files = run(value, *words)
    assert (code, files) == (2, [])
    assert part in said


def test_a_sample_and_a_deck_at_once_are_refused(run: Any) -> None:
    with pytest.raises(SystemExit) as ended:
        run(contest_file(), "-o", "b.pdf", "--sample", "--test", "3")
    assert ended.value.code == 2


@pytest.mark.parametrize(("language", "word"), [("en", "rehearsal deck"), ("vi", "phiếu thử")])
def test_help_is_said_in_both_languages(language: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--lang", language, "ballots", "print", "--help"])
    assert word in capsys.readouterr().out


def test_printing_loads_no_web_framework(tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text(json.dumps(contest_file()), encoding="utf-8")
    program = (
        "import sys; from daihoi.cli.main import main; "
        f"main(['ballots', 'print', '{tmp_path}/c.json', '-o', '{tmp_path}/s.pdf', '--sample']); "
        "print([name for name in ('django', 'cv2', 'zxingcpp', 'pypdfium2') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
