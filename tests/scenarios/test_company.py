"""A company's yearly meeting from the empty house to the minutes, and a cooperative's beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from daihoi.apps.accounts.models import User
from daihoi.apps.congresses import actions as congresses
from daihoi.apps.congresses.models import Congress, Stage
from daihoi.apps.delegates import actions as delegates
from daihoi.apps.delegates import queries as delegate_queries
from daihoi.apps.delegates.models import Delegate
from daihoi.apps.elections import actions as elections
from daihoi.apps.elections.models import Contest, Round
from daihoi.apps.members.models import OfficeHolding
from daihoi.apps.organisations import actions as organisations
from daihoi.apps.organisations import presets
from daihoi.apps.organisations.models import Role, Term, Unit
from daihoi.apps.plenary import actions as plenary
from daihoi.apps.plenary.papers import meeting_minutes
from daihoi.apps.shell import clock
from daihoi.core.documents import Heading, Paragraph, Table
from daihoi.core.errors import Refused, WrongInput
from tests.cast import make_person

pytestmark = pytest.mark.django_db
DAY = date(2026, 4, 24)
SHARES = (
    ("Bùi Văn An", 3_200_000), ("Cao Thị Bình", 1_500_000), ("Dương Văn Chi", 1_200_000), ("Đinh Thị Dung", 900_000),
    ("Hồ Văn Em", 700_000), ("Lý Thị Giang", 600_000), ("Mai Văn Hải", 400_000), ("Ngô Thị Khánh", 1_500_000),
)  # fmt: skip
BOARD = ("Bùi Văn An", "Cao Thị Bình", "Dương Văn Chi", "Đinh Thị Dung", "Hồ Văn Em", "Tạ Văn Lâm", "Vũ Thị Mai")


@dataclass(frozen=True)
class House:
    """A house set up as its kind proposes, with one secretary."""

    unit: Unit
    term: Term
    head: User


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.HOME = tmp_path


def set_up(kind: str) -> House:
    """Levels, term and top unit as the set-up of that kind proposes them."""
    preset = presets.find(kind)
    assert preset is not None
    head = User.objects.create(username="thu-ky", full_name="Trần Thị Thư", is_superuser=True)
    levels = [organisations.LevelRow(str(name), str(congress)) for name, congress in preset.levels]
    organisations.lay_levels(levels, by=head)
    term = organisations.add_term(preset.term_name(DAY), by=head)
    from daihoi.apps.organisations.models import Level

    row = organisations.UnitRow(
        name="Công ty cổ phần Bình Minh", level=Level.objects.get(rank=1), rulebook=preset.rulebook, symbol="BM",
        code="binh-minh", place="Hà Nội",
    )  # fmt: skip
    unit = organisations.add_unit(None, row, by=head)
    organisations.assign_role(head, unit, Role.SECRETARY, by=head)
    return House(unit, term, head)


def convene(house: House, contents=("review_and_directions", "committee_election")) -> Congress:
    """Found the meeting and bring it to its day."""
    congress = congresses.create_congress(house.unit, house.term, by=house.head, contents=contents, place="Hà Nội")
    congress.stage, congress.opens_on, congress.closes_on = Stage.CONVENED, DAY, DAY
    congress.save()
    return congress


def enter(congress: Congress, by: User) -> dict[str, Delegate]:
    """The shareholders, by the sheet that the company keeps."""
    rows = [
        {"Họ và tên": name, "Giới tính": "Nam", "Ngày sinh": f"0{place}/01/1970", "Số cổ phần": f"{votes:,}"}
        for place, (name, votes) in enumerate(SHARES, 1)
    ]
    taken = delegates.import_holders(congress, rows, by=by)
    assert (taken.added, taken.votes) == (8, 10_000_000)
    delegates.accept_all(congress, by=by)
    return {one.person.full_name: one for one in delegate_queries.delegates_of(congress)}


def at_the_door(congress: Congress, held: dict[str, Delegate], by: User) -> None:
    """Giang gives her votes to An, Hải his to a lawyer from outside; Khánh stays away: 8 500 000 votes attend."""
    paper = {"document": "Giấy ủy quyền", "given_on": date(2026, 4, 20)}
    delegates.give_proxy(held["Lý Thị Giang"], held["Bùi Văn An"].person, by=by, **paper)
    lawyer = delegates.give_proxy_outside(
        held["Mai Văn Hải"], by=by, full_name="Vũ Văn Luật", sex="male", born_on=date(1980, 1, 1), **paper
    ).holder
    for name in ("Bùi Văn An", "Cao Thị Bình", "Dương Văn Chi", "Đinh Thị Dung", "Hồ Văn Em"):
        held[name].refresh_from_db()
        delegates.check_in(held[name], by=by)
    delegates.check_in_holder(congress, lawyer, by=by)


def voted(round_: Round, votes: dict[str, int]) -> dict[int, int]:
    keys = {one.candidate.person.full_name: one.candidate_id for one in round_.tallies.all()}
    assert set(keys) == set(votes)
    return {keys[name]: number for name, number in votes.items()}


def elected_of(contest: Contest) -> list[str]:
    """Who was elected in any round, by name."""
    rows = Round.objects.filter(contest=contest, tallies__is_elected=True)
    return sorted(rows.values_list("tallies__candidate__person__full_name", flat=True))


def board_contest(congress: Congress, by: User, names=BOARD, seats=5, office="board_of_directors") -> Contest:
    contest = elections.open_contest(congress, by=by, office=office, seats=seats)
    known = {one.person.full_name: one.person for one in congress.delegates.select_related("person")}
    people = [known.get(name) or make_person(name) for name in names]
    elections.add_candidates(contest, people, by=by)
    elections.adopt_list(contest, by=by)
    return contest


def test_shareholders_elect_their_board_by_cumulative_votes_with_a_run_off_for_the_last_seat():
    house = set_up("company")
    by = house.head
    with clock.on(DAY):
        congress = convene(house)
        assert (congress.title, congress.form) == (
            "Đại hội đồng cổ đông Công ty cổ phần Bình Minh năm 2026", "member_congress",
        )  # fmt: skip
        held = enter(congress, by)
        with pytest.raises(Refused, match="0 of 10,000,000 votes attend"):
            plenary.open_session(congress, "main", by=by)
        at_the_door(congress, held, by)
        opened = plenary.open_session(congress, "main", by=by)
        assert (opened.weight_present, opened.weight_summoned, opened.present) == (8_500_000, 10_000_000, 7)
        cards = {one.name: one.votes for one in delegate_queries.cards(congress)}
        assert cards == {
            "Bùi Văn An": 3_800_000, "Cao Thị Bình": 1_500_000, "Dương Văn Chi": 1_200_000, "Đinh Thị Dung": 900_000,
            "Hồ Văn Em": 700_000, "Vũ Văn Luật": 400_000,
        }  # fmt: skip
        plenary.seat_organ(congress, "presidium", [held["Bùi Văn An"].person], by=by)
        report = plenary.take_hand_vote(
            congress, "Thông qua báo cáo tài chính năm 2025", by=by, way="cards", votes_for=7_800_000,
            votes_against=700_000,
        )  # fmt: skip
        assert report.is_carried
        structure = plenary.take_hand_vote(
            congress, "Thay đổi cơ cấu tổ chức quản lý", by=by, way="cards", matter="management_structure",
            votes_for=5_524_999, votes_against=2_975_001,
        )  # fmt: skip
        assert not structure.is_carried  # 65 % of 8 500 000 is 5 525 000

        contest = board_contest(congress, by)
        first = elections.open_round(contest, by=by)
        assert (first.weight_summoned, first.weight_attending, first.attending) == (10_000_000, 8_500_000, 7)
        with pytest.raises(Refused, match="runs on the electorate"):
            delegates.give_proxy(held["Ngô Thị Khánh"], held["Bùi Văn An"].person, by=by, document="x", given_on=DAY)
        sheet = {"issued": 6, "returned": 6, "valid": 5, "invalid": {"INV-2": 1}, "weight_valid": 7_800_000}
        counted = dict(
            zip(BOARD, (9_500_000, 8_000_000, 7_000_000, 5_500_000, 3_000_000, 3_000_000, 2_500_000), strict=True)
        )
        over = voted(first, {**counted, "Bùi Văn An": 10_500_000})
        with pytest.raises(WrongInput):  # 39 500 000 votes, but 7 800 000 × 5 = 39 000 000 rights
            elections.record_count(first, by=by, votes=over, **sheet)
        elections.record_count(first, by=by, votes=voted(first, counted), **sheet)
        elections.decide_round(first, by=by)
        first.refresh_from_db()
        assert first.outcome == "run_off"
        assert elected_of(contest) == sorted(BOARD[:4])

        contest.refresh_from_db()
        second = elections.open_round(contest, by=by)
        assert (second.is_run_off, second.seats) == (True, 1)
        votes = voted(second, {"Hồ Văn Em": 4_500_000, "Tạ Văn Lâm": 3_900_000})
        elections.record_count(
            second, by=by, votes=votes, issued=6, returned=6, valid=6, invalid={}, weight_valid=8_500_000
        )
        elections.decide_round(second, by=by)
        second.refresh_from_db()
        assert second.outcome == "decided"
        assert elected_of(contest) == sorted(BOARD[:5])
        contest.refresh_from_db()
        elections.certify_contest(contest, by=by)
        assert OfficeHolding.objects.filter(unit=house.unit, office="board_of_directors").count() == 5

        minutes = plenary.make_minutes(congress, by=by, refusals="Hồ Văn Em: không nêu lý do", is_drawn=False)
        paper = meeting_minutes.render(minutes)
    tables = [one for one in paper.body if isinstance(one, Table)]
    assert tables[2].rows[0] == ("1", "Bùi Văn An", "9.500.000", "22,35%", "Trúng cử")
    assert tables[3].rows == (
        ("1", "Hồ Văn Em", "4.500.000", "52,94%", "Trúng cử"), ("2", "Tạ Văn Lâm", "3.900.000", "45,88%", ""),
    )  # fmt: skip
    said = " ".join(str(one.text) for one in paper.body if isinstance(one, Paragraph | Heading))
    assert "7.800.000 × 5 = 39.000.000" in said
    assert "Đại hội đảng" not in said
    assert "đại biểu" not in said.lower()
    assert paper.annexes[0].body[0].rows[-1] == ("", "Tổng cộng", "", "", "", "8.500.000", "85,00%")


def test_members_of_a_cooperative_have_one_vote_each():
    house = set_up("cooperative")
    by = house.head
    with clock.on(DAY):
        for place in range(1, 11):
            make_person(f"Nguyễn Văn {'ABCDEGHIKL'[place - 1]}n", house.unit)
        congress = convene(house)
        assert congress.title == "Đại hội thành viên Công ty cổ phần Bình Minh năm 2026"
        assert delegates.summon_members(congress, by=by) == 10
        delegates.accept_all(congress, by=by)
        listed = list(delegate_queries.delegates_of(congress))
        delegates.give_proxy(listed[1], listed[0].person, by=by, document="GUQ", given_on=DAY)
        delegates.record_attendance(congress, by=by, present=[one.pk for one in listed[:8]])
        count = delegate_queries.head_count(congress)
        assert (count.present, count.represented, count.weight_present, count.weight_summoned) == (8, 1, 8, 10)
        plenary.open_session(congress, "main", by=by)
        assert not plenary.take_hand_vote(congress, "Phân phối thu nhập", by=by, votes_for=4).is_carried
        assert plenary.take_hand_vote(congress, "Phân phối thu nhập", by=by, votes_for=5).is_carried
        assert not plenary.take_hand_vote(congress, "Sửa điều lệ", by=by, votes_for=5, matter="charter").is_carried
        assert plenary.take_hand_vote(congress, "Sửa điều lệ", by=by, votes_for=6, matter="charter").is_carried

        names = [one.person.full_name for one in listed[:4]]
        contest = board_contest(congress, by, names=names, seats=3)
        round_ = elections.open_round(contest, by=by)
        assert (round_.summoned, round_.attending) == (10, 8)
        votes = voted(round_, dict(zip(names, (8, 7, 5, 4), strict=True)))
        weight = {"weight_valid": 8} if round_.weight_attending is not None else {}
        elections.record_count(round_, by=by, votes=votes, issued=8, returned=8, valid=8, invalid={}, **weight)
        elections.decide_round(round_, by=by)
        round_.refresh_from_db()
        assert round_.outcome == "decided"
        assert elected_of(contest) == sorted(names[:3])
        plenary.make_minutes(congress, by=by, is_drawn=False)
