"""``daihoi documents …``."""

import json
import subprocess
import sys

import pytest

from daihoi.cli.main import main


def said(capsys):
    return json.loads(capsys.readouterr().out)


def test_a_symbol_is_parsed_into_its_parts(capsys):
    assert main(["documents", "parse", "535-CV/ĐUB"]) == 0
    assert said(capsys) == {"number": 535, "type": "CV", "issuer": "ĐUB", "scheme": "party", "findings": []}


def test_several_symbols_are_a_list_in_the_order_given(capsys):
    assert main(["documents", "parse", "30/2020/NĐ-CP", "12a-NQ/TW"]) == 0
    assert said(capsys) == [
        {"number": 30, "type": "NĐ", "issuer": "CP", "scheme": "state", "year": 2020, "findings": []},
        {"number": 12, "type": "NQ", "issuer": "TW", "scheme": "party", "suffix": "a", "findings": []},
    ]


def test_a_symbol_that_a_person_must_look_at_ends_with_1(capsys):
    assert main(["documents", "parse", "5-CV/ĐUB"]) == 1
    (finding,) = said(capsys)["findings"]
    assert (finding["id"], finding["proposal"]) == ("leading_zero", "05-CV/ĐUB")


def test_the_declared_type_is_checked_against_the_symbol(capsys):
    assert main(["documents", "parse", "119-HD/ĐUB", "--type", "công văn"]) == 1
    assert [finding["id"] for finding in said(capsys)["findings"]] == ["type_mismatch"]
    assert main(["documents", "parse", "119-HD/ĐUB", "--type", "hướng dẫn"]) == 0


def test_the_grammar_can_be_asked_for(capsys):
    assert main(["documents", "parse", "12/QĐ-CĐCT", "--scheme", "party"]) == 1
    assert said(capsys)["findings"][0]["proposal"] == "12-QĐ/CĐCT"


def test_what_is_no_symbol_writes_nothing_and_ends_with_2(capsys, tmp_path):
    file = tmp_path / "out.json"
    assert main(["documents", "parse", "535-CV/ĐUB", "thơ", "-o", str(file)]) == 2
    captured = capsys.readouterr()
    assert "“thơ” is not the symbol of a paper" in captured.err
    assert (captured.out, file.exists()) == ("", False)


def test_findings_are_said_in_vietnamese(capsys):
    assert main(["documents", "parse", "5-CV/ĐUB", "--lang", "vi"]) == 1
    assert said(capsys)["findings"][0]["text"] == "Số được viết là 5. Hãy viết 05."


def test_the_result_goes_into_a_file(tmp_path):
    file = tmp_path / "out.json"
    assert main(["documents", "parse", "535-CV/ĐUB", "-o", str(file)]) == 0
    assert json.loads(file.read_text(encoding="utf-8"))["issuer"] == "ĐUB"


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        (["--scheme", "party-congress", "--type", "biên bản", "--issued", "01-BB/ĐH", "02-NQ/ĐH"], "03-BB/ĐH"),
        (["--scheme", "party-committee", "--type", "công văn", "--issued", "01-CV/ĐU", "01-KH/ĐU"], "02-CV/ĐU"),
        (["--scheme", "party-committee", "--type", "kế hoạch", "--issuer", "ĐU"], "01-KH/ĐU"),
        (["--scheme", "state-by-type", "--type", "quyết định", "--issuer", "TTg", "--year", "2024", "--issued",
          "41/2023/QĐ-TTg", "01/2024/QĐ-TTg"], "02/2024/QĐ-TTg"),
    ],
)  # fmt: skip
def test_the_next_number_goes_on_with_its_series(capsys, words, symbol):
    assert main(["documents", "next", *words]) == 0
    assert said(capsys) == {"number": int(symbol[:2]), "symbol": symbol, "findings": []}


def test_missing_numbers_are_told_as_ranges(capsys):
    words = ["--scheme", "party-committee", "--type", "công văn", "--issued", "533-CV/ĐUB", "535-CV/ĐUB"]
    assert main(["documents", "next", *words]) == 0
    result = said(capsys)
    assert (result["symbol"], result["findings"][0]["id"]) == ("536-CV/ĐUB", "gap")
    assert "leaves out 01–532, 534." in json.dumps(result, ensure_ascii=False)


def test_doubles_in_the_series_want_a_person(capsys):
    assert (
        main(
            [
                "documents",
                "next",
                "--scheme",
                "party-congress",
                "--type",
                "biên bản",
                "--issued",
                "01-BB/ĐH",
                "01-NQ/ĐH",
            ]
        )
        == 1
    )
    result = said(capsys)
    assert result["symbol"] == "02-BB/ĐH"
    assert [finding["id"] for finding in result["findings"]] == ["double_number"]


def test_a_shared_abbreviation_is_remarked(capsys):
    assert (
        main(["documents", "next", "--scheme", "party-committee", "--type", "quyết định", "--issued", "01-QĐ/ĐU"]) == 0
    )
    result = said(capsys)
    assert (result["symbol"], result["findings"][0]["id"]) == ("02-QĐ/ĐU", "shared_abbreviation")


def test_an_issuer_that_can_not_be_told_is_asked_for(capsys):
    assert main(["documents", "next", "--scheme", "party-congress", "--type", "biên bản"]) == 2
    assert "Name it with --issuer" in capsys.readouterr().err


def test_all_types_are_listed(capsys):
    assert main(["documents", "types"]) == 0
    listed = {line["id"]: line for line in said(capsys)}
    assert (listed["regulation"]["party"], listed["regulation"]["state"]) == ("QĐ", "QyĐ")


def test_help_is_said_in_vietnamese(capsys):
    with pytest.raises(SystemExit) as end:
        main(["documents", "parse", "--help", "--lang", "vi"])
    assert end.value.code == 0
    assert "Đọc số, ký hiệu văn bản" in " ".join(capsys.readouterr().out.split())


def test_neither_django_nor_a_database_is_loaded():
    program = (
        "import sys; from daihoi.cli.main import main; main(['documents', 'parse', '535-CV/ĐUB']);"
        "sys.exit(any(name.split('.')[0] in ('django', 'wagtail') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], stdout=subprocess.DEVNULL, check=False).returncode == 0
