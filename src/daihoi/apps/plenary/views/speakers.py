"""The list of speakers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress

from .. import actions, pages, permissions, queries
from ..forms import SpeechForm
from ..guards import speech_page
from ..models import SpeechRequest


@congress_page(permissions.can_see)
def list_speakers(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Who speaks, who waits, in which order; the office adds requests."""
    may_run = permissions.can_run(request.user, congress)
    form = SpeechForm(request.POST or None, people=queries.participants(congress)) if may_run else None
    if form is not None and request.method == "POST" and form.is_valid():
        actions.request_speech(congress, by=request.user, **form.cleaned_data)
        return redirect("plenary:speakers", congress.pk)
    return render(request, "plenary/speakers.html", {**pages.speaking(congress), "form": form, "may_run": may_run})


@speech_page()
@require_POST
def call_speaker(request: HttpRequest, speech: SpeechRequest) -> HttpResponse:
    """Give the word."""
    actions.call_speaker(speech, by=request.user)
    return redirect("plenary:speakers", speech.congress_id)


@speech_page()
@require_POST
def end_speech(request: HttpRequest, speech: SpeechRequest) -> HttpResponse:
    """The speech has ended."""
    actions.end_speech(speech, by=request.user)
    return redirect("plenary:speakers", speech.congress_id)


@speech_page()
@require_POST
def withdraw_speech(request: HttpRequest, speech: SpeechRequest) -> HttpResponse:
    """Take a request off the list."""
    actions.withdraw_speech(speech, by=request.user)
    return redirect("plenary:speakers", speech.congress_id)
