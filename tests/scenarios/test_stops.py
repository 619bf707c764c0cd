"""Where the demo may stop so that the rest is lived by hand."""

from __future__ import annotations

from daihoi.demo import build, stops


def test_every_stop_is_a_step_and_lives_on_its_day():
    days = {step.name: step.day for step in build.STEPS}
    assert {name: day for name, day in stops.DAYS.items() if name != stops.END} == {
        name: days[name] for name in stops.DAYS if name != stops.END
    }


def test_the_steps_before_a_stop_are_those_ahead_of_it_in_the_case():
    names = [step.name for step in build.STEPS]
    assert [step.name for step in build.before("opening")] == names[: names.index("opening")]
    assert [step.name for step in build.before(stops.END)] == names


def test_a_folder_remembers_its_stop_until_another_is_named(tmp_path):
    stops.keep(tmp_path, "opening")
    assert stops.kept(tmp_path) == "opening"
    stops.keep(tmp_path, "end")
    assert stops.kept(tmp_path) == "end"


def test_a_new_folder_is_built_to_the_end(tmp_path):
    assert stops.kept(tmp_path / "demo") == "end"
