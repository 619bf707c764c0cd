"""One whole cascade: from the directive to the report, with ties, second rounds and a void vote on the way."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from daihoi.apps.audit import queries as trail
from daihoi.apps.audit.models import Chain, Entry
from daihoi.apps.cascade.models import Mandate, ResultReport
from daihoi.apps.congresses.models import Congress, Stage
from daihoi.apps.consultation.models import Comment
from daihoi.apps.delegates.models import CredentialsReport, Delegate, DelegateTitle, Standing
from daihoi.apps.directives.models import Receipt
from daihoi.apps.documents.models import Paper
from daihoi.apps.elections.models import Contest, ContestState, Round
from daihoi.apps.members.models import Membership, OfficeHolding
from daihoi.apps.organisations.models import Unit
from daihoi.apps.plenary.models import Resolution
from daihoi.cli.main import main
from daihoi.core.names import sort_key
from daihoi.demo import build
from daihoi.demo.case import facts
from daihoi.demo.preparation import the_congress

from .conftest import BROKEN_OFF_AT

pytestmark = pytest.mark.django_db


def test_after_a_power_cut_the_broken_step_and_those_behind_it_are_taken_and_no_other(cascade):
    names = [step.name for step in build.STEPS]
    assert cascade == names[names.index(BROKEN_OFF_AT) :]


def test_no_step_stands_twice_in_the_trail(cascade):
    done = Entry.objects.filter(verb="demo.step_done").values_list("facts__step", flat=True)
    assert Counter(done) == dict.fromkeys((step.name for step in build.STEPS), 1)


def test_the_figures_of_the_case_come_true(cascade):
    case = facts()["ministry"]
    assert Unit.objects.filter(level__rank=4).count() == case["subordinate_organisations"]
    assert Membership.objects.count() == case["members"]
    full = Delegate.objects.filter(congress=the_congress(), standing=Standing.FULL)
    titles = Counter(full.values_list("title", flat=True))
    assert sum(titles.values()) == case["delegates"]
    assert titles[DelegateTitle.EX_OFFICIO] == case["ex_officio"]
    assert titles[DelegateTitle.APPOINTED] == case["appointed"]


def test_every_elected_delegate_holds_a_mandate_from_a_certified_contest_below(cascade):
    elected = Delegate.objects.filter(congress=the_congress(), title=DelegateTitle.ELECTED, standing=Standing.FULL)
    mandates = Mandate.objects.filter(delegate__in=elected).select_related("candidate__contest", "delegate")
    assert mandates.count() == elected.count()
    for mandate in mandates:
        assert mandate.candidate.contest.state == ContestState.CERTIFIED
        assert mandate.candidate.contest.congress.unit_id == mandate.delegate.unit_id


def test_exactly_two_papers_of_the_case_are_flagged_for_type_against_symbol(cascade):
    symbols = [row["symbol"] for row in facts()["paper"]]
    papers = Paper.objects.filter(symbol__in=symbols)
    flagged = {paper.symbol for paper in papers if any(one["severity"] != "info" for one in paper.findings)}
    assert flagged == {"119-HD/ĐUB", "129-HD/ĐUB"}
    carried = Paper.objects.get(symbol="681-KH/ĐUB").implements.values_list("symbol", flat=True)
    assert set(carried) == {"35-CT/TW", "155-KH/ĐUK"}


def test_every_outcome_of_a_round_occurs_and_every_contest_ends_certified(cascade):
    outcomes = Counter((round_.decision or {}).get("outcome") for round_ in Round.objects.all())
    assert {"decided", "short", "run_off", "void"} <= set(outcomes)
    assert set(Contest.objects.values_list("state", flat=True)) == {ContestState.CERTIFIED}


def test_the_command_line_decides_every_round_as_the_site_did(cascade, tmp_path):
    for round_ in Round.objects.exclude(case=None).select_related("contest"):
        case, result = tmp_path / "case.json", tmp_path / "result.json"
        case.write_text(json.dumps(round_.case), encoding="utf-8")
        main(["elections", "decide", str(case), "-o", str(result)])
        said, kept = json.loads(result.read_text(encoding="utf-8")), round_.decision
        for key in ("outcome", "base", "threshold", "elected", "not_elected", "seats_left", "next"):
            assert said[key] == kept[key], (str(round_), key)


def test_the_congress_has_its_committee_its_delegation_its_resolution_and_its_report(cascade):
    congress, case = the_congress(), facts()["ministry"]
    committee = OfficeHolding.objects.filter(unit=congress.unit, term=congress.term, office="committee")
    assert committee.count() == case["committee_seats"]
    above = Delegate.objects.filter(congress__unit__code="duk", standing=Standing.FULL, unit=congress.unit)
    assert above.count() == case["delegation_seats"]
    assert Resolution.objects.get(congress=congress).paper.symbol.endswith("-NQ/ĐH")
    assert CredentialsReport.objects.get(congress=congress).adopted_at is not None
    assert congress.stage == Stage.REPORTED


def test_the_papers_of_the_congress_take_one_series_without_gaps(cascade):
    numbers = Paper.objects.filter(unit__code="dub", series="congress").order_by("number")
    symbols = [paper.symbol for paper in numbers]
    assert [paper.number for paper in numbers] == list(range(1, len(symbols) + 1))
    assert {"BB", "NQ"} <= {paper.type_code for paper in numbers}
    assert all(paper.file and paper.docx for paper in numbers)


def test_sixty_nine_congresses_are_held_and_three_still_wait_for_ratification(cascade):
    stages = Counter(Congress.objects.filter(unit__level__rank=4).values_list("stage", flat=True))
    assert stages == {Stage.RATIFIED: 66, Stage.REPORTED: 3}
    assert ResultReport.objects.count() == 70


def test_some_units_are_silent_so_that_there_is_somebody_to_remind(cascade):
    silent = Receipt.objects.filter(state="sent")
    assert silent.exists()
    assert all(receipt.reminders == 1 for receipt in silent)


def test_no_opinion_is_lost_and_every_one_has_its_own_receipt_code(cascade):
    codes = list(Comment.objects.values_list("receipt_code", flat=True))
    assert len(codes) > 300
    assert len(set(codes)) == len(codes)


def test_the_members_of_a_unit_stand_by_given_name(cascade):
    unit = Unit.objects.get(code="cs15")
    seats = Membership.objects.filter(unit=unit).select_related("person").order_by("person__sort_key", "person__pk")
    names = [seat.person.full_name for seat in seats]
    assert names == sorted(names, key=sort_key)
    assert len(names) > 8


def test_every_chain_of_the_trail_is_whole(cascade):
    chains = list(Chain.objects.all())
    assert len(chains) > 70
    assert [chain.name for chain in chains if not trail.verify_chain(chain).is_whole] == []


def test_nothing_of_a_ballot_names_a_voter(cascade):
    for model in (Round, Contest):
        names = {field.name for field in model._meta.get_fields()}
        assert not names & {"voter", "voters", "user", "delegate", "delegates"}
