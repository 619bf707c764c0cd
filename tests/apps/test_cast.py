"""The cast of the tests stands as the house itself would have made it."""

from __future__ import annotations

from daihoi.apps.organisations.models import Unit


def test_the_tree_is_whole_and_goes_on_as_any_other(tree):
    assert [not found for found in Unit.find_problems()] == [True] * 5
    assert list(Unit.objects.values_list("code", "depth", "numchild")) == [
        ("tw", 1, 1), ("khoi", 2, 1), ("bo", 3, 3), ("cb1", 4, 0), ("cb2", 4, 0), ("cb3", 4, 0),
    ]  # fmt: skip
    assert all(unit.folded_name for unit in Unit.objects.all())
    fourth = Unit.objects.get(pk=tree.ministry.pk).add_child(code="cb4", name="Chi bộ 4", level=tree.cells[0].level)
    assert fourth.path[:-1] == tree.cells[2].path[:-1]
    assert fourth.path > tree.cells[2].path
    assert list(tree.ministry.get_children()) == [*tree.cells, fourth]
