"""``daihoi rulebooks …`` lists and shows the rulebooks, and refuses a broken one on its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from daihoi.cli.main import main
from daihoi.core import rulebooks

Said = pytest.CaptureFixture[str]


def test_list_names_every_rulebook(capsys: Said) -> None:
    assert main(["rulebooks", "list"]) == 0
    listed = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
    assert sorted(listed) == rulebooks.available()
    assert listed["vn-party-190"] == {
        "id": "vn-party-190",
        "title": "Election rules in the Party, Decision 190-QĐ/TW",
        "regulation": "190-QĐ/TW",
        "in_force_from": "2024-10-10",
        "in_force_until": None,
        "replaces": "vn-party-244",
    }


@pytest.mark.parametrize("name", rulebooks.available())
def test_show_gives_reasons_and_grounds_by_name(name: str, capsys: Said) -> None:
    assert main(["rulebooks", "show", name]) == 0
    shown = json.loads(capsys.readouterr().out)["elections"]
    rules = rulebooks.load(name).elections
    assert [one["id"] for one in shown["deductions"]] == [one.id for one in rules.deductions]
    assert [one["id"] for one in shown["ballots"]["grounds"]] == [one.id for one in rules.ballots.grounds]


def test_show_states_rules_in_vietnamese(capsys: Said) -> None:
    assert main(["rulebooks", "show", "vn-party-190", "--lang", "vi"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["elections"]["threshold"] == {
        "value": "more than 1/2",
        "source": {"regulation": "190-QĐ/TW", "article": "Đ30", "status": "found"},
        "statement": "Người trúng cử phải được số phiếu bầu quá một phần hai số làm căn cứ tính kết quả.",
        "id": "R26",
    }


def test_source_status_lists_the_unverified_first(capsys: Said) -> None:
    assert main(["rulebooks", "show", "vn-party-190", "--source-status"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["parameters"][0]["status"] == "unverified"
    assert {"parameter": "elections.tie", "rule": "R28", "source": "190-QĐ/TW Đ30", "status": "unverified"} in (
        shown["parameters"]
    )
    assert sum(shown["counts"].values()) == len(shown["parameters"])


def test_a_pack_of_ones_own_is_shown(tmp_path: Path, capsys: Said) -> None:
    text = (Path(rulebooks.__file__).parent / "packs" / "generic-majority.toml").read_text(encoding="utf-8")
    mine = tmp_path / "our-club.toml"
    mine.write_text(text.replace('id = "generic-majority"', 'id = "our-club"'), encoding="utf-8")
    assert main(["rulebooks", "show", str(mine)]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "our-club"


def test_a_broken_pack_is_refused_on_its_line(tmp_path: Path, capsys: Said) -> None:
    mine = tmp_path / "our-club.toml"
    mine.write_text('id = "our-club"\nregulation = \n', encoding="utf-8")
    assert main(["rulebooks", "show", str(mine)]) == 2
    assert capsys.readouterr().err == "our-club.toml, line 2: this is not TOML. Mend the line and try again.\n"


def test_an_unknown_name_is_refused_with_the_nearest(capsys: Said) -> None:
    assert main(["rulebooks", "show", "vn-unoin"]) == 2
    assert capsys.readouterr().err.endswith("Did you mean “vn-union”?\n")
