"""The conferences of the procedure: in order, with a quorum, with figures that can be true."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.nominations import actions, queries
from daihoi.apps.nominations.models import SlateEntry
from daihoi.core.errors import Refused, WrongInput

FIRST = "standing_committee_1"


def held(slate, officer, support, key=FIRST, **given):
    given = {"held_on": date(2020, 5, 4), "summoned": 9, "attending": 9, "group": "first_time"} | given
    return actions.record_step(slate, key, by=officer, support=support, **given)


@pytest.fixture
def new_names(entries):
    return [entries[name] for name in ("Đinh Dũng", "Hồ Giang", "Lý Hà")]


def states(slate):
    return {
        entry.person.full_name: entry.state for entry in SlateEntry.objects.filter(slate=slate).select_related("person")
    }


def test_more_than_half_of_those_summoned_puts_a_name_on_the_list(slate, new_names, officer):
    held(slate, officer, dict(zip(new_names, (9, 5, 4), strict=True)))
    found = states(slate)
    assert (found["Đinh Dũng"], found["Hồ Giang"], found["Lý Hà"], found["Bùi An"]) == (
        "listed", "listed", "proposed", "proposed",
    )  # fmt: skip
    assert [entry.person.full_name for entry in queries.listed(slate)] == [
        "Bùi An", "Cao Bình", "Dương Chi", "Đinh Dũng", "Hồ Giang",
    ]  # fmt: skip


def test_every_step_must_support_a_name(slate, new_names, officer):
    held(slate, officer, dict.fromkeys(new_names, 9))
    held(slate, officer, dict(zip(new_names, (9, 9, 1), strict=True)), key="committee_1")
    assert states(slate)["Lý Hà"] == "proposed"
    assert [(one.plan.key, one.supported, one.of) for one in queries.step_states(slate, "first_time")][:2] == [
        (FIRST, 3, 3), ("committee_1", 2, 3),
    ]  # fmt: skip


def test_steps_are_taken_in_the_order_of_the_rulebook(slate, new_names, officer):
    with pytest.raises(Refused, match="Standing committee, first meeting"):
        held(slate, officer, {}, key="committee_1")
    with pytest.raises(WrongInput, match="no step"):
        held(slate, officer, {}, key="party")
    held(slate, officer, dict.fromkeys(new_names, 9))
    with pytest.raises(Refused, match="already recorded"):
        held(slate, officer, dict.fromkeys(new_names, 9))


def test_too_few_attending_is_no_conference(slate, new_names, officer):
    with pytest.raises(Refused, match="5 of 9 attend; 6 must") as refusal:
        held(slate, officer, dict.fromkeys(new_names, 5), attending=5)
    assert not refusal.value.source.is_verified


def test_figures_that_cannot_be_true_are_refused(slate, entries, new_names, officer):
    with pytest.raises(WrongInput, match="can't attend"):
        held(slate, officer, {}, attending=10)
    with pytest.raises(WrongInput, match="10 votes"):
        held(slate, officer, {new_names[0]: 10})
    with pytest.raises(WrongInput, match="not a nominee of this list and procedure"):
        held(slate, officer, {entries["Bùi An"]: 5})


def test_the_last_record_is_taken_back_with_a_reason(slate, new_names, officer):
    first = held(slate, officer, dict.fromkeys(new_names, 9))
    second = held(slate, officer, dict.fromkeys(new_names, 9), key="committee_1")
    with pytest.raises(Refused, match="later conference"):
        actions.remove_step(first, by=officer, reason="nhầm")
    with pytest.raises(WrongInput):
        actions.remove_step(second, by=officer, reason="")
    actions.remove_step(second, by=officer, reason="nhập nhầm")
    assert slate.steps.count() == 1


def test_a_name_that_was_voted_on_is_withdrawn_not_removed(slate, new_names, officer):
    held(slate, officer, dict.fromkeys(new_names, 9))
    with pytest.raises(Refused, match="withdrawn with a reason"):
        actions.remove_nominee(new_names[0], by=officer)


def test_others_record_nothing(slate, people):
    with pytest.raises(PermissionDenied):
        held(slate, people.chi, {})
