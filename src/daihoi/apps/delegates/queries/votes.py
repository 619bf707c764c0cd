"""Whose votes are cast by whom: proxies, their holders, and the voting card of each."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import Person

from .. import law
from ..models import Attendance, Delegate, Proxy
from .listing import HERE, delegates_of, seats


@dataclass(frozen=True)
class CardRow:
    """One voting card: who holds it, and the votes on it.

    Args:
        pk: key of the person.
        number: the number printed on the card.
        name: the holder's full name.
        own: own votes.
        givers: name and votes of each person represented.
        of: all votes of the meeting.
        is_here: the holder has come.
        is_outside: the holder has no votes of the own.
        delegate_id: key of the holder's own entry, where there is one.
    """

    pk: int
    number: int
    name: str
    own: int
    givers: tuple[tuple[str, int], ...]
    of: int
    is_here: bool
    is_outside: bool
    delegate_id: int | None

    @property
    def represented(self) -> int:
        """Votes held by proxy."""
        return sum(votes for _name, votes in self.givers)

    @property
    def votes(self) -> int:
        """All votes of the card."""
        return self.own + self.represented

    @property
    def represented_names(self) -> str:
        """Who is represented, in one line."""
        return ", ".join(name for name, _votes in self.givers)

    @property
    def here(self) -> str:
        """Whether the holder has come, as a state of the attendance."""
        return Attendance.PRESENT if self.is_here else Attendance.EXPECTED


def proxies_of(congress: Congress) -> QuerySet[Proxy]:
    """The register of proxies, by the name of the giver."""
    return (
        Proxy.objects.filter(giver__congress=congress)
        .select_related("giver__person", "giver__unit", "holder")
        .order_by("giver__person__sort_key", "pk")
    )


def givers_of(congress: Congress, holder: Person) -> QuerySet[Delegate]:
    """Whose votes a person holds."""
    return congress.delegates.filter(proxy__holder=holder).select_related("person").order_by("person__sort_key")


def outside_holders(congress: Congress) -> list[Person]:
    """Holders of proxies who carry no votes of their own, by name."""
    holders = Person.objects.filter(proxies__giver__congress=congress).exclude(
        pk__in=congress.delegates.values("person_id")
    )
    return list(holders.distinct().order_by("sort_key"))


def holder_is_here(congress: Congress, holder: Person) -> bool:
    """True when the holder has come: by the own entry, or, for somebody from outside, by a giver represented."""
    own = congress.delegates.filter(person=holder).first()
    if own is not None:
        return bool(own.attendance == Attendance.PRESENT)
    return givers_of(congress, holder).filter(attendance=Attendance.REPRESENTED).exists()


def free_holders(delegate: Delegate) -> QuerySet[Person]:
    """Who on the list may hold this person's proxy: everybody summoned who has not given one away."""
    keys = seats(delegate.congress).filter(proxy__isnull=True).exclude(pk=delegate.pk).values("person_id")
    return Person.objects.filter(pk__in=keys).order_by("sort_key")


def free_givers(congress: Congress) -> QuerySet[Delegate]:
    """Who may give a proxy: everybody summoned who has not come, has given none and holds none."""
    holders = Proxy.objects.filter(giver__congress=congress).values("holder_id")
    found = seats(congress).filter(proxy__isnull=True).exclude(attendance=Attendance.PRESENT)
    return found.exclude(person_id__in=holders).select_related("person").order_by("person__sort_key")


def all_cards(congress: Congress) -> list[CardRow]:
    """A card for everybody who may cast votes, come or not: holders of votes not given away, then outside holders.

    Numbers follow the names, so they hold while the list and the proxies do.
    """
    listed = [one for one in delegates_of(congress).order_by("person__sort_key", "pk") if one.is_summoned]
    entitled = {one.pk for one in listed}
    proxies = [one for one in proxies_of(congress) if one.giver_id in entitled]
    given = {proxy.giver_id for proxy in proxies}
    here = {one.person_id for one in listed if one.attendance == Attendance.PRESENT}
    own = {one.person_id: one for one in listed if one.pk not in given}
    outside = outside_holders(congress)
    here |= {proxy.holder_id for proxy in proxies if proxy.giver.attendance == Attendance.REPRESENTED}
    people = {**{key: one.person for key, one in own.items()}, **{one.pk: one for one in outside}}
    holders = {one.person_id: (one.person.full_name, one.weight) for one in listed}
    found = law.voting_cards(congress, holders, [(one.giver.person_id, one.holder_id) for one in proxies], list(people))
    return [
        CardRow(
            pk=key,
            number=number,
            name=people[key].full_name,
            own=card.own,
            givers=tuple((holders[int(giver)][0], votes) for giver, votes in card.represented),
            of=found.summoned,
            is_here=key in here,
            is_outside=key not in own,
            delegate_id=own[key].pk if key in own else None,
        )
        for number, (key, card) in enumerate(zip(people, found.cards, strict=True), 1)
    ]


def cards(congress: Congress) -> list[CardRow]:
    """The cards of those who have come."""
    return [one for one in all_cards(congress) if one.is_here]


def attending_list(congress: Congress) -> list[Delegate]:
    """Everybody present or represented with the proxy, as the annex of the minutes lists them."""
    found = delegates_of(congress).select_related("person", "unit", "proxy__holder").filter(attendance__in=HERE)
    return [one for one in found.order_by("person__sort_key", "pk") if one.is_summoned]
