"""When an act of an election is lawful: refusals that several acts share."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from daihoi.apps.congresses import law
from daihoi.apps.congresses.models import Congress, Stage
from daihoi.apps.plenary.models import HandVote
from daihoi.apps.shell import clock
from daihoi.core.errors import Refused
from daihoi.core.sentences import Sentence, say, say_day
from daihoi.core.sources import Source

from ..models import Contest, ContestState, ElectionForm, Round, RoundState

OVER = (Stage.REPORTED, Stage.RATIFIED, Stage.FILED, Stage.ANNULLED)
# a by-election is held when the result stands and a seat has become free
AFTERWARDS = (Stage.REPORTED, Stage.RATIFIED, Stage.FILED)
# a clock that is set by the network may step back a little; that is no reason to stop a congress
TOLERANCE = timedelta(minutes=1)


def list_rule(congress: Congress) -> Source | None:
    """The rule of the electoral list, in the congress's own rulebook."""
    return law.article(congress, "nominations.surplus_min", "nominations.default_list", "nominations.order")


def floor_rule(congress: Congress) -> Source | None:
    """The rule of names from the floor."""
    return law.article(congress, "nominations.floor_support", "nominations.withdrawal_decided") or list_rule(congress)


def sequence_rule(congress: Congress) -> Source | None:
    """The rule that each office is elected by itself, one after the other, out of those elected before."""
    return law.article(congress, "nominations.separate_ballots", "nominations.cell_committee_from")


def course_rule(congress: Congress) -> Source | None:
    """The rule of the course of an election."""
    return law.article(
        congress, "nominations.withdrawal_decided", "congresses.programme.election", "elections.threshold"
    )


def appointment_rule(congress: Congress) -> Source | None:
    """The rule by which the superior appoints where nobody was elected."""
    return law.article(congress, "congresses.reduced_contents", "records.annulment")


def annulment_rule(congress: Congress) -> Source | None:
    """The rule by which the superior annuls."""
    return law.article(congress, "records.annulment")


def certified_stands(contest: Contest) -> Refused:
    """The refusal that ballots of a certified contest are annulled by the congress itself, and who may annul it.

    Above a unit that is nobody's subordinate stands no level that could: there a court or arbitrators decide where
    the rulebook knows a challenge, else the next congress; the secretary carries out what they decided.
    """
    congress = contest.congress
    if not congress.unit.is_root():
        return Refused(
            say("“{contest}” is certified. Only the superior level can annul it now.", contest=contest.title),
            annulment_rule(congress),
        )
    challenge = law.article(congress, "records.challenge_days")
    if challenge is not None:
        return Refused(
            say("“{contest}” is certified, and no level stands above {unit}. Only a court or arbitrators can annul it "
                "now, or a new general meeting can dismiss those elected and elect others. With that decision the "
                "secretary annuls the whole contest on its page and states the decision as the reason.",
                contest=contest.title, unit=congress.unit.name),
            challenge,
        )  # fmt: skip
    return Refused(
        say("“{contest}” is certified, and no level stands above {unit}. Only a new congress can set the result aside. "
            "With its resolution the secretary annuls the whole contest on its page and states the resolution as the "
            "reason.", contest=contest.title, unit=congress.unit.name),
        annulment_rule(congress),
    )  # fmt: skip


def hold_contest(contest: Contest) -> None:
    """Let another screen finish first, then go on from what it left: the row is held until the act is over."""
    congress = contest.congress
    contest.refresh_from_db(from_queryset=Contest.objects.select_for_update())
    contest.congress = congress


def hold_round(round_: Round) -> None:
    """The same for a round; its contest is held too, always the contest first."""
    contest = round_.contest
    hold_contest(contest)
    round_.refresh_from_db(from_queryset=Round.objects.select_for_update())
    round_.contest = contest


def require_clock(contest: Contest) -> None:
    """Refuse to go on while the clock stands before what has already been done in the contest."""
    now = clock.now()
    told = [moment for row in _moments_of(contest) for moment in row if moment is not None]
    latest = max(told, default=now)
    if _is_before(now, latest):
        there, here = timezone.localtime(latest), timezone.localtime(now)
        raise Refused(
            say("The clock says {time}, {day}, but “{contest}” already holds an act of {last_time}, {last_day}. Set "
                "the clock of the machine right, then do this again. Nothing was saved.", contest=contest.title,
                time=f"{here:%H:%M}", day=say_day(here.date()), last_time=f"{there:%H:%M}",
                last_day=say_day(there.date()))
        )  # fmt: skip


def _moments_of(contest: Contest) -> list[tuple[datetime | None, ...]]:
    """When something was recorded: in its rounds, by its votes of hands, at its end."""
    rounds = Round.objects.filter(contest=contest).values_list("opened_at", "reported_at", "decided_at")
    hands = HandVote.objects.filter(pk__in=[contest.number_vote_id, contest.adopted_by_id]).values_list("taken_at")
    return [*rounds, *hands, (contest.certified_at,)]


def _is_before(now: datetime, latest: datetime) -> bool:
    """By the minute on a real day; a rehearsed day has the hours of the real one, so there the day alone counts."""
    if clock.today() != timezone.localdate():
        return timezone.localtime(now).date() < timezone.localtime(latest).date()
    return now < latest - TOLERANCE


def require_undecided(round_: Round) -> None:
    """Refuse to touch the figures of a round that is decided or void."""
    if round_.state not in (RoundState.OPEN, RoundState.COUNTED):
        raise Refused(
            say("Round {number} of “{contest}” is closed since {time}: {state}. Its figures can no longer be changed.",
                number=round_.number, contest=round_.contest.title, state=_state_of(round_),
                time=f"{timezone.localtime(round_.decided_at):%H:%M}" if round_.decided_at else "–"),
            course_rule(round_.contest.congress),
        )  # fmt: skip


def _state_of(round_: Round) -> Sentence:
    return say("void") if round_.state == RoundState.VOID else say("decided")


def begin(contest: Contest) -> None:
    """What every act of a contest begins with: its row is locked, its congress is open, the clock runs forward."""
    hold_contest(contest)
    require_contest_open(contest)
    require_clock(contest)


def require_contest_open(contest: Contest) -> None:
    """Refuse once the result has been reported; a by-election is held only afterwards."""
    if not contest.is_by_election:
        require_congress_open(contest.congress)
    elif contest.congress.stage not in AFTERWARDS:
        raise Refused(
            say("“{contest}”: a by-election fills a seat that became free after the result was reported. {congress} "
                "has not come so far.", contest=contest.title, congress=contest.congress.title),
            course_rule(contest.congress),
        )  # fmt: skip


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
    if contest.is_by_election:
        require_contest_open(contest)
        return
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
