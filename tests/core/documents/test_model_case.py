"""The papers of one real cascade, published in 2020: two of them are called other than their symbol says."""

import pytest

from daihoi.core.documents.symbols import check_type, format_symbol, parse

PAPERS = {
    "35-CT/TW": "chỉ thị",
    "55-KL/TW": "kết luận",
    "155-KH/ĐUK": "kế hoạch",
    "535-CV/ĐUB": "công văn",
    "681-KH/ĐUB": "kế hoạch",
    "747-HD/ĐUB": "hướng dẫn",
    "119-HD/ĐUB": "công văn",
    "129-HD/ĐUB": "công văn",
    "328-KH/ĐUB": "kế hoạch",
}


@pytest.mark.parametrize("written", PAPERS)
def test_every_symbol_is_right_in_itself(written):
    reading = parse(written)
    assert (format_symbol(reading.symbol), reading.findings) == (written, ())


def test_only_the_two_letters_that_are_guidance_are_flagged():
    flagged = [
        written
        for written, declared_type in PAPERS.items()
        if any(finding.id == "type_mismatch" for finding in check_type(parse(written).symbol, declared_type))
    ]
    assert flagged == ["119-HD/ĐUB", "129-HD/ĐUB"]


def test_the_flag_says_both_types_and_what_to_do_in_vietnamese():
    (finding,) = check_type(parse("129-HD/ĐUB").symbol, "công văn")
    said = finding.text.in_language("vi")
    assert "129-HD/ĐUB" in said
    assert "hướng dẫn (HD)" in said
    assert "công văn" in said
    assert said != str(finding.text)
