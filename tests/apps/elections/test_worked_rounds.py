"""Every worked case of the rulebooks, lived through the screens: the vote opened, the ballots reported, the count
entered and decided by the pages of an office must say what the command line says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from daihoi.apps.elections.models import (
    Candidate,
    CandidateState,
    Choice,
    Contest,
    ContestState,
    Poll,
    Round,
    RoundState,
)
from daihoi.apps.elections.queries import round_result
from daihoi.apps.members.models import Person, Sex
from daihoi.core.elections import Outcome
from tests.cast import make_congress
from tests.core.elections.worked import DECIDED

from .hall import sit

pytestmark = pytest.mark.django_db

FIGURES = ("outcome", "base", "threshold", "elected", "not_elected", "seats_left", "next")


@pytest.mark.parametrize(("case", "said"), DECIDED.values(), ids=DECIDED)
def test_the_screens_say_what_the_command_says(case, said, client: Client, people, tree):
    client.force_login(people.an)
    contest, keys = _stand(case, tree)
    round_ = _live(client, contest, case, keys)
    if said["outcome"] == Outcome.INCONSISTENT:
        assert round_ is None or (round_.state, round_.decision, round_.valid) == (RoundState.OPEN, None, None)
        return
    assert round_ is not None
    named = {str(key): name for name, key in keys.items()}
    found = round_.decision
    assert {key: _named(found.get(key), named) for key in said} == said
    assert set(FIGURES) <= set(found)
    assert all(line.votes <= line.base for line in round_result(round_).lines if line.base)


def _stand(case: dict[str, Any], tree: Any) -> tuple[Contest, dict[str, int]]:
    """The contest as far as the worked case begins: its list adopted, and the rounds before it behind it."""
    congress = sit(make_congress(tree, rulebook=case["rulebook"]))
    contest = Contest.objects.create(
        congress=congress,
        office=case["office"],
        title="Bầu",
        form=case["form"],
        seats=case["seats"],
        alternates=20 if case["office"] == "delegates" else 0,
        poll=case.get("poll", Poll.FLOOR_SUPPORT) if case["office"] == "opinion_poll" else "",
        state=ContestState.ADOPTED,
    )
    keys = {}
    for place, one in enumerate(case["candidates"], 1):
        born = date.fromisoformat(one["born_on"]) if "born_on" in one else date(1970, 1, 1)
        person = Person.objects.create(full_name=f"Trần Văn {one['id']}", sex=Sex.MALE, born_on=born, is_sample=True)
        stands = Candidate.objects.create(contest=contest, person=person, order=place, state=CandidateState.LISTED)
        keys[one["id"]] = stands.pk
    _put_behind(contest, case, [str(key) for key in keys.values()])
    return contest, keys


def _put_behind(contest: Contest, case: dict[str, Any], keys: list[str]) -> None:
    """The decided round before a second round or a run-off."""
    if case.get("run_off"):
        then: Any = {"run_off": keys, "seats": case["seats"]}
        outcome, choice, contest.state = Outcome.RUN_OFF, "", ContestState.VOTING
    elif case.get("round", 1) > 1:
        then, outcome, choice = "congress_decides_next_round", Outcome.SHORT, Choice.ANOTHER_ROUND
    else:
        return
    contest.save()
    Round.objects.create(
        contest=contest,
        number=1,
        seats=case["seats"],
        state=RoundState.DECIDED,
        summoned=case["electorate"]["summoned"],
        attending=case["electorate"]["summoned"],
        opened_at="2020-08-27T08:00:00+07:00",
        choice=choice,
        decision={"outcome": outcome, "seats_left": case["seats"], "elected": [], "next": then, "tied": keys},
    )


def _live(client: Client, contest: Contest, case: dict[str, Any], keys: dict[str, int]) -> Round | None:
    """Open, report, count, decide and, where the case says so, close: page by page; None where the vote stays shut."""
    at = f"/c/{contest.congress_id}/elections/{contest.pk}/"
    client.post(f"{at}vote/", _electorate(case))
    opened = contest.rounds.filter(state=RoundState.OPEN).first()
    if opened is None:
        return None
    here, ballots = f"{at}rounds/{opened.number}/", case["ballots"]
    told = {"printed": ballots["issued"], "issued": ballots["issued"], "returned": ballots["returned"]}
    client.post(f"{here}report/", told | {"spoilt": 0, "unused": 0})
    opened.refresh_from_db()
    if opened.has_excess:
        client.post(f"{here}annul/", {"reason": ""})
    else:
        client.post(f"{here}count/", _count(case, keys))
        client.post(f"{here}decide/")
    opened.refresh_from_db()
    if case.get("further_round") is False:
        client.post(f"{here}choose/", {"choice": Choice.CLOSE})
        opened.refresh_from_db()
    return opened


def _electorate(case: dict[str, Any]) -> dict[str, Any]:
    electorate = case["electorate"]
    weight = electorate.get("weight", {})
    attending = electorate.get("attending", min(electorate["summoned"], case["ballots"]["issued"]))
    return {
        "summoned": electorate["summoned"],
        "attending": attending,
        **{f"count_{one['reason']}": one["count"] for one in electorate["deductions"]},
        **{f"names_{one['reason']}": "" for one in electorate["deductions"]},
        **{f"weight_{name}": number for name, number in weight.items()},
    }


def _count(case: dict[str, Any], keys: dict[str, int]) -> dict[str, Any]:
    ballots = case["ballots"]
    weight = {"weight_valid": ballots["valid_weight"]} if "valid_weight" in ballots else {}
    return {
        "valid": ballots["valid"],
        **weight,
        **{f"invalid_{ground}": number for ground, number in (ballots["invalid"] or {}).items()},
        **{f"votes_{keys[name]}": votes for name, votes in case["votes"].items()},
    }


def _named(value: Any, named: dict[str, str]) -> Any:
    """Keys of candidates as the letters of the worked case."""
    if isinstance(value, list):
        return [_named(one, named) for one in value]
    if isinstance(value, dict):
        return {key: _named(one, named) for key, one in value.items()}
    return named.get(value, value) if isinstance(value, str) else value
