"""``daihoi audit verify``."""

import io
import json

import pytest

from daihoi.cli.main import main
from daihoi.core.audit import seal


@pytest.fixture
def lines():
    previous, lines = "", []
    for number in (1, 2, 3):
        entry = {"sequence": number, "at": "2020-06-08T08:00:00+07:00", "by": "an", "verb": "x", "on": [], "facts": {}}
        entry |= {"previous": previous, "hash": seal(previous, entry)}
        previous = entry["hash"]
        lines.append(json.dumps(entry))
    return lines


def verify(capsys, path, *words):
    code = main(["audit", "verify", str(path), *words])
    said = capsys.readouterr()
    return code, json.loads(said.out) if said.out else said.err


def test_a_whole_trail_gives_its_head(capsys, tmp_path, lines):
    path = tmp_path / "trail.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    head = json.loads(lines[-1])["hash"]
    assert verify(capsys, path, "--head", head) == (
        0,
        {
            "ok": True,
            "checked": 3,
            "head": head,
            "position": None,
            "flaw": None,
            "expected": None,
            "found": None,
            "reason": "All 3 entries are in their places and unchanged.",
        },
    )


def test_a_broken_trail_names_the_place(capsys, tmp_path, lines):
    path = tmp_path / "trail.jsonl"
    path.write_text("\n".join([lines[0], lines[2]]), encoding="utf-8")
    code, verdict = verify(capsys, path, "--lang", "vi")
    assert (code, verdict["ok"], verdict["position"], verdict["flaw"]) == (3, False, 2, "gap")
    assert verdict["reason"].startswith("Thiếu")


def test_a_part_of_a_trail_comes_from_standard_input(capsys, monkeypatch, lines):
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines[1:])))
    code, verdict = verify(capsys, "-", "--first", "2", "--previous", json.loads(lines[0])["hash"])
    assert (code, verdict["checked"]) == (0, 2)


def test_progress_is_shown_to_a_person_only(capsys, tmp_path, monkeypatch, lines):
    path = tmp_path / "trail.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr("daihoi.cli.audit.LINES_BETWEEN_SIGNS", 2)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert main(["audit", "verify", str(path)]) == 0
    assert "2 entries checked" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "words", "sentence"),
    [
        (None, [], "can't be opened"),
        (b"", [], "holds no entry"),
        (b"\xff\xfe\x00", [], "is not UTF-8"),
        (b"{}", ["--first", "0"], "“0” is no number of an entry"),
    ],
)
def test_what_is_no_trail_is_wrong_input(capsys, tmp_path, content, words, sentence):
    path = tmp_path / "trail.jsonl"
    if content is not None:
        path.write_bytes(content)
    code, said = verify(capsys, path, *words)
    assert code == 2 and sentence in said
