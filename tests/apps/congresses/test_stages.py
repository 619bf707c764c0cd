"""Moving a congress on: what may follow, and who decides it."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.congresses import actions, law
from daihoi.core.congresses import INDEPENDENT, SUPERVISED
from daihoi.core.errors import Refused
from daihoi.core.sources import Source
from tests.cast import make_congress


def test_the_secretary_prepares_the_superior_clears_the_secretary_convenes(congress, people):
    actions.move_stage(congress, "preparing", by=people.an)
    with pytest.raises(PermissionDenied):
        actions.move_stage(congress, "cleared", by=people.an)
    actions.move_stage(congress, "cleared", by=people.ha)
    with pytest.raises(PermissionDenied):
        actions.move_stage(congress, "convened", by=people.ha)
    actions.move_stage(congress, "convened", by=people.an)
    moves = [entry.facts["after"] for entry in Entry.objects.filter(verb="congresses.stage_moved").order_by("sequence")]
    assert moves == ["preparing", "cleared", "convened"]


def test_a_stage_is_not_jumped(congress, people):
    with pytest.raises(Refused, match="next stage may be: in preparation"):
        actions.move_stage(congress, "convened", by=people.an)


def test_the_superior_withdraws_a_clearance(congress, people):
    congress.stage = "cleared"
    congress.save()
    with pytest.raises(PermissionDenied):
        actions.move_stage(congress, "preparing", by=people.an)
    assert actions.move_stage(congress, "preparing", by=people.ha).stage == "preparing"


def test_no_clearance_without_days(congress, people):
    congress.stage, congress.opens_on = "preparing", None
    congress.save()
    with pytest.raises(Refused, match="no days yet"):
        actions.move_stage(congress, "cleared", by=people.ha)


def test_a_session_opens_only_where_the_quorum_is_counted(congress, people):
    congress.stage = "convened"
    congress.save()
    with pytest.raises(Refused, match="quorum"):
        actions.move_stage(congress, "in_session", by=people.an)
    moved = actions.move_stage(congress, "in_session", by=people.an, quorum=Source("Điều lệ Đảng", "Đ11.5"))
    assert moved.stage == "in_session"


def test_putting_off_needs_a_reason_and_preparation_is_taken_up_again(congress, people):
    congress.stage = "convened"
    congress.save()
    with pytest.raises(Refused, match="reason"):
        actions.postpone(congress, by=people.an, reason=" ")
    assert actions.postpone(congress, by=people.an, reason="epidemic").stage_reason == "epidemic"
    assert actions.move_stage(congress, "preparing", by=people.an).stage == "preparing"


def test_several_move_at_once_and_those_already_there_stay(tree, people):
    congresses = [make_congress(tree, unit, stage="preparing") for unit in tree.cells]
    congresses[0].stage = "cleared"
    congresses[0].save()
    moved = actions.move_stages(congresses, "cleared", by=people.an)
    assert [congress.unit.code for congress in moved] == ["cb2", "cb3"]
    assert actions.move_stages(congresses, "cleared", by=people.an) == []


def test_the_highest_unit_answers_to_nobody(tree):
    assert law.course_of(tree.nation) is INDEPENDENT
    assert law.course_of(tree.ministry) is SUPERVISED


def test_only_the_superior_calls_a_held_congress_together_again_and_says_why(congress, people):
    congress.stage = "reported"
    congress.save()
    with pytest.raises(PermissionDenied):
        actions.move_stage(congress, "convened", by=people.an, reason="bầu lại")
    with pytest.raises(Refused, match="reason"):
        actions.move_stage(congress, "convened", by=people.ha)
    assert actions.move_stage(congress, "convened", by=people.ha, reason="bầu lại").stage == "convened"
