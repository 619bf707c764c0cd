"""Bodies that prepare a congress, and their seats."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.planning import actions
from daihoi.apps.planning.models import Body, BodyKind, BodyMember, BodyRole
from daihoi.core.errors import Refused, WrongInput
from tests.cast import make_congress, make_person


def verbs() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


@pytest.fixture
def body(congress, people) -> Body:
    return actions.set_up_body(congress, by=people.an, kind=BodyKind.PERSONNEL_SUBCOMMITTEE, name="Tiểu ban Nhân sự")


def test_the_usual_bodies_are_set_up_once(congress, people):
    first = actions.set_up_usual_bodies(congress, by=people.an)
    assert [body.name for body in first] == [
        "Tiểu ban Nhân sự", "Tiểu ban Văn kiện", "Tiểu ban Tổ chức - Phục vụ", "Các Tổ Chỉ đạo đại hội cấp cơ sở",
    ]  # fmt: skip
    assert actions.set_up_usual_bodies(congress, by=people.an) == []
    assert verbs() == ["planning.body_set_up"] * 4


def test_the_grass_roots_set_up_no_subcommittees(tree, people):
    cell = make_congress(tree, tree.cells[0])
    assert [body.kind for body in actions.set_up_usual_bodies(cell, by=people.giang)] == [BodyKind.SUPPORT_TEAM]


def test_only_the_office_sets_up_bodies(congress, people):
    for user in (people.chi, people.giang, people.ha):
        with pytest.raises(PermissionDenied):
            actions.set_up_usual_bodies(congress, by=user)
    assert not Body.objects.exists()


def test_a_name_is_given_once(body, congress, people):
    assert actions.set_up_body(congress, by=people.an, kind=BodyKind.SUPPORT_TEAM, name=" Tiểu ban  Nhân sự ") == body
    other = actions.set_up_body(congress, by=people.an, kind=BodyKind.SUPPORT_TEAM, name="Tổ giúp việc")
    with pytest.raises(WrongInput, match="another body named"):
        actions.edit_body(other, by=people.an, kind=other.kind, name="Tiểu ban Nhân sự")


def test_seats_are_given_changed_and_taken(body, tree, people):
    person = make_person("Lê Văn Tám", tree.cells[1])
    seat = actions.seat_person(body, person, by=people.an)
    assert seat.role == BodyRole.MEMBER
    assert actions.seat_person(body, person, by=people.an, role=BodyRole.HEAD).role == BodyRole.HEAD
    actions.seat_person(body, person, by=people.an, role=BodyRole.HEAD)
    assert verbs() == ["planning.body_set_up", "planning.persons_seated", "planning.persons_seated"]
    actions.remove_seat(BodyMember.objects.get(), by=people.an)
    assert not BodyMember.objects.exists()


def test_a_body_has_one_head(body, tree, people):
    first, second = (make_person(name, tree.ministry) for name in ("Lê Văn Tám", "Lê Văn Chín"))
    actions.seat_person(body, first, by=people.an, role=BodyRole.HEAD)
    with pytest.raises(Refused, match="has a head"):
        actions.seat_person(body, second, by=people.an, role=BodyRole.HEAD)


def test_the_head_and_a_member_may_change_places(body, tree, people):
    first, second = (make_person(name, tree.ministry) for name in ("Lê Văn Tám", "Lê Văn Chín"))
    actions.seat_person(body, first, by=people.an, role=BodyRole.HEAD)
    seatings = [actions.Seating(second, BodyRole.HEAD), actions.Seating(first, BodyRole.DEPUTY)]
    assert actions.seat_persons(body, seatings, by=people.an) == 2
    assert {seat.person: seat.role for seat in body.seats.all()} == {first: "deputy", second: "head"}


def test_strangers_are_not_seated(body, people):
    with pytest.raises(WrongInput, match="no member of"):
        actions.seat_person(body, make_person("Người Ngoài"), by=people.an)


def test_a_body_with_tasks_stays(body, congress, people):
    from datetime import date

    actions.add_task(congress, by=people.an, title="Đề án nhân sự", due_on=date(2020, 5, 1), body=body)
    with pytest.raises(Refused, match="leads tasks: 1"):
        actions.remove_body(body, by=people.an)
    Body.objects.get().tasks.all().delete()
    actions.remove_body(body, by=people.an)
    assert not Body.objects.exists()
    assert verbs()[-1] == "planning.body_removed"
