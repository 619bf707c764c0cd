"""The papers of an election."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.elections import actions, papers
from daihoi.apps.elections.models import BallotSeal
from daihoi.apps.elections.papers import DeductionLine, InvalidLine, deciders
from daihoi.apps.plenary.models import OrganSeat
from daihoi.core.documents import Figure, Items, Paragraph, Table
from daihoi.core.elections import Absence
from daihoi.core.errors import Refused
from tests.apps.elections import hall
from tests.cast import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def round_(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an)
    counted = hall.count(
        hall.open_vote(contest, people.an), people.binh, [97, 95, 90, 88, 60, 45], valid=99, invalid={"INV-2": 1}
    )
    return actions.decide_round(counted, by=people.an)


def cells(paper) -> list:
    """Every cell of every table."""
    return [cell for block in paper.body if isinstance(block, Table) for row in block.rows for cell in row]


def told(paper) -> str:
    """Every paragraph and item of a paper."""
    found = []
    for block in paper.body:
        if isinstance(block, Paragraph):
            found.append(block.text if isinstance(block.text, str) else "".join(run.text for run in block.text))
        elif isinstance(block, Items):
            found += [str(one) for one in block.items]
    return " ".join(found)


def test_the_minutes_are_filled_from_the_round(round_):
    OrganSeat.objects.create(
        congress=round_.contest.congress, kind="counting_committee", person=make_person("Đỗ Văn Kiểm"), is_head=True
    )
    form = papers.minutes_of(round_)
    assert (form.summoned, form.base, form.needed, form.issued, form.valid) == (100, 100, 51, 100, 99)
    assert form.invalid == (InvalidLine(1, "phiếu bầu nhiều hơn số lượng cần bầu", "190-QĐ/TW Đ15"),)
    assert [(line.number, line.votes, line.is_elected) for line in form.lines][-2:] == [(5, 60, True), (6, 45, False)]
    assert form.elected[0] == ("Bùi Văn An", 97)
    assert form.committee == (("Đỗ Văn Kiểm", "Trưởng ban"),)
    assert form.stands_aside
    assert form.style == (
        "Danh sách có số dư: gạch ngang giữa họ và tên người mình không bầu (190-QĐ/TW Đ15)"
    )  # fmt: skip


def test_a_congress_issues_in_its_own_name_under_its_organisation(round_):
    paper = papers.counting_minutes(papers.minutes_of(round_))
    assert (paper.superior, paper.issuer) == ("Đảng bộ Bộ", "Đại hội đại biểu lần thứ III\nnhiệm kỳ 2020-2025")
    assert [(one.body, one.position) for one in paper.signatures] == [
        ("Đoàn Chủ tịch", ""),
        ("Ban Kiểm phiếu", "Trưởng ban"),
    ]


def test_a_teller_on_the_list_is_not_said_to_stand_aside(round_):
    person = round_.tallies.first().candidate.person
    OrganSeat.objects.create(congress=round_.contest.congress, kind="counting_committee", person=person)
    form = papers.minutes_of(round_)
    assert not form.stands_aside
    assert "Không thành viên nào" not in told(papers.counting_minutes(form))


def test_the_denominator_is_printed(round_):
    paper = papers.counting_minutes(papers.minutes_of(round_))
    titles = [column.title for block in paper.body if isinstance(block, Table) for column in block.columns]
    assert "Tỷ lệ % (trên 100)" in titles
    assert Figure(Fraction(97, 100), 2, is_share=True) in cells(paper)


def test_numbers_stand_in_words_beside_their_figures(round_):
    paper = papers.counting_minutes(papers.minutes_of(round_))
    assert "Số lượng cần bầu: 05 (năm) đồng chí." in told(paper)
    assert "Trúng cử: 05 (năm) đồng chí, xếp theo số phiếu từ cao xuống thấp:" in told(paper)
    assert "Chín mươi chín" in cells(paper)


def test_every_deduction_is_named_with_its_article(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an)
    away = Absence("convening_committee_absent_whole", 1, ("Lê Văn Vắng",))
    counted = hall.count(
        hall.open_vote(contest, people.an, summoned=101, attending=100, deductions=[away]),
        people.binh,
        [97, 95, 90, 88, 60, 45],
    )
    form = papers.minutes_of(actions.decide_round(counted, by=people.an))
    line = DeductionLine(
        1, "ủy viên cấp ủy triệu tập vắng mặt suốt thời gian đại hội", "190-QĐ/TW Đ30.3", "Lê Văn Vắng"
    )
    assert (form.summoned, form.base, form.deductions) == (101, 100, (line,))


def test_the_journal_hash_stands_in_groups_and_an_electronic_vote_has_no_box(round_):
    form = replace(papers.minutes_of(round_), journal_hash="0123456789abcdef", method="đọc máy", has_box=False)
    words = told(papers.counting_minutes(form))
    assert "01234567 89abcdef" in words
    assert "niêm phong" not in words


def test_sealed_ballots_are_told_as_they_were_handed_over(round_):
    BallotSeal.objects.create(
        round=round_, packages=2, mark="BKP-01", sealed_by="Đỗ Văn Kiểm", sealed_at=round_.decided_at,
        handed_to="Đoàn Chủ tịch", keep_until_on=date(2021, 2, 28),
    )  # fmt: skip
    words = told(papers.counting_minutes(papers.minutes_of(round_)))
    assert "niêm phong trong 02 gói, dấu niêm phong “BKP-01”, bàn giao cho Đoàn Chủ tịch" in words
    assert "lưu giữ đến hết ngày 28 tháng 02 năm 2021" in words


def test_apps_that_count_ballot_by_ballot_name_who_decided(round_):
    deciders.register("keyed", lambda _round: {"INV-2": "Đỗ Văn Kiểm, Lý Thị Khang"})
    try:
        round_.method = "keyed"
        assert papers.minutes_of(round_).invalid[0].decided_by == "Đỗ Văn Kiểm, Lý Thị Khang"
        round_.method = "hand"
        assert papers.minutes_of(round_).invalid[0].decided_by == ""
    finally:
        deciders.withdraw("keyed")


def test_an_article_that_was_not_read_bears_a_mark_and_says_so(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an)
    tied = hall.count(hall.open_vote(contest, people.an), people.binh, [97, 95, 90, 88, 60, 60])
    form = papers.minutes_of(actions.decide_round(tied, by=people.an))
    assert form.tied == ("Mai Văn Em", "Ngô Thị Phương")
    assert any(source == "190-QĐ/TW Đ30*" for _text, source in form.conclusion)
    words = told(papers.counting_minutes(form))
    assert "Bằng phiếu ở suất cuối: Mai Văn Em, Ngô Thị Phương." in words
    assert "* Điều khoản chưa được đối chiếu với văn bản gốc." in words


def test_what_the_congress_chose_is_told_with_its_vote(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an)
    tied = hall.count(hall.open_vote(contest, people.an), people.binh, [97, 95, 90, 88, 60, 60])
    actions.decide_round(tied, by=people.an)
    actions.choose_next(tied, "run_off", by=people.an, hands=actions.Hands(90, 5, 5, 100))
    tied.refresh_from_db()
    assert papers.minutes_of(tied).choice == (
        "Đại hội biểu quyết bầu lại trong số những người bằng phiếu (90/100 tán thành)"
    )


def test_minutes_are_issued_once_in_the_series_of_the_congress(round_, people):
    paper = actions.issue_minutes(round_, by=people.an)
    assert (paper.symbol, paper.series) == ("01-BB/ĐH", "congress")
    with paper.file.open() as file, paper.docx.open() as word:
        assert (file.read(4), word.read(2)) == (b"%PDF", b"PK")
    assert actions.issue_minutes(round_, by=people.an) == paper
    listed = actions.issue_elected_list(round_.contest, by=people.an)
    assert listed.symbol == "02-TB/ĐH"


def test_a_void_round_has_minutes_too(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an)
    counted = hall.count(
        hall.open_vote(contest, people.an), people.binh, [90] * 5 + [45], issued=98, returned=99, valid=99
    )
    void = actions.annul_round(counted, by=people.an)
    form = papers.minutes_of(void)
    assert "99" in form.void_reason
    assert actions.issue_minutes(void, by=people.an).symbol == "01-BB/ĐH"


def test_no_minutes_before_the_decision(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an)
    round_ = hall.open_vote(contest, people.an)
    with pytest.raises(Refused, match="not decided yet"):
        actions.issue_minutes(round_, by=people.an)


@pytest.mark.parametrize("who", ["binh", "chi", "dung", "giang", "ha"])
def test_only_the_office_issues(round_, people, who):
    with pytest.raises(PermissionDenied):
        actions.issue_minutes(round_, by=getattr(people, who))
