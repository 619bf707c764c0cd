"""Reads about the session: what runs, what is next, what is locked and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses import law as congress_law
from daihoi.apps.congresses import permissions as congress_permissions
from daihoi.apps.congresses.models import Congress
from daihoi.apps.delegates import queries as delegates
from daihoi.apps.members.models import Membership, Person
from daihoi.apps.nominations.models import EntryState, SlateEntry
from daihoi.apps.organisations.models import within
from daihoi.apps.shell.journey import NextStep, StopStanding, StopState
from daihoi.core import plenary
from daihoi.core.congresses import Stage
from daihoi.core.elections.rules import Wording
from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source

from . import law
from .models import AgendaItem, ItemState, Minutes, Resolution, SittingKind, SpeechRequest, SpeechState


@dataclass(frozen=True)
class Lock:
    """Why an item can't be called up now; a firm lock yields to no reason."""

    sentence: Sentence
    is_firm: bool
    source: Source | None = None


def agenda_of(congress: Congress) -> list[AgendaItem]:
    """The whole script in its order: preparatory session, then main session."""
    return list(congress.agenda.prefetch_related("hand_votes"))


def running_item(congress: Congress) -> AgendaItem | None:
    """The item that runs now."""
    return congress.agenda.filter(state=ItemState.RUNNING).first()


def next_item(congress: Congress) -> AgendaItem | None:
    """The first item that has not run."""
    return next((item for item in congress.agenda.all() if item.state == ItemState.AHEAD), None)


def lock_of(item: AgendaItem, agenda: list[AgendaItem] | None = None) -> Lock | None:
    """Why this item can't be called up now, or nothing."""
    stage = Stage(item.congress.stage)
    wanted = Stage.PREPARATORY_SESSION if item.sitting == SittingKind.PREPARATORY else Stage.IN_SESSION
    if item.state == ItemState.DONE:
        return Lock(say("This item is done."), True)
    if stage is not wanted:
        return Lock(say("The session of this item is not open."), True)
    items = agenda if agenda is not None else list(item.congress.agenda.all())
    running = next((one for one in items if one.state == ItemState.RUNNING), None)
    if running is not None:
        return Lock(say("“{item}” is still running. Finish it first.", item=in_both(running)), True)
    earlier = [one for one in items if one.state == ItemState.AHEAD]
    if earlier and earlier[0].pk != item.pk:
        return Lock(
            say("Items are taken in their order; the next one is “{item}”. To go on out of order, write the reason.",
                item=in_both(earlier[0])),
            False,
            law.order_rule(item.congress),
        )  # fmt: skip
    return None


def in_both(item: AgendaItem) -> Sentence:
    """The title of an item as a sentence that knows its two languages."""
    return Wording(item.title_en, item.title_vi)


def speakers(congress: Congress) -> list[SpeechRequest]:
    """Who speaks or waits to speak, in the order asked."""
    return list(
        congress.speeches.filter(state__in=(SpeechState.SPEAKING, SpeechState.WAITING)).select_related("person")
    )  # fmt: skip


def in_fair_order(congress: Congress) -> list[SpeechRequest]:
    """Who speaks, then those who wait in the order that is fair to the units (the core's speaking order)."""
    asked = speakers(congress)
    units = dict(congress.delegates.values_list("person_id", "unit__name"))
    waiting = {str(one.pk): one for one in asked if one.state == SpeechState.WAITING}
    order = plenary.speaking_order(
        [
            plenary.SpeechRequest(
                key, one.person.full_name, units.get(one.person_id, ""), one.minutes_allowed, one.is_prepared
            )
            for key, one in waiting.items()
        ],
        sum(one.minutes_allowed for one in waiting.values()),
        heard=Counter(units.get(one.person_id, "") for one in heard(congress)),
    )
    speaking = [one for one in asked if one.state == SpeechState.SPEAKING]
    return [*speaking, *(waiting[turn.request.key] for turn in order.turns)]


def heard(congress: Congress) -> list[SpeechRequest]:
    """Who has spoken."""
    return list(congress.speeches.filter(state=SpeechState.DONE).select_related("person").order_by("started_at"))


def participants(congress: Congress) -> QuerySet[Person]:
    """The people who may sit in organs and speak, by name: those summoned.

    Where votes weigh, also who holds proxies and who is in the register of the unit and below it: the secretary of a
    company's meeting, and who counts its votes, need not hold a share.
    """
    keys = Q(pk__in=delegates.seats(congress).values("person_id"))
    if law.weighs(congress):
        register = within(Membership.objects.filter(ended_on__isnull=True).order_by(), congress.unit)
        keys |= Q(pk__in=register.values("person_id")) | Q(proxies__giver__congress=congress)
    return Person.objects.filter(keys).distinct().order_by("sort_key")


def candidates(congress: Congress) -> set[int]:
    """People on a list of nominees of this congress: none of them counts ballots (R18)."""
    listed = SlateEntry.objects.filter(slate__congress=congress).exclude(state=EntryState.WITHDRAWN)
    return set(listed.values_list("person_id", flat=True))


def resolution_of(congress: Congress) -> Resolution | None:
    """The resolution, drafted or adopted."""
    return Resolution.objects.filter(congress=congress).select_related("adopted_by", "paper").first()


def minutes_of(congress: Congress) -> Minutes | None:
    """The minutes, if they are made."""
    return Minutes.objects.filter(congress=congress).select_related("paper").first()


def standing(congress: Congress) -> StopStanding:
    """Where the session stands."""
    stage = Stage(congress.stage)
    states = list(congress.agenda.values_list("state", flat=True))
    done = sum(state == ItemState.DONE for state in states)
    line = _("%(done)d of %(all)d items done") % {"done": done, "all": len(states)} if states else ""
    if stage.is_held:
        return StopStanding(StopState.DONE, 0, line)
    if stage.is_sitting:
        return StopStanding(StopState.NOW, len(states) - done, line)
    return StopStanding(StopState.NOW if states else StopState.NONE, 0, line)


def next_steps(congress: Congress, user: Any) -> list[NextStep]:
    """What to do now in or for the session."""
    stage, home = Stage(congress.stage), reverse("plenary:home", args=[congress.pk])
    if stage in (Stage.PREPARING, Stage.CLEARED) and not congress.agenda.exists():
        return [NextStep(_("Write the script of the congress"), home, str(law.order_rule(congress) or ""))]
    if stage is Stage.CONVENED:
        may = congress_permissions.can_lead(user, congress)
        return [
            NextStep(
                _("Open the session"),
                home,
                congress_law.cited(congress, "congresses.quorum"),
                congress.opens_on,
                is_decision=may,
            )
        ]
    if stage.is_sitting:
        item = running_item(congress) or next_item(congress)
        if item is None:
            return [NextStep(_("Close the congress"), home, is_decision=congress_permissions.can_lead(user, congress))]
        return [NextStep(_("Run the session: %(item)s") % {"item": item.title}, home, item.source)]
    if stage.is_held and minutes_of(congress) is None:
        return [NextStep(_("Make the minutes of the congress"), home)]
    return []


def quorum_now(congress: Congress) -> Any:
    """The quorum as it stands at the door."""
    return law.quorum(congress, delegates.head_count(congress))
