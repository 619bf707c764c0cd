"""Pages of a meeting where votes weigh: who holds how many, proxies, voting cards, calls."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from daihoi.apps.congresses import law as congress_law
from daihoi.apps.congresses.models import Congress, CongressForm
from daihoi.apps.members.models import Person
from daihoi.apps.shell import clock, figures
from daihoi.apps.shell.shapes import Act, Fact
from daihoi.core.congresses import Stage

from .. import law, permissions, queries
from ..models import Delegate
from ..words import words_of
from .places import is_open, url_of, url_of_one


def holders_front(congress: Congress, user: Any) -> dict[str, Any]:
    """What the front page adds to the list: the quorum in votes, acts, what to do first."""
    count, words = queries.head_count(congress), words_of(congress)
    acts = _acts(congress, user, count)
    may_keep = permissions.can_keep_list(user, congress)
    accept = Act(_("Recognise the right of the chosen to attend"), url_of(congress, "accept-chosen"), "post",
                 icon="check-lg")  # fmt: skip
    return {
        "next_act": acts[0] if acts else None,
        "acts": acts[1:],
        "bulk": (accept,) if may_keep and is_open(congress) else (),
        "facts": _facts(congress, count),
        "empty": (_("Nobody is on the list yet. Import the sheet of those entitled, with their votes."),
                  _("Import a sheet"), url_of(congress, "import-holders")) if may_keep
        else (_("Nobody is on the list yet."),),
        "extra_context": {"kicker": congress.title, "count_of": count, "quorum": queries.quorum(congress),
                          "congress": congress, "weighs": True, "words": words},
    }  # fmt: skip


def proxies(congress: Congress, user: Any) -> dict[str, Any]:
    """What the register of proxies adds to its table."""
    may = permissions.can_check_in(user, congress) and is_open(congress)
    rule = law.proxy_rule(congress)
    give = Act(_("Enter a proxy"), url_of(congress, "choose-giver"), icon="plus-lg")
    if rule is None or not rule.value:
        locked = _("The rulebook of this congress allows no proxies.")
        give = Act(_("Enter a proxy"), locked=locked, source=rule.source if rule else None)
    count = queries.head_count(congress)
    held = sum(one.giver.weight for one in queries.proxies_of(congress))
    share = figures.percent(held, count.weight_summoned) if count.weight_summoned else ""
    return {
        "next_act": give if may else None,
        "acts": [Act(_("Voting cards"), url_of(congress, "cards"), icon="person-badge"), _back(congress)],
        "facts": [Fact(_("Votes by proxy"), held), Fact(_("of all votes"), share)],
        "empty": (_("No proxy has been entered."), give.label, give.url) if may and not give.locked
        else (_("No proxy has been entered."),),
        "extra_context": {"kicker": congress.title, "outside": _outside(congress, may)},
    }  # fmt: skip


def cards(congress: Congress, rows: list[queries.CardRow]) -> dict[str, Any]:
    """What the list of voting cards adds to its table."""
    here = [one for one in rows if one.is_here]
    return {
        "next_act": Act(_("Print the cards"), url_of(congress, "print-cards"), icon="printer") if rows else None,
        "acts": [Act(_("Proxies"), url_of(congress, "proxies"), icon="people"), _back(congress)],
        "facts": [
            Fact(_("Cards of those here"), f"{len(here)}/{len(rows)}"),
            Fact(_("Votes on them"), sum(one.votes for one in here)),
        ],
        "empty": (_("Nobody carries votes yet. Make the list first."), _("Open the list"), url_of(congress, "home")),
        "extra_context": {"kicker": congress.title},
    }


def printed_cards(congress: Congress) -> dict[str, Any]:
    """The sheet with a card for everybody who may cast votes."""
    return {
        "title": _("Voting cards"), "kicker": congress.title, "congress": congress, "words": words_of(congress),
        "rows": queries.all_cards(congress), "acts": [Act(_("Back to the list of cards"), url_of(congress, "cards"))],
    }  # fmt: skip


def proxy_acts(one: Delegate, user: Any) -> list[Act]:
    """Giving or taking back the proxy of one person, and changing the votes."""
    if not law.weighs(one.congress) and law.proxy_rule(one.congress) is None:
        return []
    acts = []
    has_given = hasattr(one, "proxy")
    if permissions.can_check_in(user, one.congress) and one.is_summoned:
        if has_given:
            acts.append(Act(_("Take the proxy back"), url_of_one(one, "revoke-proxy"), icon="x-lg"))
        elif not queries.givers_of(one.congress, one.person).exists():
            acts.append(Act(_("Enter a proxy"), url_of_one(one, "give-proxy"), icon="arrow-right"))
    if law.weighs(one.congress) and permissions.can_keep_list(user, one.congress):
        is_early = Stage(one.congress.stage).is_before_opening
        if is_early and one.congress.form == CongressForm.MEMBER_CONGRESS:
            acts.append(Act(_("Change the votes"), url_of_one(one, "votes"), icon="pencil"))
    return acts


def vote_facts(one: Delegate) -> list[Fact]:
    """What one person carries, gives away and holds."""
    facts = []
    if law.weighs(one.congress):
        of = queries.brief_count(one.congress)["votes"]
        facts.append(Fact(words_of(one.congress).votes, one.weight))
        facts.append(Fact(_("of all votes"), figures.percent(one.weight, of) if of else ""))
    proxy = getattr(one, "proxy", None)
    if proxy is not None:
        facts.append(Fact(_("Proxy given to"), proxy.holder.full_name))
        facts.append(Fact(pgettext("proxy", "Document"), f"{proxy.document}, {figures.day(proxy.given_on)}"))
    givers = list(queries.givers_of(one.congress, one.person))
    if givers:
        held = ", ".join(f"{giver.person.full_name} ({figures.number(giver.weight)})" for giver in givers)
        facts.append(Fact(_("Holds the proxy of"), held))
    return facts


def call_hint(congress: Congress) -> dict[str, Any]:
    """What the form of the next call tells: the figures of the failed one, and the rule."""
    count, quorum = queries.head_count(congress), queries.quorum(congress)
    rule = law.days_to_call_again(congress, count.call)
    facts = [
        Fact(_("Call"), count.call),
        Fact(_("Votes attending"), f"{figures.number(count.weight_present)}/{figures.number(count.weight_summoned)}"),
        Fact(_("Needed"), quorum.needed, source=quorum.source),
    ]
    if rule is not None:
        facts.append(Fact(_("The next call is sent within"), _("%(days)d days") % {"days": rule.value},
                          source=rule.source))  # fmt: skip
    intro = _("Everybody is expected anew on that day; proxies stay. The lower quorum of the next call holds.")
    return {"title": _("Call the meeting again"), "kicker": congress.title, "facts": facts, "intro": intro,
            "submit_label": _("Record the failed call"), "back_url": url_of(congress, "home")}  # fmt: skip


def _acts(congress: Congress, user: Any, count: queries.HeadCount) -> list[Act]:
    may_keep, open_ = permissions.can_keep_list(user, congress), is_open(congress)
    is_early = Stage(congress.stage).is_before_opening and congress.form == CongressForm.MEMBER_CONGRESS
    words = words_of(congress)
    acts: list[Act] = []
    if may_keep and open_ and count.unchecked:
        acts.append(Act(_("Recognise all that are unchecked"), url_of(congress, "accept-all"), "post", icon="check-lg",
                        confirm=_("Recognise the right to attend of everybody not judged yet?")))  # fmt: skip
    if permissions.can_check_in(user, congress) and open_ and count.summoned:
        acts.append(Act(_("Check-in"), url_of(congress, "console"), icon="person-check"))
    if may_keep and is_early:
        acts.append(Act(_("Import a sheet"), url_of(congress, "import-holders"), icon="upload"))
        acts.append(Act(words.add, url_of(congress, "add-holder"), icon="person-plus"))
        if not law.has_shares(congress):
            summon = url_of(congress, "summon-members")
            acts.append(Act(_("Summon all official members"), summon, "post", icon="people"))
    if congress.form == CongressForm.DELEGATE_CONGRESS and may_keep and open_:
        elected = reverse("delegates:add", args=[congress.pk, "elected"])
        acts.append(Act(_("Enter elected delegates"), elected, icon="person-plus"))
    if count.summoned:
        acts.append(Act(_("Proxies"), url_of(congress, "proxies"), icon="people"))
        acts.append(Act(_("Voting cards"), url_of(congress, "cards"), icon="person-badge"))
    acts.append(
        Act(
            capfirst(congress_law.word(congress, "attendance_report")),
            url_of(congress, "report"),
            icon="clipboard-data",
        )
    )
    if _may_call_again(congress, user):
        acts.append(Act(_("Call the meeting again"), url_of(congress, "call-again"), icon="arrow-clockwise"))
    return acts


def _may_call_again(congress: Congress, user: Any) -> bool:
    return (
        permissions.can_decide(user, congress)
        and Stage(congress.stage) is Stage.CONVENED
        and law.has_calls(congress)
        and (congress.opens_on is None or congress.opens_on <= clock.today())
        and not queries.quorum(congress).is_reached
    )


def _facts(congress: Congress, count: queries.HeadCount) -> list[Fact]:
    facts = [Fact(_("Entitled"), count.summoned), Fact(_("All votes"), count.weight_summoned)]
    if count.represented:
        facts.append(Fact(_("Represented by proxy"), count.represented))
    facts += [
        Fact(
            _("Call %(number)d failed") % {"number": one.number},
            f"{figures.day(one.planned_on)}: {figures.percent(one.weight_present, one.weight_summoned or 1)}",
        )
        for one in congress.failed_calls.all()
    ]
    return facts


def _outside(congress: Congress, may: bool) -> list[dict[str, Any]]:
    """Holders who are on no list, with their check-in."""
    return [_outsider(congress, person, may) for person in queries.outside_holders(congress)]


def _outsider(congress: Congress, person: Person, may: bool) -> dict[str, Any]:
    givers = list(queries.givers_of(congress, person))
    is_here = queries.holder_is_here(congress, person)
    name = "undo-holder" if is_here else "check-in-holder"
    label = _("Take the check-in back") if is_here else _("Check in")
    url = reverse(f"delegates:{name}", args=[congress.pk, person.pk])
    return {
        "name": person.full_name,
        "givers": ", ".join(one.person.full_name for one in givers),
        "votes": sum(one.weight for one in givers),
        "is_here": is_here,
        "act": Act(label, url, "post", icon="x-lg" if is_here else "person-check") if may else None,
    }


def _back(congress: Congress) -> Act:
    return Act(_("Back to the list"), url_of(congress, "home"))
