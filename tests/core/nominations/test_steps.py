"""The steps of the personnel procedure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core import rulebooks
from daihoi.core.errors import WrongInput
from daihoi.core.nominations import FIRST_TIME, RE_ELECTION, Body, procedure, step_result

PERSONNEL = rulebooks.load("vn-party-190").personnel
(MEETING, *_REST) = procedure(FIRST_TIME)


def result(votes, summoned=30, attending=30):
    return step_result(
        MEETING,
        votes,
        summoned=summoned,
        attending=attending,
        support=PERSONNEL.recommendation,
        attendance=PERSONNEL.recommendation_quorum,
    )


def test_both_procedures_have_five_steps_that_rulebooks_know():
    assert [plan.key for plan in procedure(FIRST_TIME)] == list(PERSONNEL.steps.value)
    assert [plan.key for plan in procedure(RE_ELECTION)] == list(PERSONNEL.re_election_steps.value)
    assert [plan.body for plan in procedure(RE_ELECTION)][1] is Body.KEY_CADRE_CONFERENCE
    assert {plan.has_ballot for plan in procedure(FIRST_TIME)} == {True}


@pytest.mark.parametrize(
    ("keys", "sentence"), [(["dinner"], "no step “dinner”"), (["committee_1", "committee_1"], "stands twice")]
)
def test_a_procedure_names_known_steps_once(keys, sentence):
    with pytest.raises(WrongInput, match=sentence):
        procedure(keys)


def test_more_than_half_of_those_summoned_support_a_nominee():
    step = result({"an": 15, "binh": 16, "chi": 30}, attending=30)
    assert (step.is_held, step.needed, step.base) == (True, 16, 30)
    assert (step.supported, step.not_supported) == (("chi", "binh"), ("an",))
    assert str(step.reason) == "2 of 3 are supported; 16 votes of 30 needed (more than half)."


def test_absent_members_count_in_the_base():
    assert result({"an": 15}, summoned=30, attending=20).supported == ()


def test_a_meeting_that_too_few_attend_is_held_again():
    step = result({"an": 19}, attending=19)
    assert (step.is_held, step.supported, step.not_supported) == (False, (), ("an",))
    assert str(step.reason) == "19 of 30 attend; 20 must (at least 2/3). Hold the meeting again."
    assert step.source.status.value == "unverified"


@pytest.mark.parametrize(
    ("votes", "summoned", "attending", "sentence"),
    [
        ({}, 30, 31, "31 can't attend of 30"),
        ({}, 0, 0, "0 can't attend of 0"),
        ({"an": 21}, 30, 20, "an can't have 21 votes when 20 attend"),
        ({"an": -1}, 30, 20, "an can't have -1 votes"),
    ],
)
def test_figures_that_cannot_be_true_are_refused(votes, summoned, attending, sentence):
    with pytest.raises(WrongInput, match=sentence):
        result(votes, summoned, attending)


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 30)))
def test_everybody_is_supported_or_not_and_order_of_names_is_irrelevant(votes):
    step = result(votes)
    assert sorted(step.supported + step.not_supported) == sorted(votes)
    assert set(step.supported) == {name for name, count in votes.items() if 2 * count > 30}
    assert [votes[name] for name in step.supported] == sorted((votes[n] for n in step.supported), reverse=True)
