"""Symbols of papers: read as people write them, written as the rules ask."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.documents import types
from daihoi.core.documents.schemes import Scheme
from daihoi.core.documents.symbols import Symbol, check_type, format_symbol, parse
from daihoi.core.errors import WrongInput

PARTY, STATE = Scheme.PARTY, Scheme.STATE
RIGHT = {
    "535-CV/ĐUB": Symbol(535, "CV", "ĐUB"),
    "36-HD/VPTW": Symbol(36, "HD", "VPTW"),
    "05-NQ/ĐU": Symbol(5, "NQ", "ĐU"),
    "03-BC/CB": Symbol(3, "BC", "CB"),
    "03-BB/ĐH": Symbol(3, "BB", "ĐH"),
    "07-CTr/ĐUK": Symbol(7, "CTr", "ĐUK"),
    "24-BS/UBKTTU": Symbol(24, "BS", "UBKTTU"),
    "12a-NQ/TW": Symbol(12, "NQ", "TW", suffix="a"),
    "30/2020/NĐ-CP": Symbol(30, "NĐ", "CP", STATE, 2020),
    "28/2018/QĐ-TTg": Symbol(28, "QĐ", "TTg", STATE, 2018),
    "10/2016/TT-BTTTT": Symbol(10, "TT", "BTTTT", STATE, 2016),
    "85/2015/QH13": Symbol(85, "", "QH13", STATE, 2015),
    "01/2015/TTLT-BCT-BTC": Symbol(1, "TTLT", "BCT-BTC", STATE, 2015),
    "123/QĐ-UBND": Symbol(123, "QĐ", "UBND", STATE),
    "15/BNV-VP": Symbol(15, "", "BNV-VP", STATE),
}
MENDED = {
    "Số: 5-NQ/ĐU": ("05-NQ/ĐU", ["leading_zero"]),
    "005-NQ/ĐU": ("05-NQ/ĐU", ["leading_zero"]),
    "535/CV-ĐUB": ("535-CV/ĐUB", ["separator"]),
    "535-CV-ĐUB": ("535-CV/ĐUB", ["separator"]),
    "535/CV/ĐUB": ("535-CV/ĐUB", ["separator"]),
    "535 CV/ĐUB": ("535-CV/ĐUB", ["separator"]),
    "30-2020-NĐ-CP": ("30/2020/NĐ-CP", ["separator"]),
    "30/2020-NĐ-CP": ("30/2020/NĐ-CP", ["separator"]),
    "12-QD/ĐU": ("12-QĐ/ĐU", ["type_letters"]),
    "12/QD-BCT": ("12/QĐ-BCT", ["type_letters"]),
    "07-CTR/ĐUK": ("07-CTr/ĐUK", ["type_letters"]),
    "535-CV/đub": ("535-CV/ĐUB", ["letter_case"]),
    "5-cv-đub": ("05-CV/ĐUB", ["separator", "leading_zero", "type_letters", "letter_case"]),
}
READ_QUIETLY = [
    "Số 535-CV/ĐUB",
    "Số: 535-CV/ĐUB",
    "số 535-CV/ĐUB.",
    "  535 - CV / ĐUB  ",
    "535–CV/ĐUB",
    "535-CV/ÐUB",
    unicodedata.normalize("NFD", "Số 535-CV/ĐUB"),
]


@pytest.mark.parametrize(("written", "symbol"), RIGHT.items())
def test_a_right_symbol_is_read_without_a_word(written, symbol):
    reading = parse(written)
    assert (reading.symbol, reading.findings, str(reading.symbol)) == (symbol, (), written)


@pytest.mark.parametrize(("written", "mended"), MENDED.items())
def test_a_wrong_symbol_is_understood_and_the_right_one_proposed(written, mended):
    right, ids = mended
    reading = parse(written)
    assert format_symbol(reading.symbol) == right
    assert [finding.id for finding in reading.findings] == ids
    assert {finding.proposal for finding in reading.findings} == {right}


@pytest.mark.parametrize("written", READ_QUIETLY)
def test_spaces_prefixes_dashes_and_decomposed_letters_do_not_matter(written):
    reading = parse(written)
    assert (reading.symbol, reading.findings) == (Symbol(535, "CV", "ĐUB"), ())


def test_the_scheme_that_must_be_followed_decides_what_is_proposed():
    assert str(parse("12/QĐ-CĐCT", PARTY).symbol) == "12-QĐ/CĐCT"
    assert str(parse("12-QĐ/CĐCT", STATE).symbol) == "12/QĐ-CĐCT"
    assert [finding.id for finding in parse("12-QĐ/CĐCT", STATE).findings] == ["separator"]


def test_an_unknown_type_is_kept_and_found():
    reading = parse("12-XX/ĐU")
    assert reading.symbol == Symbol(12, "XX", "ĐU")
    assert [(finding.id, finding.proposal) for finding in reading.findings] == [("unknown_type", "")]
    assert "“XX” does not stand for any known type" in str(reading.findings[0].text)


@pytest.mark.parametrize("written", ["", "Số", "công văn", "535", "CV/ĐUB", "535-/ĐUB", "535-CV/", "-5-CV/ĐUB"])
def test_what_is_no_symbol_is_wrong_input_with_an_example(written):
    with pytest.raises(WrongInput, match="as in 535-CV/ĐUB or 30/2020/NĐ-CP"):
        parse(written)


def test_there_is_no_paper_number_zero():
    with pytest.raises(WrongInput, match="00-CV/ĐUB: numbers begin with 01"):
        parse("00-CV/ĐUB")


def test_a_paper_without_its_number_leaves_room_for_it():
    assert format_symbol(Symbol(None, "KH", "ĐUB")) == "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0-KH/ĐUB"


def test_decision_and_regulation_share_an_abbreviation_and_both_agree_with_it():
    symbol = Symbol(190, "QĐ", "TW")
    assert check_type(symbol, "quyết định") == check_type(symbol, "Quy định") == ()


def test_a_type_that_the_symbol_contradicts_is_found():
    (finding,) = check_type(Symbol(119, "HD", "ĐUB"), "Công văn")
    assert (finding.id, finding.severity, finding.proposal) == ("type_mismatch", "warn", "CV")
    assert str(finding.text).startswith("119-HD/ĐUB: the symbol says hướng dẫn (HD), but the paper is called công văn.")


def test_a_longer_name_is_known_by_its_beginning():
    assert check_type(Symbol(3, "BB", "ĐH"), "Biên bản kiểm phiếu") == ()


def test_a_name_that_is_no_type_is_found():
    assert [finding.id for finding in check_type(Symbol(3, "BB", "ĐH"), "bài thơ")] == ["unknown_declared_type"]


def test_a_symbol_without_a_type_agrees_with_any_name():
    assert check_type(Symbol(85, "", "QH13", STATE, 2015), "luật") == ()


def test_findings_are_said_in_plain_values():
    (finding,) = parse("5-CV/ĐUB").findings
    assert finding.as_json() == {
        "id": "leading_zero",
        "severity": "warn",
        "text": "The number is written 5. Write 05.",
        "source": "05-HD/VPTW II.1.3",
        "status": "unverified",
        "proposal": "05-CV/ĐUB",
    }


_issuers = st.from_regex(r"[A-ZĐ]{2,6}[0-9]?", fullmatch=True)
_numbers = st.integers(1, 99_999)


@st.composite
def _party(draw):
    return Symbol(draw(_numbers), draw(st.sampled_from(types.abbreviations(PARTY))), draw(_issuers))


@st.composite
def _state(draw):
    year = draw(st.none() | st.integers(1945, 2099))
    return Symbol(draw(_numbers), draw(st.sampled_from(types.abbreviations(STATE))), draw(_issuers), STATE, year)


@given(_party() | _state())
def test_what_is_written_is_read_back(symbol):
    reading = parse(str(symbol), symbol.scheme)
    assert (reading.symbol, reading.findings) == (symbol, ())


@given(_party() | _state())
def test_decomposed_letters_and_spaces_never_change_the_meaning(symbol):
    spaced = "Số: " + " ".join(unicodedata.normalize("NFD", str(symbol)))
    assert parse(spaced, symbol.scheme).symbol == symbol


@given(_party())
def test_a_party_symbol_with_the_separators_of_the_state_is_turned_round(symbol):
    wrong = f"{symbol.number:02d}/{symbol.type}-{symbol.issuer}"
    reading = parse(wrong, PARTY)
    assert reading.symbol == symbol
    assert [finding.id for finding in reading.findings] == ["separator"]
