"""Tables of members."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from daihoi.apps.shell.tables import Column, DayColumn, NameColumn, StateColumn, Table

from .models import Membership, Person

STATUS_LOOKS = {
    "official": "ok",
    "probationary": "waiting",
    "temporary": "waiting",
    "exempted": "locked",
    "suspended": "warn",
    "ended": "closed",
}


class MemberTable(Table):
    """Members in the official order of names."""

    EXPORT_ONLY = (
        "official_on", "card_number", "home_town", "residence", "qualification", "theory_level", "languages",
        "workplace", *Person.SENSITIVE,
    )  # fmt: skip

    name = NameColumn(verbose_name=_("Full name"), accessor="person__full_name", order_by=("person__sort_key",))
    sex = Column(verbose_name=_("Sex"), accessor="person__get_sex_display", order_by=("person__sex",))
    born_on = DayColumn(verbose_name=_("Date of birth"), accessor="person__born_on")
    unit = Column(verbose_name=_("Unit"), accessor="unit__name", order_by=("unit_path",))
    status = StateColumn(verbose_name=_("Status"), looks=STATUS_LOOKS)
    joined_on = DayColumn(verbose_name=_("Joined on"))
    official_on = DayColumn(verbose_name=_("Official since"))
    card_number = Column(verbose_name=_("Card number"))
    home_town = Column(verbose_name=_("Home town"), accessor="person__home_town")
    residence = Column(verbose_name=_("Residence"), accessor="person__residence")
    qualification = Column(verbose_name=_("Qualification"), accessor="person__qualification")
    theory_level = Column(verbose_name=_("Political theory"), accessor="person__theory_level")
    languages = Column(verbose_name=_("Foreign languages"), accessor="person__languages")
    occupation = Column(verbose_name=_("Position"), accessor="person__occupation")
    workplace = Column(verbose_name=_("Workplace"), accessor="person__workplace")
    ethnicity = Column(verbose_name=_("Ethnicity"), accessor="person__ethnicity", sensitive=True)
    religion = Column(verbose_name=_("Religion"), accessor="person__religion", sensitive=True)

    class Meta:
        model = Membership
        fields = (
            "name", "sex", "born_on", "unit", "status", "joined_on", "official_on", "card_number", "home_town",
            "residence", "qualification", "theory_level", "languages", "occupation", "workplace", *Person.SENSITIVE,
        )  # fmt: skip

    def url_of(self, record: Any) -> str:
        return reverse("members:person", args=[record.unit.code, record.person_id])
