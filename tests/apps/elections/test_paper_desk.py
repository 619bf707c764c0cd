"""Issuing the papers of an election, and looking at their drafts."""

from __future__ import annotations

import io

import docx
import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from daihoi.apps.accounts.models import User
from daihoi.apps.audit.models import Entry
from daihoi.apps.ballots.actions import print_ballot
from daihoi.apps.elections import actions, papers
from daihoi.apps.elections.models import ElectionPaper
from daihoi.apps.organisations.models import Role, RoleAssignment
from daihoi.core.documents import Paragraph, Table, pdf
from daihoi.core.elections import BallotStyle
from daihoi.core.errors import Refused
from tests.apps.elections import hall

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def listed(congress, people):
    return hall.list_contest(hall.sit(congress), people.an)


@pytest.fixture
def decided(listed, people):
    counted = hall.count(hall.open_vote(listed, people.an), people.binh, [97, 95, 90, 88, 60, 45])
    return actions.decide_round(counted, by=people.an)


@pytest.fixture
def officer(congress):
    user = User.objects.create(username="lan", full_name="Lý Thị Lan")
    for role in (Role.PERSONNEL, Role.OFFICE):
        RoleAssignment.objects.create(user=user, unit=congress.unit, role=role)
    return user


def words(content: bytes) -> str:
    """The text of a PDF."""
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))


def text_of_paper(paper) -> str:
    """What a paper says, its lines joined."""
    return " ".join(words(pdf.render(paper)).split())


def test_the_ballot_shows_the_names_in_the_order_of_the_list_and_the_grounds_it_can_meet(listed, people):
    actions.adopt_list(listed, by=people.an)
    form = papers.ballot_of(listed)
    assert [name for name, _note in form.names] == list(hall.NAMES)
    assert (form.style, form.seats, form.stamp) == ("strike", 5, "Đảng bộ Bộ")
    grounds = [ground for ground, _article in form.grounds]
    assert "phiếu bầu nhiều hơn số lượng cần bầu" in grounds
    assert not any("danh sách một người" in ground for ground in grounds)


def test_a_single_name_is_agreed_or_disagreed_with(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an, seats=1, names=hall.NAMES[:1], office="secretary",
                                form="delegate_congress")  # fmt: skip
    form = papers.ballot_of(contest)
    assert form.style == "agree_disagree"
    grounds = [ground for ground, _article in form.grounds]
    assert "phiếu danh sách một người đánh dấu cả hai ô hoặc không đánh dấu ô nào" in grounds
    assert "phiếu bầu nhiều hơn số lượng cần bầu" not in grounds


def test_papers_show_the_ballot_as_it_was_printed(listed, people):
    actions.adopt_list(listed, by=people.an)
    print_ballot(listed, by=people.an, copies=3, style=BallotStyle.MARK)
    form = papers.ballot_of(listed)
    assert (form.style, form.marking) == ("mark", ("", ""))
    told = text_of_paper(papers.ballot_notice(form))
    assert "Đánh dấu X vào ô bên cạnh họ và tên đồng chí mình bầu; số người được đánh dấu không quá 05 (năm)" in told
    assert "Đánh dấu nhiều hơn số lượng." in told
    assert "gạch" not in told
    assert "gạch" not in text_of_paper(papers.ballot_specimen(form))


def test_two_boxes_on_a_list_with_surplus_are_explained_by_the_printed_ballot(listed, people):
    actions.adopt_list(listed, by=people.an)
    print_ballot(listed, by=people.an, copies=3, style=BallotStyle.AGREE_DISAGREE)
    form = papers.ballot_of(listed)
    assert form.marking == ("", "")
    told = text_of_paper(papers.ballot_notice(form))
    assert "số người được đồng ý không quá 05 (năm) đồng chí" in told
    assert "phiếu bầu nhiều hơn số lượng cần bầu" in told
    assert "Danh sách không có số dư" not in told


def test_the_minutes_say_how_the_printed_ballot_was_marked(listed, people):
    actions.adopt_list(listed, by=people.an)
    print_ballot(listed, by=people.an, copies=3, style=BallotStyle.MARK)
    round_ = actions.open_round(listed, by=people.an, summoned=100, attending=100, deductions=[])
    assert papers.minutes_of(round_).style == "Cách bầu: đánh dấu X vào ô bên cạnh họ và tên người mình bầu"


def test_the_specimen_is_no_ballot(listed, people):
    paper = papers.ballot_specimen(papers.ballot_of(listed))
    assert (paper.watermark, paper.symbol, paper.stamp) == ("MẪU", None, "Dấu của Đảng bộ Bộ")
    assert papers.as_draft(paper).watermark == "MẪU"


def test_the_notice_waits_for_the_list_and_is_issued_once_for_each_ballot(listed, people):
    with pytest.raises(Refused, match="Adopt the list first"):
        actions.issue_ballot_notice(listed, by=people.an)
    actions.adopt_list(listed, by=people.an)
    paper = actions.issue_ballot_notice(listed, by=people.an)
    assert (paper.symbol, paper.series, paper.declared_type) == ("01-TB/ĐH", "congress", "thông báo")
    assert actions.issue_ballot_notice(listed, by=people.an) == paper
    kept = ElectionPaper.objects.get()
    assert (kept.kind, kept.about, kept.paper) == ("ballot_notice", f"contest {listed.pk}, ballot 1", paper)
    assert Entry.objects.filter(verb="elections.ballot_notice_issued").count() == 1
    with paper.file.open() as file:
        told = words(file.read())
    assert "không dùng để bỏ phiếu" in told


def test_the_report_waits_for_the_last_contest(decided, people):
    congress = decided.contest.congress
    open_one = actions.open_contest(congress, by=people.an, office="delegates", seats=1)
    with pytest.raises(Refused, match="not decided yet"):
        actions.issue_election_report(congress, by=people.an)
    actions.annul_contest(open_one, by=people.an, reason="Không bầu")
    minutes = actions.issue_minutes(decided, by=people.an)
    paper = actions.issue_election_report(congress, by=people.an)
    assert paper.symbol == "02-BC/ĐH"
    assert actions.issue_election_report(congress, by=people.an) == paper
    with paper.file.open() as file:
        told = words(file.read())
    assert minutes.symbol in told
    assert "05 (năm) đồng chí" in told


def test_nothing_is_reported_before_the_first_vote(listed, people):
    with pytest.raises(Refused, match="has not voted yet"):
        actions.issue_election_report(listed.congress, by=people.an)


def test_the_report_counts_who_is_elected(decided):
    (contest,) = papers.report_of(decided.contest.congress).contests
    assert (contest.seats, contest.names, len(contest.elected), contest.unfilled) == (5, 6, 5, 0)
    assert [(one.base, one.issued, one.valid, one.elected) for one in contest.rounds] == [(100, 100, 100, 5)]
    assert contest.make_up[:2] == (("Nữ", 0), ("Dưới 40 tuổi", 0))


def test_the_electorate_is_listed_by_name_or_not_at_all(decided, people):
    decided.roll = [
        {"person": 1, "name": "Bùi Văn An", "unit": "Chi bộ 1", "title": "elected", "attending": True, "weight": 1},
        {"person": 2, "name": "Lê Văn Vắng", "unit": "Chi bộ 2", "title": "ex_officio", "attending": False,
         "ground": "convening_committee_absent_whole", "weight": 1},
    ]  # fmt: skip
    form = papers.electorate_of(decided)
    assert [(one.name, one.title, one.is_attending) for one in form.lines] == [
        ("Bùi Văn An", "đại biểu được bầu", True),
        ("Lê Văn Vắng", "đại biểu đương nhiên", False),
    ]
    assert form.lines[1].ground == "ủy viên cấp ủy triệu tập vắng mặt suốt thời gian đại hội"
    decided.roll = []
    decided.save(update_fields=["roll"])
    with pytest.raises(Refused, match="by figures only"):
        actions.issue_electorate_list(decided, by=people.an)


def test_the_open_list_has_no_sensitive_column_and_the_internal_one_is_marked(decided):
    person = decided.tallies.get(candidate__order=1).candidate.person
    person.ethnicity, person.religion, person.residence = "Tày", "Phật giáo", "Hà Nội"
    person.save()
    shown = papers.elected_list(papers.elected_of(decided.contest))
    inside = papers.elected_list(papers.elected_of(decided.contest, is_internal=True))

    def cells(paper):
        return [cell for block in paper.body if isinstance(block, Table) for row in block.rows for cell in row]

    assert not {"Tày", "Phật giáo"} & set(map(str, cells(shown)))
    assert {"Tày", "Phật giáo", "Hà Nội"} <= set(map(str, cells(inside)))
    assert (shown.is_internal, inside.is_internal, inside.is_landscape) == (False, True, True)
    assert isinstance(shown.body[0], Paragraph)


def test_only_a_personnel_officer_issues_or_reads_the_internal_list(decided, people, officer):
    for act in (actions.issue_internal_list, actions.read_internal_list):
        with pytest.raises(PermissionDenied):
            act(decided.contest, by=people.an)
    draft = actions.read_internal_list(decided.contest, by=officer)
    assert (draft.watermark, draft.symbol) == ("DỰ THẢO", None)
    assert Entry.objects.filter(verb="elections.internal_list_read").count() == 1
    paper = actions.issue_internal_list(decided.contest, by=officer)
    assert actions.issue_internal_list(decided.contest, by=officer) == paper


@pytest.mark.parametrize("who", ["binh", "chi", "dung", "giang", "ha"])
def test_only_the_office_issues(listed, people, who):
    actions.adopt_list(listed, by=people.an)
    with pytest.raises(PermissionDenied):
        actions.issue_ballot_notice(listed, by=getattr(people, who))
    with pytest.raises(PermissionDenied):
        actions.issue_election_report(listed.congress, by=getattr(people, who))


def test_a_draft_is_watermarked_and_takes_no_number(client, decided, people):
    client.force_login(people.an)
    contest = decided.contest
    address = reverse("elections:round-paper", args=[contest.congress_id, contest.pk, 1, "minutes"])
    answer = client.get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert "DỰ THẢO" in words(answer.content)
    assert "Số " not in words(answer.content).split("BIÊN BẢN")[0]
    document = docx.Document(io.BytesIO(client.get(address, {"as": "docx"}).content))
    assert "BIÊN BẢN" in [one.text for one in document.paragraphs]
    assert client.get(address, {"as": "xlsx"}).content.startswith(b"PK")
    decided.refresh_from_db()
    assert decided.minutes is None


def test_the_desk_shows_what_is_issued_and_what_can_be(client, decided, people):
    client.force_login(people.an)
    contest = decided.contest
    desk = reverse("elections:papers", args=[contest.congress_id, contest.pk])
    minutes = reverse("elections:round-paper", args=[contest.congress_id, contest.pk, 1, "minutes"])
    assert f'action="{minutes}"' in client.get(desk).content.decode()
    assert client.post(minutes).status_code == 302
    html = client.get(desk).content.decode()
    assert f'action="{minutes}"' not in html
    assert "01-BB/ĐH" in html
    assert "internal" not in html


def test_an_unknown_paper_or_format_is_not_found(client, decided, people):
    client.force_login(people.an)
    contest = decided.contest
    for address in (
        reverse("elections:paper", args=[contest.congress_id, contest.pk, "novel"]),
        reverse("elections:round-paper", args=[contest.congress_id, contest.pk, 1, "novel"]),
        reverse("elections:paper", args=[contest.congress_id, contest.pk, "elected"]) + "?as=exe",
    ):
        assert client.get(address).status_code == 404
