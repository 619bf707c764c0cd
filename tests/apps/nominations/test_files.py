"""The files of the nominees: ticked off, read under trace."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.nominations import actions, queries


def test_papers_come_in_one_by_one_or_all_at_once(slate, entries, officer):
    item = entries["Bùi An"].file_items.get(key="health_certificate")
    actions.receive_file_item(item, by=officer, received_on=date(2020, 5, 1))
    assert queries.rows_of(slate)[0].received == 1
    actions.take_back_file_item(item, by=officer)
    assert item.received_on is None
    assert actions.receive_file_items(slate, by=officer) == 60
    assert actions.receive_file_items(slate, by=officer) == 0


def test_every_reading_of_a_file_is_traced(entries, people, officer):
    actions.open_file(entries["Bùi An"], by=officer)
    actions.open_file(entries["Bùi An"], by=people.ha)
    assert sorted(Entry.objects.filter(verb="nominations.file_read").values_list("by", flat=True)) == ["binh", "ha"]


def test_a_member_reads_no_file(entries, people):
    for user in (people.chi, people.giang, people.dung):
        with pytest.raises(PermissionDenied):
            actions.open_file(entries["Bùi An"], by=user)
