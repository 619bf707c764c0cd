"""Search everywhere, without marks too: "dai hoi" finds "Đại hội"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses.models import Congress
from daihoi.apps.consultation.models import Section
from daihoi.apps.documents.models import Paper, Secrecy
from daihoi.apps.members.models import Membership
from daihoi.apps.organisations import permissions
from daihoi.apps.organisations.models import Unit
from daihoi.core import names

MOST_PER_KIND = 10


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is called, what it is, where it is."""

    title: str
    about: str
    url: str


@dataclass(frozen=True)
class Group:
    """The hits of one kind; ``has_more`` when only the first are shown."""

    label: str
    hits: list[Hit]
    has_more: bool


def search(user: Any, text: str) -> list[Group]:
    """What the reader may see and what holds every word of the text, by kind.

    Args:
        user: who searches; nothing outside the reader's units is found.
        text: words with or without marks.

    Returns:
        Groups that hold something.
    """
    words = names.fold(text).split()
    if not words:
        return []
    units = permissions.visible_units(user)
    groups = [
        _group(_("Units"), _matching(units, "folded_name", words), _unit_hit),
        _group(_("Members"), _people(units, words), _person_hit),
        _group(_("Papers in the register"), _papers(units, words), _paper_hit),
        _group(_("Draft documents"), _sections(units, text), _section_hit),
    ]
    return [group for group in groups if group.hits]


def _matching(queryset: Any, field: str, words: list[str]) -> Any:
    for word in words:
        queryset = queryset.filter(**{f"{field}__contains": word})
    return queryset


def _people(units: Any, words: list[str]) -> Any:
    seats = Membership.objects.filter(unit__in=units.values("pk"), ended_on__isnull=True)
    return _matching(seats.select_related("person", "unit"), "person__folded_name", words)


def _papers(units: Any, words: list[str]) -> Any:
    open_labels = [Secrecy.PUBLIC, Secrecy.INTERNAL]
    return _matching(
        Paper.objects.filter(unit__in=units.values("pk"), secrecy__in=open_labels).select_related("unit"),
        "folded",
        words,
    )


def _sections(units: Any, text: str) -> Any:
    congresses = Congress.objects.filter(unit__in=units.values("pk"))
    holds = Q(heading__icontains=text) | Q(text__icontains=text)
    return Section.objects.filter(holds, draft__congress__in=congresses.values("pk")).select_related("draft")


def _group(label: str, found: Any, as_hit: Any) -> Group:
    rows = list(found[: MOST_PER_KIND + 1])
    return Group(label, [as_hit(row) for row in rows[:MOST_PER_KIND]], len(rows) > MOST_PER_KIND)


def _unit_hit(unit: Unit) -> Hit:
    return Hit(unit.name, unit.symbol, reverse("organisations:home", args=[unit.code]))


def _person_hit(membership: Membership) -> Hit:
    person = membership.person
    about = ", ".join(part for part in (person.occupation, membership.unit.name) if part)
    return Hit(person.full_name, about, reverse("members:person", args=[membership.unit.code, person.pk]))


def _paper_hit(paper: Paper) -> Hit:
    return Hit(
        paper.symbol or paper.declared_type, paper.subject, reverse("documents:paper", args=[paper.unit.code, paper.pk])
    )


def _section_hit(section: Section) -> Hit:
    url = reverse("consultation:draft", args=[section.draft.congress_id, section.draft_id])
    return Hit(str(section), str(section.draft), f"{url}#{section.anchor}")
