"""The end of a round: the decision, what the congress chooses, the ballots annulled."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress

from .. import actions
from ..forms import HandsForm, ReasonForm
from ..models import RoundState
from .getting import get_round, heading, url_of


@congress_page()
@require_POST
def decide(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Let the rulebook decide the counted round."""
    round_ = actions.decide_round(get_round(congress, contest_id, number), by=request.user)
    if round_.state == RoundState.VOID:
        messages.warning(request, _("The vote is void: %(why)s") % {"why": round_.void_reason})
    else:
        messages.success(request, _("Round %(number)s is decided.") % {"number": round_.number})
    return redirect("elections:contest", congress.pk, contest_id)


@congress_page()
@require_POST
def choose(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """What the congress chose after a round that left seats open."""
    round_, form = get_round(congress, contest_id, number), HandsForm(request.POST)
    choice, with_names = request.POST.get("choice", ""), "with_new_names" in request.POST
    if form.is_valid():
        actions.choose_next(
            round_, choice, by=request.user, hands=form.hands(), with_new_names=with_names
        )  # fmt: skip
        if round_.choice == choice:
            messages.success(request, _("Recorded: %(choice)s.") % {"choice": round_.get_choice_display()})
        else:
            messages.warning(request, _("The motion was not carried: nothing changes."))
    where = "elections:now" if "from_now" in request.POST else "elections:contest"
    return redirect(where, congress.pk, contest_id)


@congress_page()
def annul(request: HttpRequest, congress: Congress, contest_id: int, number: int) -> HttpResponseBase:
    """Annul the ballots of a round; the same names are voted on again."""
    round_ = get_round(congress, contest_id, number)
    form = ReasonForm(request.POST or None)
    if round_.has_excess:
        form.fields["reason"].required = False
    if request.method == "POST" and form.is_valid():
        actions.annul_round(round_, by=request.user, reason=form.cleaned_data["reason"])
        messages.warning(request, _("The ballots are annulled. Vote again."))
        return redirect("elections:contest", congress.pk, contest_id)
    context = heading(round_.contest) | {
        "title": _("Annul the ballots of round %(number)s") % {"number": round_.number},
        "kicker": round_.contest.title,
        "form": form,
        "intro": _("All ballots of the round count for nothing; the same names are voted on again. The minutes keep "
                   "the reason."),
        "submit_label": _("Annul and vote again"),
        "back_url": url_of(round_),
    }  # fmt: skip
    return render(request, "shell/form.html", context)
