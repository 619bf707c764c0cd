"""Opening with a quorum, closing with everything done."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.delegates import actions as delegates
from daihoi.apps.plenary import actions
from daihoi.core.errors import Refused


def test_the_session_opens_with_a_quorum_and_keeps_its_figures(convened, people):
    opened = actions.open_session(convened, "preparatory", by=people.an)
    assert (opened.present, opened.summoned, opened.units_present, opened.units) == (6, 6, 3, 3)
    assert convened.stage == "preparatory_session"
    assert convened.agenda.exists()
    actions.open_session(convened, "main", by=people.an)
    assert convened.stage == "in_session"
    assert convened.sittings.get(kind="preparatory").closed_at is not None


def test_without_two_thirds_it_does_not_open_and_the_article_is_named(convened, people):
    delegates.record_attendance(convened, by=people.binh, present=[convened.delegates.first().pk])
    with pytest.raises(Refused, match="There is no quorum: 1 of 6 present, 4 needed") as refusal:
        actions.open_session(convened, "main", by=people.an)
    assert "Điều lệ" in str(refusal.value.source)
    assert convened.stage == "convened"


def test_enough_people_of_too_few_units_do_not_open_it(convened, people, tree):
    here = convened.delegates.filter(unit=tree.cells[0]) | convened.delegates.filter(unit=tree.cells[1])
    delegates.record_attendance(convened, by=people.binh, present=[one.pk for one in here])
    assert actions.open_session(convened, "main", by=people.an).units_present == 2


def test_only_the_secretary_opens_and_only_once(convened, people):
    with pytest.raises(PermissionDenied):
        actions.open_session(convened, "main", by=people.binh)
    actions.open_session(convened, "main", by=people.an)
    with pytest.raises(Refused, match="open already"):
        actions.open_session(convened, "main", by=people.an)


def test_a_paper_session_is_entered_in_one_act_and_may_be_repeated(convened, people):
    actions.open_session(convened, "preparatory", by=people.an)
    votes = {"presidium": (6, 0, 0), "programme": (3, 2, 1)}
    entered = actions.record_session(convened, "preparatory", by=people.an, votes=votes)
    assert entered == convened.agenda.filter(sitting="preparatory", state="done").count() > 5
    assert list(convened.hand_votes.values_list("item__key", "votes_for", "is_carried").order_by("pk")) == [
        ("presidium", 6, True), ("programme", 3, False),
    ]  # fmt: skip
    assert actions.record_session(convened, "preparatory", by=people.an, votes=votes) == 0
    with pytest.raises(Refused, match="not open"):
        actions.record_session(convened, "main", by=people.an)


def test_a_paper_session_stops_where_it_is_told(sitting, people):
    actions.record_session(sitting, "main", by=people.an, until="political_report")
    assert list(sitting.agenda.filter(sitting="main", state="done").values_list("key", flat=True)) == [
        "main_salute", "opening", "credentials",
    ]  # fmt: skip


def test_the_congress_closes_when_all_is_done_or_for_a_reason(sitting, people):
    with pytest.raises(Refused, match="not done yet, first: Flag salute"):
        actions.close_session(sitting, by=people.an)
    with pytest.raises(PermissionDenied):
        actions.close_session(sitting, by=people.binh, override_reason="x")
    sitting.agenda.update(state="done")
    assert actions.close_session(sitting, by=people.an).stage == "closed"
    assert actions.close_session(sitting, by=people.an).stage == "closed"
    assert not sitting.sittings.filter(closed_at__isnull=True).exists()


def test_items_that_are_left_need_a_reason(sitting, people):
    actions.close_session(sitting, by=people.an, override_reason="bão")
    assert (sitting.stage, sitting.stage_reason) == ("closed", "bão")
