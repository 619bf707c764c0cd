"""After the count: what an annulment leads to, complaints and their days, sealed ballots and how long they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses import law
from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import HoldingSource, OfficeHolding
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.shell import clock
from daihoi.apps.shell.shapes import Finding
from daihoi.core.congresses import Stage, months_after, next_stages, working_days_after
from daihoi.core.sentences import Sentence, say, say_day
from daihoi.core.sources import Source

from .. import consequences
from ..models import (
    BallotSeal,
    Candidate,
    Complaint,
    ComplaintState,
    Contest,
    ContestState,
    CountMethod,
    ElectionForm,
    Round,
    RoundState,
    SealState,
)
from .contests import elected_candidates

# elected by the committee from among itself: these fall when the committee's own election does
FROM_THE_COMMITTEE = (
    OfficeKind.STANDING_COMMITTEE,
    OfficeKind.SECRETARY,
    OfficeKind.DEPUTY_SECRETARY,
    OfficeKind.INSPECTION_COMMITTEE,
    OfficeKind.INSPECTION_CHAIR,
    OfficeKind.INSPECTION_DEPUTY_CHAIR,
)
MOST_NAMES = 5


def stage_after_annulment(contest: Contest) -> str:
    """The stage to which the congress goes back so that the election can be held again; empty where it stays.

    The congress is called together again for its own elections, the committee's plenum votes after the closing.
    """
    if contest.certified_at is None or contest.is_by_election or contest.poll:
        return ""
    congress = contest.congress
    wanted = Stage.CLOSED if contest.form == ElectionForm.PLENUM else Stage.CONVENED
    lawful = next_stages(congress.stage, law.course_of(congress.unit)) if Stage(congress.stage).is_held else ()
    return wanted.value if wanted in lawful else ""


def fallout_of(contest: Contest, person: Candidate | None = None) -> list[Finding]:
    """Everything that would follow if the result fell, or if one person were not approved.

    Args:
        contest: whose result.
        person: the one who is not approved; None for the whole result.
    """
    source = law.article(contest.congress, "records.annulment")
    fall = consequences.Fall(contest, person)
    found = _offices_lost(contest, person, source) + consequences.foresee(fall)
    found += _seat_left(contest, source) if person is not None else _held_again(contest, source)
    return found


def _offices_lost(contest: Contest, person: Candidate | None, source: Source | None) -> list[Finding]:
    elected = [person] if person is not None else elected_candidates(contest)
    holdings = OfficeHolding.objects.filter(
        unit_id=contest.congress.unit_id, term_id=contest.congress.term_id, office=contest.office,
        source=HoldingSource.ELECTED, ended_on__isnull=True, person_id__in=[one.person_id for one in elected],
    ).select_related("person")  # fmt: skip
    names = [one.person.full_name for one in holdings]
    if not names:
        return []
    text = say("Offices that end: {count} ({names}).", count=len(names), names=names_shortened(names))
    return [Finding("warn", text, source)]


def _held_again(contest: Contest, source: Source | None) -> list[Finding]:
    found: list[Finding] = []
    stage, congress = stage_after_annulment(contest), contest.congress
    if stage:
        text = say("{congress} goes back to the stage “{stage}”, so that the election can be held again.",
                   congress=congress.title, stage=Stage(stage).label)  # fmt: skip
        found.append(Finding("warn", text, source))
    elif congress.stage == Stage.FILED:
        text = say("The dossier of {congress} is in the archive. The seats can be filled by a by-election or by "
                   "appointment.", congress=congress.title)  # fmt: skip
        found.append(Finding("info", text, source, reverse("elections:home", args=[congress.pk]), _("Open")))
    if contest.office == OfficeKind.COMMITTEE:
        found += [_fed_by(one, source) for one in _from_this_committee(contest)]
    return found


def _from_this_committee(contest: Contest) -> QuerySet[Contest]:
    return contest.congress.contests.filter(
        office__in=FROM_THE_COMMITTEE, form=ElectionForm.PLENUM, state=ContestState.CERTIFIED
    )


def _fed_by(contest: Contest, source: Source | None) -> Finding:
    text = say("“{contest}” was elected by this committee from among its members. Decide on it too.",
               contest=contest.title)  # fmt: skip
    return Finding(
        "warn", text, source, reverse("elections:contest", args=[contest.congress_id, contest.pk]), _("Open")
    )


def _seat_left(contest: Contest, source: Source | None) -> list[Finding]:
    if contest.office in (OfficeKind.DELEGATES, OfficeKind.ALTERNATES):
        return []
    held = OfficeHolding.objects.filter(
        unit_id=contest.congress.unit_id, term_id=contest.congress.term_id, office=contest.office, ended_on__isnull=True
    ).count()
    stay = {"held": max(held - 1, 0), "seats": contest.seats}
    if contest.congress.unit.is_root():
        text = say("The seat becomes vacant: {held} of {seats} stay filled. Lawful next: a by-election at the next "
                   "meeting.", **stay)  # fmt: skip
    else:
        text = say("The seat becomes vacant: {held} of {seats} stay filled. Lawful next: a by-election at the plenum, "
                   "or appointment by the superior.", **stay)  # fmt: skip
    return [Finding("info", text, source, reverse("elections:home", args=[contest.congress_id]), _("Open"))]


def names_shortened(names: list[str]) -> Sentence | str:
    """A few names, and how many more there are."""
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    return say("{names} and {more} more", names=", ".join(names[:MOST_NAMES]), more=len(names) - MOST_NAMES)


# --- complaints


@dataclass(frozen=True)
class Window:
    """The days in which a complaint may be lodged.

    Args:
        closed_on: the day of closing, from which the days are counted.
        last_on: the last day; None where the rulebook sets none, or the closing day is not known.
        days: how many working days.
        source: the rule.
    """

    closed_on: date | None
    last_on: date | None = None
    days: int = 0
    source: Source | None = None


def complaint_window(congress: Congress) -> Window:
    """The last lawful day for complaints, counted in working days from the closing."""
    rule, closed_on = law.rulebook_of(congress).records.complaint_days, congress.closes_on or congress.opens_on
    if rule is None:
        return Window(closed_on, source=law.article(congress, "records.challenge_days"))
    last_on = working_days_after(closed_on, rule.value, law.calendar()) if closed_on else None
    return Window(closed_on, last_on, rule.value, rule.source)


def answer_due_on(congress: Congress, received_on: date) -> date | None:
    """By when a complaint is decided: the term in which the superior decides on the result, from its receipt."""
    rule = law.rulebook_of(congress).records.approval_days
    return working_days_after(received_on, rule.value, law.calendar()) if rule is not None else None


def complaints_of(congress: Congress) -> QuerySet[Complaint]:
    """The complaints about a congress's elections, in the order of their numbers."""
    return (
        Complaint.objects.filter(congress=congress)
        .select_related("congress__unit", "contest", "candidate__person", "paper")
        .order_by("number")
    )


def open_complaints(congress: Congress) -> QuerySet[Complaint]:
    """Complaints without a decision, late ones too."""
    return complaints_of(congress).exclude(state=ComplaintState.DECIDED)


def standing_complaints(congress: Congress) -> QuerySet[Complaint]:
    """Complaints that came in time and have no decision yet: while one stands, the result is not approved."""
    return open_complaints(congress).filter(is_late=False)


# --- sealed ballots


@dataclass(frozen=True)
class Keeping:
    """The ballots of one round: sealed or not, how long they are still kept.

    Args:
        round: whose ballots.
        seal: the seal; None while there is none.
        days_left: days until they may be destroyed; 0 from the day on; None without a seal or once destroyed.
    """

    round: Round
    seal: BallotSeal | None
    days_left: int | None = None

    @property
    def look(self) -> str:
        """How the line is drawn."""
        if self.seal is None:
            return "warn"
        looks = {SealState.SEALED: "locked", SealState.OPENED: "open", SealState.DESTROYED: "closed"}
        return looks[SealState(self.seal.state)]


def keep_until_on(round_: Round, sealed_on: date) -> date | None:
    """Until when the ballots are kept: so many months after the closing, or after the sealing where that is later."""
    congress = round_.contest.congress
    rule = law.rulebook_of(congress).records.retention_months
    if rule is None:
        return None
    return months_after(max(congress.closes_on or sealed_on, sealed_on), rule.value)


def rounds_with_ballots(congress: Congress) -> QuerySet[Round]:
    """Decided and void rounds whose paper ballots are kept, in the order of the contests."""
    return (
        Round.objects.filter(contest__congress=congress, state__in=(RoundState.DECIDED, RoundState.VOID))
        .exclude(method=CountMethod.ELECTRONIC)
        .exclude(returned__isnull=True)
        .select_related("contest__congress__unit", "seal")
        .order_by("contest__order", "contest_id", "number")
    )


def keepings_of(congress: Congress) -> list[Keeping]:
    """The ballots of each round of a congress."""
    return [keeping_of(one) for one in rounds_with_ballots(congress)]


def keeping_of(round_: Round) -> Keeping:
    """The ballots of one round."""
    seal = getattr(round_, "seal", None)
    if seal is None or seal.state == SealState.DESTROYED:
        return Keeping(round_, seal)
    return Keeping(round_, seal, max((seal.keep_until_on - clock.today()).days, 0))


def unsealed_rounds(congress: Congress) -> QuerySet[Round]:
    """Rounds whose ballots have not been sealed yet."""
    return rounds_with_ballots(congress).filter(seal__isnull=True)


def is_destroyed(round_: Round) -> bool:
    """True once the ballots of the round are destroyed by decision; what was kept for each ballot goes with them."""
    return BallotSeal.objects.filter(round=round_, state=SealState.DESTROYED).exists()


def why_kept(seal: BallotSeal) -> tuple[Sentence, Source | None] | None:
    """Why the ballots may not be destroyed yet, with the rule; None when they may."""
    congress = seal.round.contest.congress
    source = law.article(congress, "records.retention_months")
    if seal.state == SealState.OPENED:
        return say("The seal is open. Seal the ballots again first."), source
    if clock.today() < seal.keep_until_on:
        return say("The ballots are kept until {day}; {days} days are left.", day=say_day(seal.keep_until_on),
                   days=(seal.keep_until_on - clock.today()).days), source  # fmt: skip
    count = open_complaints(congress).count()
    if count:
        return say("Complaints without a decision: {count}. The ballots are kept until each is decided.", count=count
                   ), source  # fmt: skip
    return None
