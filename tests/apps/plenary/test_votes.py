"""Votes by hands, the organs elected so, the report on credentials, the speakers."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.delegates import actions as delegates
from daihoi.apps.delegates.models import CredentialsReport
from daihoi.apps.plenary import actions, queries
from daihoi.core.errors import Refused, WrongInput
from tests.cast import make_person


def vote(congress, people, votes_for=6, **given):
    return actions.take_hand_vote(congress, "Bầu đoàn chủ tịch", by=people.an, votes_for=votes_for, **given)


def test_a_motion_is_measured_against_the_members_of_the_body(sitting, people):
    assert vote(sitting, people, 4, votes_against=1).is_carried
    lost = vote(sitting, people, 3)
    assert (lost.is_carried, lost.base, lost.source) == (False, 6, "Điều lệ Đảng Đ9")
    assert Entry.objects.filter(verb="plenary.hand_vote_taken").count() == 2


def test_more_hands_than_members_are_wrong(sitting, people):
    with pytest.raises(WrongInput, match="Count again"):
        vote(sitting, people, 6, votes_against=1)


def test_no_vote_outside_a_session_and_none_by_strangers(convened, sitting, people):
    with pytest.raises(PermissionDenied):
        actions.take_hand_vote(sitting, "x", by=people.chi, votes_for=1)
    sitting.stage = "convened"
    with pytest.raises(Refused, match="not in session"):
        vote(sitting, people)


def test_an_organ_is_seated_by_a_carried_vote_of_delegates_only(sitting, people, persons):
    carried = vote(sitting, people)
    seats = actions.seat_organ(sitting, "presidium", persons[:3], by=people.an, vote=carried, head=persons[1])
    assert [(seat.person, seat.is_head) for seat in seats] == [
        (persons[0], False), (persons[1], True), (persons[2], False),
    ]  # fmt: skip
    with pytest.raises(Refused, match="not carried"):
        actions.seat_organ(sitting, "secretariat", persons[:1], by=people.an, vote=vote(sitting, people, 2))
    with pytest.raises(Refused, match="not summoned"):
        actions.seat_organ(sitting, "secretariat", [make_person("Người Lạ")], by=people.an, vote=carried)
    actions.seat_organ(sitting, "presidium", persons[3:5], by=people.an, vote=carried)
    assert sitting.organ_seats.filter(kind="presidium").count() == 2


def test_a_candidate_counts_no_ballots(sitting, people, persons):
    carried = vote(sitting, people)
    with pytest.raises(Refused, match="Bùi An is on a list") as refusal:
        actions.seat_organ(
            sitting, "counting_committee", persons[:2], by=people.an, vote=carried, barred={persons[0].pk}
        )
    assert str(refusal.value.source) == "190-QĐ/TW Đ8.1"
    actions.seat_organ(sitting, "presidium", persons[:2], by=people.an, vote=carried, barred={persons[0].pk})
    assert sitting.organ_seats.count() == 2


def test_the_report_on_credentials_is_adopted_by_hands(sitting, people):
    with pytest.raises(Refused, match="no report"):
        actions.adopt_credentials(sitting, by=people.an, votes_for=6)
    delegates.make_credentials_report(sitting, by=people.an)
    assert not actions.adopt_credentials(sitting, by=people.an, votes_for=3).is_carried
    assert CredentialsReport.objects.get().adopted_at is None
    taken = actions.adopt_credentials(sitting, by=people.an, votes_for=5, abstentions=1)
    assert (taken.item.key, CredentialsReport.objects.get().adopted_at is None) == ("credentials", False)


def test_one_speaks_at_a_time(sitting, people, persons):
    one = actions.request_speech(sitting, persons[0], by=people.an, topic="Chuyển đổi số", is_prepared=True)
    two = actions.request_speech(sitting, persons[1], by=people.an, topic="Công tác nữ")
    actions.call_speaker(one, by=people.an)
    actions.call_speaker(two, by=people.an)
    one.refresh_from_db()
    assert (one.state, two.state) == ("done", "speaking")
    assert queries.speakers(sitting) == [two]
    actions.end_speech(two, by=people.an)
    with pytest.raises(Refused, match="not waiting"):
        actions.withdraw_speech(two, by=people.an)
    with pytest.raises(WrongInput):
        actions.request_speech(sitting, persons[2], by=people.an, topic=" ")


def test_a_plenum_raises_hands_after_the_congress_has_closed(congress, people):
    congress.stage = "closed"
    congress.save()
    with pytest.raises(Refused, match="not in session"):
        actions.take_hand_vote(congress, "Số lượng ủy viên ban thường vụ: 7", by=people.an, votes_for=15, base=27)
    vote = actions.take_hand_vote(
        congress, "Số lượng ủy viên ban thường vụ: 7", by=people.an, votes_for=15, base=27, is_plenum=True
    )
    assert (vote.base, vote.is_carried) == (27, True)
