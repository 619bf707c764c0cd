"""Page formats as data."""

from datetime import date

import pytest

from daihoi.core.documents.layouts import LAYOUTS, Capacity, Part, Sign, find, in_force
from daihoi.core.errors import WrongInput

OFFICIAL = ("party-36", "party-05", "state-30", "union-933", "youth-29")


def test_every_part_of_every_official_format_cites_its_source():
    for id_ in OFFICIAL:
        layout = LAYOUTS[id_]
        sources = [style.source for style in layout.styles.values()]
        assert all(source.regulation for source in (*sources, layout.page.source, layout.spacing.source, layout.source))


def test_what_was_read_in_secondary_texts_only_is_unverified():
    assert not any(style.source.is_verified for style in LAYOUTS["party-05"].styles.values())
    assert not LAYOUTS["party-36"].page.source.is_verified
    assert not LAYOUTS["state-30"].style(Part.BODY).source.is_verified


def test_the_letters_of_the_party_format_are_those_of_its_appendix():
    layout = LAYOUTS["party-36"]
    letters = {
        part: (style.size_pt, style.is_bold, style.is_italic, style.is_capital)
        for part, style in layout.styles.items()
        if style.source.is_verified
    }
    assert letters == {
        Part.HEADING: (15, True, False, True),
        Part.SUPERIOR: (14, False, False, True),
        Part.ISSUER: (14, True, False, True),
        Part.SYMBOL: (14, False, False, False),
        Part.DATE: (14, False, True, False),
        Part.TYPE_NAME: (16, True, False, True),
        Part.SUMMARY: (14, True, False, False),
        Part.LETTER_SUMMARY: (12, False, True, False),
        Part.BODY: (14, False, False, False),
        Part.NAME: (14, True, False, False),
    }


@pytest.mark.parametrize("id_", OFFICIAL)
def test_official_pages_are_a4_with_a_wide_left_margin(id_):
    page = LAYOUTS[id_].page
    assert (page.width_mm, page.height_mm) == (210, 297)
    assert (page.top_mm, page.bottom_mm, page.left_mm) == (20, 20, 30)
    assert page.right_mm == (20 if id_ == "youth-29" else 15)


def test_party_and_state_sign_and_mark_differently():
    party, state = LAYOUTS["party-36"], LAYOUTS["state-30"]
    assert (party.capacities[Capacity.ON_BEHALF].vi, state.capacities[Capacity.ON_BEHALF].vi) == ("T/M", "TM.")
    assert (party.number_prefix.vi, state.number_prefix.vi) == ("Số ", "Số: ")
    assert (party.issuer_sign, state.issuer_sign) == (Sign.ASTERISK, Sign.SHORT_RULE)
    assert (party.letter_prefix.vi, state.letter_prefix.vi) == ("", "V/v ")


def test_an_organisation_may_bring_its_own_format():
    assert find(LAYOUTS["plain"]) is LAYOUTS["plain"]


def test_an_unknown_format_is_wrong_input_with_the_known_ones():
    with pytest.raises(WrongInput, match="Choose one of party-36, party-05, state-30, union-933, youth-29, plain"):
        find("letterhead")


def test_party_papers_take_the_newer_format_from_its_day():
    days = (date(2020, 7, 2), date(2026, 5, 26), date(2026, 5, 27), date(2030, 1, 1))
    assert [in_force("party-36", day).id for day in days] == ["party-36", "party-36", "party-05", "party-05"]
    assert in_force("state-30", date(2030, 1, 1)).id == "state-30"


def test_the_youth_union_has_its_own_heading_and_three_asterisks():
    layout = LAYOUTS["youth-29"]
    assert [phrase.vi for phrase, _part in layout.heading] == ["ĐOÀN TNCS HỒ CHÍ MINH"]
    assert (layout.issuer_sign, layout.summary_sign) == (Sign.THREE_ASTERISKS, Sign.DASHES)
    assert (layout.number_prefix.vi, layout.capacities[Capacity.ON_BEHALF].vi) == ("Số: ", "TM.")


def test_a_union_paper_looks_like_one_of_the_state_and_cites_its_own_rule():
    union, state = LAYOUTS["union-933"], LAYOUTS["state-30"]
    assert union.heading == state.heading
    assert {part: (one.size_pt, one.is_bold) for part, one in union.styles.items()} == {
        part: (one.size_pt, one.is_bold) for part, one in state.styles.items()
    }
    assert {str(one.source) for one in union.styles.values()} == {"933/QĐ-TLĐ"}
