"""The ledger adds up and counts nobody twice; the table of answers joins the same words."""

from __future__ import annotations

import pytest

from daihoi.apps.consultation import actions, queries
from daihoi.apps.consultation.actions import CommentRow
from daihoi.apps.consultation.models import Answer, AuthorKind, Channel, Comment, Stance
from daihoi.apps.consultation.papers.response_table import response_table
from daihoi.core.documents import docx, pdf
from tests.apps.consultation.drafts import day, make_open_draft


@pytest.fixture
def draft(congress, people, tree):
    draft = make_open_draft(congress, people.an)
    given = (
        ("Nhất trí", None, Channel.CONFERENCE, tree.cells[0], 24, Stance.APPROVE),
        ("Bổ sung số liệu", "phan-1-ii", Channel.CONFERENCE, tree.cells[1], 10, Stance.OTHER),
        ("bổ sung  số liệu.", "phan-1-ii", Channel.LETTER, tree.cells[1], 1, Stance.OTHER),
        ("Không nhất trí", "phan-1-i", Channel.LETTER, None, 1, Stance.DISAPPROVE),
    )
    rows = [
        CommentRow(
            text, section=section, channel=channel, unit=unit, persons=persons, stance=stance, comment_id=str(number),
            author_kind=AuthorKind.ORGANISATION if unit else AuthorKind.MEMBER,
        )
        for number, (text, section, channel, unit, persons, stance) in enumerate(given)
    ]  # fmt: skip
    actions.add_comments(draft, rows, by=people.an)
    return draft


def lines(ledger) -> list[tuple[str, int, int, list[int]]]:
    return [(row.label, row.opinions, row.persons, list(row.stances.values())) for row in ledger.rows if row.opinions]


def test_every_ledger_has_the_same_sum(draft, congress):
    for ledger in queries.ledgers_of(draft, congress, Comment.objects.all()):
        assert (ledger.total.opinions, ledger.total.persons) == (4, 36)
        assert sum(row.opinions for row in ledger.rows) == 4
        assert sum(row.persons for row in ledger.rows) == 36


def test_opinions_and_persons_stand_by_channel_and_stance(draft, congress):
    found = lines(queries.by_channel(draft, congress, Comment.objects.all()))
    assert [row[1:] for row in found] == [(2, 34, [1, 0, 0, 1]), (2, 2, [0, 0, 1, 1])]


def test_sections_stand_in_the_order_of_the_draft(draft, congress):
    found = lines(queries.by_section(draft, congress, Comment.objects.all()))
    assert [row[:2] for row in found][1:] == [("I. ƯU ĐIỂM", 1), ("II. HẠN CHẾ", 2)]


def test_units_stand_in_the_order_of_the_tree_and_those_without_last(draft, congress):
    found = lines(queries.by_unit(draft, congress, Comment.objects.all()))
    assert [row[1] for row in found] == [1, 2, 1]
    assert [row[0] for row in found][:2] == ["Chi bộ 1", "Chi bộ 2"]
    assert queries.units_that_met(Comment.objects.all()) == 2


def test_every_figure_leads_to_its_opinions(client, draft, congress, people):
    client.force_login(people.an)
    for ledger in queries.ledgers_of(draft, congress, Comment.objects.all()):
        for row in [row for row in ledger.rows if row.opinions]:
            assert client.get(row.url).context["count"] == row.opinions
            for count, address in row.cells():
                assert client.get(address).context["count"] == count


def test_a_unit_below_counts_its_own_subtree_only(draft, tree):
    from tests.cast import make_congress

    below = make_congress(tree, tree.cells[1])
    ledger = queries.by_channel(draft, below, queries.opinions_for(draft, below))
    assert (ledger.total.opinions, ledger.total.persons) == (2, 11)


def test_the_same_words_are_one_line_and_yes_stays_apart_from_no(draft, congress, people):
    rows = queries.response_rows(draft, congress)
    assert [(row.text, row.opinions, row.persons) for row in rows] == [
        ("Nhất trí", 1, 24), ("Không nhất trí", 1, 1), ("Bổ sung số liệu", 2, 11),
    ]  # fmt: skip
    assert sorted(key for row in rows for key in row.ids) == list(
        Comment.objects.order_by("pk").values_list("pk", flat=True)
    )


def test_the_table_is_drawn_as_word_and_pdf(draft, congress, people):
    actions.answer_many(Comment.objects.all(), by=people.an, answer=Answer.KEPT, answer_text="Để nghiên cứu")
    rows = queries.response_rows(draft, congress, answer=Answer.KEPT)
    paper = response_table(draft, rows, queries.by_channel(draft, congress, Comment.objects.all()), day(0))
    assert docx.render(paper)[:2] == b"PK"
    assert pdf.render(paper)[:4] == b"%PDF"
    assert [cells[1] for cells in paper.body[2].rows] == ["Toàn văn dự thảo", "I. ƯU ĐIỂM", "II. HẠN CHẾ"]
    assert paper.body[1].rows[0][:3] == ("Hội nghị", "2", "34")
