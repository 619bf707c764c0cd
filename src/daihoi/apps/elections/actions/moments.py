"""When an act of an election is lawful: refusals that several acts share."""

from __future__ import annotations

from daihoi.apps.congresses import law
from daihoi.apps.congresses.models import Congress, Stage
from daihoi.core.errors import Refused
from daihoi.core.sentences import say
from daihoi.core.sources import Source

from ..models import Contest, ContestState, ElectionForm, Round

OVER = (Stage.REPORTED, Stage.RATIFIED, Stage.FILED, Stage.ANNULLED)


def list_rule(congress: Congress) -> Source | None:
    """The rule of the electoral list, in the congress's own rulebook."""
    return law.article(congress, "nominations.surplus_min", "nominations.default_list", "nominations.order")


def course_rule(congress: Congress) -> Source | None:
    """The rule of the course of an election."""
    return law.article(
        congress, "nominations.withdrawal_decided", "congresses.programme.election", "elections.threshold"
    )


def annulment_rule(congress: Congress) -> Source | None:
    """The rule by which the superior annuls."""
    return law.article(congress, "records.annulment")


def require_congress_open(congress: Congress) -> None:
    """Refuse once the result has been reported, or the congress is off."""
    if congress.stage in OVER:
        raise Refused(
            say("{congress}: the result has been reported. Its elections can no longer be changed.",
                congress=congress.title),
            course_rule(congress),
        )  # fmt: skip


def require_sitting(contest: Contest) -> None:
    """Refuse a vote outside the session; a plenum may also vote after the congress has closed."""
    lawful = [Stage.IN_SESSION.value, *([Stage.CLOSED.value] if contest.form == ElectionForm.PLENUM else [])]
    if contest.congress.stage not in lawful:
        raise Refused(
            say("“{contest}”: voting is held while the congress is in session. Open the main session first.",
                contest=contest.title),
            course_rule(contest.congress),
        )  # fmt: skip


def require_listing(contest: Contest) -> None:
    """Refuse to touch a list that is adopted, or a contest that is over."""
    if contest.state == ContestState.LISTING:
        return
    if contest.state in (ContestState.ADOPTED, ContestState.VOTING):
        raise Refused(
            say("“{contest}”: the list is adopted and locked. It opens again only when the congress chooses "
                "another round with new names.", contest=contest.title),
            list_rule(contest.congress),
        )  # fmt: skip
    raise Refused(
        say("“{contest}” is over. Its list can no longer be changed.", contest=contest.title),
        list_rule(contest.congress),
    )


def require_decided(contest: Contest) -> None:
    """Refuse before all rounds are over."""
    if contest.state not in (ContestState.DECIDED, ContestState.CERTIFIED):
        raise Refused(
            say("“{contest}” is not decided yet. Finish its rounds first.", contest=contest.title),
            course_rule(contest.congress),
        )


def require_newest(round_: Round) -> None:
    """Refuse to change a round after a later one has been opened."""
    if round_.contest.rounds.filter(number__gt=round_.number).exists():
        raise Refused(
            say("Round {number} of “{contest}” lies behind: a later round has been opened.", number=round_.number,
                contest=round_.contest.title),
            course_rule(round_.contest.congress),
        )  # fmt: skip
