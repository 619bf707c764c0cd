"""Entering papers that bear their number already."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.documents import actions, permissions, queries
from daihoi.apps.documents.models import Direction, Paper, Secrecy
from daihoi.apps.organisations.models import Role, RoleAssignment
from daihoi.core.errors import Refused, WrongInput


def received(tree, by, **fields):
    given = {
        "declared_type": "chỉ thị", "subject": "đại hội đảng bộ các cấp", "issuer": "Bộ Chính trị",
        "symbol": "35-CT/TW", "issued_on": date(2019, 5, 30),
    }  # fmt: skip
    return actions.register_received(tree.ministry, tree.term, by=by, **(given | fields))


def issued(tree, by, **fields):
    given = {
        "declared_type": "công văn", "subject": "tuyên truyền đại hội", "symbol": "119-HD/ĐUB",
        "issued_on": date(2020, 3, 2),
    }  # fmt: skip
    return actions.register_issued(tree.ministry, tree.term, by=by, **(given | fields))


def test_a_received_paper_stands_in_the_register_with_its_parts(tree, people):
    paper = received(tree, people.an, symbol="Số: 35-CT/TW")
    assert (paper.number, paper.type_code, paper.type_id, paper.symbol) == (35, "CT", "directive", "35-CT/TW")
    assert (paper.direction, paper.findings) == (Direction.RECEIVED, [])
    assert Entry.objects.get(verb="documents.paper_received").unit_code == "bo"


def test_the_register_notices_a_type_that_the_symbol_denies(tree, people):
    paper = issued(tree, people.an)
    (finding,) = queries.findings_of(paper)
    assert paper.findings[0]["id"] == "type_mismatch"
    assert "hướng dẫn" in finding.sentence.in_language("vi")
    assert paper.type_id == "guidance"


def test_correcting_the_declared_type_settles_the_finding(tree, people):
    paper = issued(tree, people.an)
    actions.change_paper(paper, declared_type="hướng dẫn", by=people.an)
    assert Paper.objects.get().findings == []


def test_a_number_that_runs_backwards_is_noticed(tree, people):
    issued(tree, people.an, symbol="681-KH/ĐUB", declared_type="kế hoạch", issued_on=date(2019, 11, 12))
    paper = issued(tree, people.an, symbol="328-KH/ĐUB", declared_type="kế hoạch", issued_on=date(2020, 5, 19))
    assert [kept["id"] for kept in paper.findings] == ["number_order"]


def test_a_paper_is_entered_once(tree, people):
    received(tree, people.an)
    issued(tree, people.an)
    with pytest.raises(Refused, match="already"):
        received(tree, people.an)
    with pytest.raises(Refused, match="already"):
        issued(tree, people.an)


def test_decision_and_regulation_share_letters_but_not_numbers(tree, people):
    issued(tree, people.an, symbol="05-QĐ/ĐUB", declared_type="quyết định")
    other = issued(tree, people.an, symbol="05-QĐ/ĐUB", declared_type="quy định")
    assert other.type_id == "regulation"


@pytest.mark.parametrize(
    "wrong", [{"subject": " "}, {"issuer": ""}, {"symbol": "ba mươi lăm"}, {"issued_on": date(2999, 1, 1)}]
)
def test_what_can_not_be_true_is_refused(tree, people, wrong):
    with pytest.raises(WrongInput):
        received(tree, people.an, **wrong)
    assert not Paper.objects.exists()


def test_only_the_office_and_the_documents_officer_write_in_the_register(tree, people):
    for user in (people.binh, people.chi, people.dung, people.ha):
        with pytest.raises(PermissionDenied):
            received(tree, user)
    RoleAssignment.objects.create(user=people.dung, unit=tree.ministry, role=Role.DOCUMENTS)
    people.dung.__dict__.pop("_valid_assignments")
    assert received(tree, people.dung).pk


def test_the_subject_of_a_secret_paper_stands_in_no_trail(tree, people):
    received(tree, people.an, secrecy=Secrecy.SECRET, subject="nhân sự X")
    entry = Entry.objects.get()
    assert "nhân sự X" not in f"{entry.on_text} {entry.facts}"


def test_secret_papers_are_listed_for_their_readers_only(tree, people):
    received(tree, people.an, secrecy=Secrecy.SECRET)
    assert permissions.visible_papers(people.an, tree.ministry).count() == 1
    assert permissions.visible_papers(people.binh, tree.ministry).count() == 0
    assert permissions.hidden_count(people.binh, tree.ministry) == 1


def test_search_finds_symbols_and_subjects_without_marks(tree, people):
    paper = issued(tree, people.an)
    papers = permissions.visible_papers(people.an, tree.ministry)
    assert list(queries.search(papers, "tuyen truyen 119-hd")) == [paper]
    assert list(queries.search(papers, "nhan su")) == []
    assert queries.find_paper(tree.ministry, "119-HD/ĐUB") == paper
