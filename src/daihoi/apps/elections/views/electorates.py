"""Who can vote: before the vote opens, and by name until the round is decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import lists
from daihoi.apps.shell.narrowing import Choice
from daihoi.apps.shell.shapes import Act, Fact
from daihoi.core.elections import Electorate, Office
from daihoi.core.errors import DaihoiError

from .. import actions, permissions, queries
from ..forms import ElectorateForm, RollForm, VoterForm
from ..models import Contest, ElectionForm, Round, RoundState
from ..queries import Voter
from ..tables import RollTable
from .getting import get_contest, get_round, heading, said, url_of

# more names than this are marked one by one after the vote has opened
MOST_ROWS = 600


@congress_page()
def open_vote(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """The electorate as the house knows it, by name; corrected where needed, the vote opens."""
    contest = get_contest(congress, contest_id)
    roll = queries.proposed_roll(contest)
    is_typed = not roll or "typed" in request.GET or "summoned" in request.POST
    form: Any = (
        ElectorateForm(request.POST or None, contest=contest, electorate=queries.electorate_of(roll, contest))
        if is_typed
        else RollForm(request.POST or None, contest=contest, roll=roll)
    )
    if request.method == "POST" and form.is_valid():
        try:
            figures = form.figures() if is_typed else {"roll": _chosen(form, roll)}
            actions.open_round(contest, by=request.user, **figures)
        except DaihoiError as error:
            form.add_error(None, said(request, error))
        else:
            messages.success(request, _("The vote is open."))
            return redirect("elections:contest", congress.pk, contest.pk)
    context = _open_page(contest, form, roll, is_typed)
    return render(request, "elections/electorate.html", context, status=422 if form.errors else 200)


@congress_page()
def electorate(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """The electorate of a round: the list by name, or the typed figures where the house knew no names."""
    round_ = get_round(congress, contest_id, number)
    return _roll_page(request, round_) if round_.roll else _typed_page(request, round_)


@congress_page()
def mark(request: HttpRequest, congress: Congress, contest_id: int, number: int, person: int) -> HttpResponseBase:
    """One person of the electorate: here or away, in the base or out of it; the base follows while choosing."""
    round_ = get_round(congress, contest_id, number)
    roll = queries.roll_of(round_)
    voter = next((one for one in roll if one.person == person), None)
    if voter is None:
        raise Http404
    form = VoterForm(request.POST or None, contest=round_.contest, voter=voter)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.mark_voter(
                round_, person, by=request.user, attending=told["attending"], ground=told["ground"]
            )  # fmt: skip
        except DaihoiError as error:
            form.add_error(None, said(request, error))
        else:
            messages.success(request, _("%(name)s is marked.") % {"name": voter.name})
            return redirect("elections:electorate", congress.pk, contest_id, number)
    others = queries.electorate_of([one for one in roll if one.person != person], round_.contest)
    context = heading(round_.contest) | {
        "title": voter.name,
        "kicker": _("Electorate of round %(number)s") % {"number": round_.number},
        "facts": [Fact(_("Unit"), voter.unit), Fact(_("Summoned as"), voter.title_word)],
        "form": form,
        "voter": voter,
        "base_now": _base_now(round_),
        "others": _base_number(round_.contest, others),
        "back_url": reverse("elections:electorate", args=[congress.pk, contest_id, number]),
    }
    return render(request, "elections/voter.html", context, status=422 if form.errors else 200)


@congress_page()
@require_POST
def renew(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Read the electorate again off the delegates and their attendance."""
    actions.renew_electorate(get_round(congress, contest_id, number), by=request.user)
    messages.success(request, _("The electorate is read again. What was marked by hand stays marked."))
    return redirect("elections:electorate", congress.pk, contest_id, number)


def _chosen(form: RollForm, roll: Sequence[Voter]) -> list[Voter]:
    """What the form says; a hall too large for the page is taken as the house knows it."""
    return list(roll) if len(roll) > MOST_ROWS else form.voters()


def _open_page(contest: Contest, form: Any, roll: list[Voter], is_typed: bool) -> dict[str, Any]:
    shown = form.voters() if not is_typed and form.is_bound and len(roll) <= MOST_ROWS else roll
    return _page(contest, form) | {
        "title": _("Open the vote"),
        "submit_label": _("Open the vote"),
        "standing": queries.candidates_who_may_stand(contest),
        "seats": queries.seats_left(contest),
        "by_name": not is_typed,
        "may_type": bool(roll) and not is_typed,
        "is_large": len(roll) > MOST_ROWS,
        "away": [one for one in roll if one.ground or not one.attending] if len(roll) > MOST_ROWS else [],
        "base_now": None if is_typed else _standing(contest, queries.electorate_of(shown, contest)),
        "attendance_url": _attendance_url(contest),
    }


def _roll_page(request: HttpRequest, round_: Round) -> HttpResponseBase:
    """The electorate by name, to search, to filter and to take away."""
    contest, roll = round_.contest, queries.roll_of(round_)
    is_open = round_.state in (RoundState.OPEN, RoundState.COUNTED)
    may_mark = is_open and permissions.can_steer(request.user, contest)
    here = [contest.congress_id, contest.pk, round_.number]
    renewing = Act(
        _("Read again off the attendance"),
        reverse("elections:renew", args=here),
        "post",
        icon="arrow-clockwise",
        confirm=_("Read the electorate again? What was marked by hand stays marked."),
    )

    return lists.render_list(
        request,
        table_class=RollTable,
        queryset=roll,
        title=_("Electorate of round %(number)s") % {"number": round_.number},
        choices=_chips(contest, roll),
        search=("name", "unit"),
        search_label=_("Search by name or unit"),
        acts=[Act(_("Back to the contest"), url_of(round_), icon="arrow-left"), *([renewing] if may_mark else [])],
        export_name=f"electorate-{contest.pk}-{round_.number}",
        exported=lambda asked, _kind, count, _sensitive: actions.record_electorate_export(
            round_, count, by=asked.user
        ),
        per_page=100,
        template="elections/roll.html",
        table_kwargs={
            "round_": round_,
            "places": {one.person: place for place, one in enumerate(roll, start=1)},
            "may_mark": may_mark,
        },
        extra_context={
            "here": "elections", "kicker": contest.title, "round": round_, "may_mark": may_mark, "is_open": is_open,
            "base_now": _base_now(round_), "has_marks": any(one.is_marked for one in roll),
        },
    )  # fmt: skip


def _typed_page(request: HttpRequest, round_: Round) -> HttpResponseBase:
    """Correct typed figures before the decision."""
    contest = round_.contest
    form = ElectorateForm(request.POST or None, contest=contest, electorate=queries.stored_electorate(round_))
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_electorate(round_, by=request.user, **form.figures())
        except DaihoiError as error:
            form.add_error(None, said(request, error))
        else:
            messages.success(request, _("The electorate is corrected."))
            return redirect("elections:contest", contest.congress_id, contest.pk)
    context = _page(contest, form) | {
        "title": _("Correct the electorate"),
        "submit_label": _("Correct the electorate"),
        "seats": round_.seats,
        "round": round_,
        "knows_names": bool(queries.proposed_roll(contest)),
    }
    return render(request, "elections/electorate.html", context, status=422 if form.errors else 200)


def _chips(contest: Contest, roll: Sequence[Voter]) -> list[Choice]:
    """Filters by attendance and by ground, only where the list holds both."""
    words = {one.id: one.statement for one in queries.rules_of(contest).elections.deductions}
    grounds = sorted({one.ground for one in roll if one.ground})
    states = [("here", pgettext("attendance", "present")), ("away", pgettext("attendance", "away"))]
    chips = [
        Choice("attendance", _("Attendance"), states,
               lambda rows, value: [one for one in rows if one.attending == (value == "here")])
    ]  # fmt: skip
    if grounds:
        chips.append(
            Choice("ground", _("Ground"), [(one, words.get(one, one)) for one in grounds],
                   lambda rows, value: [one for one in rows if one.ground == value])
        )  # fmt: skip
    if any(one.is_marked for one in roll):
        chips.append(Choice("hand", _("Marked"), [("yes", _("by hand"))],
                            lambda rows, value: [one for one in rows if one.is_marked]))  # fmt: skip
    return chips


def _page(contest: Contest, form: Any) -> dict[str, Any]:
    rules = queries.rules_of(contest).elections
    return heading(contest) | {
        "kicker": contest.title,
        "form": form,
        "base": next((rule for key, rule in rules.base.items() if key.value == contest.form), None),
        "threshold": rules.winning(Office(contest.office), queries.next_ordinal(contest)),
        "back_url": reverse("elections:contest", args=[contest.congress_id, contest.pk]),
    }


def _base_now(round_: Round) -> queries.BaseNow:
    electorate = queries.stored_electorate(round_)
    return queries.standing_of(round_.contest, electorate, queries.ordinal_of(round_), round_.is_run_off)


def _standing(contest: Contest, electorate: Electorate) -> queries.BaseNow | None:
    if electorate.summoned < 1:
        return None
    is_run_off = bool(queries.level_keys(contest))
    return queries.standing_of(contest, electorate, queries.next_ordinal(contest), is_run_off)


def _base_number(contest: Contest, electorate: Electorate) -> int | None:
    """The base of these people alone; None where it does not come from the people."""
    return queries.standing_of(contest, electorate).base


def _attendance_url(contest: Contest) -> str:
    if contest.form == ElectionForm.PLENUM:
        return ""
    return reverse("delegates:home", args=[contest.congress_id])
