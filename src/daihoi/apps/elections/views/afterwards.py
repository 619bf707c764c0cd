"""After the count: the presidium's console, the sealed ballots."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daihoi.apps.congresses import law
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import clock
from daihoi.apps.shell.shapes import Act, Fact

from .. import actions, permissions, queries
from ..forms import DestroyForm, HandsForm, OpenSealForm, ResealForm, SealForm
from ..models import BallotSeal, RoundState, SealState
from .getting import get_contest, get_round, heading


@congress_page()
def now(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """What now, big: for the table of the presidium, by keyboard, and on paper."""
    contest = get_contest(congress, contest_id)
    last = queries.last_round(contest)
    situation = queries.situation_of(contest, last)
    decides = permissions.can_decide(request.user, contest)
    result = queries.round_result(last) if last is not None else None
    keys = [(str(place), option.label) for place, option in enumerate(situation.options if situation else (), 1)]
    context = heading(contest) | {
        "situation": situation,
        "rights": {"decide": decides},
        "may_annul": decides and last is not None and last.has_excess and last.state != RoundState.VOID,
        "hands": HandsForm(),
        "facts": [Fact(_("Base"), result.base), Fact(_("Votes needed"), result.threshold)] if result else [],
        "keys": [*(keys if decides else []), ("p", _("print"))],
        "back_url": reverse("elections:contest", args=[congress.pk, contest.pk]),
    }
    return render(request, "elections/now_page.html", context)


@congress_page()
def seals(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """The ballots of every round: sealed or not, where they are kept, how long still."""
    keepings = queries.keepings_of(congress)
    missing = sum(one.seal is None for one in keepings)
    rule = law.rulebook_of(congress).records.retention_months
    context = {
        "title": _("Sealed ballots"),
        "here": "elections",
        "keepings": [(one, permissions.can_count(request.user, one.round)) for one in keepings],
        "rule": rule,
        "facts": [
            Fact(_("Rounds"), len(keepings)),
            Fact(_("Not sealed yet"), missing),
            *([Fact(_("Kept for"), _months(rule.value), source=rule.source)] if rule else []),
        ],
        "acts": [Act(_("Elections"), reverse("elections:home", args=[congress.pk]), icon="check2-square")],
    }
    return render(request, "elections/seals.html", context)


@congress_page()
def seal(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The seal of one round: what was done with the ballots, and what may be done now."""
    round_ = get_round(congress, contest_id, number)
    found = BallotSeal.objects.filter(round=round_).first()
    if found is None:
        return _seal_now(request, congress, round_)
    found.round = round_
    kept = queries.why_kept(found)
    here = [congress.pk, contest_id, number]
    context = heading(round_.contest) | {
        "title": _("Ballots of round %(number)s") % {"number": number},
        "kicker": round_.contest.title,
        "keeping": queries.keeping_of(round_),
        "seal": found,
        "openings": found.openings.all(),
        "record_facts": _seal_facts(found),
        "acts": _seal_acts(request.user, found, here, kept),
    }
    return render(request, "elections/seal.html", context)


def _seal_now(request: HttpRequest, congress: Congress, round_: Any) -> HttpResponseBase:
    until_on = queries.keep_until_on(round_, clock.today())
    form = SealForm(request.POST or None, asks_for_day=until_on is None)
    if request.method == "POST" and form.is_valid():
        actions.seal_ballots(round_, by=request.user, **form.cleaned_data)
        messages.success(request, _("The ballots are sealed."))
        return redirect("elections:seals", congress.pk)
    context = heading(round_.contest) | {
        "title": _("Seal the ballots of round %(number)s") % {"number": round_.number},
        "kicker": round_.contest.title,
        "form": form,
        "facts": [
            Fact(_("Ballots returned"), round_.returned),
            *([Fact(_("To be kept until"), until_on, source=law.article(congress, "records.retention_months"))]
              if until_on else []),
        ],
        "submit_label": _("Seal the ballots"),
        "back_url": reverse("elections:seals", args=[congress.pk]),
    }  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page()
def open_seal(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Open the seal, by decision."""
    found, form = _seal_of(congress, contest_id, number), OpenSealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.open_seal(found, by=request.user, **form.cleaned_data)
        messages.warning(request, _("The seal is open. Seal the ballots again as soon as the look is over."))
        return redirect("elections:seal", congress.pk, contest_id, number)
    intro = _("Nobody opens the seal without a decision of the competent level.")
    return _seal_form(request, found, form, _("Open the seal"), intro)


@congress_page()
def reseal(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Seal the ballots again."""
    found, form = _seal_of(congress, contest_id, number), ResealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.reseal(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("The ballots are sealed again."))
        return redirect("elections:seal", congress.pk, contest_id, number)
    return _seal_form(request, found, form, _("Seal again"), "")


@congress_page()
def destroy(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Destroy the ballots, by decision and before witnesses."""
    found, form = _seal_of(congress, contest_id, number), DestroyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.destroy_ballots(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("The ballots are destroyed; the record stays."))
        return redirect("elections:seal", congress.pk, contest_id, number)
    intro = _("The ballots of this round are gone afterwards. Count, minutes and trail stay.")
    return _seal_form(request, found, form, _("Destroy the ballots"), intro)


def _seal_of(congress: Congress, contest_id: int, number: int) -> BallotSeal:
    round_ = get_round(congress, contest_id, number)
    found: BallotSeal = get_object_or_404(BallotSeal, round=round_)
    found.round = round_
    return found


def _seal_form(request: HttpRequest, found: BallotSeal, form: Any, label: str, intro: str) -> HttpResponseBase:
    round_ = found.round
    context = heading(round_.contest) | {
        "title": label,
        "kicker": _("%(contest)s, round %(number)s") % {"contest": round_.contest.title, "number": round_.number},
        "form": form,
        "intro": intro,
        "facts": [Fact(_("To be kept until"), found.keep_until_on)],
        "submit_label": label,
        "back_url": reverse("elections:seal", args=[round_.contest.congress_id, round_.contest_id, round_.number]),
    }
    return render(request, "shell/form.html", context)


def _seal_facts(found: BallotSeal) -> list[Fact]:
    facts = [
        Fact(_("State"), found.get_state_display()),
        Fact(_("Packages"), found.packages),
        Fact(_("Mark on the seal"), found.mark),
        Fact(_("Sealed"), found.sealed_at),
        Fact(_("Sealed by"), ", ".join(found.sealed_by.splitlines())),
        Fact(_("Handed to"), found.handed_to),
        Fact(_("Kept at"), found.place),
        Fact(
            _("To be kept until"),
            found.keep_until_on,
            source=law.article(found.round.contest.congress, "records.retention_months"),
        ),
    ]
    if found.state == SealState.DESTROYED:
        facts += [
            Fact(_("Destroyed on"), found.destroyed_on),
            Fact(_("Decision to destroy"), found.destruction_decision),
            Fact(_("Witnesses"), ", ".join(found.destruction_witnesses.splitlines())),
        ]
    return facts


def _seal_acts(user: Any, found: BallotSeal, here: list[int], kept: Any) -> list[Act]:
    acts = [Act(_("Sealed ballots"), reverse("elections:seals", args=here[:1]), icon="archive")]
    if found.state == SealState.DESTROYED:
        return acts
    if permissions.can_keep_seals(user, found):
        if found.state == SealState.OPENED:
            acts.append(Act(_("Seal again"), reverse("elections:reseal", args=here), icon="lock"))
        else:
            acts.append(Act(_("Open the seal"), reverse("elections:open-seal", args=here), icon="unlock"))
    if permissions.can_destroy(user, found):
        acts.append(
            Act(_("Destroy the ballots"), reverse("elections:destroy", args=here), icon="trash", is_dangerous=True,
                locked=kept[0] if kept else "", source=kept[1] if kept else None)
        )  # fmt: skip
    return acts


def _months(count: int) -> str:
    return ngettext("%(n)s month", "%(n)s months", count) % {"n": count}
