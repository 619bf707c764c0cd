"""Sheets of opinions are taken over whole, once, or given back with what to mend."""

from __future__ import annotations

import pytest

from daihoi.apps.consultation import actions, batches
from daihoi.apps.consultation.models import Channel, Comment, Stance
from daihoi.core.errors import Refused, WrongInput
from tests.apps.consultation.drafts import day, make_open_draft

GOOD = {"Mã ý kiến": "1", "Mục": "II", "Đơn vị": "Chi bộ 1", "Kênh": "Hội nghị", "Số người": "24",
        "Thái độ": "tán thành", "Nội dung": "Bổ sung số liệu", "Ngày nhận": "20/03/2020"}  # fmt: skip


@pytest.fixture
def draft(congress, people):
    return make_open_draft(congress, people.an)


def test_a_sheet_is_read_with_the_words_of_offices(draft, people, tree):
    found = batches.import_comments(draft, [GOOD, GOOD | {"Mã ý kiến": "2", "Mục": "", "Thái độ": ""}], by=people.an)
    assert (found.problems, found.arrival) == ([], actions.Arrival(2, 0))
    first, second = Comment.objects.order_by("section__order")
    first, second = (first, second) if first.section else (second, first)
    assert (first.section.heading, first.unit, first.channel, first.stance, first.persons) == (
        "HẠN CHẾ", tree.cells[0], Channel.CONFERENCE, Stance.APPROVE, 24,
    )  # fmt: skip
    assert (second.section, second.stance) == (None, Stance.OTHER)


def test_the_same_sheet_again_changes_nothing(draft, people):
    for expected in (actions.Arrival(1, 0), actions.Arrival(0, 1)):
        assert batches.import_comments(draft, [GOOD], by=people.an).arrival == expected
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"Mục": "XIX"}, "section"),
        ({"Đơn vị": "Chi bộ 99"}, "unit"),
        ({"Kênh": "bồ câu"}, "channel"),
        ({"Số người": "nhiều"}, "persons"),
        ({"Thái độ": "hình như"}, "stance"),
        ({"Nội dung": ""}, "text"),
        ({"Ngày nhận": "30/02/2020"}, "received_on"),
        ({"Mã ý kiến": "1"}, "comment_id"),
    ],
)
def test_a_sheet_with_a_mistake_is_given_back_whole(draft, people, change, field):
    found = batches.import_comments(draft, [GOOD, GOOD | {"Mã ý kiến": "2"} | change], by=people.an)
    assert [(problem.row, problem.field) for problem in found.problems] == [(3, field)]
    assert found.arrival is None
    assert not Comment.objects.exists()


def test_a_sheet_from_below_needs_no_unit(draft, people, tree):
    rows = [{key: value for key, value in GOOD.items() if key != "Đơn vị"}]
    batches.import_comments(draft, rows, by=people.giang, default_unit=tree.cells[0])
    assert Comment.objects.get().unit == tree.cells[0]


def test_a_csv_is_read(draft, people):
    text = "Mã ý kiến;Nội dung;Kênh\n1;Nhất trí;thư\n2;Bổ sung;báo chí\n"
    batches.import_comments(draft, text.encode("utf-8-sig"), by=people.an)
    assert list(Comment.objects.order_by("pk").values_list("channel", flat=True)) == ["letter", "press"]


def test_a_submitted_draft_takes_no_sheet(draft, people):
    actions.close_opinions(draft, by=people.an)
    actions.finalise_draft(draft, by=people.an)
    with pytest.raises(Refused):
        batches.import_comments(draft, [GOOD], by=people.an)


def test_what_is_no_word_file_is_said_so():
    with pytest.raises(WrongInput, match="not a DOCX"):
        batches.text_of_docx(b"%PDF-1.7")


def test_today_is_no_future(draft, people):
    assert batches.import_comments(draft, [GOOD | {"Ngày nhận": f"{day(0):%d/%m/%Y}"}], by=people.an).arrival.added == 1
