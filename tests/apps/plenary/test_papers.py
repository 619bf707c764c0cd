"""The resolution and the minutes, issued in the one series of the congress."""

from __future__ import annotations

import pytest

from daihoi.apps.documents.models import Paper
from daihoi.apps.plenary import actions
from daihoi.apps.plenary.papers import minutes as minutes_paper
from daihoi.core.documents import Table
from daihoi.core.errors import Refused, WrongInput


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.HOME = tmp_path


def carried(congress, people, votes_for=6):
    return actions.take_hand_vote(congress, "Thông qua nghị quyết", by=people.an, votes_for=votes_for)


def test_a_draft_is_written_again_until_it_is_adopted(sitting, people):
    with pytest.raises(WrongInput):
        actions.draft_resolution(sitting, " ", by=people.an)
    actions.draft_resolution(sitting, "Lần một", by=people.an)
    resolution = actions.draft_resolution(sitting, "# Phương hướng\nLần hai", by=people.an)
    assert resolution.text.endswith("Lần hai")
    with pytest.raises(Refused, match="Not carried"):
        actions.adopt_resolution(sitting, by=people.an, vote=carried(sitting, people, 3))
    adopted = actions.adopt_resolution(sitting, by=people.an, vote=carried(sitting, people))
    assert (adopted.paper.symbol, adopted.paper.series) == ("01-NQ/ĐH", "congress")
    assert adopted.paper.file.name.endswith(".pdf")
    with pytest.raises(Refused, match="no longer changes"):
        actions.draft_resolution(sitting, "Lần ba", by=people.an)


def test_papers_of_the_congress_share_one_series_and_repeat_nothing(sitting, people, persons):
    vote = carried(sitting, people)
    actions.seat_organ(sitting, "presidium", persons[:2], by=people.an, vote=vote)
    actions.draft_resolution(sitting, "Nghị quyết", by=people.an)
    first = actions.make_minutes(sitting, by=people.an, is_drawn=False)
    adopted = actions.adopt_resolution(sitting, by=people.an, vote=vote, is_drawn=False)
    assert (first.paper.symbol, adopted.paper.symbol) == ("01-BB/ĐH", "02-NQ/ĐH")
    assert first.paper.signer == "Bùi An"
    actions.make_minutes(sitting, by=people.an)
    actions.adopt_resolution(sitting, by=people.an, vote=vote)
    assert Paper.objects.count() == 2


def test_the_minutes_tell_who_was_there_what_ran_and_how_hands_were_raised(sitting, people, persons):
    vote = carried(sitting, people)
    actions.seat_organ(sitting, "presidium", persons[:2], by=people.an, vote=vote)
    actions.record_session(sitting, "main", by=people.an, until="opening")
    form = minutes_paper.render(actions.make_minutes(sitting, by=people.an, is_drawn=False))
    text = str(form.body)
    assert "Có mặt 6/6 người được triệu tập, đại diện 3/3 tổ chức trực thuộc" in text
    assert "Đoàn chủ tịch gồm 2 người: Bùi An (trưởng), Cao Bình" in text
    (table,) = [block for block in form.body if isinstance(block, Table)]
    assert table.rows == (("1", "Thông qua nghị quyết", "6/6", "0", "0", "Thông qua"),)


def test_no_minutes_before_the_congress(convened, people):
    with pytest.raises(Refused, match="not been held"):
        actions.make_minutes(convened, by=people.an)
