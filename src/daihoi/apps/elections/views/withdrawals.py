"""Who asks to withdraw, what the congress says, how many are elected."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.congresses import law
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress

from .. import actions, queries
from ..forms import HandsForm, NumberForm, RequestForm
from ..models import WithdrawalState
from .getting import get_contest, heading
from .names import get_candidate, url_of


@congress_page()
def withdraw(request: HttpRequest, congress: Congress, contest_id: int, candidate_id: int) -> HttpResponseBase:
    """A name that asks to withdraw; the congress decides."""
    contest = get_contest(congress, contest_id)
    candidate, form = get_candidate(contest, candidate_id), RequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.request_withdrawal(candidate, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("Noted. The congress decides before the list is adopted."))
        return redirect("elections:contest", congress.pk, contest.pk)
    context = heading(contest) | {
        "title": _("Withdrawal of %(name)s") % {"name": candidate.person.full_name},
        "kicker": contest.title,
        "form": form,
        "intro": _("The %(chair)s collects the requests; the congress decides who may withdraw and who may not, on "
                   "each or on all in one vote.") % {"chair": law.word(congress, "chair")},
        "submit_label": _("Note the request"),
        "back_url": url_of(contest),
    }  # fmt: skip
    return render(request, "shell/form.html", context)


@congress_page()
@require_POST
def decide(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """What the congress decided on the requests that were put to it."""
    contest, form = get_contest(congress, contest_id), HandsForm(request.POST)
    if not form.is_valid():
        return redirect("elections:contest", congress.pk, contest.pk)
    asked = contest.candidates.filter(withdrawal=WithdrawalState.REQUESTED)
    told = {one.pk: request.POST.get(f"allow_{one.pk}", "") for one in asked}
    allowed = {key: word == "yes" for key, word in told.items() if word in ("yes", "no")}
    decided = actions.decide_withdrawals(contest, allowed, by=request.user, hands=form.hands())
    if decided:
        messages.success(request, _("Decided. Who may not withdraw stays on the list."))
    else:
        messages.warning(request, _("The motion was not carried: nothing changes."))
    return redirect("elections:contest", congress.pk, contest.pk)


@congress_page()
def number(request: HttpRequest, congress: Congress, contest_id: int) -> HttpResponseBase:
    """How many are to be elected, as the congress decides."""
    contest = get_contest(congress, contest_id)
    form = NumberForm(request.POST or None, initial={"seats": contest.seats})
    rules = queries.rules_of(contest).elections
    is_allotted = rules.number_not_voted is not None and contest.office in rules.number_not_voted.value
    if is_allotted:
        for name in ("votes_for", "votes_against", "abstentions"):
            del form.fields[name]
    if request.method == "POST" and form.is_valid():
        seats = form.cleaned_data["seats"]
        actions.decide_number(contest, seats, by=request.user, hands=form.hands())
        if contest.seats == seats:
            messages.success(request, _("Number to be elected: %(seats)s.") % {"seats": seats})
        else:
            messages.warning(request, _("The motion was not carried: nothing changes."))
        return redirect("elections:contest", congress.pk, contest.pk)
    context = heading(contest) | {
        "title": _("Number to be elected"),
        "kicker": contest.title,
        "form": form,
        "intro": rules.number_not_voted.statement if is_allotted and rules.number_not_voted else _(
            "The congress decides the number by show of hands; it may change until the list is adopted. Without "
            "figures the decision stands in the minutes of the session."
        ),
        "submit_label": _("Keep the number"),
        "back_url": url_of(contest),
    }  # fmt: skip
    return render(request, "shell/form.html", context)
