"""The list of speakers."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import Person
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import Stage
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions
from ..models import SpeechRequest, SpeechState


@transaction.atomic
def request_speech(
    congress: Congress, person: Person, *, by: Any, topic: str, is_prepared: bool = False, minutes: int = 5
) -> SpeechRequest:
    """Put somebody on the list of speakers."""
    require(permissions.can_run, by, congress)
    if Stage(congress.stage).is_held:
        raise Refused(say("The congress is closed; nobody is put on the list of speakers any more."))
    if not topic.strip():
        raise WrongInput(say("Write what {person} will speak about.", person=person.full_name))
    speech = SpeechRequest.objects.create(
        congress=congress, person=person, topic=topic, is_prepared=is_prepared, minutes_allowed=minutes,
        requested_at=clock.now(),
    )  # fmt: skip
    audit.record("plenary.speech_requested", by=by, on=speech, topic=topic)
    return speech


@transaction.atomic
def call_speaker(speech: SpeechRequest, *, by: Any) -> SpeechRequest:
    """Give somebody the word; whoever is speaking ends."""
    require(permissions.can_run, by, speech.congress)
    if not Stage(speech.congress.stage).is_sitting:
        raise Refused(say("The congress is not in session."))
    if speech.state != SpeechState.WAITING:
        raise Refused(say("{person} is not waiting to speak.", person=speech.person.full_name))
    now = clock.now()
    speech.congress.speeches.filter(state=SpeechState.SPEAKING).update(state=SpeechState.DONE, ended_at=now)
    speech.state, speech.started_at = SpeechState.SPEAKING, now
    speech.save(update_fields=["state", "started_at"])
    audit.record("plenary.speaker_called", by=by, on=speech)
    return speech


@transaction.atomic
def end_speech(speech: SpeechRequest, *, by: Any) -> SpeechRequest:
    """Note that a speech has ended; ended again, nothing changes."""
    require(permissions.can_run, by, speech.congress)
    if speech.state == SpeechState.DONE:
        return speech
    if speech.state != SpeechState.SPEAKING:
        raise Refused(say("{person} is not speaking.", person=speech.person.full_name))
    speech.state, speech.ended_at = SpeechState.DONE, clock.now()
    speech.save(update_fields=["state", "ended_at"])
    audit.record("plenary.speech_ended", by=by, on=speech)
    return speech


@transaction.atomic
def withdraw_speech(speech: SpeechRequest, *, by: Any) -> SpeechRequest:
    """Take somebody who is waiting off the list of speakers."""
    require(permissions.can_run, by, speech.congress)
    if speech.state != SpeechState.WAITING:
        raise Refused(say("{person} is not waiting to speak.", person=speech.person.full_name))
    speech.state = SpeechState.WITHDRAWN
    speech.save(update_fields=["state"])
    audit.record("plenary.speech_withdrawn", by=by, on=speech)
    return speech
