"""Page formats as data."""

import pytest

from daihoi.core.documents.layouts import LAYOUTS, Capacity, Part, Sign, find
from daihoi.core.errors import WrongInput

OFFICIAL = ("party-36", "party-05", "state-30")


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
    assert (page.top_mm, page.bottom_mm, page.left_mm, page.right_mm) == (20, 20, 30, 15)


def test_party_and_state_sign_and_mark_differently():
    party, state = LAYOUTS["party-36"], LAYOUTS["state-30"]
    assert (party.capacities[Capacity.ON_BEHALF].vi, state.capacities[Capacity.ON_BEHALF].vi) == ("T/M", "TM.")
    assert (party.number_prefix.vi, state.number_prefix.vi) == ("Số ", "Số: ")
    assert (party.issuer_sign, state.issuer_sign) == (Sign.ASTERISK, Sign.SHORT_RULE)
    assert (party.letter_prefix.vi, state.letter_prefix.vi) == ("", "V/v ")


def test_an_organisation_may_bring_its_own_format():
    assert find(LAYOUTS["plain"]) is LAYOUTS["plain"]


def test_an_unknown_format_is_wrong_input_with_the_known_ones():
    with pytest.raises(WrongInput, match="Choose one of party-36, party-05, state-30, plain"):
        find("letterhead")
