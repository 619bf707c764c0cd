"""The left column: the stops of a congress in the order in which they are lived, and the house's own rooms."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from daihoi.apps.cascade import queries as cascade
from daihoi.apps.congresses import queries as congresses
from daihoi.apps.congresses.models import Congress
from daihoi.apps.consultation import queries as consultation
from daihoi.apps.delegates import law as delegate_law
from daihoi.apps.delegates import queries as delegates
from daihoi.apps.delegates.words import words_of
from daihoi.apps.directives import queries as directives
from daihoi.apps.elections import queries as elections
from daihoi.apps.nominations import queries as nominations
from daihoi.apps.organisations import permissions
from daihoi.apps.organisations.models import Role, Unit
from daihoi.apps.planning import queries as planning
from daihoi.apps.plenary import queries as plenary
from daihoi.apps.portal import queries as portal
from daihoi.apps.shell.journey import NextStep
from daihoi.apps.shell.shapes import Stop

# key, label, address of its front page, icon, the app's answers
STOPS: tuple[tuple[str, Any, str, str, Any], ...] = (
    ("directives", pgettext_lazy("journey", "Directives"), "directives:home", "inbox", directives),
    ("planning", pgettext_lazy("journey", "Planning"), "planning:home", "list-check", planning),
    (
        "documents",
        pgettext_lazy("journey", "Documents and opinions"),
        "consultation:home",
        "chat-left-text",
        consultation,
    ),
    ("personnel", pgettext_lazy("journey", "Personnel"), "nominations:home", "person-vcard", nominations),
    ("delegates", pgettext_lazy("journey", "Delegates"), "delegates:home", "people", delegates),
    ("session", pgettext_lazy("journey", "Session"), "plenary:home", "megaphone", plenary),
    ("elections", pgettext_lazy("journey", "Elections"), "elections:home", "check2-square", elections),
    ("communications", pgettext_lazy("journey", "Communications"), "portal:home", "newspaper", portal),
    ("reports", pgettext_lazy("journey", "Reports and dossier"), "cascade:home", "archive", cascade),
)


def stops_of(congress: Congress) -> list[Stop]:
    """The stops with their state and the number of things waiting."""
    overview = Stop(
        "overview", pgettext_lazy("journey", "Overview"), reverse("congress", args=[congress.pk]), icon="house"
    )
    stops = [overview]
    for key, label, address, icon, answers in STOPS:
        standing = answers.standing(congress)
        url = reverse(address, args=[congress.pk])
        if key == "delegates" and delegate_law.weighs(congress):
            label = words_of(congress).people
        stops.append(Stop(key, label, url, standing.state.value, standing.waiting, icon))
    return stops


def rooms_of(unit: Unit, user: Any) -> list[Stop]:
    """The house's own rooms for a unit; a room that the reader may not enter is not shown."""
    if not permissions.can_see(user, unit):
        return []
    rooms = (
        ("units", pgettext_lazy("room", "Units"), reverse("organisations:home", args=[unit.code]), "diagram-3"),
        ("members", pgettext_lazy("room", "Members"), reverse("members:home", args=[unit.code]), "person-lines-fill"),
        ("register", pgettext_lazy("room", "Register"), reverse("documents:home", args=[unit.code]), "journal-text"),
        ("trail", pgettext_lazy("room", "Trail"), reverse("audit:home"), "link-45deg"),
        ("settings", pgettext_lazy("room", "Settings"), reverse("organisations:settings", args=[unit.code]), "gear"),
    )
    return [Stop(key, label, url, icon=icon) for key, label, url, icon in rooms]


def next_steps(congress: Congress, user: Any) -> list[NextStep]:
    """What to do next, over all stops: late things first, then by the last lawful day."""
    steps = list(congresses.next_steps(congress, user))
    for *_rest, answers in STOPS:
        steps.extend(answers.next_steps(congress, user))
    return sorted(_addressed(steps, congress.unit, user), key=_urgency)


def _addressed(steps: list[NextStep], unit: Unit, user: Any) -> list[NextStep]:
    """Steps as they concern the reader: for one who does not work for the unit they wait for the unit.

    A decision waits for the reader only where the reader works for the unit or for the one directly above.
    """
    roles = [role for role in Role if role != Role.MEMBER]
    if permissions.holds(user, unit, *roles):
        return steps
    above = unit.get_parent()
    decides = above is not None and permissions.holds(user, above, *roles)
    return [
        step if step.is_decision and decides else replace(step, who=step.who or unit.name, is_decision=False)
        for step in steps
    ]


def _urgency(step: NextStep) -> tuple[bool, bool, str]:
    day = step.last_lawful_on.isoformat() if step.last_lawful_on else "9999"
    return (not step.is_late, not step.is_decision, day)
