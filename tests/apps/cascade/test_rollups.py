"""What the congresses below add up to: progress, results, the board."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from daihoi.apps.cascade import queries
from daihoi.apps.congresses.models import ChecklistItem, Stage
from daihoi.apps.members.models import OfficeHolding
from daihoi.apps.organisations.models import Term
from tests.apps.cascade import hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def cells(tree, people, congress):
    cells = [hall.below(tree, number, opens_on=date(2020, 5, 15), closes_on=date(2020, 5, 15)) for number in range(2)]
    hall.lead(people.giang, *cells)
    return cells


def test_results_add_up_over_the_units_below(tree, congress, cells, people):
    tree.term.previous = Term.objects.create(name="2015-2020")
    tree.term.save()
    congress.refresh_from_db()
    hall.elect(
        cells[0], people.giang, office="committee", seats=3, sex="female", born_on=date(1990, 5, 16), ethnicity="Tày"
    )
    short = hall.elect(
        cells[1], people.giang, office="committee", seats=3, votes=(40, 30, 12, 9), certify=False,
        names=("Vũ Văn Xuân", "Vũ Văn Ý", "Vũ Văn Yên", "Vũ Văn Yêu"), born_on=date(1960, 5, 15), ethnicity="Kinh",
    )  # fmt: skip
    from daihoi.apps.elections import actions as elections

    elections.choose_next(short.rounds.get(), "close", by=people.giang)
    old = short.candidates.get(person__full_name="Vũ Văn Xuân").person
    gone = short.candidates.get(person__full_name="Vũ Văn Yêu").person
    for person in (old, gone):
        OfficeHolding.objects.create(
            person=person, unit=cells[1].unit, term=tree.term.previous, office="committee", source="elected",
            started_on=date(2015, 5, 1),
        )  # fmt: skip
    rows = queries.election_rows(congress, "committee")
    total = queries.total_of(rows)
    assert [(row.name, row.seats, row.elected, row.short, row.surplus) for row in rows] == [
        ("Chi bộ 1", 3, 3, 0, 1), ("Chi bộ 2", 3, 2, 1, 1),
    ]  # fmt: skip
    assert (total.seats, total.elected, total.short, total.rounds, total.contests) == (6, 5, 1, 2, 2)
    assert (total.women, total.young, total.minority) == (3, 3, 3)
    assert (total.re_elected, total.first_time, total.not_re_elected) == (1, 4, 1)
    assert rows[1].mean_age == Fraction(60)
    assert rows[0].mean_age == Fraction(29)
    assert total.highest == (Fraction(1), 40, 40)
    assert total.lowest == (Fraction(28, 40), 28, 40)


def test_progress_counts_held_preparing_and_late(congress, cells):
    hall.close(cells[0])
    cells[1].stage = Stage.PREPARING
    cells[1].is_pilot = True
    cells[1].save()
    rows = queries.progress_rows(congress, date(2020, 5, 16))
    total = queries.total_progress(rows)
    assert [(row.name, row.due, row.held, row.preparing, row.late) for row in rows] == [
        ("Chi bộ 1", 1, 1, 0, 0), ("Chi bộ 2", 1, 0, 1, 1), ("Chi bộ 3", 1, 0, 0, 0),
    ]  # fmt: skip
    assert (total.due, total.held, total.this_week, total.pilots, total.late) == (3, 1, 1, 1, 1)
    assert (total.first_on, total.last_on) == (date(2020, 5, 15), date(2020, 5, 15))


def test_the_superior_of_the_superior_sees_one_row_with_everything_under_it(tree, congress, cells):
    from tests.cast import make_congress

    hall.close(cells[0])
    bloc = make_congress(tree, tree.bloc)
    row = queries.progress_rows(bloc, date(2020, 5, 16))[0]
    assert (row.name, row.due, row.held) == ("Đảng bộ Bộ", 4, 1)
    line = queries.board_lines(bloc, date(2020, 5, 16))[0]
    assert (line.counts["held"].reached, line.counts["held"].of) == (1, 3)


def test_the_board_shows_what_is_reached_and_what_is_late(congress, cells):
    hall.close(cells[0])
    cells[1].stage = Stage.PREPARING
    cells[1].save()
    ChecklistItem.objects.create(
        congress=cells[1], key="personnel_scheme", order=1, title_vi="a", title_en="a", last_lawful_on=date(2020, 5, 1)
    )
    ChecklistItem.objects.create(
        congress=cells[1],
        key="directive_received",
        order=2,
        title_vi="a",
        title_en="a",
        done_at="2020-01-01T00:00+07:00",
    )
    first, second, third = queries.board_lines(congress, date(2020, 5, 16))
    assert [first.counts[key].state for key in ("directive", "cleared", "held", "reported")] == [
        "done", "done", "done", "none",
    ]  # fmt: skip
    assert [second.counts[key].state for key in ("directive", "personnel", "held")] == ["done", "late", "late"]
    assert (third.congress_id, third.is_late) == (None, False)


def test_the_board_and_the_sums_take_few_queries(congress, cells, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        queries.board_lines(congress)
    with django_assert_max_num_queries(8):
        queries.progress_rows(congress)
    with django_assert_max_num_queries(6):
        queries.election_rows(congress, "committee")


def test_every_sum_leads_to_the_elections_that_make_it(congress, cells, people):
    for number, cell in enumerate(cells):
        hall.elect(
            cell, people.giang, office="committee", seats=3, names=tuple(f"{name} {number}" for name in hall.NAMES)
        )
    total = queries.total_of(queries.election_rows(congress, "committee"))
    for figure in queries.sum_titles():
        trace = queries.trace_of_sum(congress, "committee", figure)
        assert trace.total == sum(part.value for part in trace.parts) == getattr(total, figure), figure
    elected = queries.trace_of_sum(congress, "committee", "elected", cells[0].unit)
    assert [(part.unit, part.value) for part in elected.parts] == [("Chi bộ 1", 3)]
    assert elected.parts[0].url.endswith("rounds/1/trace/?figure=elected")
    assert queries.trace_of_sum(congress, "committee", "nonsense") is None


def test_the_page_of_a_sum_opens_for_those_above_only(client, congress, cells, people):
    from django.urls import reverse

    hall.elect(cells[0], people.giang, office="committee", seats=3)
    url = reverse("cascade:trace", args=[congress.pk])
    for user, status in ((people.an, 200), (people.ha, 200), (people.giang, 403), (people.dung, 403)):
        client.force_login(user)
        assert client.get(url, {"office": "committee", "figure": "women"}).status_code == status
    client.force_login(people.an)
    assert client.get(url, {"figure": "nonsense"}).status_code == 404
    told = client.get(reverse("cascade:results", args=[congress.pk])).content.decode()
    assert f"{url}?office=committee&amp;figure=elected" in told
