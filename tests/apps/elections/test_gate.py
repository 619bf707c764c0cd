"""The pages of the vote: the electorate by name, the gate before the count, the count, the tally sheet."""

from __future__ import annotations

import io
import re

import pytest
from openpyxl import load_workbook

from daihoi.apps.audit.models import Entry
from daihoi.apps.delegates.models import Attendance
from daihoi.apps.elections import actions, queries
from daihoi.apps.elections.models import ContestState, RoundState
from tests.apps.elections import hall
from tests.apps.elections.test_pages import page, send

pytestmark = pytest.mark.django_db
NO_ALTERNATE = "absent_whole_congress_no_alternate"
VOTES = [98, 95, 90, 88, 60, 45]


@pytest.fixture
def contest(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an)
    actions.adopt_list(contest, by=people.an)
    return contest


@pytest.fixture
def here(contest):
    return [contest.congress_id, contest.pk]


def ballots(**changes):
    return {"printed": 110, "issued": 100, "spoilt": 2, "unused": 8, "returned": 100} | changes


def figures(round_, votes=VOTES, **changes):
    keys = round_.tallies.order_by("candidate__order").values_list("candidate_id", flat=True)
    named = {f"votes_{key}": number for key, number in zip(keys, votes, strict=True)}
    return {"valid": 100} | named | changes


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_the_vote_opens_by_name_as_ticked_on_the_page(client, people, contest, here):
    seats = hall.seat_delegates(contest.congress, 5)
    text = text_of(page(client, people.an, "vote", *here, language="en"))
    assert all(one.person.full_name in text for one in seats)
    assert 'data-kind="summoned_less_deductions"' in text
    ticked = {"here": [one.person_id for one in seats[1:]], f"ground_{seats[0].person_id}": NO_ALTERNATE}
    send(client, people.an, "vote", *here, **ticked)
    round_ = contest.rounds.get()
    roll = {one.person: one for one in queries.roll_of(round_)}
    assert (round_.summoned, round_.attending, round_.deductions.get().names) == (5, 4, seats[0].person.full_name)
    assert [one.is_marked for one in (roll[seats[0].person_id], roll[seats[1].person_id])] == [True, False]


def test_a_contradiction_on_the_page_comes_back_with_every_tick(client, people, contest, here):
    seats = hall.seat_delegates(contest.congress, 3)
    ticked = {"here": [seats[0].person_id], f"ground_{seats[0].person_id}": NO_ALTERNATE}
    answer = send(client, people.an, "vote", *here, **ticked)
    text = text_of(answer)
    assert answer.status_code == 422
    assert "Hãy chọn một trong hai" in text
    assert text.count(" checked aria-label") == 1
    assert text.count(" selected>") == 1
    assert not contest.rounds.exists()


def test_without_names_the_figures_are_typed(client, people, contest, here):
    assert 'name="summoned"' in text_of(page(client, people.an, "vote", *here))
    send(client, people.an, "vote", *here, summoned=100, attending=98)
    assert (contest.rounds.get().roll, contest.rounds.get().summoned) == ([], 100)
    send(client, people.an, "electorate", *here, 1, summoned=101, attending=98)
    assert contest.rounds.get().summoned == 101


def test_the_base_is_read_off_the_list_with_its_articles(client, people, contest, here):
    hall.seat_delegates(contest.congress, 100)
    gone = hall.seat_delegates(contest.congress, 20, attendance=Attendance.ABSENT_EXCUSED)
    actions.open_round(contest, by=people.an)
    text = text_of(page(client, people.an, "electorate", *here, 1, language="en"))
    assert "20 not counted in the base" in text
    assert gone[0].person.full_name in text
    assert "Đ30.3, 190-QĐ/TW" in text
    assert "That is 51 votes." in text
    away = text_of(page(client, people.an, "electorate", *here, 1, language="en", attendance="away"))
    assert away.count("taken out") == 20


def test_the_electorate_is_taken_away_and_the_trail_says_so(client, people, contest, here):
    hall.seat_delegates(contest.congress, 3)
    actions.open_round(contest, by=people.an)
    answer = page(client, people.an, "electorate", *here, 1, language="en", export="xlsx")
    rows = list(load_workbook(io.BytesIO(answer.getvalue())).active.iter_rows(values_only=True))
    assert [row[0] for row in rows if isinstance(row[0], int)] == [1, 2, 3]
    entry = Entry.objects.get(verb="elections.electorate_exported")
    assert (entry.by, entry.facts) == (people.an.username, {"count": 3})
    assert "Nguyễn Văn Đại" in text_of(page(client, people.an, "electorate", *here, 1, export="print"))


def test_one_person_is_marked_on_a_page_and_the_superior_marks_nobody(client, people, contest, here):
    seat = hall.seat_delegates(contest.congress, 4)[0]
    actions.open_round(contest, by=people.an)
    assert 'data-others="3"' in text_of(page(client, people.an, "voter", *here, 1, seat.person_id))
    assert send(client, people.ha, "voter", *here, 1, seat.person_id, ground=NO_ALTERNATE).status_code == 403
    send(client, people.an, "voter", *here, 1, seat.person_id, ground=NO_ALTERNATE)
    round_ = contest.rounds.get()
    assert (round_.attending, round_.deductions.get().names) == (3, seat.person.full_name)
    answer = send(client, people.an, "voter", *here, 1, seat.person_id, attending="on", ground=NO_ALTERNATE)
    assert answer.status_code == 422
    assert page(client, people.an, "voter", *here, 1, 999_999).status_code == 404
    hall.seat_delegates(contest.congress, 1)
    send(client, people.an, "renew", *here, 1)
    assert (contest.rounds.get().summoned, contest.rounds.get().attending) == (5, 4)


def test_the_gate_stands_before_the_count(client, people, contest, here):
    round_ = actions.open_round(contest, by=people.an, summoned=100, attending=100, deductions=[])
    answer = page(client, people.binh, "count", *here, 1)
    assert (answer.status_code, answer["location"].endswith("/rounds/1/report/")) == (302, True)
    text = text_of(page(client, people.binh, "report", *here, 1, language="en"))
    assert "Đ8.2, 190-QĐ/TW" in text
    assert "R21" in text
    send(client, people.binh, "report", *here, 1, **ballots(returned=98))
    text = text_of(page(client, people.binh, "count", *here, 1, language="en"))
    assert 'data-returned="98"' in text
    assert 'name="returned"' not in text
    assert "Correct the report" in text
    answer = send(client, people.binh, "count", *here, 1, **figures(round_, [96, 95, 90, 88, 60, 45], valid=98))
    round_.refresh_from_db()
    assert (answer.status_code, round_.state, round_.printed, round_.returned) == (302, RoundState.COUNTED, 110, 98)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"printed": 111}, "R22"),
        ({"unused": -1}, "không thể nhỏ hơn 0 (R22)"),
        ({"issued": "một trăm"}, "số nguyên (R22)"),
        ({"printed": 111, "issued": 101}, "101"),
    ],
)
def test_ballots_that_do_not_close_come_back_as_typed(client, people, contest, here, wrong, words):
    actions.open_round(contest, by=people.an, summoned=100, attending=100, deductions=[])
    answer = send(client, people.binh, "report", *here, 1, **ballots(**wrong))
    text = text_of(answer)
    assert answer.status_code == 422
    assert words in text
    assert 'value="8"' in text or "unused" in wrong
    assert contest.rounds.get().reported_at is None


def test_more_returned_than_issued_is_a_red_stop_that_only_annulment_leaves(client, people, contest, here):
    round_ = actions.open_round(contest, by=people.an, summoned=100, attending=100, deductions=[])
    send(client, people.binh, "report", *here, 1, **ballots(returned=101))
    for name in ("report", "contest"):
        args = [*here, 1] if name == "report" else here
        teller, secretary = (
            text_of(page(client, who, name, *args, language="en")) for who in (people.binh, people.an)
        )  # fmt: skip
        assert "nothing is counted" in teller
        assert "Annul and vote again" not in teller
        assert "Annul and vote again" in secretary
        assert "Enter the count by hand" not in secretary
    assert page(client, people.binh, "count", *here, 1).status_code == 302
    answer = send(client, people.binh, "count", *here, 1, **figures(round_))
    assert answer.status_code == 422
    assert "190-QĐ/TW Đ8" in text_of(answer)
    send(client, people.an, "annul-round", *here, 1, reason="")
    contest.refresh_from_db()
    assert (contest.state, contest.rounds.get().state) == (ContestState.ADOPTED, RoundState.VOID)
    assert "101" in text_of(page(client, people.an, "contest", *here, language="en"))


def test_a_mistyped_report_is_corrected_and_the_count_goes_on(client, people, contest, here):
    actions.open_round(contest, by=people.an, summoned=100, attending=100, deductions=[])
    send(client, people.binh, "report", *here, 1, **ballots(returned=1000))
    send(client, people.binh, "report", *here, 1, **ballots())
    assert page(client, people.binh, "count", *here, 1).status_code == 200


@pytest.mark.parametrize(
    ("votes", "changes", "words"),
    [
        ([101, 95, 90, 88, 60, 45], {}, "R22"),
        ([100, 100, 100, 100, 100, 45], {}, "545"),
        (VOTES, {"valid": 99}, "99"),
        (["-1", 95, 90, 88, 60, 45], {}, "không thể nhỏ hơn 0 (R22)"),
        (["x", 95, 90, 88, 60, 45], {}, "số nguyên (R22)"),
    ],
)
def test_a_wrong_count_comes_back_as_typed_and_nothing_is_kept(client, people, contest, here, votes, changes, words):
    round_ = actions.open_round(contest, by=people.an, summoned=100, attending=100, deductions=[])
    actions.report_ballots(round_, by=people.binh, issued=100, returned=100)
    answer = send(client, people.binh, "count", *here, 1, **figures(round_, votes, **changes))
    text = text_of(answer)
    assert answer.status_code == 422
    assert words in text
    assert all(f'value="{number}"' in text for number in votes)
    round_.refresh_from_db()
    assert (round_.state, round_.valid, round_.tallies.filter(votes__isnull=False).count()) == (
        RoundState.OPEN,
        None,
        0,
    )


def test_after_a_changed_report_the_earlier_figures_wait_on_the_page(client, people, contest, here):
    round_ = actions.open_round(contest, by=people.an, summoned=100, attending=100, deductions=[])
    actions.report_ballots(round_, by=people.binh, issued=100, returned=100)
    hall.count(round_, people.binh, VOTES)
    actions.report_ballots(round_, by=people.binh, issued=100, returned=99)
    text = text_of(page(client, people.binh, "count", *here, 1, language="en"))
    assert "figures of the earlier count" in text
    assert all(f'value="{number}"' in text for number in VOTES)


def test_the_tally_sheet_has_a_row_for_each_name_and_ground(client, people, contest, here):
    round_ = actions.open_round(contest, by=people.an, summoned=100, attending=100, deductions=[])
    actions.report_ballots(round_, by=people.binh, issued=100, returned=100)
    text = text_of(page(client, people.binh, "tally-sheet", *here, 1, language="en"))
    grounds = queries.rules_of(contest).elections.ballots.grounds
    assert all(name in text for name in hall.NAMES)
    assert all(ground.id in text for ground in grounds)
    assert text.count("<i></i>") == 4 + (len(hall.NAMES) + 1) * 20 + len(grounds) * 5


def test_where_votes_are_shared_out_the_tally_sheet_takes_numbers(client, people, contest, here):
    contest.congress.rulebook = "vn-company-2020"
    contest.congress.save()
    contest.office, contest.seats = "board_of_directors", 2
    contest.save()
    hall.seat_delegates(contest.congress, 9, weight=600)
    round_ = actions.open_round(contest, by=people.an)
    actions.report_ballots(round_, by=people.binh, issued=9, returned=9)
    text = text_of(page(client, people.binh, "tally-sheet", *here, 1, language="en"))
    assert "at most the votes of the card times 2" in text
    assert "stroke" not in text
    assert [f"Ballot {place}" in text for place in range(1, 10)] == [True] * 8 + [False]
    grounds = queries.rules_of(contest).elections.ballots.grounds
    rows = 1 + len(hall.NAMES) + 1 + 1 + len(grounds)  # card, names, given, valid, grounds
    assert text.count('class="el-sum"') == rows
    assert text.count("<td></td>") == rows * 8
    assert re.search(r"Sheets needed</dt>\s*<dd>(<[^>]+>)?2<", text)


def test_votes_that_weigh_are_asked_for_as_votes(client, people, contest, here):
    contest.congress.rulebook = "vn-company-2020"
    contest.congress.save()
    contest.office, contest.seats = "board_of_directors", 2
    contest.save()
    hall.seat_delegates(contest.congress, 1, weight=600)
    hall.seat_delegates(contest.congress, 1, weight=400)
    round_ = actions.open_round(contest, by=people.an)
    actions.report_ballots(round_, by=people.binh, issued=2, returned=2)
    text = text_of(page(client, people.binh, "count", *here, 1, language="en"))
    assert "Votes on valid ballots" in text
    assert 'data-one="2"' in text
    votes = [1200, 500, 300, 0, 0, 0]
    send(client, people.binh, "count", *here, 1, **figures(round_, votes, valid=2))
    round_.refresh_from_db()
    assert round_.state == RoundState.OPEN
    send(client, people.binh, "count", *here, 1, **figures(round_, votes, valid=2, weight_valid=1000))
    round_.refresh_from_db()
    assert (round_.state, round_.weight_valid) == (RoundState.COUNTED, 1000)
