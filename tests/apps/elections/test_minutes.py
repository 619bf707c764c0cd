"""The papers of an election."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.elections import actions, papers
from daihoi.apps.elections.papers import samples
from daihoi.apps.plenary.models import OrganSeat
from daihoi.core import documents
from daihoi.core.documents import Paragraph, Table
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


def cells(paper) -> list[str]:
    """Every cell of every table."""
    return [cell for block in paper.body if isinstance(block, Table) for row in block.rows for cell in row]


def test_the_minutes_are_filled_from_the_round(round_):
    OrganSeat.objects.create(
        congress=round_.contest.congress, kind="counting_committee", person=make_person("Đỗ Văn Kiểm"), is_head=True
    )
    form = papers.minutes_of(round_)
    assert (form.summoned, form.base, form.needed, form.issued, form.valid) == (100, 100, 51, 100, 99)
    assert form.invalid == ((1, "phiếu bầu nhiều hơn số lượng cần bầu"),)
    assert [(line.number, line.votes, line.is_elected) for line in form.lines][-2:] == [(5, 60, True), (6, 45, False)]
    assert form.elected[0] == ("Bùi Văn An", 97)
    assert form.committee == (("Đỗ Văn Kiểm", "Trưởng ban"),)


def test_the_denominator_is_printed(round_):
    paper = papers.counting_minutes(papers.minutes_of(round_))
    titles = [column.title for block in paper.body if isinstance(block, Table) for column in block.columns]
    assert "Tỷ lệ % (trên 100)" in titles
    assert "97,00%" in cells(paper)


def test_the_journal_hash_stands_in_groups_and_an_electronic_vote_has_no_box(round_):
    from dataclasses import replace

    form = replace(papers.minutes_of(round_), journal_hash="0123456789abcdef", has_box=False)
    told = " ".join(str(block.text) for block in papers.counting_minutes(form).body if isinstance(block, Paragraph))
    assert "01234567 89abcdef" in told
    assert "niêm phong" not in told


def test_the_samples_fill_the_papers():
    minutes, listed = papers.counting_minutes(samples.MINUTES), papers.elected_list(samples.ELECTED)
    assert documents.pdf.render(minutes).startswith(b"%PDF")
    assert documents.docx.render(listed).startswith(b"PK")
    assert "94,12%" in cells(minutes)


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
