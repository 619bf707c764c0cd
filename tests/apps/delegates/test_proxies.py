"""Proxies: who may give one, who may hold one, what they do to attendance and cards."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.delegates import actions, locks, queries
from daihoi.apps.delegates.models import Attendance, Proxy
from daihoi.apps.members.models import Person
from daihoi.apps.shell import clock
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .holding import enter_holders, make_company, outsider

pytestmark = pytest.mark.django_db
DAY = date(2020, 8, 1)


@pytest.fixture
def company(tree):
    return make_company(tree, stage="convened")


@pytest.fixture
def held(company, people):
    return enter_holders(company, people.an)


def give(giver, holder, by):
    return actions.give_proxy(giver, holder, by=by, document="GUQ 01", given_on=DAY)


def states(held):
    for one in held:
        one.refresh_from_db()
    return [one.attendance for one in held]


def test_those_who_gave_a_proxy_are_represented_while_the_holder_is_here(company, held, people):
    an, binh, chi, _dung = held
    give(binh, an.person, people.binh)
    give(chi, an.person, people.an)
    assert states(held)[:3] == ["expected", "expected", "expected"]
    actions.check_in(an, by=people.binh)
    assert states(held) == ["present", "represented", "represented", "expected"]
    count = queries.head_count(company)
    assert (count.present, count.represented, count.weight_present, count.weight_summoned) == (3, 2, 950, 1000)
    actions.undo_check_in(an, by=people.binh)
    assert states(held) == ["expected"] * 4


def test_a_proxy_for_somebody_who_is_here_counts_at_once_and_ends_when_taken_back(company, held, people):
    an, binh, *_ = held
    actions.check_in(an, by=people.an)
    give(binh, an.person, people.an)
    assert binh.attendance == Attendance.REPRESENTED
    with pytest.raises(WrongInput, match="Write why"):
        actions.revoke_proxy(binh, by=people.an, reason="")
    actions.revoke_proxy(binh, by=people.an, reason="cổ đông đến dự")
    assert (binh.attendance, Proxy.objects.count()) == ("expected", 0)
    actions.check_in(binh, by=people.an)
    assert queries.head_count(company).weight_present == 850
    told = Entry.objects.get(verb="delegates.proxy_revoked").facts
    assert (told["holder"], told["reason"]) == ("Bùi An", "cổ đông đến dự")


def test_nobody_gives_twice_hands_on_or_gives_to_who_gave(held, people):
    an, binh, chi, dung = held
    give(binh, an.person, people.an)
    with pytest.raises(Refused, match="Cao Bình has given the votes to Bùi An already") as refusal:
        give(binh, chi.person, people.an)
    assert refusal.value.source.regulation == "59/2020/QH14"
    with pytest.raises(Refused, match="Bùi An holds the proxy of Cao Bình; it can't be handed on"):
        give(an, dung.person, people.an)
    with pytest.raises(Refused, match="Cao Bình has given the own votes away"):
        give(chi, binh.person, people.an)
    with pytest.raises(WrongInput, match="to himself or herself"):
        give(chi, chi.person, people.an)
    assert Proxy.objects.count() == 1


def test_who_came_gives_none_and_who_gave_one_does_not_come(held, people):
    an, binh, chi, _dung = held
    actions.check_in(chi, by=people.an)
    with pytest.raises(Refused, match="Dương Chi is present"):
        give(chi, an.person, people.an)
    give(binh, an.person, people.an)
    for act in (actions.check_in, actions.undo_check_in):
        with pytest.raises(Refused, match="Take the proxy back first"):
            act(binh, by=people.an)
    with pytest.raises(Refused, match="Take the proxy back first"):
        actions.mark_absent(binh, by=people.an, is_excused=False)


def test_papers_must_be_named_and_dated(held, people):
    an, binh, *_ = held
    with pytest.raises(WrongInput, match="given in writing"):
        actions.give_proxy(binh, an.person, by=people.an, document=" ", given_on=DAY)
    with pytest.raises(WrongInput, match="lies in the future"):
        actions.give_proxy(binh, an.person, by=people.an, document="x", given_on=clock.today() + timedelta(days=1))
    with pytest.raises(PermissionDenied):
        give(binh, an.person, people.chi)


def test_no_proxies_where_the_rulebook_knows_none(congress, people, tree):
    from tests.apps.elections.hall import seat_delegates

    one, other = seat_delegates(congress, 2, attendance="expected")
    with pytest.raises(Refused, match="knows no proxies"):
        give(one, other.person, people.an)


def test_no_proxy_changes_while_a_ballot_runs(held, people, monkeypatch):
    monkeypatch.setattr(locks, "_LOCKS", [lambda congress: say("A ballot runs.")])
    an, binh, *_ = held
    with pytest.raises(Refused, match="A ballot runs"):
        give(binh, an.person, people.an)
    Proxy.objects.create(giver=binh, holder=an.person, document="x", given_on=DAY)
    with pytest.raises(Refused, match="A ballot runs"):
        actions.revoke_proxy(binh, by=people.an, reason="x")


def test_a_holder_from_outside_is_entered_once_and_checked_in_for_all_givers(company, held, people):
    an, binh, chi, _dung = held
    given = {"full_name": "Vũ Ngoài", "sex": "male", "born_on": date(1985, 3, 4), "document": "GUQ", "given_on": DAY}
    first = actions.give_proxy_outside(binh, by=people.an, **given)
    second = actions.give_proxy_outside(chi, by=people.an, **(given | {"full_name": "vũ  ngoài"}))
    assert (first.holder, Person.objects.filter(folded_name="vu ngoai").count()) == (second.holder, 1)
    assert queries.outside_holders(company) == [first.holder]
    assert actions.check_in_holder(company, first.holder, by=people.binh) == 2
    assert states(held) == ["expected", "represented", "represented", "expected"]
    assert queries.quorum(company).is_reached is False
    actions.check_in(an, by=people.an)
    assert queries.quorum(company).is_reached is True
    assert actions.undo_holder_check_in(company, first.holder, by=people.an) == 2
    assert queries.head_count(company).weight_present == 600
    with pytest.raises(Refused, match="own line"):
        actions.check_in_holder(company, an.person, by=people.an)
    with pytest.raises(Refused, match="holds no proxy"):
        actions.check_in_holder(company, outsider("Hồ Không"), by=people.an)


def test_a_shareholder_named_as_outsider_is_the_shareholder(held, people):
    an, binh, *_ = held
    proxy = actions.give_proxy_outside(
        binh, by=people.an, full_name="Bùi An", sex="male", born_on=an.person.born_on, document="GUQ", given_on=DAY
    )
    assert proxy.holder == an.person


def test_the_whole_list_recorded_at_once_keeps_to_the_proxies(company, held, people):
    an, binh, chi, dung = held
    give(binh, an.person, people.an)
    give(chi, outsider(), people.an)
    assert actions.record_attendance(company, by=people.an) == 2
    assert states(held) == ["present", "represented", "expected", "present"]
    actions.record_attendance(company, by=people.an, present=[dung.pk])
    assert states(held) == ["expected", "expected", "expected", "present"]


def test_cards_carry_own_and_represented_votes(company, held, people):
    an, binh, chi, _dung = held
    give(binh, an.person, people.an)
    outside = outsider()
    give(chi, outside, people.an)
    actions.check_in(an, by=people.an)
    found = {
        one.name: (one.number, one.own, one.represented, one.votes, one.is_here) for one in queries.all_cards(company)
    }
    assert found == {
        "Bùi An": (1, 600, 250, 850, True), "Đinh Dũng": (2, 50, 0, 50, False), "Vũ Ngoài": (3, 0, 100, 100, False),
    }  # fmt: skip
    assert [one.votes for one in queries.cards(company)] == [850]
    assert [one.person.full_name for one in queries.attending_list(company)] == ["Bùi An", "Cao Bình"]


def test_a_holder_stays_on_the_list_while_others_proxies_are_held(held, people):
    an, binh, *_ = held
    give(binh, an.person, people.an)
    with pytest.raises(Refused, match="holds the proxy of Cao Bình"):
        actions.remove_delegate(an, by=people.an, reason="nhầm")


def test_a_meeting_without_quorum_is_called_again_with_a_lower_one(company, held, people):
    binh, chi = held[1:3]
    with clock.on(date(2020, 8, 27)):
        actions.check_in(binh, by=people.an)
        actions.check_in(chi, by=people.an)
        with pytest.raises(WrongInput, match="after 27/08/2020"):
            actions.record_failed_call(company, by=people.an, opens_on=date(2020, 8, 27))
        failed = actions.record_failed_call(company, by=people.an, opens_on=date(2020, 9, 20))
        assert (failed.number, failed.weight_present, failed.planned_on) == (1, 350, date(2020, 8, 27))
        assert (company.opens_on, company.closes_on) == (date(2020, 9, 20), date(2020, 9, 21))
        assert states(held) == ["expected"] * 4
        with pytest.raises(Refused, match="only seen on that day"):
            actions.record_failed_call(company, by=people.an, opens_on=date(2020, 10, 1))
    with clock.on(date(2020, 9, 20)):
        actions.check_in(binh, by=people.an)
        actions.check_in(chi, by=people.an)
        found = queries.quorum(company)
        assert (found.is_reached, found.needed, found.source.article) == (True, 330, "Đ145.2")
        with pytest.raises(Refused, match="Quorum reached"):
            actions.record_failed_call(company, by=people.an, opens_on=date(2020, 10, 1))


def test_the_next_call_is_sent_in_time(company, held, people):
    with clock.on(date(2020, 9, 27)), pytest.raises(Refused, match="by 26/09/2020"):
        actions.record_failed_call(company, by=people.an, opens_on=date(2020, 10, 1))
