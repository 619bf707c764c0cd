"""The stages of a congress."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.congresses import INDEPENDENT, SUPERVISED, Stage, as_mermaid, next_stages, require_move
from daihoi.core.errors import Refused, WrongInput

DIAGRAMS = Path(__file__).parents[3] / "docs" / "states" / "congress.md"
COURSES = st.sampled_from([SUPERVISED, INDEPENDENT])


def test_the_usual_course_runs_from_plan_to_archive():
    stage, course = Stage.DRAFT, [Stage.DRAFT]
    while next_stages(stage):
        stage = next_stages(stage)[0]
        course.append(stage)
    assert course == [
        Stage.DRAFT,
        Stage.PREPARING,
        Stage.CLEARED,
        Stage.CONVENED,
        Stage.PREPARATORY_SESSION,
        Stage.IN_SESSION,
        Stage.CLOSED,
        Stage.REPORTED,
        Stage.RATIFIED,
        Stage.FILED,
    ]


def test_a_congress_without_a_superior_level_is_neither_cleared_nor_ratified():
    assert next_stages("preparing", INDEPENDENT) == (Stage.CONVENED, Stage.POSTPONED)
    assert next_stages("closed", INDEPENDENT) == (Stage.FILED, Stage.CONVENED)


def test_the_preparatory_session_may_be_left_out():
    assert require_move("convened", "in_session").source.article == "Đ11.5"


def test_results_may_be_annulled_until_the_dossier_is_filed():
    annulling = [stage for stage in Stage if Stage.ANNULLED in next_stages(stage)]
    assert annulling == [Stage.CLOSED, Stage.REPORTED, Stage.RATIFIED]


def test_an_annulled_election_calls_the_congress_or_the_plenum_together_again():
    again = [stage for stage in Stage if stage.is_held and Stage.CONVENED in next_stages(stage)]
    assert again == [Stage.CLOSED, Stage.REPORTED, Stage.RATIFIED]
    assert require_move("ratified", "closed").source.article == "Đ33.2"


def test_a_refusal_names_the_stages_that_may_follow():
    with pytest.raises(Refused) as refusal:
        require_move("closed", "ratified")
    assert str(refusal.value) == (
        "The congress is closed after its sessions; its next stage can't be: ratified by the superior level. "
        "The next stage may be: reported to the superior level; annulled by the superior level; convened."
    )


def test_a_filed_congress_stays_filed():
    with pytest.raises(Refused, match="stays so"):
        require_move(Stage.FILED, Stage.PREPARING)


def test_an_unknown_stage_is_wrong_input():
    with pytest.raises(WrongInput, match="no stage “opened”"):
        next_stages("opened")


def test_every_stage_has_a_place_and_exactly_one_time():
    for stage in Stage:
        times = [stage.is_before_opening, stage.is_sitting, stage.is_held, stage is Stage.ANNULLED]
        assert times.count(True) == 1, stage


@pytest.mark.parametrize("moves", [SUPERVISED, INDEPENDENT])
def test_the_archive_can_be_reached_from_every_stage_of_the_course(moves):
    stages = {stage for move in moves for stage in (move.current, move.wanted)}
    for start in stages:
        reached, waiting = set(), [start]
        while waiting:
            stage = waiting.pop()
            if stage not in reached:
                reached.add(stage)
                waiting += next_stages(stage, moves)
        assert Stage.FILED in reached, start


@given(COURSES, st.sampled_from(Stage), st.sampled_from(Stage))
def test_a_move_is_allowed_exactly_when_its_stage_is_listed(moves, current, wanted):
    if wanted in next_stages(current, moves):
        assert require_move(current, wanted, moves).wanted is wanted
    else:
        with pytest.raises(Refused):
            require_move(current.value, wanted.value, moves)


@pytest.mark.parametrize("moves", [SUPERVISED, INDEPENDENT])
def test_the_pictures_in_the_documents_are_the_moves_of_the_program(moves):
    assert f"```mermaid\n{as_mermaid(moves)}\n```" in DIAGRAMS.read_text(encoding="utf-8")
