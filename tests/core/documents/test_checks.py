"""What a registrar notices before a paper is issued."""

from dataclasses import replace

import pytest

from daihoi.core.documents import Capacity, Paper, Scheme, Signature, Symbol
from daihoi.core.documents.checks import check_paper

from .samples import COUNTING_MINUTES, DECISION, LETTER, PAPERS, PLAN


def ids(paper):
    return [finding.id for finding in check_paper(paper)]


@pytest.mark.parametrize("name", PAPERS)
def test_a_whole_paper_has_no_findings(name):
    assert ids(PAPERS[name]) == []


def test_every_missing_part_is_named():
    assert ids(Paper(issuer=" ", body=())) == [
        "no_issuer", "no_symbol", "no_place", "no_date", "no_summary", "no_body", "no_signature", "no_recipients",
    ]  # fmt: skip


def test_a_draft_needs_neither_number_nor_day():
    assert ids(replace(PLAN, symbol=None, issued_on=None, draft=1)) == []


def test_a_plain_paper_needs_nothing():
    assert ids(Paper(issuer="", body=(), layout="plain")) == []


def test_a_letter_with_the_symbol_of_guidance_is_noticed():
    assert ids(replace(LETTER, symbol=Symbol(119, "HD", "ĐUB"))) == ["type_mismatch"]


def test_a_state_symbol_on_a_party_page_is_noticed():
    assert ids(replace(LETTER, symbol=Symbol(15, "", "BCT-TCCB", Scheme.STATE))) == ["other_scheme"]


def test_a_deputy_does_not_replace_the_secretary_of_a_collective_body():
    wrong = Signature("Phó Bí thư", "Nguyễn Văn Mẫu", Capacity.IN_PLACE, "Bí thư")
    assert ids(replace(LETTER, signatures=(wrong,))) == ["collective_body"]
    office = Signature("Phó Trưởng ban", "Nguyễn Văn Mẫu", Capacity.IN_PLACE, "Trưởng ban")
    assert ids(replace(LETTER, signatures=(office,))) == []
    assert ids(DECISION) == []


@pytest.mark.parametrize("name", ["TS. Nguyễn Văn An", "PGS.TS Nguyễn Văn An", "GS Nguyễn Văn An", "ThS. Lê An"])
def test_no_academic_title_stands_before_the_name(name):
    assert ids(replace(LETTER, signatures=(replace(LETTER.signatures[0], name=name),))) == ["academic_title"]


def test_a_name_that_begins_like_a_title_is_no_title():
    assert ids(replace(LETTER, signatures=(replace(LETTER.signatures[0], name="Tsen Văn Gs"),))) == []


def test_whoever_signs_on_behalf_says_of_whom():
    assert ids(replace(LETTER, signatures=(Signature("Bí thư", "An", Capacity.ON_BEHALF),))) == ["no_principal"]


def test_minutes_with_several_signers_need_no_distribution():
    assert ids(COUNTING_MINUTES) == []
    assert ids(replace(COUNTING_MINUTES, signatures=COUNTING_MINUTES.signatures[:1])) == ["no_recipients"]
