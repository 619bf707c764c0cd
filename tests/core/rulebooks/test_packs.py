"""Every pack: whole, sourced, stated in two languages, and with the figures of its regulation."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import get_type_hints

import pytest

from daihoi.core import rulebooks
from daihoi.core.documents.layouts import LAYOUTS
from daihoi.core.documents.schemes import Scheme
from daihoi.core.elections import decide, read_case
from daihoi.core.elections.rules import BallotRules, Flaw, Form, Office
from daihoi.core.errors import RulebookError, WrongInput
from daihoi.core.rulebooks import Stage
from daihoi.core.shares import Rule, Share
from daihoi.core.sources import SourceStatus
from tests.core.elections.worked import case

PACKS = rulebooks.available()


def test_nine_packs_come_with_the_program() -> None:
    assert PACKS == [
        "generic-majority",
        "vn-association-126",
        "vn-company-2020",
        "vn-cooperative-2023",
        "vn-party-190",
        "vn-party-244",
        "vn-state-85",
        "vn-union",
        "vn-youth",
    ]


@pytest.mark.parametrize("name", PACKS)
def test_every_parameter_has_a_source_and_is_stated_in_both_languages(name: str) -> None:
    parameters = list(rulebooks.load(name).parameters())
    assert len(parameters) > 40
    for path, one in parameters:
        assert one.source.article or one.source.status is SourceStatus.DERIVED, path
        assert one.source.regulation or one.source.status is SourceStatus.DERIVED, path
        english, vietnamese = one.statement.in_language("en"), one.statement.in_language("vi")
        assert english and vietnamese and english != vietnamese, path
        assert re.search(r"[À-ỹ]", vietnamese), path
        assert not isinstance(one, Rule) or one.id, path


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_is_called_by_its_file_and_follows_an_existing_one(name: str) -> None:
    book = rulebooks.load(name)
    assert book.id == name
    assert book.replaces in ("", *PACKS)


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_knows_every_meeting_and_spoils_too_many_votes(name: str) -> None:
    rules = rulebooks.load(name).elections
    assert set(rules.base) == set(Form)
    assert any(Flaw.TOO_MANY in ground.flaws for ground in rules.ballots.grounds)


@pytest.mark.parametrize("name", PACKS)
def test_numbering_and_layout_exist_in_the_papers(name: str) -> None:
    documents = rulebooks.load(name).documents
    assert documents.numbering_scheme.value in {scheme.value for scheme in Scheme}
    assert documents.layout_profile.value in LAYOUTS


@pytest.mark.parametrize("name", PACKS)
def test_the_checklist_runs_in_the_order_of_stages(name: str) -> None:
    items = rulebooks.load(name).checklist
    stages = [list(Stage).index(item.stage) for item in items]
    assert stages == sorted(stages)
    for item in items:
        assert item.working_days_before is None or item.stage is Stage.PREPARATION
        assert item.working_days_after is None or item.stage is Stage.AFTER


SECTIONS = [
    kind
    for kind in get_type_hints(rulebooks.Rulebook).values()
    if is_dataclass(kind) and kind.__name__.endswith("Rules")
]


@pytest.mark.parametrize("kind", [*SECTIONS, BallotRules])
def test_every_parameter_is_documented_in_its_class(kind: type) -> None:
    assert len(SECTIONS) == 7
    for one in fields(kind):
        assert f"        {one.name}: " in (kind.__doc__ or ""), one.name


def test_loading_twice_gives_the_same_rulebook() -> None:
    assert rulebooks.load("vn-party-190") is rulebooks.load("vn-party-190")


def test_the_party_pack_carries_the_figures_of_its_regulation() -> None:
    book = rulebooks.load("vn-party-190")
    half = Share(Fraction(1, 2))
    assert book.elections.threshold.value == half
    assert book.nominations.surplus_max is not None and book.nominations.surplus_max.value == Fraction(3, 10)
    assert book.nominations.floor_support is not None
    assert book.nominations.floor_support.value == Share(Fraction(3, 10))
    assert book.congresses.quorum.value == Share(Fraction(2, 3), is_inclusive=True)
    assert book.congresses.member_congress_below is not None and book.congresses.member_congress_below.value == 200
    assert book.congresses.notice_days is not None and book.congresses.notice_days.value == 30
    assert book.records.retention_months is not None and book.records.retention_months.value == 6
    assert book.records.report_days is not None and book.records.report_days.value == 7
    assert book.delegates.most is not None and book.delegates.most["province"].value == 400
    boards = {Office.BOARD_OF_DIRECTORS, Office.SUPERVISORY_BOARD}
    assert book.elections.secret_offices is not None
    assert set(book.elections.secret_offices.value) == set(Office) - boards


def test_the_company_pack_carries_the_figures_of_its_law() -> None:
    book = rulebooks.load("vn-company-2020")
    calls = [book.congresses.quorum, book.congresses.quorum_second_call, book.congresses.quorum_third_call]
    assert [rule.value.needed(1000) for rule in calls if rule] == [501, 330, 0]
    assert book.congresses.special_share is not None and book.congresses.special_share.value.needed(1000) == 650
    assert book.congresses.second_call_days is not None and book.congresses.second_call_days.value == 30
    assert book.congresses.third_call_days is not None and book.congresses.third_call_days.value == 20
    assert book.records.challenge_days is not None and book.records.challenge_days.value == 90
    assert {office for office in Office if book.elections.winning(office, 1) is None} == {
        Office.BOARD_OF_DIRECTORS, Office.SUPERVISORY_BOARD}  # fmt: skip


def test_a_rulebook_may_leave_the_threshold_out() -> None:
    text = (Path(rulebooks.__file__).parent / "packs" / "generic-majority.toml").read_text(encoding="utf-8")
    begin = text.index("[elections.threshold]")
    rules = rulebooks.load_text(text[:begin] + text[text.index("\n\n", begin) :], "mine.toml").elections
    decision = decide(read_case(case(2, [40, 30, 20, 0], summoned=90), rules), rules)
    assert ([one.id for one in decision.elected], decision.threshold, decision.base) == (["A", "B"], None, 90)


def test_the_checklist_of_the_party_dates_what_the_regulation_dates() -> None:
    items = {item.key: item for item in rulebooks.load("vn-party-190").checklist}
    assert {key: item.working_days_before for key, item in items.items() if item.working_days_before} == {
        "notice_of_opening": 30,
        "candidate_dossiers": 15,
    }
    assert {key: item.working_days_after for key, item in items.items() if item.working_days_after} == {
        "report_upward": 7,
        "complaints_window": 15,
    }


def test_a_pack_is_in_force_from_its_first_day_to_its_last() -> None:
    new, old = rulebooks.load("vn-party-190"), rulebooks.load("vn-party-244")
    assert [new.is_in_force(day) for day in (date(2024, 10, 9), date(2024, 10, 10))] == [False, True]
    assert [old.is_in_force(day) for day in (date(2024, 10, 9), date(2024, 10, 10))] == [True, False]
    assert rulebooks.load("generic-majority").is_in_force(date(1900, 1, 1))


def test_a_rule_recalled_is_never_shown_as_found() -> None:
    rules = rulebooks.load("vn-party-190").elections
    recalled = [rules.base[Form.PLENUM], rules.too_many, rules.tie, rules.run_off_tie, rules.rounds]
    assert {rule.source.status for rule in recalled} == {SourceStatus.UNVERIFIED}


def test_an_association_may_not_open_with_half_of_its_delegates() -> None:
    quorum = rulebooks.load("vn-association-126").congresses.quorum.value
    assert not quorum.is_met(100, 200)
    assert quorum.is_met(101, 200)


def test_two_thirds_include_two_thirds() -> None:
    quorum = rulebooks.load("vn-party-190").congresses.quorum.value
    assert quorum.needed(150) == 100
    assert quorum.needed(100) == 67


def test_an_unknown_name_is_refused_with_the_nearest_and_all() -> None:
    with pytest.raises(WrongInput) as refused:
        rulebooks.load("vn-party-109")
    assert str(refused.value) == (
        "There is no rulebook “vn-party-109”. There are: generic-majority, vn-association-126, vn-company-2020, "
        "vn-cooperative-2023, vn-party-190, vn-party-244, vn-state-85, vn-union, vn-youth. Did you mean “vn-party-190”?"
    )


def test_a_name_cannot_leave_the_folder_of_packs() -> None:
    with pytest.raises(WrongInput, match="There is no rulebook"):
        rulebooks.load("../packs/vn-union")


@pytest.mark.parametrize("name", PACKS)
def test_a_rulebook_shows_as_plain_values_in_either_language(name: str) -> None:
    book = rulebooks.load(name)
    english, vietnamese = rulebooks.as_json(book), rulebooks.as_json(book, "vi")
    assert english["id"] == name
    assert english["elections"]["threshold"]["value"] == "more than 1/2"
    assert english["elections"]["deductions"][0]["id"]
    assert vietnamese["title"] != english["title"]


@pytest.mark.parametrize("name", PACKS)
def test_the_source_status_counts_every_parameter_unverified_first(name: str) -> None:
    shown = rulebooks.source_status(rulebooks.load(name))
    order = ["unverified", "derived", "found"]
    ranks = [order.index(one["status"]) for one in shown["parameters"]]
    assert ranks == sorted(ranks)
    assert sum(shown["counts"].values()) == len(shown["parameters"])


@pytest.mark.parametrize("name", PACKS)
def test_every_word_for_the_meeting_is_said_in_both_languages(name: str) -> None:
    words = rulebooks.load(name).words
    for one in fields(words):
        said = getattr(words, one.name)
        assert said.in_language("en").isascii() and said.in_language("vi"), one.name
        assert f"        {one.name}: " in (type(words).__doc__ or ""), one.name


def test_words_fit_the_organisation_and_a_pack_names_only_those_that_differ() -> None:
    party, company = rulebooks.load("vn-party-190").words, rulebooks.load("vn-company-2020").words
    cooperative = rulebooks.load("vn-cooperative-2023").words
    assert (party.chair.vi, party.prepared_by.vi) == ("Đoàn Chủ tịch", "cấp ủy triệu tập chuẩn bị")
    assert (company.chair.vi, company.prepared_by.vi) == ("Chủ tọa", "Hội đồng quản trị giới thiệu")
    assert (company.members.vi, company.all_members.vi) == ("cổ đông", "Đại hội đồng cổ đông")
    assert (cooperative.members.vi, cooperative.all_members.vi) == ("thành viên", "Đại hội thành viên")
    assert rulebooks.load("generic-majority").words.chair == party.chair


def test_a_word_that_is_unknown_or_said_in_one_language_is_refused_on_its_line() -> None:
    text = (Path(rulebooks.__file__).parent / "packs" / "generic-majority.toml").read_text(encoding="utf-8")
    last = len(text.splitlines())
    with pytest.raises(RulebookError, match=rf"line {last + 1}: “words\.chairs” is not known; the nearest is “chair”"):
        rulebooks.load_text(f'{text}[words.chairs]\nvi = "x"\nen = "x"\n', "own.toml")
    with pytest.raises(RulebookError, match=r"“words\.chair\.en” is missing: every rule is stated in"):
        rulebooks.load_text(f'{text}[words.chair]\nvi = "Chủ tọa"\n', "own.toml")
