"""A meeting of shareholders: its script, its quorum by call, motions in votes, the minutes of Article 150."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from daihoi.apps.delegates import actions as delegates
from daihoi.apps.plenary import actions, queries
from daihoi.apps.plenary.models import HandVote, OrganSeat
from daihoi.apps.plenary.papers import meeting_minutes
from daihoi.apps.shell import clock
from daihoi.core.documents import Heading, Items, Paragraph, Table
from daihoi.core.errors import Refused, WrongInput
from tests.apps.delegates.holding import enter_holders, make_company
from tests.cast import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def company(tree):
    return make_company(
        tree, stage="convened", place="Hà Nội", contents=["review_and_directions", "committee_election"]
    )


@pytest.fixture
def held(company, people):
    return enter_holders(company, people.an)


@pytest.fixture
def sitting(company, held, people):
    """Cao Bình is represented by Bùi An; 850 of 1 000 votes attend."""
    an, binh, *_ = held
    delegates.give_proxy(binh, an.person, by=people.an, document="GUQ 01", given_on=date(2020, 8, 1))
    delegates.check_in(an, by=people.an)
    actions.open_session(company, "main", by=people.an)
    return company


def vote(sitting, people, votes_for, **given):
    return actions.take_hand_vote(sitting, "Thông qua báo cáo tài chính", by=people.an, votes_for=votes_for, **given)


def test_the_script_is_the_companys_own_without_a_presidium(company, people):
    items = actions.build_agenda(company, by=people.an)
    assert [(one.key, one.vote) for one in items] == [
        ("opening", "none"), ("credentials", "none"), ("presidium", "hands"), ("rules", "hands"),
        ("board_report", "none"), ("financial_statements", "none"), ("discussion", "none"), ("votes", "hands"),
        ("election", "secret"), ("resolution", "hands"), ("closing", "none"),
    ]  # fmt: skip
    assert not any("đoàn chủ tịch" in one.title_vi.lower() for one in items)


def test_without_an_election_the_script_has_none(company, people):
    company.contents = ["review_and_directions"]
    company.save()
    assert "election" not in [one.key for one in actions.build_agenda(company, by=people.an)]


def test_the_session_opens_on_more_than_half_of_all_votes(company, held, people):
    binh, chi = held[1:3]
    for one in (binh, chi):
        delegates.check_in(one, by=people.an)
    with pytest.raises(Refused, match="350 of 1000 votes attend, 501 needed") as refusal:
        actions.open_session(company, "main", by=people.an)
    assert str(refusal.value.source) == "59/2020/QH14 Đ145.1"
    with clock.on(date(2020, 8, 27)):
        delegates.record_failed_call(company, by=people.an, opens_on=date(2020, 9, 10))
        for one in held[1:3]:
            one.refresh_from_db()
            delegates.check_in(one, by=people.an)
        opened = actions.open_session(company, "main", by=people.an)
    assert (opened.call, opened.weight_present, opened.weight_summoned, opened.source) == (
        2, 350, 1000, "59/2020/QH14 Đ145.2",
    )  # fmt: skip


def test_a_motion_needs_more_than_half_of_the_votes_attending(sitting, people):
    lost = vote(sitting, people, 425, votes_against=300, abstentions=100, invalid=25, way="cards")
    won = vote(sitting, people, 426)
    assert (lost.base, lost.is_carried, lost.votes_invalid, lost.is_weighted) == (850, False, 25, True)
    assert (won.is_carried, won.source) == (True, "59/2020/QH14 Đ148.2")
    assert "850" in won.reason


def test_a_weighty_matter_needs_its_own_share(sitting, people):
    assert not vote(sitting, people, 552, matter="management_structure").is_carried
    assert vote(sitting, people, 553, matter="management_structure").is_carried
    with pytest.raises(WrongInput, match="no weighty matter"):
        vote(sitting, people, 553, matter="weather")
    with pytest.raises(WrongInput, match="851 votes were counted, but 850 attend"):
        vote(sitting, people, 851)


def test_votes_in_the_millions_of_millions_are_kept(company, held, people):
    for one in held:
        delegates.set_votes(one, by=people.an, votes=200_000_000_000_000, reason="tách cổ phần")
    delegates.record_attendance(company, by=people.an)
    actions.open_session(company, "main", by=people.an)
    taken = vote(company, people, 400_000_000_000_001)
    taken.refresh_from_db()
    assert (taken.base, taken.votes_for, taken.is_carried) == (800_000_000_000_000, 400_000_000_000_001, True)


def test_invalid_votes_and_matters_have_no_place_among_hands(congress, people, tree):
    from tests.apps.elections.hall import seat_delegates, sit

    seat_delegates(congress, 3)
    with pytest.raises(WrongInput, match="only where votes weigh"):
        actions.take_hand_vote(sit(congress), "x", by=people.an, votes_for=2, invalid=1)


def test_chair_and_secretary_are_named_and_the_counting_committee_is_elected(sitting, held, people, tree):
    clerk = make_person("Trần Thư Ký", tree.cells[0])
    actions.seat_organ(sitting, "presidium", [held[0].person], by=people.an)
    actions.seat_organ(sitting, "secretariat", [clerk], by=people.an)
    with pytest.raises(Refused, match="This organ is elected"):
        actions.seat_organ(sitting, "counting_committee", [clerk], by=people.an)
    actions.seat_organ(sitting, "counting_committee", [clerk], by=people.an, vote=vote(sitting, people, 800))
    assert OrganSeat.objects.count() == 3


def test_cards_named_are_turned_into_votes(client, sitting, people):
    client.force_login(people.an)
    page = reverse("plenary:vote", args=[sitting.pk])
    shown = client.get(page).content.decode()
    assert "850" in shown
    given = {"motion": "Chia cổ tức", "way": "cards", "cards_against": "1"}
    unknown = client.post(page, {**given, "cards_none": "9"})
    assert "9" in unknown.content.decode()
    assert not HandVote.objects.filter(motion="Chia cổ tức").exists()
    assert client.post(page, given).status_code == 302
    taken = HandVote.objects.get(motion="Chia cổ tức")
    assert (taken.votes_for, taken.votes_against, taken.base, taken.way) == (0, 850, 850, "cards")
    client.post(page, {"motion": "Hai", "way": "cards", "cards_against": "", "cards_none": "", "matter": ""})
    assert HandVote.objects.get(motion="Hai").votes_for == 850


@pytest.mark.parametrize("name", ["home", "console", "screen", "vote", "minutes", "adopt"])
def test_every_page_of_the_session_opens(client, sitting, people, name):
    client.force_login(people.an)
    for language in ("vi", "en"):
        client.cookies["daihoi_language"] = language
        assert client.get(reverse(f"plenary:{name}", args=[sitting.pk])).status_code == 200
        for kind in ("presidium", "counting_committee"):
            assert client.get(reverse("plenary:organ", args=[sitting.pk, kind])).status_code == 200


def test_the_vote_on_a_running_item_is_given_in_votes(client, sitting, people):
    client.force_login(people.an)
    item = sitting.agenda.get(key="rules")
    actions.start_item(item, by=people.an, override_reason="thử")
    shown = client.get(reverse("plenary:item", args=[sitting.pk, item.pk])).content.decode()
    assert 'name="cards_against"' in shown
    client.post(reverse("plenary:vote-on-item", args=[sitting.pk, item.pk]), {"way": "hands", "votes_for": "850"})
    taken = item.hand_votes.get()
    assert (taken.votes_for, taken.is_weighted, taken.way) == (850, True, "hands")


def texts(paper, kind=Paragraph):
    return [one.text for one in paper.body if isinstance(one, kind)]


def test_the_minutes_hold_every_point_of_article_150(sitting, held, people):
    actions.seat_organ(sitting, "presidium", [held[0].person], by=people.an)
    vote(sitting, people, 600, votes_against=150, abstentions=50, invalid=50, way="cards")
    vote(sitting, people, 100, matter="management_structure", way="ballots")
    made = actions.make_minutes(
        sitting, by=people.an, refusals="Cao Bình: không đồng ý nội dung vấn đề 2", is_drawn=False
    )
    paper = meeting_minutes.render(made)
    table = next(one for one in paper.body if isinstance(one, Table))
    assert table.rows == (
        ("Hợp lệ", "800", "94,12%"), ("Không hợp lệ", "50", "5,88%"), ("Tán thành", "600", "70,59%"),
        ("Không tán thành", "150", "17,65%"), ("Không có ý kiến", "50", "5,88%"), ("Không biểu quyết", "0", "0,00%"),
    )  # fmt: skip
    said = " ".join(str(one) for one in [*texts(paper), *texts(paper, Heading)])
    for word in ("Địa điểm họp: Hà Nội", "Chủ tọa: Bùi An", "850/1.000", "85,00%", "Biểu quyết bằng thẻ biểu quyết",
                 "cơ cấu tổ chức quản lý", "với 11,76% tán thành (100 phiếu, cần 553; ", "59/2020/QH14 Đ148.1",
                 "lần thứ nhất"):  # fmt: skip
        assert word in said, word
    assert ("Cao Bình: không đồng ý nội dung vấn đề 2",) in [one.items for one in paper.body if isinstance(one, Items)]
    assert ("Thông qua báo cáo tài chính: 70,59% tán thành",) in [
        one.items for one in paper.body if isinstance(one, Items)
    ]
    annex = paper.annexes[0].body[0]
    assert annex.rows == (
        ("1", "Bùi An", "", "Bùi An", "", "600", "60,00%"),
        ("2", "Cao Bình", "", "Bùi An", "GUQ 01, ngày 01/08/2020", "250", "25,00%"),
        ("", "Tổng cộng", "", "", "", "850", "85,00%"),
    )
    assert [(one.position, one.name) for one in paper.signatures] == [("Thư ký", ""), ("Chủ tọa", "Bùi An")]


def test_the_minutes_are_drawn_as_docx_and_pdf(sitting, held, people):
    vote(sitting, people, 850)
    made = actions.make_minutes(sitting, by=people.an)
    assert made.paper.file.name.endswith(".pdf")
    assert made.paper.docx.name.endswith(".docx")


def test_organs_of_a_meeting_may_be_filled_by_people_of_the_company(sitting, tree):
    clerk = make_person("Trần Thư Ký", tree.cells[0])
    make_person("Người Lạ")
    names = [one.full_name for one in queries.participants(sitting)]
    assert clerk.full_name in names
    assert "Người Lạ" not in names
