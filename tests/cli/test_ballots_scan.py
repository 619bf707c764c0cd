"""``daihoi ballots scan``."""

from __future__ import annotations

import errno
import json

import numpy as np
import pytest

from daihoi.cli import scanning
from daihoi.cli.main import main
from daihoi.core.elections import BallotStyle
from daihoi.core.errors import WrongInput
from tests.core.scanning.paper import VOTES, Paper, png, voted


@pytest.fixture
def files(tmp_path):
    paper = voted()
    (tmp_path / "layout.json").write_text(json.dumps(paper.layout.as_json()), encoding="utf-8")
    (tmp_path / "a.jpg").write_bytes(paper.jpeg())
    (tmp_path / "b.jpg").write_bytes(b"")
    return tmp_path


def scan(files, *words):
    return main(["ballots", "scan", *words, "--layout", str(files / "layout.json"), "--workers", "1"])


def test_a_valid_page_gives_its_line_and_0(files, capsys):
    assert scan(files, str(files / "a.jpg"), "-o", str(files / "out.jsonl")) == 0
    (line,) = (json.loads(one) for one in (files / "out.jsonl").read_text(encoding="utf-8").splitlines())
    assert (line["source"], line["verdict"], line["choices"], line["reasons"]) == ("a.jpg", "valid", VOTES, [])
    assert "1 pages read: 1 valid" in capsys.readouterr().err


def test_what_needs_a_person_gives_1_and_a_line_all_the_same(files, capsys):
    assert scan(files, str(files / "a.jpg"), str(files / "b.jpg"), "--lang", "en") == 1
    lines = [json.loads(one) for one in capsys.readouterr().out.splitlines()]
    assert [one["verdict"] for one in lines] == ["valid", "unreadable"]


def test_black_and_white_scans_of_struck_names_count_only_where_they_are_accepted(files, capsys):
    paper = Paper(BallotStyle.STRIKE).strike("c2").strike("c5")
    (files / "layout.json").write_text(json.dumps(paper.layout.as_json()), encoding="utf-8")
    (files / "a.png").write_bytes(png(np.where(paper.scan() > 150, 255, 0).astype(np.uint8)))
    assert [scan(files, str(files / "a.png"), *more) for more in ([], ["--accept-black-and-white"])] == [1, 0]
    lines = [json.loads(one) for one in capsys.readouterr().out.splitlines()]
    assert [[one["id"] for one in line["reasons"]] for line in lines] == [["black_and_white"], []]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["{folder}/none.jpg"], "There is no file"),
        (["{folder}/a.jpg", "--workers", "0"], "no number of processes"),
        (["{folder}/a.jpg", "-o", "{folder}/missing/out.jsonl"], "can't be written"),
    ],
)
def test_wrong_input_is_a_sentence_and_2(files, capsys, words, sentence):
    assert scan(files, *[one.format(folder=files) for one in words]) == 2
    assert sentence in capsys.readouterr().err


def test_a_full_disk_leaves_nothing_half_written(files):
    before = sorted(files.iterdir())
    full = OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(WrongInput, match="No space left on device"), scanning._written(str(files / "o.jsonl")) as file:
        file.write("half a line")
        raise full
    assert sorted(files.iterdir()) == before
