"""The figures of one congress's result, frozen when it is reported."""

from __future__ import annotations

from typing import Any

from daihoi.apps.congresses.models import Congress
from daihoi.apps.delegates.queries import head_count
from daihoi.apps.elections import queries as elections
from daihoi.apps.elections.models import CandidateState, Contest, ContestState
from daihoi.apps.plenary.models import SpeechState


def result_figures(congress: Congress) -> dict[str, Any]:
    """What the report on a congress tells: its time, form, attendance, contents, elections and resolution.

    Returns:
        Plain values, so that the report stays as it was submitted.
    """
    count = head_count(congress)
    contests = elections.contests_of(congress).filter(state=ContestState.CERTIFIED)
    resolution = getattr(congress, "resolution", None)
    return {
        "title": congress.title,
        "form": congress.form,
        "opens_on": congress.opens_on.isoformat() if congress.opens_on else None,
        "closes_on": congress.closes_on.isoformat() if congress.closes_on else None,
        "place": congress.place,
        "contents": list(congress.contents),
        "summoned": count.summoned,
        "present": count.present,
        "speeches": congress.speeches.filter(state=SpeechState.DONE).count(),
        "contests": [_contest(contest) for contest in contests],
        "resolution": resolution.paper.symbol if resolution is not None and resolution.paper is not None else "",
        "minutes": [
            one.minutes.symbol for contest in contests for one in contest.rounds.all() if one.minutes is not None
        ],
    }


def _contest(contest: Contest) -> dict[str, Any]:
    result = elections.result_of(contest, "vi")
    listed = [one for one in contest.candidates.all() if one.is_standing or one.state == CandidateState.REFUSED]
    approved = [line for line in result.elected if line.candidate.state != CandidateState.REFUSED]
    return {
        "office": contest.office,
        "title": contest.title,
        "form": contest.form,
        "seats": contest.seats,
        "names": len(listed),
        "rounds": len(elections.earlier_decided(contest)),
        "unfilled": result.unfilled + len(result.elected) - len(approved),
        "elected": [{"name": line.name, "votes": line.votes, "base": line.base} for line in approved],
        "alternates": [{"name": line.name, "votes": line.votes, "base": line.base} for line in result.alternates],
    }
