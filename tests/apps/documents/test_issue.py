"""Issuing, drawing, attaching, relating and replacing papers."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.documents import actions, queries
from daihoi.apps.documents.models import Paper, Secrecy, Series
from daihoi.apps.organisations.models import Unit
from daihoi.core import documents as core
from daihoi.core.errors import Refused, WrongInput


def issue(tree, by, declared_type="kế hoạch", **fields):
    given = {"subject": "tổ chức đại hội", "issued_on": date(2020, 5, 19)}
    return actions.issue_paper(tree.ministry, tree.term, declared_type=declared_type, by=by, **(given | fields))


def test_a_committee_numbers_each_type_through_its_term(tree, people):
    symbols = [issue(tree, people.an, kind).symbol for kind in ("kế hoạch", "hướng dẫn", "plan", "công văn")]
    assert symbols == ["01-KH/ĐUB", "01-HD/ĐUB", "02-KH/ĐUB", "01-CV/ĐUB"]
    assert Entry.objects.filter(verb="documents.paper_issued").count() == 4


def test_a_congress_numbers_all_its_papers_in_one_series(tree, people):
    kinds = ("biên bản", "nghị quyết", "báo cáo")
    symbols = [issue(tree, people.an, kind, series=Series.CONGRESS).symbol for kind in kinds]
    assert symbols == ["01-BB/ĐH", "02-NQ/ĐH", "03-BC/ĐH"]


def test_the_next_number_follows_papers_entered_with_their_own(tree, people):
    actions.register_issued(
        tree.ministry, tree.term, symbol="681-KH/ĐUB", declared_type="kế hoạch", subject="đại hội",
        issued_on=date(2019, 11, 12), by=people.an,
    )  # fmt: skip
    assert issue(tree, people.an).symbol == "682-KH/ĐUB"


def test_decisions_and_regulations_are_numbered_apart(tree, people):
    symbols = [issue(tree, people.an, kind).symbol for kind in ("quyết định", "quy định", "quyết định")]
    assert symbols == ["01-QĐ/ĐUB", "01-QĐ/ĐUB", "02-QĐ/ĐUB"]


def test_an_association_numbers_by_the_year(tree, people):
    Unit.objects.filter(pk=tree.ministry.pk).update(rulebook="vn-association-126", symbol="HNN")
    tree.ministry.refresh_from_db()
    days = (date(2019, 12, 1), date(2020, 1, 5), date(2020, 2, 5))
    assert [issue(tree, people.an, issued_on=day).number for day in days] == [1, 1, 2]


def test_a_unit_without_a_symbol_is_told_to_enter_one(tree, people):
    Unit.objects.filter(pk=tree.ministry.pk).update(symbol="")
    tree.ministry.refresh_from_db()
    with pytest.raises(WrongInput, match="symbol"):
        issue(tree, people.an)


def test_only_the_office_issues_papers(tree, people):
    with pytest.raises(PermissionDenied):
        issue(tree, people.binh)
    with pytest.raises(PermissionDenied):
        issue(tree, people.ha)


def test_an_app_above_may_bring_its_own_rule(tree, people):
    assert issue(tree, people.binh, may=lambda user, unit: user == people.binh).number == 1


FORM = core.Paper(
    issuer="ĐẠI HỘI ĐẠI BIỂU\nĐẢNG BỘ BỘ",
    type_name="Nghị quyết",
    summary="Đại hội đại biểu Đảng bộ Bộ lần thứ III",
    place="Hà Nội",
    body=(core.Paragraph("Đại hội quyết nghị."),),
    signatures=(core.Signature("Bí thư", "Nguyễn Văn An", core.Capacity.ON_BEHALF, "Đoàn Chủ tịch"),),
    recipients=("Các chi bộ",),
)


def test_a_form_is_numbered_drawn_and_registered(tree, people):
    paper = actions.issue_rendered(tree.ministry, tree.term, FORM, by=people.an, issued_on=date(2020, 8, 28))
    assert (paper.symbol, paper.series, paper.signer) == ("01-NQ/ĐH", Series.CONGRESS, "Nguyễn Văn An")
    assert paper.issuer == "ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ BỘ"
    with paper.file.open() as drawn:
        assert drawn.read().startswith(b"%PDF")
    with paper.docx.open() as file, zipfile.ZipFile(file) as word:
        assert "01-NQ/ĐH" in word.read("word/document.xml").decode()
    assert len(Entry.objects.get(verb="documents.paper_drawn").facts["pdf"]) == 64


def test_a_secret_file_is_given_to_its_readers_only_and_the_reading_is_written_down(tree, people):
    paper = actions.issue_rendered(tree.ministry, tree.term, FORM, by=people.an, secrecy=Secrecy.SECRET)
    with pytest.raises(PermissionDenied):
        actions.read_file(paper, "file", by=people.binh)
    assert actions.read_file(paper, "file", by=people.an)
    assert Entry.objects.get(verb="documents.secret_read").by == "an"


def test_a_file_is_attached_and_its_hash_kept(tree, people):
    paper = issue(tree, people.an)
    actions.attach_file(paper, b"%PDF-1.7", "ky.pdf", by=people.an)
    with Paper.objects.get().file.open() as kept:
        assert kept.read() == b"%PDF-1.7"
    assert len(Entry.objects.get(verb="documents.file_attached").facts["sha256"]) == 64
    for content, name in ((b"x", "virus.exe"), (b"", "leer.pdf")):
        with pytest.raises(WrongInput):
            actions.attach_file(paper, content, name, by=people.an)
    with pytest.raises(PermissionDenied):
        actions.attach_file(paper, b"%PDF-1.7", "ky.pdf", by=people.chi)


def test_a_paper_knows_what_it_carries_out_and_what_carries_it_out(tree, people):
    above, plan, guidance = (issue(tree, people.an, kind) for kind in ("chỉ thị", "kế hoạch", "hướng dẫn"))
    actions.relate_paper(plan, [above], by=people.an)
    actions.relate_paper(guidance, [plan], by=people.an)
    relations = queries.relations_of(plan, lambda paper: True)
    assert (list(relations.implements), list(relations.implemented_by)) == ([above], [guidance])
    with pytest.raises(Refused, match="other way round"):
        actions.relate_paper(above, [guidance], by=people.an)


def test_replaced_papers_form_a_chain_without_a_circle(tree, people):
    first, second, third = (issue(tree, people.an) for _number in range(3))
    actions.replace_paper(first, second, by=people.an)
    actions.replace_paper(second, third, by=people.an)
    relations = queries.relations_of(second, lambda paper: True)
    assert (list(relations.older), list(relations.newer)) == ([first], [third])
    with pytest.raises(Refused):
        actions.replace_paper(third, first, by=people.an)


def test_the_standing_of_the_series_names_gaps_as_ranges(tree, people):
    for symbol in ("05-KH/ĐUB", "09-KH/ĐUB"):
        actions.register_issued(
            tree.ministry, tree.term, symbol=symbol, declared_type="kế hoạch", subject="x", issued_on=date(2020, 1, 1),
            by=people.an,
        )  # fmt: skip
    (standing,) = queries.series_standings(tree.ministry, tree.term, Series.COMMITTEE, "vi")
    assert (standing.type_name, standing.last, standing.count, standing.missing) == ("kế hoạch", 9, 2, "01–04, 06–08")
