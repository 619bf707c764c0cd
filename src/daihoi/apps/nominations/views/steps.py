"""The conferences of the procedure."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from .. import actions, pages, permissions
from ..forms import ReasonForm, StepForm
from ..guards import slate_page
from ..models import ProcedureStep, Slate, StepGroup


@slate_page(permissions.can_build)
def record_step(request: HttpRequest, slate: Slate, group: str, key: str) -> HttpResponse:
    """Enter the figures of one conference."""
    if group not in StepGroup.values:
        raise Http404
    form = StepForm(request.POST or None, entries=pages.nominees_of(slate, group))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.record_step(
            slate, key, by=request.user, held_on=given["held_on"], summoned=given["summoned"],
            attending=given["attending"], support=form.support, group=group,
        )  # fmt: skip
        return redirect("nominations:slate", slate.congress_id, slate.pk)
    return render(request, "shell/form.html", pages.step(slate, group, key) | {"form": form})


@slate_page(permissions.can_build)
def remove_step(request: HttpRequest, slate: Slate, step_id: int) -> HttpResponse:
    """Take back the record of the last conference."""
    step = get_object_or_404(ProcedureStep, pk=step_id, slate=slate)
    step.slate = slate
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.remove_step(step, by=request.user, **form.cleaned_data)
        return redirect("nominations:slate", slate.congress_id, slate.pk)
    context = {"title": _("Take the record back"), "kicker": step.title, "form": form,
               "submit_label": _("Take the record back"), "back_url": pages.url_of(slate)}  # fmt: skip
    return render(request, "shell/form.html", context)
