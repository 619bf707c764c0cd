"""Sharing out seats by claims."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from daihoi.core.delegates import Claim, Method, Tie, share_out

LARGEST, SAINTE_LAGUE, DHONDT = Method.LARGEST_REMAINDER, Method.SAINTE_LAGUE, Method.DHONDT


@st.composite
def sharings(draw):
    """Claims with limits that leave room for the seats."""
    claims = []
    for place in range(draw(st.integers(1, 6))):
        least = draw(st.integers(0, 3))
        most = draw(st.none() | st.integers(least, 8))
        claims.append(Claim(f"U{place}", Fraction(draw(st.integers(1, 20))), least, most))
    fewest = sum(claim.least for claim in claims)
    seats = draw(st.integers(fewest, fewest + 15))
    assume(any(claim.most is None for claim in claims) or seats <= sum(claim.most or 0 for claim in claims))
    return claims, seats


def claims(*figures):
    return [Claim(name, Fraction(figure)) for name, figure in zip("ABCDEF", figures, strict=False)]


@pytest.mark.parametrize(
    ("method", "expected"),
    [  # the textbook case: 53,000, 24,000 and 23,000 for 7 seats
        (LARGEST, {"A": 4, "B": 2, "C": 1}),
        (SAINTE_LAGUE, {"A": 3, "B": 2, "C": 2}),
        (DHONDT, {"A": 4, "B": 2, "C": 1}),
    ],
)
def test_three_methods_share_seven_seats(method, expected):
    assert share_out(claims(53, 24, 23), 7, method) == (expected, None)


@pytest.mark.parametrize("method", Method)
def test_equal_claims_to_the_last_seat_are_a_tie_that_nobody_wins_silently(method):
    seats, tie = share_out(claims(10, 10, 10), 4, method)
    assert (seats, tie) == ({"A": 1, "B": 1, "C": 1}, Tie(("A", "B", "C"), 1))


@pytest.mark.parametrize("method", Method)
def test_equal_claims_with_room_for_all_are_no_tie(method):
    assert share_out(claims(10, 10), 4, method) == ({"A": 2, "B": 2}, None)


def test_limits_are_kept_and_the_others_share_what_they_leave():
    limited = [Claim("A", Fraction(80), most=5), Claim("B", Fraction(15)), Claim("C", Fraction(5), least=2)]
    assert share_out(limited, 10, LARGEST) == ({"A": 5, "B": 3, "C": 2}, None)


def test_a_unit_without_a_claim_gets_its_minimum_only():
    assert share_out([Claim("A", Fraction(0), least=1), Claim("B", Fraction(9))], 5, LARGEST)[0] == {"A": 1, "B": 4}


@given(sharings(), st.sampled_from(Method))
def test_every_seat_is_given_or_tied_and_every_limit_kept(sharing, method):
    units, seats = sharing
    given_, tie = share_out(units, seats, method)
    assert sum(given_.values()) + (tie.seats if tie else 0) == seats
    assert tie is None or 0 < tie.seats < len(tie.names)
    for unit in units:
        ceiling = given_[unit.name] + bool(tie and unit.name in tie.names)
        assert unit.least <= given_[unit.name] and (unit.most is None or ceiling <= unit.most)


@given(sharings(), st.sampled_from(Method), st.randoms(use_true_random=False))
def test_the_order_of_units_is_irrelevant(sharing, method, random):
    units, seats = sharing
    shuffled = random.sample(units, len(units))
    one, other = share_out(units, seats, method), share_out(shuffled, seats, method)
    assert one[0] == other[0]
    assert (one[1] and (set(one[1].names), one[1].seats)) == (other[1] and (set(other[1].names), other[1].seats))


@given(sharings(), st.sampled_from(Method))
def test_a_larger_claim_never_gets_fewer_seats_under_equal_limits(sharing, method):
    units = [Claim(unit.name, unit.claim) for unit in sharing[0]]
    given_, _tie = share_out(units, sharing[1], method)
    for one in units:
        for other in units:
            assert one.claim <= other.claim or given_[one.name] >= given_[other.name]


@given(st.lists(st.integers(1, 50), min_size=1, max_size=6), st.integers(0, 30))
def test_remainders_agree_with_counting_them_by_hand(figures, seats):
    units = claims(*figures)
    exact = {unit.name: unit.claim * seats / sum(figures) for unit in units}
    slow = {name: int(share) for name, share in exact.items()}
    queue = sorted(slow, key=lambda name: slow[name] - exact[name])
    left = seats - sum(slow.values())
    fast, tie = share_out(units, seats, LARGEST)
    if tie is None:
        for name in queue[:left]:
            slow[name] += 1
        assert fast == slow
    else:
        inside, outside = queue[left - 1], queue[left]
        assert exact[inside] - int(exact[inside]) == exact[outside] - int(exact[outside])


@given(sharings(), st.sampled_from([SAINTE_LAGUE, DHONDT]))
def test_divisors_agree_with_giving_seat_after_seat(sharing, method):
    units, seats = sharing
    pace = 2 if method is SAINTE_LAGUE else 1
    slow = {unit.name: unit.least for unit in units}
    fast, _tie = share_out(units, seats, method)
    for _seat in range(sum(fast.values()) - sum(slow.values())):
        open_units = [unit for unit in units if unit.most is None or slow[unit.name] < unit.most]
        best = max(open_units, key=lambda unit: unit.claim / (1 + pace * slow[unit.name]))
        slow[best.name] += 1
    assert fast == slow


@given(sharings())
def test_exact_shares_inside_the_limits_are_rounded_by_less_than_one_seat(sharing):
    units, seats = sharing
    free = [Claim(unit.name, unit.claim) for unit in units]
    given_, _tie = share_out(free, seats, LARGEST)
    whole = sum(unit.claim for unit in free)
    assert all(abs(given_[unit.name] - unit.claim * seats / whole) < 1 for unit in free)
