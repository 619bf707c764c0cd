"""Growing, renaming, moving and closing units."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.accounts.models import User
from daihoi.apps.audit.models import Entry
from daihoi.apps.members.models import Membership
from daihoi.apps.organisations import actions
from daihoi.apps.organisations.actions import UnitRow
from daihoi.apps.organisations.models import Level, Term, Unit
from daihoi.core.errors import Refused, WrongInput
from tests.cast import make_person


@pytest.fixture
def head(db) -> User:
    return User.objects.create(username="head", is_superuser=True)


def test_many_units_are_added_in_the_order_of_the_tree_with_one_line_of_the_trail(tree, people):
    rows = [
        UnitRow("cb5", "Chi bộ 5", "Cơ sở"),
        UnitRow("cb4", "Chi bộ  4", 4, place="Huế"),
    ]
    added = actions.add_units(tree.ministry, rows, by=people.an)
    assert [unit.code for unit in added] == ["cb5", "cb4"]
    assert [unit.code for unit in Unit.objects.in_subtree(tree.ministry)] == ["bo", "cb1", "cb2", "cb3", "cb5", "cb4"]
    assert Unit.objects.get(code="cb4").folded_name == "chi bo 4"
    assert Unit.objects.get(code="bo").numchild == 5
    assert Unit.find_problems() == ([], [], [], [], [])
    assert Entry.objects.get(verb="organisations.units_added").facts == {"count": 2, "codes": ["cb5", "cb4"]}


def test_rows_may_lie_below_one_another_in_any_order(tree, people, head):
    deep = Level.objects.create(rank=5, name="Tổ")
    rows = [UnitRow("to1", "Tổ 1", deep, parent_code="cb9"), UnitRow("cb9", "Chi bộ 9", 4)]
    actions.add_units(tree.ministry, rows, by=people.an)
    assert Unit.objects.get(code="to1").get_parent().code == "cb9"
    assert Unit.find_problems() == ([], [], [], [], [])


def test_a_second_run_adds_nothing(tree, people):
    rows = [UnitRow("cb9", "Chi bộ 9", 4)]
    actions.add_units(tree.ministry, rows, by=people.an)
    assert actions.add_units(Unit.objects.get(code="bo"), rows, by=people.an) == []
    assert Entry.objects.filter(verb="organisations.units_added").count() == 1


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (UnitRow("khoi", "Khối", 4), "elsewhere"),
        (UnitRow("x", "X", "Không có"), "no level"),
        (UnitRow("x", "X", 4, parent_code="nirgends"), "no unit nirgends"),
        (UnitRow("cb1", "Chi bộ 1", 4, parent_code="cb2"), "already stands"),
    ],
)
def test_a_row_that_can_not_be_true_is_named(tree, people, row, words):
    with pytest.raises(WrongInput, match=words):
        actions.add_units(tree.ministry, [row], by=people.an)


def test_a_unit_hangs_below_a_level_above_its_own(tree, people):
    with pytest.raises(Refused, match="does not stand below"):
        actions.add_units(tree.ministry, [UnitRow("x", "X", 3)], by=people.an)


def test_only_who_administers_the_unit_above_adds_units(tree, people):
    for user in (people.binh, people.giang, people.dung):
        with pytest.raises(PermissionDenied):
            actions.add_units(tree.ministry, [UnitRow("x", "X", 4)], by=user)


def test_levels_terms_and_roots_belong_to_who_administers_the_whole(tree, people, head):
    level = actions.add_level(9, "Tổ", by=head)
    assert actions.add_level(9, "Tổ", by=head) == level
    with pytest.raises(WrongInput, match="taken"):
        actions.add_level(9, "Nhóm", by=head)
    term = actions.add_term("2025-2030", by=head, starts_on=date(2025, 6, 1), previous=tree.term)
    assert actions.add_term("2025-2030", by=head) == term
    root = actions.add_unit(None, UnitRow("hoi", "Hội", 1), by=head)
    assert root.depth == 1
    assert actions.add_unit(None, UnitRow("hoi", "Hội", 1), by=head) == root
    with pytest.raises(PermissionDenied):
        actions.add_term("2030-2035", by=people.an)
    assert Term.objects.count() == 2


def test_a_moved_unit_takes_its_members_and_everything_below_along(tree, people, head):
    person = make_person(unit=tree.cells[0])
    other = actions.add_unit(tree.bloc, UnitRow("bo2", "Đảng bộ Bộ 2", 3), by=people.ha)
    moved = actions.move_unit(tree.cells[0], other, by=head)
    assert moved.path.startswith(other.path)
    assert Membership.objects.get(person=person).unit_path == moved.path
    assert Unit.find_problems() == ([], [], [], [], [])
    assert Entry.objects.get(verb="organisations.unit_moved").facts == {"before": "bo", "after": "bo2"}


def test_a_unit_does_not_hang_below_itself(tree, head):
    with pytest.raises(Refused):
        actions.move_unit(tree.bloc, tree.cells[0], by=head)


def test_moving_needs_the_right_at_both_places(tree, people):
    other = actions.add_unit(tree.bloc, UnitRow("bo2", "Đảng bộ Bộ 2", 3), by=people.ha)
    with pytest.raises(PermissionDenied):
        actions.move_unit(tree.cells[0], other, by=people.an)


def test_a_new_name_is_found_without_marks_and_the_trail_keeps_the_old_one(tree, people):
    actions.rename_unit(tree.ministry, name="Đảng bộ Bộ Công Thương", place="Hà Nội", by=people.an)
    assert Unit.objects.get(code="bo").folded_name == "dang bo bo cong thuong"
    facts = Entry.objects.get(verb="organisations.unit_renamed").facts
    assert facts["before"] == {"name": "Đảng bộ Bộ", "place": ""}


def test_a_unit_with_people_or_units_in_it_is_not_closed(tree, people):
    person = make_person(unit=tree.cells[0])
    with pytest.raises(Refused, match="1 people"):
        actions.deactivate_unit(tree.cells[0], by=people.an, reason="sáp nhập")
    with pytest.raises(Refused, match="3 active units"):
        actions.deactivate_unit(tree.ministry, by=people.ha, reason="sáp nhập")
    Membership.objects.filter(person=person).update(ended_on=date(2021, 1, 1))
    closed = actions.deactivate_unit(tree.cells[0], by=people.an, reason="sáp nhập")
    assert not closed.is_active
    assert actions.reactivate_unit(closed, by=people.an, reason="lập lại").is_active
