"""``daihoi delegates apportion``."""

import json

import pytest

from daihoi.cli.main import main

TABLE = "unit,members,ex_officio\nA,66001,2\nB,66000,0\n"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "units.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def call(capsys, *words):
    code = main(["delegates", "apportion", *words])
    said = capsys.readouterr()
    return code, json.loads(said.out) if said.out else said.err


def elected(result):
    return {row["unit"]: row["elected"] for row in result["units"]}


def test_the_rulebook_gives_the_quota(capsys, table):
    code, result = call(capsys, table, "--rulebook", "vn-party-190")
    assert (code, elected(result), result["total"], result["tie"]) == (0, {"A": 19, "B": 18}, 39, None)


def test_flags_stand_in_for_a_rulebook_and_change_one(capsys, table):
    assert elected(call(capsys, table, "--per-unit", "1", "--members-per-delegate", "10000")[1]) == {"A": 7, "B": 7}
    assert elected(call(capsys, table, "--rulebook", "vn-party-190", "--per-unit", "0")[1]) == {"A": 6, "B": 5}


def test_a_fixed_total_is_shared_out_by_a_method(capsys, table):
    code, result = call(capsys, table, "--total", "11", "--method", "dhondt")
    assert (code, elected(result), result["total"]) == (0, {"A": 5, "B": 4}, 11)


def test_a_tie_needs_a_person_who_may_name_the_winner(capsys, tmp_path):
    path = tmp_path / "units.csv"
    path.write_text("unit,members\nA,10\nB,10\n", encoding="utf-8")
    code, result = call(capsys, str(path), "--total", "3")
    assert (code, result["tie"]) == (1, {"units": ["A", "B"], "seats": 1})
    assert result["findings"][0]["id"] == "tie"
    code, result = call(capsys, str(path), "--total", "3", "--tie-to", "B")
    assert (code, elected(result), result["tie"]) == (0, {"A": 1, "B": 2}, None)


def test_a_level_s_cap_refuses_but_shows_the_figures(capsys, table):
    words = [table, "--rulebook", "vn-party-190", "--level", "district"]
    assert call(capsys, *words)[0] == 0
    code, result = call(capsys, *words, "--total", "301")
    assert (code, result["total"], result["findings"][0]["id"]) == (3, 301, "R46")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "No formula is known"),
        (["--rulebook", "vn-party-190", "--level", "moon"], "level “moon”. Known levels: grassroots"),
        (["--per-unit", "1", "--method", "dhondt"], "belong to a fixed total"),
        (["--total", "many"], "“many” is no whole number"),
        (["--total", "9", "--members-per-subordinate", "-1"], "“-1” is no number from 0 up"),
        (["--total", "1"], "1 delegates are too few: 2 are given"),
    ],
)
def test_wrong_words_are_answered_with_a_sentence(capsys, table, words, sentence):
    code, said = call(capsys, table, *words)
    assert code == 2 and sentence in said


def test_a_wrong_cell_writes_nothing(capsys, tmp_path):
    path, target = tmp_path / "units.csv", tmp_path / "out.json"
    path.write_text("unit,members\nA,x\n", encoding="utf-8")
    code, said = call(capsys, str(path), "--per-unit", "1", "-o", str(target))
    assert code == 2 and "Line 2, column “members”" in said and not target.exists()
