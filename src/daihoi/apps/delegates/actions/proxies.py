"""Whose votes are cast by whom: powers of attorney given, taken back, and their holders at the door."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import Person
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import Stage
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say
from daihoi.core.sources import Source

from .. import law, locks, permissions, queries
from ..models import Attendance, Delegate, Proxy


@transaction.atomic
def give_proxy(delegate: Delegate, holder: Person, *, by: Any, document: str, given_on: date) -> Proxy:
    """Enter a power of attorney for all votes of one person; until a ballot opens.

    The holder may be on the list or come from outside.  A proxy can't be given twice nor handed on.

    Args:
        delegate: whose votes.
        holder: who will cast them.
        by: who enters it: keepers of the list or the door.
        document: the paper, with its number where it has one.
        given_on: the day on the paper.

    Source: 59/2020/QH14 Đ144 (companies); 126/2024/NĐ-CP Đ19 (associations, where the congress accepts it).
    """
    congress = delegate.congress
    require(permissions.can_check_in, by, congress)
    source = _require_allowed(congress)
    _require_paper(document, given_on)
    _require_giver(delegate, source)
    _require_holder(delegate, holder, source)
    proxy = Proxy.objects.create(
        giver=delegate, holder=holder, document=document, given_on=given_on, is_sample=congress.is_sample
    )
    if queries.holder_is_here(congress, holder):
        _represent(Delegate.objects.filter(pk=delegate.pk))
        delegate.refresh_from_db(fields=["attendance", "checked_in_at", "absence_reason"])
    audit.record(
        "delegates.proxy_given", by=by, on=delegate, holder=holder.full_name, votes=delegate.weight, document=document,
        given_on=given_on,
    )  # fmt: skip
    return proxy


@transaction.atomic
def give_proxy_outside(
    delegate: Delegate, *, by: Any, full_name: str, sex: str, born_on: date, document: str, given_on: date
) -> Proxy:
    """Enter a power of attorney for somebody who is on no list: the person is entered too, once.

    Somebody who holds another proxy of this meeting, of the same name and day of birth, is the same person.

    Source: 59/2020/QH14 Đ144.
    """
    require(permissions.can_check_in, by, delegate.congress)
    wanted = Person(full_name=full_name, sex=sex, born_on=born_on, is_sample=delegate.congress.is_sample)
    wanted.derive_names()
    known = [one for one in queries.outside_holders(delegate.congress) if _is_like(one, wanted)]
    on_list = delegate.congress.delegates.filter(
        person__folded_name=wanted.folded_name, person__born_on=born_on
    ).select_related("person").first()  # fmt: skip
    if known:
        holder = known[0]
    elif on_list is not None:
        holder = on_list.person
    else:
        if len(wanted.full_name.split()) < 2:
            raise WrongInput(say("Write the holder's full name, family name first."))
        wanted.save()
        holder = wanted
    return give_proxy(delegate, holder, by=by, document=document, given_on=given_on)


@transaction.atomic
def revoke_proxy(delegate: Delegate, *, by: Any, reason: str) -> None:
    """Take a power of attorney back, with the reason; until a ballot opens.  The giver counts as expected again.

    Source: 59/2020/QH14 Đ144.
    """
    congress = delegate.congress
    require(permissions.can_check_in, by, congress)
    _require_changeable(congress)
    proxy = Proxy.objects.filter(giver=delegate).select_related("holder").first()
    if proxy is None:
        raise Refused(say("{person} has given no proxy.", person=delegate.person.full_name))
    if not reason.strip():
        raise WrongInput(say("Write why the proxy of {person} is taken back.", person=delegate.person.full_name))
    proxy.delete()
    _expect(Delegate.objects.filter(pk=delegate.pk))
    delegate.refresh_from_db()
    audit.record(
        "delegates.proxy_revoked", by=by, on=delegate, holder=proxy.holder.full_name, document=proxy.document,
        reason=reason,
    )  # fmt: skip


@transaction.atomic
def check_in_holder(congress: Congress, holder: Person, *, by: Any) -> int:
    """Note that a holder of proxies from outside has come: those who gave them are represented.

    Returns:
        How many are represented by the holder.
    """
    require(permissions.can_check_in, by, congress)
    givers = _of_outside(congress, holder)
    _represent(givers)
    count = givers.count()
    audit.record("delegates.holder_checked_in", by=by, on=congress, holder=holder.full_name, represented=count)
    return count


@transaction.atomic
def undo_holder_check_in(congress: Congress, holder: Person, *, by: Any) -> int:
    """Take back the check-in of a holder from outside: those who gave the proxies are expected again."""
    require(permissions.can_check_in, by, congress)
    givers = _of_outside(congress, holder)
    _expect(givers)
    count = givers.count()
    audit.record("delegates.holder_check_in_undone", by=by, on=congress, holder=holder.full_name, represented=count)
    return count


def follow_holder(delegate: Delegate) -> None:
    """Those whose proxy this person holds are represented while he or she is here, expected otherwise."""
    givers = Delegate.objects.filter(congress_id=delegate.congress_id, proxy__holder_id=delegate.person_id)
    if delegate.attendance == Attendance.PRESENT:
        _represent(givers)
    else:
        _expect(givers)


def follow_holders(congress: Congress) -> None:
    """The same for the whole list, after its attendance was recorded at once."""
    here = congress.delegates.filter(attendance=Attendance.PRESENT, proxy__isnull=True).values("person_id")
    listed = congress.delegates.values("person_id")
    givers = congress.delegates.filter(proxy__isnull=False, proxy__holder__in=listed)
    _expect(givers.exclude(proxy__holder__in=here))
    _represent(givers.filter(proxy__holder__in=here))


def _represent(givers: QuerySet[Delegate]) -> None:
    givers.exclude(attendance=Attendance.REPRESENTED).update(
        attendance=Attendance.REPRESENTED, checked_in_at=clock.now(), absence_reason=""
    )


def _expect(givers: QuerySet[Delegate]) -> None:
    givers.filter(attendance__in=queries.HERE).update(attendance=Attendance.EXPECTED, checked_in_at=None)


def _of_outside(congress: Congress, holder: Person) -> QuerySet[Delegate]:
    _require_unclosed(congress)
    if congress.delegates.filter(person=holder).exists():
        raise Refused(
            say("{person} is on the list: check in on the own line; the proxies follow.", person=holder.full_name)
        )
    givers = queries.givers_of(congress, holder)
    if not givers.exists():
        raise Refused(say("{person} holds no proxy for this meeting.", person=holder.full_name))
    return givers


def _require_allowed(congress: Congress) -> Source | None:
    _require_changeable(congress)
    rule = law.proxy_rule(congress)
    if rule is None:
        raise Refused(say("The rulebook of this congress knows no proxies: everybody casts the own vote."))
    if not rule.value:
        raise Refused(say("This rulebook allows no proxies: who holds the votes must come."), rule.source)
    return rule.source


def _require_changeable(congress: Congress) -> None:
    _require_unclosed(congress)
    locks.require_open(congress)


def _require_unclosed(congress: Congress) -> None:
    if Stage(congress.stage).is_held:
        raise Refused(say("The congress is over; its attendance no longer changes."))


def _require_paper(document: str, given_on: date) -> None:
    if not document.strip():
        raise WrongInput(say("A proxy is given in writing. Write which paper it is, with its number or day."))
    if given_on > clock.today():
        raise WrongInput(say("{day} lies in the future. Correct the day.", day=f"{given_on:%d/%m/%Y}"))


def _require_giver(delegate: Delegate, source: Source | None) -> None:
    name = delegate.person.full_name
    if not delegate.is_summoned:
        raise Refused(say("{person} is not summoned, so there is no vote to be given away.", person=name))
    if delegate.attendance == Attendance.PRESENT:
        raise Refused(say("{person} is present. Take the check-in back before a proxy is entered.", person=name))
    held = Proxy.objects.filter(giver=delegate).select_related("holder").first()
    if held is not None:
        raise Refused(
            say("{person} has given the votes to {holder} already. Take that proxy back first.", person=name,
                holder=held.holder.full_name),
            source,
        )  # fmt: skip
    givers = queries.givers_of(delegate.congress, delegate.person)
    if givers.exists():
        raise Refused(
            say("{person} holds the proxy of {giver}; it can't be handed on. Let {giver} choose somebody else first.",
                person=name, giver=givers[0].person.full_name),
            source,
        )  # fmt: skip


def _require_holder(delegate: Delegate, holder: Person, source: Source | None) -> None:
    if holder.pk == delegate.person_id:
        raise WrongInput(say("{name} can't give a proxy to himself or herself.", name=delegate.person.full_name))
    own = delegate.congress.delegates.filter(person=holder).select_related("person").first()
    if own is None:
        return
    if Proxy.objects.filter(giver=own).exists():
        raise Refused(
            say("{holder} has given the own votes away by proxy and can't hold others'. Choose somebody else.",
                holder=holder.full_name),
            source,
        )  # fmt: skip
    if not own.is_summoned:
        raise Refused(say("{holder} is not summoned to this meeting. Choose somebody else.", holder=holder.full_name))


def _is_like(one: Person, other: Person) -> bool:
    return (one.folded_name, one.born_on) == (other.folded_name, other.born_on)
