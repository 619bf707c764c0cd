"""What the pages of the session show: the script, what runs, votes, organs and papers put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from daihoi.apps.congresses.models import Congress
from daihoi.apps.delegates import law as delegate_law
from daihoi.apps.delegates import queries as delegates
from daihoi.apps.shell import clock, figures
from daihoi.apps.shell.shapes import Act, Fact
from daihoi.core.congresses import Stage
from daihoi.core.sources import Source, SourceStatus

from . import law, permissions, queries
from .models import AgendaItem, HandVote, ItemState, ItemVote, OrganKind, SittingKind

LOOKS = {ItemState.AHEAD: "none", ItemState.RUNNING: "now", ItemState.DONE: "done"}
MOTIONS = {
    OrganKind.PRESIDIUM: "Bầu đoàn chủ tịch",
    OrganKind.SECRETARIAT: "Bầu đoàn thư ký",
    OrganKind.CREDENTIALS_COMMITTEE: "Bầu ban thẩm tra tư cách đại biểu",
    OrganKind.COUNTING_COMMITTEE: "Bầu ban kiểm phiếu",
}


MEETING_ORGANS = {
    OrganKind.PRESIDIUM: pgettext_lazy("meeting", "chair"),
    OrganKind.SECRETARIAT: pgettext_lazy("meeting", "secretary"),
    OrganKind.CREDENTIALS_COMMITTEE: pgettext_lazy("meeting", "committee for checking who may attend"),
    OrganKind.COUNTING_COMMITTEE: _lazy("ballot counting committee"),
}


@dataclass(frozen=True)
class Row:
    """One item of the script as its row shows it."""

    item: AgendaItem
    look: str
    votes: list[HandVote]
    may_start: bool
    may_edit: bool

    @property
    def rule(self) -> Source | None:
        """The article that asks for the item."""
        text = self.item.source
        return Source(text, "", SourceStatus(self.item.source_status or "unverified")) if text else None


def front(congress: Congress, user: Any) -> dict[str, Any]:
    """The page of the session: before, during and after."""
    agenda, stage = queries.agenda_of(congress), Stage(congress.stage)
    running = next((item for item in agenda if item.state == ItemState.RUNNING), None)
    acts = _front_acts(congress, user, agenda)
    may_script = permissions.can_script(user, congress) and not stage.is_held
    build = Act(_("Write the script"), url_of(congress, "build"), "post", icon="list-check")
    return {
        "title": _("Session"),
        "kicker": congress.title,
        "facts": _front_facts(congress, agenda),
        "next_act": acts[0] if acts else None,
        "acts": acts[1:],
        "congress": congress,
        "sittings": _sittings(congress, agenda, user),
        "running": running,
        "running_acts": _running_acts(running, user) if running is not None else [],
        "count_of": delegates.brief_count(congress),
        "weighs": law.weighs(congress),
        "quorum": queries.quorum_now(congress),
        "is_before": stage.is_before_opening,
        "organs": _organs(congress, user),
        "votes": [(vote, reason_of(vote)) for vote in congress.hand_votes.all()],
        "resolution": queries.resolution_of(congress),
        "minutes": queries.minutes_of(congress),
        "paper_acts": _paper_acts(congress, user),
        "build": build if may_script else None,
        "may_script": may_script,
        "may_run": permissions.can_run(user, congress) and stage.is_sitting,
    }


def item(one: AgendaItem, user: Any) -> dict[str, Any]:
    """The page of one item."""
    lock = queries.lock_of(one) if one.state != ItemState.DONE else None
    running = one.state == ItemState.RUNNING
    may_run = permissions.can_run(user, one.congress)
    return {
        "title": one.title,
        "kicker": one.congress.title,
        "facts": [Fact(_("Session"), one.get_sitting_display()), Fact(_("State"), one.get_state_display()),
                  Fact(_("Vote"), one.get_vote_display()), Fact(_("Article"), one.source)],
        "item": one,
        "lock": lock,
        "next_act": _running_acts(one, user)[0] if running and may_run else _start_act(one, lock) if may_run else None,
        "acts": [*(_running_acts(one, user)[1:] if running else []), *_script_acts(one, user),
                 Act(_("Back to the session"), url_of(one.congress, "home"))],
        "votes": [(vote, reason_of(vote)) for vote in one.hand_votes.all()],
        "is_voting": running and may_run and one.vote == ItemVote.HANDS,
        "hands": None,
        "item_weighs": law.weighs(one.congress),
        "vote_facts": voting(one.congress)["facts"] if running else [],
        "votes_title": pgettext("motions", "Votes") if law.weighs(one.congress) else _("Votes by hands"),
    }  # fmt: skip


def console(congress: Congress, user: Any) -> dict[str, Any]:
    """The presidium's console: the item that runs, or the one to call up."""
    running, ahead = queries.running_item(congress), queries.next_item(congress)
    votes = list(running.hand_votes.all()) if running is not None else []
    needs_vote = running is not None and running.vote == ItemVote.HANDS and not votes
    if running is not None:
        running.congress = congress
    return {
        "title": _("Chair's console") if law.weighs(congress) else _("Presidium console"),
        "congress": congress,
        "running": running,
        "ahead": ahead,
        "minutes_gone": _minutes_gone(running),
        "needs_vote": needs_vote,
        "vote_url": _vote_address(running) if running is not None and law.weighs(congress) else "",
        "votes": [(vote, reason_of(vote)) for vote in votes],
        "given": hands(congress),
        "speakers": queries.speakers(congress)[:4],
        "quorum": queries.quorum_now(congress),
        "count_of": delegates.brief_count(congress),
        "weighs": law.weighs(congress),
        "is_sitting": Stage(congress.stage).is_sitting,
        "keys": [("Enter", _("the filled button")), ("Tab", _("next field"))],
        "back_url": url_of(congress, "home"),
    }


def screen(congress: Congress) -> dict[str, Any]:
    """The big screen: running item, next item, quorum, last vote."""
    vote = congress.hand_votes.order_by("-taken_at", "-pk").first()
    running = queries.running_item(congress)
    is_its_vote = vote is not None and running is not None and vote.item_id == running.pk
    return {
        "title": congress.title,
        "congress": congress,
        "running": running,
        "ahead": queries.next_item(congress),
        "vote": vote if is_its_vote else None,
        "reason": reason_of(vote) if vote is not None and is_its_vote else "",
        "speaker": next((one for one in queries.speakers(congress) if one.state == "speaking"), None),
        "count_of": delegates.brief_count(congress),
        "weighs": law.weighs(congress),
        "quorum": queries.quorum_now(congress),
        "now": clock.now(),
    }


def speaking(congress: Congress) -> dict[str, Any]:
    """The list of speakers, with the fair order beside it."""
    return {"title": _("Speakers"), "kicker": congress.title, "congress": congress,
            "speeches": queries.in_fair_order(congress), "heard": queries.heard(congress),
            "is_sitting": Stage(congress.stage).is_sitting, "back_url": url_of(congress, "home")}  # fmt: skip


def voting(congress: Congress) -> dict[str, Any]:
    """What every form of a vote tells: of how many, and what carries."""
    count, rule = delegates.brief_count(congress), law.decision_rule(congress)
    if law.weighs(congress):
        return {**_voting_in_votes(congress, count, rule), "back_url": url_of(congress, "home")}
    return {
        "kicker": congress.title,
        "facts": [Fact(_("Summoned"), count["summoned"]), Fact(_("Present"), count["present"]),
                  Fact(_("Needed to carry"), rule.value.needed(count["summoned"]), source=rule.source)],
        "back_url": url_of(congress, "home"),
    }  # fmt: skip


def _voting_in_votes(congress: Congress, count: dict[str, int], rule: Any) -> dict[str, Any]:
    attending = count["votes_present"]
    facts = [
        Fact(_("Votes attending"), attending),
        Fact(_("of all votes"), figures.percent(attending, count["votes"]) if count["votes"] else ""),
        Fact(_("Needed to carry"), rule.value.needed(attending), source=rule.source),
    ]
    for matter in delegate_law.special_matters(congress)[:1]:
        special = law.decision_rule(congress, matter)
        needed = special.value.needed(attending)
        facts.append(Fact(_("Needed for a weighty matter"), needed, source=special.source))
    return {"kicker": congress.title, "facts": facts, "cards_url": reverse("delegates:cards", args=[congress.pk])}


def counting(congress: Congress, *, has_matters: bool = True) -> dict[str, Any]:
    """What the form of a vote counted in votes is made of: the cards here, all votes attending, weighty matters."""
    cards = {one.number: one.votes for one in delegates.cards(congress)}
    return {
        "cards": cards,
        "attending": delegates.brief_count(congress)["votes_present"],
        "matters": delegate_law.special_matters(congress) if has_matters else (),
    }


def organ_label(congress: Congress, kind: str) -> str:
    """What an organ is called in this kind of meeting."""
    return str(MEETING_ORGANS[OrganKind(kind)] if law.weighs(congress) else OrganKind(kind).label)


def hands(congress: Congress) -> dict[str, Any]:
    """Hands to start from: everybody present for the motion."""
    return {"votes_for": delegates.brief_count(congress)["present"], "votes_against": 0, "abstentions": 0}


def organ(congress: Congress, kind: str) -> dict[str, Any]:
    """An organ as it is seated, and hands to start from."""
    seats = list(congress.organ_seats.filter(kind=kind).select_related("person"))
    head = next((seat.person for seat in seats if seat.is_head), None)
    return {**hands(congress), "people": [seat.person for seat in seats], "head": head}


def motion_of(kind: str) -> str:
    """The motion by which an organ is elected; motions stand in the minutes, so in Vietnamese."""
    return MOTIONS[OrganKind(kind)]


def reason_of(vote: HandVote) -> str:
    """Why a vote carried or not, in the language of the page."""
    return law.reason_of(vote).in_language(get_language() or "vi")


def may_write(one: AgendaItem, user: Any) -> bool:
    """True while what the script says of an item may be changed."""
    return permissions.can_script(user, one.congress) and not Stage(one.congress.stage).is_held


def following(one: AgendaItem) -> AgendaItem | None:
    """The item that comes after this one in the same session."""
    ahead = queries.next_item(one.congress)
    if ahead is not None:
        ahead.congress = one.congress
    return ahead if ahead is not None and ahead.sitting == one.sitting else None


def url_of(congress: Congress, name: str) -> str:
    """The address of a page of the congress's session."""
    return reverse(f"plenary:{name}", args=[congress.pk])


def _front_acts(congress: Congress, user: Any, agenda: list[AgendaItem]) -> list[Act]:
    stage, acts = Stage(congress.stage), []
    if permissions.can_open(user, congress):
        acts += _opening_acts(congress, agenda)
        if stage is Stage.IN_SESSION:
            left = any(one.state != ItemState.DONE for one in agenda)
            name = "close-reason" if left else "close"
            close = Act(_("Close the congress"), url_of(congress, name), "get" if left else "post", icon="stop")
            acts.append(close)
    if stage.is_held and queries.minutes_of(congress) is None and permissions.can_run(user, congress):
        acts.append(Act(_("Make the minutes"), url_of(congress, "minutes"), icon="journal-text"))
    if stage.is_sitting and permissions.can_run(user, congress):
        label = _("Chair's console") if law.weighs(congress) else _("Presidium console")
        acts.insert(0, Act(label, url_of(congress, "console"), icon="display"))
    acts.append(Act(_("Big screen"), url_of(congress, "screen"), icon="arrows-fullscreen"))
    acts.append(Act(_("Speakers"), url_of(congress, "speakers"), icon="mic"))
    return acts


def _opening_acts(congress: Congress, agenda: list[AgendaItem]) -> list[Act]:
    stage, quorum = Stage(congress.stage), queries.quorum_now(congress)
    locked = "" if quorum.is_reached else quorum.reason
    source = None if quorum.is_reached else quorum.source
    has_first = any(one.sitting == SittingKind.PREPARATORY for one in agenda)
    first = Act(_("Open the preparatory session"), reverse("plenary:open", args=[congress.pk, "preparatory"]), "post",
                icon="play", locked=locked, source=source)  # fmt: skip
    main = Act(_("Open the main session"), reverse("plenary:open", args=[congress.pk, "main"]), "post", icon="play",
               locked=locked, source=source)  # fmt: skip
    if stage is Stage.CONVENED:
        return [first, main] if has_first else [main]
    return [main] if stage is Stage.PREPARATORY_SESSION else []


def _front_facts(congress: Congress, agenda: list[AgendaItem]) -> list[Fact]:
    done = sum(one.state == ItemState.DONE for one in agenda)
    planned = sum(one.minutes_planned for one in agenda)
    return [
        Fact(_("Stage"), congress.get_stage_display()),
        *([Fact(_("Items"), f"{done}/{len(agenda)}")] if agenda else []),
        *([Fact(_("Planned"), _("%(hours)d h %(minutes)02d") % {"hours": planned // 60, "minutes": planned % 60})]
          if agenda else []),
    ]  # fmt: skip


def _sittings(congress: Congress, agenda: list[AgendaItem], user: Any) -> list[dict[str, Any]]:
    held = {one.kind: one for one in congress.sittings.all()}
    may_run, may_edit = permissions.can_run(user, congress), permissions.can_script(user, congress)
    found = []
    for kind in SittingKind:
        rows = [_row(one, agenda, may_run, may_edit) for one in agenda if one.sitting == kind]
        if rows:
            found.append({"label": kind.label, "rows": rows, "held": held.get(kind.value)})
    return found


def _row(one: AgendaItem, agenda: list[AgendaItem], may_run: bool, may_edit: bool) -> Row:
    is_ahead = one.state == ItemState.AHEAD
    can_start = may_run and is_ahead and queries.lock_of(one, agenda) is None
    return Row(one, LOOKS[ItemState(one.state)], list(one.hand_votes.all()), can_start, may_edit and is_ahead)


def _running_acts(one: AgendaItem, user: Any) -> list[Act]:
    if not permissions.can_run(user, one.congress):
        return []
    args = [one.congress_id, one.pk]
    finish = Act(_("Finish this item"), reverse("plenary:finish", args=args), "post", icon="check-lg")
    if one.vote == ItemVote.HANDS and not one.hand_votes.exists():
        acts = [Act(_("Take the vote"), _vote_address(one), icon="hand-index-thumb")]
        return [*acts, Act(_("Finish without a vote"), reverse("plenary:finish-reason", args=args))]
    return [finish]


def _vote_address(one: AgendaItem) -> str:
    """Organs are elected on their own page, the report on credentials and the resolution have theirs."""
    kind = law.organ_of_item(one.congress, one.key)
    if kind is not None:
        return reverse("plenary:organ", args=[one.congress_id, kind.value])
    special = {"credentials": "credentials", "resolution": "adopt"}.get(one.key)
    if special is not None:
        return url_of(one.congress, special)
    return reverse("plenary:item", args=[one.congress_id, one.pk])


def _start_act(one: AgendaItem, lock: queries.Lock | None) -> Act | None:
    args = [one.congress_id, one.pk]
    if one.state != ItemState.AHEAD:
        return None
    if lock is None:
        return Act(_("Call up"), reverse("plenary:start", args=args), "post", icon="play")
    if lock.is_firm:
        return Act(_("Call up"), locked=lock.sentence, source=lock.source)
    return Act(_("Call up out of order"), reverse("plenary:start-reason", args=args))


def _script_acts(one: AgendaItem, user: Any) -> list[Act]:
    if one.state != ItemState.AHEAD or not may_write(one, user):
        return []
    remove = reverse("plenary:remove-item", args=[one.congress_id, one.pk])
    return [Act(_("Take off the agenda"), remove, is_dangerous=True)]


def _organs(congress: Congress, user: Any) -> list[dict[str, Any]]:
    seats = list(congress.organ_seats.select_related("person"))
    may_elect = permissions.can_run(user, congress) and Stage(congress.stage).is_sitting
    return [
        {
            "label": organ_label(congress, kind),
            "seats": [seat for seat in seats if seat.kind == kind],
            "url": reverse("plenary:organ", args=[congress.pk, kind.value]) if may_elect else "",
            "is_named": law.sits_by_right(congress, kind),
        }
        for kind in OrganKind
    ]


def _paper_acts(congress: Congress, user: Any) -> list[Act]:
    resolution, stage, acts = queries.resolution_of(congress), Stage(congress.stage), []
    is_adopted = resolution is not None and resolution.adopted_by_id is not None
    if permissions.can_script(user, congress) and not is_adopted and not stage.is_held:
        label = _("Write the draft resolution") if resolution is None else _("Change the draft resolution")
        acts.append(Act(label, url_of(congress, "resolution"), icon="pencil"))
    if resolution is not None and not is_adopted and stage.is_sitting and permissions.can_run(user, congress):
        acts.append(Act(_("Vote on the resolution"), url_of(congress, "adopt"), icon="hand-index-thumb"))
    return acts


def _minutes_gone(running: AgendaItem | None) -> int:
    if running is None or running.started_at is None:
        return 0
    return max(0, int((clock.now() - running.started_at).total_seconds() // 60))
