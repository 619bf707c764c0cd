"""The 69 congresses at the foot: prepared, held, decided, reported, and their delegates sent up."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from daihoi.apps.cascade import actions as cascade
from daihoi.apps.cascade.models import ResultReport
from daihoi.apps.congresses import actions as congresses
from daihoi.apps.congresses.models import Congress
from daihoi.apps.delegates import actions as delegates
from daihoi.apps.delegates.law import Shares
from daihoi.apps.delegates.models import Allocation, Delegate
from daihoi.apps.elections.models import Round
from daihoi.apps.members.models import Membership, OfficeHolding, Person
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.plenary import actions as plenary
from daihoi.core.congresses import Stage

from . import elections, voting
from .case import facts
from .foundations import below, ministry, term
from .preparation import the_congress, tick_what_is_done
from .steps import Demo, Step
from .voting import Drawn

FIRST_DAY = date(2020, 5, 11)
LEVEL, SHORT, VOID, CLOSED_SHORT = {9, 33, 58}, {14, 40}, {37}, {47}  # places of the units with a story of their own


def share_out_delegates(demo: Demo) -> None:
    """245 delegates: 27 ex officio, 3 appointed, the rest elected below."""
    case, units = facts()["ministry"], below()
    by = demo.by("nhan-su")
    appointed = {units[place].pk: 1 for place in (18, 36, 54)}
    shares = Shares(total=case["delegates"], per_unit=1, appointed=appointed)
    delegates.allocate(the_congress(), shares, by=by, alternates=1)
    delegates.decide_allocation(the_congress(), by=demo.by("thu-ky"), paper="172-QĐ/ĐUB")


def steps() -> list[Step]:
    """One step for each unit, so that a killed demo goes on with the next unit."""
    from daihoi.core.sentences import say

    count = facts()["ministry"]["subordinate_organisations"]
    return [
        Step(
            f"grassroots-{place:02d}",
            say("Holding the congress {number} of {count} below", number=place, count=count),
            _day(place) + timedelta(days=1),
            partial(hold, place=place),
        )
        for place in range(1, count + 1)
    ]


def hold(demo: Demo, *, place: int) -> None:
    """Hold the congress of one unit, from its dates to its report."""
    by = demo.by("demo")
    unit = below()[place - 1]
    congress = Congress.objects.select_related("unit__level", "term").get(unit=unit, term=term())
    day = _day(place)
    _prepare(congress, day, by)
    present = _assemble(congress, demo.dice("hall", unit.code), by)
    plenary.open_session(congress, "main", by=by)
    _elect(congress, place, demo.dice("votes", unit.code), present, by)
    plenary.record_session(congress, "main", by=by, votes=voting.HandsFor(present))
    plenary.close_session(congress, by=by)
    cascade.submit_result(congress, by=by)
    tick_what_is_done(congress, by)
    for contest in congress.contests.filter(office=OfficeKind.DELEGATES):
        cascade.raise_delegates(contest, by=by)


def ratify(demo: Demo) -> None:
    """The ministry's secretary ratifies the results below, all but the last three, which still wait."""
    reports = ResultReport.objects.filter(congress__unit__in=below(), congress__term=term())
    for report in list(reports.order_by("congress__unit__path").select_related("congress__unit", "congress__term"))[
        :-3
    ]:
        cascade.approve_result(report, by=demo.by("thu-ky"))


def _day(place: int) -> date:
    return FIRST_DAY + timedelta(days=(place - 1) * 2 // 3)


def _prepare(congress: Congress, day: date, by: Any) -> None:
    congresses.set_dates(
        congress, by=by, opens_on=day, closes_on=day, notified_on=day - timedelta(days=60), place="Hội trường cơ quan",
        reason="Theo lịch đã đăng ký với Đảng ủy Bộ",
    )  # fmt: skip
    for stage in (Stage.PREPARING, Stage.CLEARED, Stage.CONVENED):
        congresses.move_stage(congress, stage, by=by)


def _assemble(congress: Congress, dice: Random, by: Any) -> int:
    delegates.summon_members(congress, by=by)
    delegates.accept_all(congress, by=by)
    keys = list(Delegate.objects.filter(congress=congress).order_by("pk").values_list("pk", flat=True))
    away = dice.sample(keys, len(keys) // 25)
    excused, unexcused = away[::2], away[1::2]
    present = delegates.record_attendance(
        congress, by=by, excused=excused, unexcused=unexcused, reason="Công tác nước ngoài, có báo cáo chi ủy"
    )
    delegates.make_credentials_report(congress, by=by, conclusion="Đủ tư cách dự đại hội.")
    return present


def _elect(congress: Congress, place: int, dice: Random, present: int, by: Any) -> None:
    people = _eligible(congress)
    dice.shuffle(people)
    if len(people) < 9:
        elections.hold(
            congress, OfficeKind.SECRETARY, 1, people[:1], lambda round_, count: voting.single(dice, count),
            by=by, present=present, form="member_congress",
        )  # fmt: skip
    else:
        seats = _committee_seats(len(people))
        names = people[: seats + max(1, seats // 6)]
        elections.hold(
            congress, OfficeKind.COMMITTEE, seats, names, partial(_committee_votes, dice, place),
            by=by, present=present, closes_short=place in CLOSED_SHORT,
        )  # fmt: skip
    _elect_delegates(congress, dice, present, by)


def _elect_delegates(congress: Congress, dice: Random, present: int, by: Any) -> None:
    allocation = Allocation.objects.get(congress=the_congress(), unit=congress.unit)
    seated = set(OfficeHolding.objects.filter(unit=ministry()).values_list("person_id", flat=True))
    people = [person for person in _eligible(congress) if person.pk not in seated]
    dice.shuffle(people)
    names = people[: allocation.elected + 1 + allocation.elected // 4]

    def votes(round_: Round, count: int) -> Drawn:
        return _ordinary(dice, round_, count)

    elections.hold(
        congress, OfficeKind.DELEGATES, allocation.elected, names, votes,
        by=by, present=present, alternates=allocation.alternates,
    )  # fmt: skip


def _committee_votes(dice: Random, place: int, round_: Round, count: int) -> Drawn:
    names, seats = round_.tallies.count(), round_.seats
    if round_.number == 1 and place in LEVEL:
        return voting.level_at_the_cut(count, names, seats)
    if round_.number == 1 and place in SHORT | CLOSED_SHORT:
        return voting.one_short(count, names, seats)
    if round_.number == 1 and place in VOID:
        drawn = _ordinary(dice, round_, count)
        return Drawn(drawn.votes, drawn.valid, drawn.invalid + 1)  # one ballot more than was handed out
    return _ordinary(dice, round_, count)


def _ordinary(dice: Random, round_: Round, count: int) -> Drawn:
    names = round_.tallies.count()
    if names == 1:
        return voting.single(dice, count)
    liked = dice.sample(range(names), min(names, round_.seats))
    return voting.draw(dice, count, names, round_.seats, favourites=liked)


def _committee_seats(members: int) -> int:
    return 3 if members <= 20 else 5 if members <= 40 else 7 if members <= 70 else 9


def _eligible(congress: Congress) -> list[Person]:
    """Official members of more than two years, in the order of the register."""
    seats = Membership.objects.filter(
        unit=congress.unit, status="official", ended_on__isnull=True, official_on__lt=date(2018, 1, 1)
    )
    return [seat.person for seat in seats.select_related("person").order_by("person__sort_key", "pk")]
