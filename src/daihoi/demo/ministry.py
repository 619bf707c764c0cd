"""The III congress: people, delegates, credentials, session, elections, resolution, report, news."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from daihoi.apps.cascade import actions as cascade
from daihoi.apps.cascade.models import LessonKind, Topic
from daihoi.apps.congresses import actions as congresses
from daihoi.apps.congresses.models import ChecklistItem, Congress
from daihoi.apps.delegates import actions as delegates
from daihoi.apps.delegates.models import Allocation, Delegate, DelegateTitle, Standing
from daihoi.apps.elections import actions as contests
from daihoi.apps.elections.models import Contest, Round
from daihoi.apps.members.models import Membership, OfficeHolding, Person
from daihoi.apps.nominations import actions as nominations
from daihoi.apps.nominations.models import Slate, StepGroup
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.plenary import actions as plenary
from daihoi.apps.plenary.models import OrganKind
from daihoi.apps.portal import actions as portal
from daihoi.apps.portal.models import OutletKind, SectionKind
from daihoi.core.congresses import Stage

from . import elections, texts, voting
from .case import FOLDER, facts
from .foundations import below, ministry
from .preparation import the_congress, tick_what_is_done
from .steps import Demo
from .voting import Drawn

OPENS, CLOSES = date(2020, 8, 27), date(2020, 8, 28)
ORGANS = (
    (OrganKind.PRESIDIUM, "Bầu Đoàn Chủ tịch", 7),
    (OrganKind.SECRETARIAT, "Bầu Đoàn Thư ký", 3),
    (OrganKind.CREDENTIALS_COMMITTEE, "Bầu Ban Thẩm tra tư cách đại biểu", 5),
)


def set_dates(demo: Demo) -> None:
    """The days of the congress, notified in time; the items of the checklist that are done."""
    congress, by = the_congress(), demo.by("van-phong")
    congresses.set_dates(
        congress, by=by, opens_on=OPENS, closes_on=CLOSES, preparatory_on=date(2020, 8, 26),
        notified_on=date(2020, 7, 10), place="Hội trường Bộ, Hà Nội", reason="Theo Kế hoạch số 328-KH/ĐUB",
    )  # fmt: skip
    congresses.move_stage(congress, Stage.PREPARING, by=demo.by("thu-ky"))


def prepare_personnel(demo: Demo) -> None:
    """The two lists with the steps of the procedure, approved by the superior."""
    case = facts()["ministry"]
    _slate(demo, OfficeKind.COMMITTEE, case["committee_seats"], case["committee_names"])
    _slate(demo, OfficeKind.DELEGATES, case["delegation_seats"], case["delegation_names"])


def seat_delegates(demo: Demo) -> None:
    """245 delegates: by office, by election below, by appointment."""
    congress = the_congress()
    delegates.add_ex_officio(congress, by=demo.by("nhan-su"))
    cascade.raise_all(congress, by=demo.by("thu-ky"))
    rows = []
    for allocation in Allocation.objects.filter(congress=congress, appointed__gt=0).select_related("unit"):
        seated = Delegate.objects.filter(congress=congress).values("person_id")
        seats = Membership.objects.filter(unit=allocation.unit, status="official").exclude(person_id__in=seated)
        stood = Contest.objects.filter(congress__unit=allocation.unit).values("candidates__person_id")
        free = seats.exclude(person_id__in=stood).select_related("person").order_by("person__sort_key")
        rows += [delegates.DelegateRow(seat.person, allocation.unit) for seat in free[: allocation.appointed]]
    delegates.appoint_delegates(congress, rows, by=demo.by("thu-ky"))


def convene(demo: Demo) -> None:
    """The superior clears the congress; it is convened; the preparation's checklist is ticked off."""
    congress = the_congress()
    congresses.move_stage(congress, Stage.CLEARED, by=demo.by("cap-tren"))
    congresses.move_stage(congress, Stage.CONVENED, by=demo.by("thu-ky"))
    for item in ChecklistItem.objects.filter(congress=congress, last_lawful_on__lte=OPENS).order_by("order"):
        congresses.tick_item(item, by=demo.by("van-phong"))


def check_credentials(demo: Demo) -> None:
    """Check-in, one delegate replaced by the alternate, the report of the credentials committee."""
    congress, by = the_congress(), demo.by("nhan-su")
    delegates.accept_all(congress, by=by)
    full = Delegate.objects.filter(congress=congress, standing=Standing.FULL, title=DelegateTitle.ELECTED)
    waiting = Delegate.objects.filter(congress=congress, standing=Standing.ALTERNATE).select_related("unit", "person")
    alternate = waiting.order_by("unit__path").first()
    if alternate is not None:
        away = full.filter(unit=alternate.unit).select_related("person", "congress").order_by("person__sort_key")[0]
        delegates.replace_by_alternate(away, alternate, by=by, reason="Ốm nặng, vắng suốt thời gian đại hội")
    keys = list(full.exclude(unit=alternate.unit if alternate else None).order_by("pk").values_list("pk", flat=True))
    excused = demo.dice("hall").sample(keys, 2)
    delegates.record_attendance(congress, by=by, excused=excused, reason="Đi công tác nước ngoài theo lệnh")
    delegates.make_credentials_report(congress, by=by, conclusion="Các đại biểu có đủ tư cách dự đại hội.")


def open_congress(demo: Demo) -> None:
    """The preparatory session, then the main one with the organs of the congress and the credentials report."""
    congress, by = the_congress(), demo.by("thu-ky")
    present = _present(congress)
    plenary.open_session(congress, "preparatory", by=by)
    seats = _free_delegates(congress)
    for kind, motion, count in ORGANS:
        people = [next(seats) for _ in range(count)]
        vote = plenary.take_hand_vote(congress, motion, by=by, votes_for=present)
        plenary.seat_organ(congress, kind, people, by=by, vote=vote, head=people[0])
    plenary.record_session(congress, "preparatory", by=by, votes=voting.HandsFor(present))
    plenary.open_session(congress, "main", by=by)
    plenary.adopt_credentials(congress, by=by, votes_for=present)
    vote = plenary.take_hand_vote(congress, "Bầu Ban Kiểm phiếu", by=by, votes_for=present)
    tellers = [next(seats) for _ in range(9)]
    plenary.seat_organ(
        congress, OrganKind.COUNTING_COMMITTEE, tellers, by=by, vote=vote, head=tellers[0], barred=_nominated(congress)
    )


def elect_committee(demo: Demo) -> None:
    """29 of 34: the prepared list of 33 and one name from the floor."""
    congress = the_congress()
    contest = _open(demo, OfficeKind.COMMITTEE, facts()["ministry"]["committee_seats"])
    standing = set(contest.candidates.values_list("person_id", flat=True))
    floor = next(person for person in _free_delegates(congress) if person.pk not in standing)
    contests.nominate_from_floor(contest, floor, by=demo.by("thu-ky"), support=97)
    _vote(demo, contest)


def elect_delegation(demo: Demo) -> None:
    """20 of 23 to the congress above; the next two become alternates."""
    _vote(demo, _open(demo, OfficeKind.DELEGATES, facts()["ministry"]["delegation_seats"], alternates=2))


def close_congress(demo: Demo) -> None:
    """The resolution, the last items, the minutes."""
    congress, by = the_congress(), demo.by("thu-ky")
    present = _present(congress)
    plenary.draft_resolution(congress, texts.read("resolution"), by=by)
    vote = plenary.take_hand_vote(
        congress, "Thông qua Nghị quyết Đại hội", by=by, votes_for=present - 3, votes_against=1, abstentions=2
    )
    plenary.adopt_resolution(congress, by=by, vote=vote)
    plenary.record_session(congress, "main", by=by, votes=voting.HandsFor(present))
    plenary.close_session(congress, by=by)
    plenary.make_minutes(congress, by=by)


def report_upward(demo: Demo) -> None:
    """The result goes up, the delegation rises, the lessons are written down, the dossier is listed."""
    congress, by = the_congress(), demo.by("thu-ky")
    report = cascade.submit_result(congress, by=by)
    cascade.issue_result_report(report, by=by)
    tick_what_is_done(congress, demo.by("van-phong"))
    for contest in Contest.objects.filter(congress=congress, office=OfficeKind.DELEGATES):
        cascade.raise_delegates(contest, by=by)
    for topic, text in (
        (Topic.DOCUMENTS, "Gửi dự thảo sớm hơn hai tuần để chi bộ có thời gian thảo luận."),
        (Topic.PERSONNEL, "Rà soát hồ sơ nhân sự trước khi lấy phiếu giới thiệu."),
    ):
        cascade.add_lesson(congress, by=by, topic=topic, text=text, kind=LessonKind.LESSON)
    cascade.make_dossier(congress, by=by)


def tell_the_public(demo: Demo) -> None:
    """The portal with its news, notices and film; the outlets and what they carried."""
    congress, by = the_congress(), demo.by("tuyen-truyen")
    given = texts.news()
    portal.make_portal(
        congress, by=by, summary="Tin tức, văn kiện và thông báo về Đại hội. Trang trình bày bằng dữ liệu mẫu."
    )
    for row in given["news"]:
        piece = portal.Piece(
            row["title"],
            row["summary"],
            row["body"],
            row["published_on"],
            SectionKind(row["section"]),
            row["tags"],
            True,
        )
        portal.publish_news(congress, piece, by=by)
    for row in given["notice"]:
        portal.publish_notice(congress, row["title"], row["body"], row["published_on"], by=by, is_sample=True)
    film = given["film"]
    portal.publish_video(
        congress, film["title"], (FOLDER / "film.webm").read_bytes(), film["published_on"], by=by,
        summary=film["summary"], transcript=film["transcript"], is_sample=True,
    )  # fmt: skip
    outlets = portal.list_outlets(
        congress, [(row["name"], OutletKind(row["kind"]), row["planned"]) for row in facts()["outlet"]], by=by
    )
    for outlet in outlets:
        for row in given["news"][:3]:
            portal.count_item(outlet, row["title"], row["published_on"], by=by, views=1200)


def _slate(demo: Demo, office: str, seats: int, names: int) -> Slate:
    congress, by = the_congress(), demo.by("nhan-su")
    slate = nominations.open_slate(congress, office, seats, by=by, reference_on=date(2020, 8, 1))
    entries = nominations.add_nominees(slate, _nominees(demo, office, names), by=by)
    for group in (StepGroup.RE_ELECTION, StepGroup.FIRST_TIME):
        chosen = [entry for entry in entries if entry.group == group]
        if chosen:
            _take_steps(demo, slate, group, chosen)
    nominations.receive_file_items(slate, by=by, received_on=date(2020, 7, 20))
    nominations.submit(slate, by=demo.by("thu-ky"), submitted_on=date(2020, 7, 27))
    return nominations.approve(slate, by=demo.by("cap-tren"), paper="612-CV/ĐUK", approved_on=date(2020, 8, 6))


def _take_steps(demo: Demo, slate: Slate, group: str, entries: Sequence[Any]) -> None:
    from daihoi.apps.nominations import law

    dice = demo.dice("steps", slate.office, group)
    for place, step in enumerate(law.steps(slate, group)):
        summoned = 96 if "cadre" in step.key else 27
        attending = summoned - dice.randint(0, summoned // 20)
        support = {entry: attending - dice.randint(0, attending // 5) for entry in entries}
        nominations.record_step(
            slate, step.key, by=demo.by("nhan-su"), held_on=date(2020, 6, 8 + 3 * place), summoned=summoned,
            attending=attending, support=support, group=group,
        )  # fmt: skip


def _nominees(demo: Demo, office: str, names: int) -> list[Person]:
    """Members of the outgoing committee who are young enough, and new people of all units."""
    dice = demo.dice("nominees", office)
    again = [
        holding.person
        for holding in OfficeHolding.objects.filter(unit=ministry(), office=OfficeKind.COMMITTEE)
        .filter(person__born_on__gt=date(1964, 1, 1))
        .select_related("person")
        .order_by("person__sort_key")
    ]
    elected = OfficeHolding.objects.filter(unit__in=below(), office=OfficeKind.COMMITTEE, term=the_congress().term)
    new = [
        holding.person
        for holding in elected.filter(person__born_on__gt=date(1966, 1, 1))
        .select_related("person")
        .order_by("unit__path", "person__sort_key")
    ]
    known = {person.pk for person in again}
    chosen = dice.sample(again, min(len(again), names // 3))
    fresh = [person for person in new if person.pk not in known]
    women = [person for person in fresh if person.sex == "female"]
    chosen += dice.sample(women, names // 4)
    rest = [person for person in fresh if person not in chosen]
    return chosen + dice.sample(rest, names - len(chosen))


def _open(demo: Demo, office: str, seats: int, alternates: int = 0) -> Contest:
    by = demo.by("thu-ky")
    contest = contests.open_contest(the_congress(), by=by, office=office, seats=seats, alternates=alternates)
    contests.add_from_slate(contest, by=by)
    return contest


def _vote(demo: Demo, contest: Contest) -> None:
    """Adopt, vote, count, decide, certify, and draw the minutes of every round."""
    by, present = demo.by("thu-ky"), _present(contest.congress)
    contests.adopt_list(contest, by=by, hands=contests.Hands(votes_for=present))
    votes = partial(_ballots, demo)
    elections.vote(contest, votes, by=by, present=present, teller=demo.by("kiem-phieu"))
    for round_ in contest.rounds.order_by("number"):
        contests.issue_minutes(round_, by=by)
    contests.issue_elected_list(contest, by=by)


def _ballots(demo: Demo, round_: Round, count: int) -> Drawn:
    dice = demo.dice("ballots", round_.contest.office, round_.number)
    names = round_.tallies.count()
    liked = dice.sample(range(names), min(names, round_.seats))
    return voting.draw(dice, count, names, round_.seats, favourites=liked)


def _present(congress: Congress) -> int:
    return Delegate.objects.filter(congress=congress, attendance="present").count()


def _nominated(congress: Congress) -> set[int]:
    return set(Slate.objects.filter(congress=congress).values_list("entries__person_id", flat=True)) - {None}


def _free_delegates(congress: Congress) -> Any:
    """Delegates in the hall who stand on no list and sit in no organ yet."""
    taken = _nominated(congress)
    here = Delegate.objects.filter(congress=congress, attendance="present", title=DelegateTitle.ELECTED)
    for delegate in here.select_related("person").order_by("unit__path", "person__sort_key"):
        if delegate.person_id not in taken and not delegate.person.organ_seats.filter(congress=congress).exists():
            yield delegate.person
