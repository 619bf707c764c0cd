"""Who may look at a unit and who may act for it."""

from __future__ import annotations

from daihoi.apps.organisations import permissions


def test_a_superior_looks_down_the_tree_and_nobody_looks_up(tree, people):
    assert permissions.can_see(people.ha, tree.cells[2])
    assert permissions.can_see(people.giang, tree.cells[0])
    assert not permissions.can_see(people.giang, tree.cells[1])
    assert not permissions.can_see(people.giang, tree.ministry)
    assert not permissions.can_see(people.dung, tree.ministry)


def test_looking_down_is_not_acting_below(tree, people):
    assert permissions.can_work_for(people.an, tree.ministry)
    assert not permissions.can_work_for(people.an, tree.cells[0])


def test_a_member_sees_the_own_unit_only(tree, people):
    assert permissions.can_see(people.chi, tree.ministry)
    assert not permissions.can_see(people.chi, tree.cells[0])


def test_the_visible_units_are_those_that_can_be_seen(tree, people):
    assert [unit.code for unit in permissions.visible_units(people.an)] == ["bo", "cb1", "cb2", "cb3"]
    assert [unit.code for unit in permissions.visible_units(people.chi)] == ["bo"]
