"""Numbers of papers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.documents.numbering import (
    SCHEMES,
    Gap,
    Series,
    Span,
    check_series,
    committee_span,
    doubles,
    find_scheme,
    gaps,
    next_number,
    next_symbol,
    period_of,
    registered,
)
from daihoi.core.documents.symbols import Symbol, parse
from daihoi.core.errors import WrongInput

COMMITTEE, CONGRESS, STATE = SCHEMES["party-committee"], SCHEMES["party-congress"], SCHEMES["state-by-type"]
TERM = "2020-2025"


def line(written, type_name="", issued_on=None, period=TERM):
    return registered(parse(written).symbol, type_name, issued_on, period)


def test_a_congress_numbers_minutes_resolution_and_counting_minutes_in_one_series():
    issued, symbols = [], []
    for type_id in ("minutes", "resolution", "minutes"):
        symbol = next_symbol(CONGRESS, issued, Series("ĐH", TERM, type_id))
        issued.append(registered(symbol, type_id, date(2020, 7, 2), TERM))
        symbols.append(str(symbol))
    assert symbols == ["01-BB/ĐH", "02-NQ/ĐH", "03-BB/ĐH"]


def test_the_committee_goes_on_with_its_own_series_of_decisions_beside_the_congress():
    register = [line("17-QĐ/ĐUB", "quyết định"), line("01-BB/ĐH"), line("02-NQ/ĐH"), line("03-BB/ĐH")]
    assert str(next_symbol(COMMITTEE, register, Series("ĐUB", TERM, "decision"))) == "18-QĐ/ĐUB"


def test_each_type_of_a_committee_has_its_own_series_from_01():
    register = [line("01-NQ/ĐUB"), line("02-NQ/ĐUB"), line("01-KH/ĐUB")]
    nexts = {t: next_number(COMMITTEE, register, Series("ĐUB", TERM, t)) for t in ("resolution", "plan", "report")}
    assert nexts == {"resolution": 3, "plan": 2, "report": 1}


def test_a_new_term_begins_again():
    register = [line("681-KH/ĐUB", period="2015-2020")]
    assert next_number(COMMITTEE, register, Series("ĐUB", TERM, "plan")) == 1


def test_decisions_and_regulations_do_not_share_a_series_although_they_share_qd():
    register = [line("05-QĐ/ĐUB", "quyết định"), line("01-QĐ/ĐUB", "quy định")]
    assert next_number(COMMITTEE, register, Series("ĐUB", TERM, "decision")) == 6
    assert next_number(COMMITTEE, register, Series("ĐUB", TERM, "regulation")) == 2


def test_two_papers_with_one_symbol_are_told_apart_by_their_identity():
    decision = line("01-QĐ/ĐUB", "quyết định", date(2020, 8, 1))
    regulation = line("01-QĐ/ĐUB", "quy định", date(2020, 8, 1))
    assert str(decision.symbol) == str(regulation.symbol)
    assert decision.identity == (TERM, "decision", 1, "ĐUB", date(2020, 8, 1))
    assert decision.identity != regulation.identity
    assert doubles(COMMITTEE, [decision, regulation]) == ()


def test_an_open_abbreviation_stands_for_itself():
    assert line("01-QĐ/ĐUB").type_id == "QĐ"
    assert line("01-CV/ĐUB").type_id == "official_letter"


def test_the_state_begins_again_each_year():
    register = [line("41/2023/QĐ-TTg", period=""), line("02/2024/QĐ-TTg", period="")]
    symbol = next_symbol(STATE, register, Series("TTg", "2024", "decision"), year=2024)
    assert str(symbol) == "03/2024/QĐ-TTg"
    assert next_number(STATE, register, Series("TTg", "2025", "decision")) == 1


def test_a_state_office_may_keep_one_series_for_all_types():
    register = [line("11/QĐ-CĐCT", period="2024"), line("12/KH-CĐCT", period="2024")]
    assert next_number(SCHEMES["state-common"], register, Series("CĐCT", "2024", "report")) == 13


def test_gaps_are_never_filled_but_shown():
    register = [line("01-NQ/ĐUB"), line("04-NQ/ĐUB")]
    assert next_number(COMMITTEE, register, Series("ĐUB", TERM, "resolution")) == 5
    assert gaps(COMMITTEE, register) == (Gap(Series("ĐUB", TERM, "resolution"), ((2, 3),)),)


def test_gaps_are_written_as_ranges_however_wide_they_are():
    register = [line("533-CV/ĐUB"), line("535-CV/ĐUB"), line("1000000000000-CV/ĐUB")]
    (gap,) = gaps(COMMITTEE, register)
    assert str(gap) == "01–532, 534, 536–999999999999"
    assert "leaves out 01–532, 534, 536–" in str(check_series(COMMITTEE, register)[0].text)


def test_a_series_without_gaps_has_none_to_show():
    assert gaps(COMMITTEE, [line("02-NQ/ĐUB"), line("01-NQ/ĐUB")]) == ()


def test_a_number_given_twice_is_found():
    twice = [line("03-CV/ĐUB", issued_on=date(2020, 8, day)) for day in (1, 2)]
    (double,) = doubles(COMMITTEE, [line("01-CV/ĐUB"), line("02-CV/ĐUB"), *twice])
    assert (double.number, double.papers) == (3, tuple(twice))


def test_a_number_with_a_letter_is_no_double():
    assert doubles(COMMITTEE, [line("03-CV/ĐUB"), line("03a-CV/ĐUB")]) == ()


def test_in_a_congress_two_types_may_not_have_one_number():
    (double,) = doubles(CONGRESS, [line("01-BB/ĐH"), line("01-NQ/ĐH")])
    assert (double.series, double.number) == (Series("ĐH", TERM), 1)


def test_the_keeper_is_warned_of_doubles_and_told_of_gaps():
    findings = check_series(COMMITTEE, [line("01-CV/ĐUB"), line("03-CV/ĐUB"), line("03-CV/ĐUB")])
    assert [(finding.id, finding.severity) for finding in findings] == [("double_number", "warn"), ("gap", "info")]
    assert "The number 03-CV/ĐUB was given to 2 papers" in str(findings[0].text)
    assert "The series công văn ĐUB leaves out 02" in str(findings[1].text)


def test_a_paper_that_waits_for_its_number_takes_none():
    waiting = registered(Symbol(None, "NQ", "ĐUB"), period=TERM)
    assert next_number(COMMITTEE, [waiting, line("01-NQ/ĐUB")], Series("ĐUB", TERM, "resolution")) == 2


def test_a_term_runs_from_the_day_after_one_congress_to_the_closing_of_the_next():
    span = committee_span(TERM, date(2020, 7, 3), next_congress_closed_on=date(2025, 7, 10))
    assert span == Span(TERM, date(2020, 7, 4), date(2025, 7, 10))
    assert [span.holds(date(2020, 7, 3)), span.holds(date(2020, 7, 4)), span.holds(date(2025, 7, 11))] == [
        False,
        True,
        False,
    ]


def test_a_first_plenum_during_the_congress_opens_the_term():
    assert committee_span(TERM, date(2020, 7, 3), first_plenum_on=date(2020, 7, 2)).first_on == date(2020, 7, 2)
    assert committee_span(TERM, date(2020, 7, 3), first_plenum_on=date(2020, 7, 9)).first_on == date(2020, 7, 4)


def test_a_day_falls_into_the_newer_of_two_terms_that_meet():
    spans = [
        committee_span("2015-2020", date(2015, 7, 1), next_congress_closed_on=date(2020, 7, 3)),
        committee_span(TERM, date(2020, 7, 3), first_plenum_on=date(2020, 7, 2)),
    ]
    assert [period_of(day, spans) for day in (date(2020, 7, 1), date(2020, 7, 2), date(2024, 1, 1))] == [
        "2015-2020",
        TERM,
        TERM,
    ]
    with pytest.raises(WrongInput, match="No term holds 2010-01-01"):
        period_of(date(2010, 1, 1), spans)


def test_an_unknown_scheme_is_wrong_input_with_the_known_ones():
    with pytest.raises(WrongInput, match="Choose one of party-committee, party-congress, state-by-type, state-common"):
        find_scheme("party")


def test_every_scheme_cites_its_source():
    assert {scheme.id: scheme.source.is_verified for scheme in SCHEMES.values()} == {
        "party-committee": True,
        "party-congress": True,
        "state-by-type": False,
        "state-common": False,
    }


@given(st.lists(st.tuples(st.integers(1, 60), st.sampled_from(["NQ", "KH", "CV"])), max_size=30), st.randoms())
def test_the_next_number_is_free_above_all_others_and_the_order_of_the_register_is_irrelevant(papers, chance):
    register = [registered(Symbol(number, letters, "ĐUB"), period=TERM) for number, letters in papers]
    series = Series("ĐUB", TERM, "plan")
    number = next_number(COMMITTEE, register, series)
    taken = [n for n, letters in papers if letters == "KH"]
    assert number == max(taken, default=0) + 1
    chance.shuffle(register)
    assert next_number(COMMITTEE, register, series) == number


@given(st.lists(st.integers(1, 40), max_size=30))
def test_taken_numbers_and_gaps_together_are_all_numbers_below_the_highest(numbers):
    register = [registered(Symbol(number, "NQ", "ĐUB"), period=TERM) for number in numbers]
    missing = [number for gap in gaps(COMMITTEE, register) for number in gap.numbers]
    assert sorted({*numbers, *missing}) == list(range(1, max(numbers, default=0) + 1))
    assert not set(numbers) & set(missing)
