"""The official order of names."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.names import Name, in_order, sort_key

# 1,484 invented names in the order of the Unicode collation for Vietnamese (ICU 72, `vi`, secondary strength),
# compared given name first, then family name, then middle name; no two of them are equal there
ICU_ORDER = Path(__file__).with_name("icu_vi_order.txt").read_text(encoding="utf-8").split("\n")[:-1]
NAMES = st.lists(st.sampled_from(ICU_ORDER), min_size=2, max_size=6)


def test_the_order_is_the_one_icu_gives_for_vietnamese():
    assert in_order(reversed(ICU_ORDER)) == ICU_ORDER
    assert len({sort_key(name) for name in ICU_ORDER}) == len(ICU_ORDER) > 1000


def test_letters_stand_in_the_order_of_the_vietnamese_alphabet():
    alphabet = list("AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY")
    assert in_order(reversed(alphabet)) == alphabet


def test_a_marked_letter_stands_after_every_name_that_begins_with_the_plain_one():
    assert in_order(["Lê Ân", "Lê Ăn", "Lê Azz", "Lê An"]) == ["Lê An", "Lê Azz", "Lê Ăn", "Lê Ân"]


def test_tones_stand_level_huyen_hoi_nga_sac_nang():
    tones = [f"Lê {given}" for given in ("Hoa", "Hòa", "Hỏa", "Hõa", "Hóa", "Họa")]
    assert in_order(reversed(tones)) == tones


def test_every_hoa_of_the_level_tone_stands_before_every_hoa_of_another_whatever_the_family():
    assert in_order(["Bùi Thị Hòa", "Nguyễn Văn Hoa"]) == ["Nguyễn Văn Hoa", "Bùi Thị Hòa"]


def test_letters_of_the_given_name_decide_before_its_tones():
    assert in_order(["Lê Toàn", "Lê Toán", "Lê Toanh"]) == ["Lê Toàn", "Lê Toán", "Lê Toanh"]
    assert sort_key("Lê Hà") < sort_key("Lê Hai")


def test_family_name_then_middle_name_part_two_persons_of_one_given_name():
    assert in_order(["Trần Văn An", "Nguyễn Văn An", "Nguyễn Bá An", "Nguyễn An"]) == [
        "Nguyễn An",
        "Nguyễn Bá An",
        "Nguyễn Văn An",
        "Trần Văn An",
    ]


def test_capitals_and_decomposed_letters_make_no_difference():
    assert sort_key("NGUYỄN VĂN AN") == sort_key("nguyễn văn an") == sort_key("Nguye\u0302\u0303n Va\u0306n An")


def test_names_of_other_peoples_and_scripts_have_a_place_too():
    names = ["Niê H'Hen", "Niê Hà", "Phan Ёлка", "Phan Zoë", "Phan Đ\u0307a", "Phan Núñez"]
    assert in_order(names) == ["Phan Đ\u0307a", "Niê H'Hen", "Niê Hà", "Phan Núñez", "Phan Zoë", "Phan Ёлка"]


def test_a_name_that_is_already_parted_keeps_its_parts():
    assert sort_key(Name(family="Niê", middle="", given="H'Hen")) == sort_key("Niê H'Hen")


@given(NAMES)
def test_the_order_of_input_is_irrelevant(names):
    assert in_order(names) == in_order(reversed(names))


@given(st.text(min_size=1).filter(lambda text: any(c.isalpha() for c in text.replace("\xad", ""))))
def test_any_text_with_a_letter_has_a_key_of_figures_that_every_collation_sorts_alike(text):
    key = sort_key(text)
    assert key.isascii() and key.isdigit() and len(key) <= 400


def test_the_last_letter_of_a_name_of_120_still_counts():
    one, other = (f"Nguyễn {'ộ' * 107}{last} Ấn" for last in "oọ")
    assert len(one) == 118 and one != other
    assert sort_key(one) < sort_key(other) and len(sort_key(other)) < 400
