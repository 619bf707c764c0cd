"""Types of papers."""

import pytest

from daihoi.core.documents import types
from daihoi.core.documents.schemes import Scheme
from daihoi.core.errors import WrongInput


def test_the_party_has_25_types_of_documents_and_8_slips():
    party = types.party_types()
    assert (len(party), sum(type_.is_slip for type_ in party)) == (33, 8)


def test_every_type_has_an_identifier_and_names_of_its_own():
    all_types = types.document_types()
    assert len({type_.id for type_ in all_types}) == len(all_types)
    assert len({type_.name for type_ in all_types}) == len(all_types)
    assert all(type_.english and type_.source.regulation for type_ in all_types)


def test_every_abbreviation_cites_its_source():
    assert all(a.source.regulation for type_ in types.document_types() for a in type_.abbreviations)


def test_abbreviations_that_are_only_in_use_are_marked_unverified():
    every = (a for type_ in types.party_types() for a in type_.abbreviations if a.scheme is Scheme.PARTY)
    status = {a.letters: a.source.is_verified for a in every}
    assert (status["NQ"], status["GGT"], status["QyĐ"], status["DA"]) == (True, False, False, False)


@pytest.mark.parametrize(
    ("letters", "scheme", "ids"),
    [
        ("QĐ", Scheme.PARTY, ["decision", "regulation"]),
        ("QĐ", Scheme.STATE, ["decision"]),
        ("QyĐ", Scheme.STATE, ["regulation"]),
        ("TT", Scheme.PARTY, ["circular_letter"]),
        ("TT", Scheme.STATE, ["circular"]),
        ("ĐA", Scheme.PARTY, ["scheme"]),
        ("CV", Scheme.STATE, []),
        ("xx", Scheme.PARTY, []),
    ],
)
def test_an_abbreviation_stands_for_its_types(letters, scheme, ids):
    assert [type_.id for type_ in types.by_abbreviation(letters, scheme)] == ids


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("công văn", "official_letter"),
        ("  CÔNG   VĂN ", "official_letter"),
        ("Biên bản kiểm phiếu", "minutes"),
        ("thông báo kết luận", "notice"),
        ("thông tư liên tịch số 1", "joint_circular"),
        ("quy định", "regulation"),
        ("quy hoạch cán bộ", "master_plan"),
        ("official letter", "official_letter"),
        ("minutes", "minutes"),
    ],
)
def test_a_type_is_found_by_any_of_its_names(name, id_):
    assert types.find(name).id == id_


@pytest.mark.parametrize("name", ["", "công", "công vănn", "thơ"])
def test_what_is_no_type_is_wrong_input(name):
    with pytest.raises(WrongInput, match="is not a known type of paper"):
        types.find(name)


def test_a_name_is_said_in_both_languages():
    type_ = types.find("resolution")
    assert (type_.name_in("vi"), type_.name_in("en")) == ("nghị quyết", "resolution")


def test_the_former_abbreviation_is_never_written():
    assert types.find("quy định").abbreviation(Scheme.PARTY) == "QĐ"
    assert types.find("luật").abbreviation(Scheme.PARTY) == ""
