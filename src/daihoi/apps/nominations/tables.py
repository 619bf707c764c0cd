"""Tables of nominees."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from daihoi.apps.shell.tables import Column, DayColumn, NameColumn, Table

from .models import SlateEntry


class SummaryTable(Table):
    """The summary list of a slate, one line a person, as form F5 prints it (danh sách trích ngang)."""

    person = NameColumn(verbose_name=_("Full name"), accessor="person__full_name", order_by="person__sort_key")
    sex = Column(verbose_name=_("Sex"), accessor="person__get_sex_display", order_by="person__sex")
    born_on = DayColumn(verbose_name=_("Date of birth"), accessor="person__born_on")
    ethnicity = Column(verbose_name=_("Ethnicity"), accessor="person__ethnicity", sensitive=True)
    religion = Column(verbose_name=_("Religion"), accessor="person__religion", sensitive=True)
    home_town = Column(verbose_name=_("Home town"), accessor="person__home_town")
    residence = Column(verbose_name=_("Residence"), accessor="person__residence")
    joined_on = DayColumn(verbose_name=_("Joined on"), orderable=False)
    official_on = DayColumn(verbose_name=_("Official since"), orderable=False)
    qualification = Column(verbose_name=_("Qualification"), accessor="person__qualification")
    theory = Column(verbose_name=_("Political theory"), accessor="person__theory_level")
    languages = Column(verbose_name=_("Languages"), accessor="person__languages")
    position = Column(verbose_name=_("Position, unit"), accessor="person__occupation")
    is_incumbent = Column(verbose_name=_("Re-elected"))
    planned_post = Column(verbose_name=_("Planned post"))

    is_wide = True

    class Meta:
        model = SlateEntry
        fields = (
            "person", "sex", "born_on", "ethnicity", "religion", "home_town", "residence", "joined_on", "official_on",
            "qualification", "theory", "languages", "position", "is_incumbent", "planned_post",
        )  # fmt: skip

    def url_of(self, record: Any) -> str:
        return reverse("nominations:entry", args=[record.slate.congress_id, record.pk])
