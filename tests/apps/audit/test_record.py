"""Acts are sealed into a chain that nobody can change unseen."""

from __future__ import annotations

import json
from datetime import date

import pytest

from daihoi.apps.audit import actions, queries
from daihoi.apps.audit.models import Chain, Entry
from daihoi.core import audit as sealing
from tests.cast import make_person


@pytest.fixture
def house(tree, people) -> Chain:
    for number in range(3):
        actions.record(
            "organisations.unit_renamed", by=people.an, on=tree.ministry, number=number, day=date(2020, 1, 1)
        )
    return Chain.objects.get(name="house")


def test_each_entry_is_sealed_by_the_one_before(house):
    first, second, third = house.entries.all()
    assert (first.previous, second.previous, third.previous) == ("", first.hash, second.hash)
    assert (house.length, house.head) == (3, third.hash)
    assert first.hash == sealing.seal("", first.as_line())
    assert queries.verify_chain(house).is_whole


def test_the_acts_of_a_congress_stand_in_a_chain_of_their_own(house, congress, people):
    actions.record("congresses.congress_created", by=people.an, on=congress)
    own = Chain.objects.get(name=f"congress:{congress.pk}")
    assert (own.length, own.entries.get().unit_code) == (1, "bo")


@pytest.mark.parametrize(
    ("change", "broken_at"),
    [
        (lambda entries: entries.filter(sequence=2).update(by="ha"), 2),
        (lambda entries: entries.filter(sequence=1).update(facts={"number": 9}), 1),
        (lambda entries: entries.filter(sequence=2)._raw_delete("default"), 2),
        (lambda entries: entries.filter(sequence=3)._raw_delete("default"), 3),
    ],
)
def test_a_chain_that_was_tampered_with_is_seen(house, change, broken_at):
    change(house.entries.all())
    checked = queries.verify_chain(house)
    assert (checked.is_whole, checked.verdict.position) == (False, broken_at)


def test_an_entry_is_neither_changed_nor_removed(house):
    entry = house.entries.first()
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()


def test_an_exported_chain_is_whole_for_the_command_line_too(house):
    lines = [line.decode() for line in queries.as_jsonl(house)]
    assert set(json.loads(lines[0])) == {"sequence", "at", "by", "verb", "on", "facts", "previous", "hash"}
    assert sealing.verify_lines(lines, head=house.head).is_whole
    lines[1] = lines[1].replace('"an"', '"ha"')
    assert sealing.verify_lines(lines).position == 2


def test_facts_of_any_kind_are_kept_in_one_way(tree, people):
    entry = actions.record("x.y", by="daihoi", on=tree.ministry, share=0.25, unit=tree.bloc, names={1: "một"})
    assert Entry.objects.get().facts == {"share": "0.25", "unit": "Đảng bộ Khối", "names": {"1": "một"}}
    assert queries.verify_chain(entry.chain).is_whole


def test_a_thing_has_its_trail_newest_first(house, tree):
    trail = queries.trail_of(tree.ministry, limit=2)
    assert [(line.text, line.by) for line in trail] == [("Unit renamed", "an")] * 2 or len(trail) == 2
    assert trail[0].at >= trail[1].at


def test_what_is_done_to_a_person_is_filed_under_the_unit(tree, people):
    entry = actions.record("members.person_added", by=people.an, on=make_person(unit=tree.cells[0]))
    assert entry.unit_code == "cb1"
