"""``daihoi congresses …``."""

import json

import pytest

from daihoi.cli.main import main
from daihoi.core.congresses import INDEPENDENT, as_mermaid


def call(capsys, *words):
    code = main(["congresses", *words])
    return code, capsys.readouterr()


def test_stages_are_listed_with_what_may_follow(capsys):
    code, said = call(capsys, "states")
    rows = {row["stage"]: row for row in json.loads(said.out)}
    assert code == 0
    assert [move["stage"] for move in rows["reported"]["next"]] == [
        "ratified", "annulled", "convened", "closed",
    ]  # fmt: skip
    assert rows["filed"]["next"] == []


def test_the_course_without_a_superior_level_has_fewer_stages(capsys):
    code, said = call(capsys, "states", "--course", "independent")
    assert code == 0 and "ratified" not in [row["stage"] for row in json.loads(said.out)]


def test_the_diagram_is_printed(capsys):
    assert call(capsys, "states", "--course", "independent", "--mermaid")[1].out == as_mermaid(INDEPENDENT) + "\n"


def test_deadlines_are_counted_over_the_holidays(capsys):
    code, said = call(capsys, "timetable", "--opens", "2020-06-08", "--closes", "2020-06-09")
    assert code == 0
    assert {row["step"]: row["day"] for row in json.loads(said.out)}["notice"] == "2020-04-23"


def test_unknown_holidays_need_a_person(capsys):
    code, said = call(capsys, "timetable", "--opens", "2031-06-09")
    assert code == 1 and not json.loads(said.out)[0]["certain"]


def test_an_office_may_name_its_own_holidays(capsys, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text("[[year]]\nyear = 2031\nother = [2031-06-06]\n", encoding="utf-8")
    code, said = call(capsys, "timetable", "--opens", "2031-06-09", "--holidays", str(own))
    dossier = next(row for row in json.loads(said.out) if row["step"] == "outside_dossier")
    assert (code, dossier["day"]) == (0, "2031-05-16")


def test_a_day_that_is_none_is_wrong_input(capsys):
    code, said = call(capsys, "timetable", "--opens", "31/02/2026")
    assert (code, said.out) == (2, "") and "is no day" in said.err


@pytest.mark.parametrize(("words", "code"), [(["--members", "250"], 0), (["--members", "90", "--hard-to-assemble"], 1)])
def test_a_form_is_proposed(capsys, words, code):
    answer, said = call(capsys, "form", *words)
    assert answer == code and json.loads(said.out)["form"] == "delegate_congress"


def test_a_programme_is_written_to_a_file_in_vietnamese(capsys, tmp_path):
    target = tmp_path / "programme.json"
    words = ["programme", "--form", "member_congress", "--contents", "review_and_directions", "--lang", "vi"]
    code, said = call(capsys, *words, "--no-preparatory-session", "-o", str(target))
    (session,) = json.loads(target.read_text(encoding="utf-8"))
    assert (code, said.out, session["title"]) == (0, "", "Phiên chính thức")


def test_an_unknown_content_is_wrong_input(capsys):
    code, said = call(capsys, "programme", "--form", "member_congress", "--contents", "dinner")
    assert code == 2 and "no congress content “dinner”" in said.err
