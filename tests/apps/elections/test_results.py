"""A result that stands, a result that falls, and the figures that anyone can check."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.congresses.models import Congress
from daihoi.apps.elections import actions, queries
from daihoi.apps.elections.models import Contest, ContestState
from daihoi.apps.members.models import HoldingSource, OfficeHolding
from daihoi.core import elections, rulebooks
from daihoi.core.errors import Refused, WrongInput
from tests.apps.elections import hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an)
    round_ = hall.count(hall.open_vote(contest, people.an), people.binh, [98, 95, 90, 88, 60, 45])
    actions.decide_round(round_, by=people.an)
    return contest


def test_certifying_records_the_offices_once(decided, people):
    actions.certify_contest(decided, by=people.an)
    actions.certify_contest(decided, by=people.an)
    holdings = OfficeHolding.objects.filter(unit=decided.congress.unit, office="committee")
    assert sorted(one.person.full_name for one in holdings) == sorted(hall.NAMES[:5])
    assert {(one.source, one.is_approved) for one in holdings} == {(HoldingSource.ELECTED, False)}
    assert decided.state == ContestState.CERTIFIED
    assert Entry.objects.filter(verb="elections.contest_certified").count() == 1


def test_an_undecided_contest_is_not_certified(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an)
    with pytest.raises(Refused, match="is not decided yet"):
        actions.certify_contest(contest, by=people.an)


@pytest.mark.parametrize("who", ["binh", "chi", "dung", "giang", "ha"])
def test_only_the_secretary_certifies(decided, people, who):
    with pytest.raises(PermissionDenied):
        actions.certify_contest(decided, by=getattr(people, who))


def test_delegates_hold_no_office_below(congress, people):
    contest = hall.list_contest(hall.sit(congress), people.an, office="delegates", seats=5)
    round_ = hall.count(hall.open_vote(contest, people.an), people.binh, [98, 95, 90, 88, 60, 45])
    actions.decide_round(round_, by=people.an)
    actions.certify_contest(contest, by=people.an)
    assert not OfficeHolding.objects.exists()


def test_after_certification_only_the_unit_above_annuls(decided, people):
    actions.certify_contest(decided, by=people.an)
    with pytest.raises(PermissionDenied):
        actions.annul_contest(decided, by=people.an, reason="sai thủ tục")
    with pytest.raises(WrongInput, match="Say why"):
        actions.annul_contest(decided, by=people.ha, reason=" ")
    actions.annul_contest(decided, by=people.ha, reason="sai thủ tục")
    assert (decided.state, OfficeHolding.objects.count()) == (ContestState.ANNULLED, 0)
    anew = actions.open_contest(decided.congress, by=people.an, office="committee", seats=5)
    assert anew.pk != decided.pk


@pytest.mark.parametrize(
    ("rulebook", "words", "source"),
    [
        ("vn-company-2020", "Only a court or arbitrators can annul it now, or a new general meeting", "Đ151"),
        ("vn-cooperative-2023", "Only a new congress can set the result aside", ""),
    ],
)
def test_where_nobody_stands_above_the_refusal_says_who_may_annul(decided, people, rulebook, words, source):
    actions.certify_contest(decided, by=people.an)
    decided.congress.unit.move(decided.congress.unit.get_root(), pos="last-sibling")
    Congress.objects.update(rulebook=rulebook)
    decided = Contest.objects.get()
    with pytest.raises(Refused) as refusal:
        actions.annul_round(decided.rounds.get(), by=people.an, reason="sai thủ tục")
    told = str(refusal.value)
    assert words in told
    assert "annuls the whole contest on its page" in told
    assert "superior" not in told
    assert source in str(refusal.value.source or "")
    assert Contest.objects.get().state == ContestState.CERTIFIED
    with pytest.raises(PermissionDenied):
        actions.annul_contest(decided, by=people.ha, reason="sai thủ tục")
    actions.annul_contest(decided, by=people.an, reason="Quyết định số 12/2020/QĐST-KDTM của Tòa án")
    assert decided.annulled_reason == "Quyết định số 12/2020/QĐST-KDTM của Tòa án"


def test_below_a_superior_the_refusal_names_the_superior(decided, people):
    actions.certify_contest(decided, by=people.an)
    with pytest.raises(Refused, match="Only the superior level can annul it now"):
        actions.annul_round(decided.rounds.get(), by=people.an, reason="sai thủ tục")


def test_the_exported_case_is_what_the_stored_decision_came_from(decided):
    round_ = decided.rounds.get()
    case = json.loads(json.dumps(queries.export_case(round_)))
    rules = rulebooks.load(case["rulebook"]).elections
    again = elections.decide(elections.read_case(case, rules), rules).as_json("en")
    stored = {key: value for key, value in round_.decision.items() if key != "vi"}
    assert again == stored


def test_the_command_line_gives_the_same_outcome(decided, tmp_path):
    round_ = decided.rounds.get()
    path = tmp_path / "case.json"
    path.write_text(json.dumps(queries.export_case(round_), ensure_ascii=False), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "daihoi.cli.main", "elections", "decide", str(path)], capture_output=True, check=False
    )
    told = json.loads(run.stdout)
    assert run.returncode == 0
    assert {key: told[key] for key in ("outcome", "base", "threshold", "elected", "seats_left")} == {
        key: round_.decision[key] for key in ("outcome", "base", "threshold", "elected", "seats_left")
    }


def test_nothing_is_stored_for_each_ballot():
    from django.apps import apps

    tables = sorted(one.__name__ for one in apps.get_app_config("elections").get_models())
    assert tables == [
        "BallotSeal",
        "Candidate",
        "Complaint",
        "Contest",
        "Deduction",
        "ElectionPaper",
        "InvalidGround",
        "Round",
        "SealOpening",
        "Tally",
    ]
