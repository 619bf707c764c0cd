"""The front page: facts, acts, the quorum, what to do first."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from daihoi.apps.congresses import law as congress_law
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.shapes import Act, Fact

from .. import law, permissions, queries
from ..models import DelegateTitle
from .holders import holders_front
from .places import is_delegated, is_open, url_of


def titles_of(congress: Congress) -> list[tuple[str, Any]]:
    """The titles that occur in this form of congress."""
    if is_delegated(congress):
        return [(value, label) for value, label in DelegateTitle.choices if value != DelegateTitle.MEMBER]
    return [(DelegateTitle.MEMBER.value, DelegateTitle.MEMBER.label)]


def front(congress: Congress, user: Any) -> dict[str, Any]:
    """What the front page adds to the list: facts, the next act, the quorum, what to do first."""
    if law.weighs(congress):
        return holders_front(congress, user)
    count = queries.head_count(congress)
    may_keep = permissions.can_keep_list(user, congress)
    first, quiet = _front_acts(congress, user, count)
    accept = Act(
        _("Recognise the credentials of the chosen"), url_of(congress, "accept-chosen"), "post", icon="check-lg"
    )
    return {
        "next_act": first,
        "acts": quiet,
        "bulk": (accept,) if may_keep and is_open(congress) else (),
        "facts": _front_facts(count),
        "empty": _first_step(congress, may_keep),
        "extra_context": {"kicker": congress.title, "count_of": count, "quorum": queries.quorum(congress),
                          "congress": congress},
    }  # fmt: skip


def _front_acts(congress: Congress, user: Any, count: queries.HeadCount) -> tuple[Act | None, list[Act]]:
    may_keep, open_ = permissions.can_keep_list(user, congress), is_open(congress)
    acts: list[Act] = []
    if may_keep and open_ and not count.summoned and not is_delegated(congress):
        acts.append(Act(_("Summon all official members"), url_of(congress, "summon-members"), "post", icon="people"))
    if may_keep and open_ and count.unchecked:
        acts.append(Act(_("Recognise all that are unchecked"), url_of(congress, "accept-all"), "post", icon="check-lg",
                        confirm=_("Recognise the credentials of everybody not judged yet?")))  # fmt: skip
    if permissions.can_check_in(user, congress) and open_ and count.summoned:
        acts.append(Act(_("Check-in"), url_of(congress, "console"), icon="person-check"))
    if may_keep and open_ and is_delegated(congress):
        acts += [
            Act(
                _("Enter elected delegates"),
                reverse("delegates:add", args=[congress.pk, "elected"]),
                icon="person-plus",
            ),
            Act(_("Seat the convening committee"), url_of(congress, "add-ex-officio"), "post", icon="person-badge"),
            Act(_("Appoint delegates"), reverse("delegates:add", args=[congress.pk, "appointed"]), icon="person-plus"),
        ]
    if is_delegated(congress):
        acts.append(Act(_("Sharing of delegates"), url_of(congress, "allocation"), icon="table"))
    acts.append(
        Act(
            capfirst(congress_law.word(congress, "attendance_report")),
            url_of(congress, "report"),
            icon="clipboard-data",
        )
    )
    return (acts[0] if acts else None), acts[1:]


def _front_facts(count: queries.HeadCount) -> list[Fact]:
    titles = [Fact(DelegateTitle(key).label, n) for key, n in count.by_title.items() if n]
    more = [Fact(_("Alternates"), count.alternates)] if count.alternates else []
    return [Fact(_("Summoned"), count.summoned), *titles, *more]


def _first_step(congress: Congress, may_keep: bool) -> tuple[Any, ...]:
    if not may_keep:
        return (_("Nobody is on the list yet."),)
    if not is_delegated(congress):
        return (_("Nobody is on the list yet. Summon all official members with the button above."),)
    if queries.plan_of(congress) is None:
        return (_("Nobody is on the list yet. Share out the delegates among the units first."),
                _("Share out the delegates"), url_of(congress, "allocate"))  # fmt: skip
    return (
        _("Nobody is on the list yet. Delegates elected below come by themselves once their results are certified."),
    )
