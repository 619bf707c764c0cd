"""Whose votes each person present holds: counted once, never twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core import rulebooks
from daihoi.core.elections import Card, Holder, Proxy, Weight, voting_cards
from daihoi.core.errors import Refused, WrongInput

HOLDERS = [Holder("A", 68, "An"), Holder("B", 22, "Bình"), Holder("C", 10, "Chi")]


def test_who_comes_votes_with_the_own_votes() -> None:
    cards = voting_cards(HOLDERS, [], ["A", "C"])
    assert cards.cards == (Card("A", 68), Card("C", 10))
    assert cards.weight == Weight(100, 78)


def test_a_card_holds_the_own_and_the_represented_votes() -> None:
    cards = voting_cards(HOLDERS, [Proxy("B", "A"), Proxy("C", "A")], ["A"])
    assert cards.cards == (Card("A", 68, (("B", 22), ("C", 10))),)
    assert cards.cards[0].weight == 100
    assert cards.weight == Weight(100, 100)


def test_a_holder_may_split_the_votes_among_strangers() -> None:
    cards = voting_cards(HOLDERS, [Proxy("A", "X", 40), Proxy("A", "Y", 28)], ["X", "Y", "B"])
    assert cards.cards == (Card("X", 0, (("A", 40),)), Card("Y", 0, (("A", 28),)), Card("B", 22))
    assert cards.attending == 90


def test_who_gave_a_part_away_votes_with_the_rest() -> None:
    cards = voting_cards(HOLDERS, [Proxy("A", "B", 60)], ["A", "B"])
    assert [card.weight for card in cards.cards] == [8, 82]


def test_a_proxy_whose_receiver_stays_away_is_told_and_not_counted() -> None:
    cards = voting_cards(HOLDERS, [Proxy("B", "X")], ["A"])
    assert (cards.unused, cards.attending) == ((Proxy("B", "X"),), 68)


def test_a_received_proxy_is_not_handed_on() -> None:
    cards = voting_cards(HOLDERS, [Proxy("C", "B"), Proxy("B", "A")], ["A"])
    assert cards.cards == (Card("A", 68, (("B", 22),)),)
    assert cards.unused == (Proxy("C", "B"),)


@pytest.mark.parametrize(
    ("proxies", "present", "sentence"),
    [
        ([Proxy("B", "A"), Proxy("B", "C")], ["A", "C"], "Bình holds 22 votes, but gave proxies for more."),
        ([Proxy("B", "A", 20), Proxy("B", "C", 3)], ["A", "C"], "Bình holds 22 votes, but gave proxies for more."),
        ([Proxy("B", "A")], ["A", "B"], "Bình came, but gave all votes away by proxy."),
        ([Proxy("B", "B")], ["B"], "Bình can't give a proxy to himself or herself."),
        ([Proxy("B", "A", 0)], ["A"], "A proxy of Bình for 0 votes; give 1 or more."),
        ([Proxy("X", "A")], ["A"], "A proxy of “X”, who holds no votes."),
        ([], ["X"], "“X” came, but holds no votes and no proxy."),
        ([], ["A", "A"], "“A” is listed twice."),
    ],
)
def test_votes_that_would_count_twice_or_come_from_nowhere_are_refused(
    proxies: list[Proxy], present: list[str], sentence: str
) -> None:
    with pytest.raises(WrongInput) as refused:
        voting_cards(HOLDERS, proxies, present)
    assert str(refused.value).startswith(sentence)
    assert refused.value.in_language("vi") != str(refused.value)


@pytest.mark.parametrize(
    ("holders", "sentence"),
    [
        ([*HOLDERS, Holder("A", 1)], "“A” is listed twice. Keep one of them."),
        ([Holder("A", 0)], "A holds 0 votes; give 1 or more."),
    ],
)
def test_a_list_of_holders_that_can_not_be_true_is_refused(holders: list[Holder], sentence: str) -> None:
    with pytest.raises(WrongInput) as refused:
        voting_cards(holders, [], ["A"])
    assert str(refused.value) == sentence


def test_the_law_allows_proxies_and_a_charter_may_not() -> None:
    allowed = rulebooks.load("vn-company-2020").congresses.proxy_allowed
    assert allowed is not None
    assert voting_cards(HOLDERS, [Proxy("B", "A")], ["A"], allowed).attending == 90
    forbidden = type(allowed)(False, allowed.source, allowed.statement, allowed.id)
    with pytest.raises(Refused, match="This rulebook allows no proxies") as refused:
        voting_cards(HOLDERS, [Proxy("B", "A")], ["A"], forbidden)
    assert str(refused.value.source) == "59/2020/QH14 Đ144.1–144.2"
    assert voting_cards(HOLDERS, [], ["A"], forbidden).attending == 68


@given(
    st.lists(st.integers(1, 50), min_size=1, max_size=8),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 9), st.integers(1, 50)), max_size=10),
    st.sets(st.integers(0, 9)),
)
def test_every_vote_is_on_one_card_or_absent(
    weights: list[int], given_away: list[tuple[int, int, int]], present: set[int]
) -> None:
    holders = [Holder(str(place), weight) for place, weight in enumerate(weights)]
    proxies = [Proxy(str(giver), str(receiver), votes) for giver, receiver, votes in given_away]
    try:
        cards = voting_cards(holders, proxies, [str(one) for one in sorted(present)])
    except WrongInput:
        return
    away = sum(
        weight - sum(one.weight or 0 for one in proxies if one.giver == str(place))
        for place, weight in enumerate(weights)
        if place not in present
    )
    unused = sum(one.weight or 0 for one in cards.unused)
    assert cards.attending + away + unused == cards.summoned == sum(weights)
    assert len({card.person for card in cards.cards}) == len(cards.cards) == len(present)
