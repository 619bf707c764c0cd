"""The words of a badge are the model's own, also where English writes them like the stored value."""

import pytest
from django.utils import translation

from daihoi.apps.delegates.models import Attendance, Delegate
from daihoi.apps.delegates.tables import DelegateTable
from tests.apps.elections import hall

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "word"), [("en", "present"), ("vi", "có mặt")])
def test_a_delegate_who_came_is_present_and_not_in_order(congress, language, word):
    hall.seat_delegates(congress, 1, attendance=Attendance.PRESENT)
    with translation.override(language):
        row = DelegateTable(Delegate.objects.all()).rows[0]
        assert word in row.get_cell("attendance")
        assert "In order" not in row.get_cell("attendance")
        assert row.get_cell_value("attendance") == word
