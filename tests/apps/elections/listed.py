"""A worked list put into the tables as an office has it before the congress adopts it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from daihoi.apps.congresses.models import Congress, Holiday, HolidayKind, Stage
from daihoi.apps.delegates.models import Attendance, Credential, Delegate, DelegateTitle
from daihoi.apps.elections.models import (
    Candidate,
    CandidateOrigin,
    CandidateState,
    Choice,
    Contest,
    ContestState,
    ElectionForm,
    Poll,
    Round,
    RoundState,
    Tally,
)
from daihoi.apps.members.models import HoldingSource, OfficeHolding, Person, Sex
from daihoi.apps.nominations.models import EntryState, Slate, SlateEntry, SlateState
from daihoi.apps.organisations.models import OfficeKind, Term
from daihoi.apps.plenary.models import HandVote, OrganKind, OrganSeat
from daihoi.core.congresses import vietnamese_holidays, working_days_before
from daihoi.core.elections import Outcome
from tests.cast import make_congress, make_person

OPENS_ON = date(2020, 8, 27)
BORN_ON = date(1975, 1, 2)
DAYS_OFF = {
    "holidays": HolidayKind.OTHER,
    "made_up": HolidayKind.MADE_UP,
    "half_days": HolidayKind.HALF_DAYS,
}


class Listed:
    """A worked list in the tables: its congress, its contest, and the people by the ids of the case."""

    def __init__(self, plain: dict[str, Any], tree: Any) -> None:
        self.plain, self.tree = plain, tree
        self.convening = [_told(one) for one in plain.get("convening_committee", [])]
        self.congress = self._congress()
        self.known: dict[str, Person] = {}
        for one in plain["candidates"]:
            born_on = date.fromisoformat(one["born_on"]) if "born_on" in one else BORN_ON
            self.known[one["id"]] = _person(one.get("name", one["id"]), born_on)
        self._lay_behind()
        self.contest = self._contest()
        self.keys = {one["id"]: self._stand(one).pk for one in plain["candidates"]}
        self._seat([self.known[one["id"]] for one in plain["candidates"] if one.get("is_delegate", True)])
        self._count_and_convene()
        self._prepare()
        self._vote_before()

    def lock(self) -> None:
        """The list as the congress adopted it; the rows are changed behind the back of the acts."""
        ids = self.plain["adopted"]
        for number, name in enumerate(ids, 1):
            if name not in self.keys:
                gone = Candidate.objects.create(contest=self.contest, person=_person(f"Trần {name}", BORN_ON))
                self.keys[name] = gone.pk
                Candidate.objects.filter(pk=gone.pk).update(state=CandidateState.WITHDRAWN)
            Candidate.objects.filter(pk=self.keys[name]).update(order=number)
        self.contest.state = ContestState.ADOPTED
        self.contest.save(update_fields=["state"])

    def _congress(self) -> Congress:
        plain, tree = self.plain, self.tree
        term = Term.objects.create(name="2015-2020", starts_on="2015-06-01", ends_on="2020-05-31")
        type(tree.term).objects.filter(pk=tree.term.pk).update(previous=term)
        tree.term.refresh_from_db()
        opens_on = date.fromisoformat(plain["opening_on"]) if "opening_on" in plain else OPENS_ON
        is_cell = plain.get("is_cell", False)
        congress = make_congress(
            tree,
            tree.cells[0] if is_cell else None,
            rulebook=plain["rulebook"],
            opens_on=opens_on,
            closes_on=opens_on + timedelta(1),
            stage=Stage.REPORTED if "vacancies" in plain else Stage.IN_SESSION,
        )
        for number in range(plain.get("official_members", 0)):
            make_person(f"Lý Văn {number}", tree.cells[0])
        for key, kind in DAYS_OFF.items():
            for day in plain.get(key, []):
                Holiday.objects.create(day_on=day, kind=kind)
        return congress

    def _contest(self) -> Contest:
        plain = self.plain
        vote = None
        if plain.get("number_voted"):
            vote = HandVote.objects.create(
                congress=self.congress, motion="Số lượng", base=100, votes_for=100, is_carried=True,
                taken_at=timezone.make_aware(datetime(2020, 8, 27, 8)),
            )  # fmt: skip
        return self._make(plain["office"], plain["form"], plain["seats"], ContestState.LISTING,
                          number_vote=vote, is_by_election="vacancies" in plain)  # fmt: skip

    def _make(self, office: str, form: str, seats: int, state: str, **more: Any) -> Contest:
        return Contest.objects.create(
            congress=self.congress, office=office, title="Bầu", form=form, seats=seats, state=state,
            order=self.congress.contests.count() + 1, **more,
        )  # fmt: skip

    def _lay_behind(self) -> None:
        """What was elected, or not elected, before: the direct election that failed, the seat that became free."""
        plain = self.plain
        if "failed_directly" in plain:
            direct = self._make(OfficeKind.SECRETARY, ElectionForm.DELEGATE_CONGRESS, 1, ContestState.DECIDED)
            round_ = self._round(direct, 1, Choice.CLOSE)
            for name in plain["failed_directly"]:
                person = self.known.get(name) or _person(f"Trần {name}", BORN_ON)
                stood = Candidate.objects.create(contest=direct, person=person)
                Tally.objects.create(round=round_, candidate=stood, votes=1)
        if "vacancies" in plain:
            self._make(plain["office"], plain["form"], plain["seats"], ContestState.CERTIFIED)
            self._hold(_person("Hà Văn Trước", BORN_ON), self.tree.term, plain["office"],
                       ended_on="2020-09-01" if plain["vacancies"] else None)  # fmt: skip

    def _round(self, contest: Contest, number: int, choice: str, **decision: Any) -> Round:
        left = {"outcome": Outcome.SHORT, "seats_left": contest.seats, "elected": [], "next": "closed"}
        return Round.objects.create(
            contest=contest, number=number, seats=contest.seats, state=RoundState.DECIDED, summoned=100, attending=100,
            opened_at=timezone.make_aware(datetime(2020, 8, 27, 8)), choice=choice, decision=left | decision,
        )  # fmt: skip

    def _stand(self, one: dict[str, Any]) -> Candidate:
        nominated_by = self._of(one["nominated_by"]) if "nominated_by" in one else None
        received_on = one.get("dossier_received_on")
        if "dossier_working_days" in one:
            received_on = working_days_before(OPENS_ON, one["dossier_working_days"], vietnamese_holidays())
        return Candidate.objects.create(
            contest=self.contest,
            person=self.known[one["id"]],
            origin=one.get("origin", CandidateOrigin.PREPARED),
            floor_support=one.get("support"),
            floor_of=self.plain.get("attending") if "support" in one else None,
            nominated_by=nominated_by,
            dossier_received_on=received_on,
            dossier_items=one.get("dossier_items"),
            withdrawal=one.get("withdrawal", ""),
        )

    def _count_and_convene(self) -> None:
        for one in self.plain.get("tellers", []):
            person = self._of(one["name"] if isinstance(one, dict) else one)
            if not isinstance(one, dict) or one.get("is_delegate", True):
                self._seat([person] if person not in self.known.values() else [])
            OrganSeat.objects.create(congress=self.congress, kind=OrganKind.COUNTING_COMMITTEE, person=person)
        for one in self.convening:
            self._hold(self._of(one["name"]), self.congress.term.previous, OfficeKind.COMMITTEE)

    def _hold(self, person: Person, term: Term, office: str, **more: Any) -> None:
        OfficeHolding.objects.create(
            person=person, unit=self.congress.unit, term=term, office=office, source=HoldingSource.ELECTED,
            started_on=term.starts_on, **more,
        )  # fmt: skip

    def _prepare(self) -> None:
        """The convening committee's approved list, and the poll of recommendation."""
        plain = self.plain
        if "prepared" in plain:
            slate = Slate.objects.create(
                congress=self.congress, office=plain["office"], seats=plain["seats"], state=SlateState.APPROVED
            )
            for name in plain["prepared"]:
                person = self.known.get(name) or _person(f"Trần {name}", BORN_ON)
                SlateEntry.objects.create(slate=slate, person=person, state=EntryState.LISTED)
        if plain.get("recommendation_poll"):
            self._make(OfficeKind.OPINION_POLL, plain["form"], 1, ContestState.DECIDED,
                       poll=Poll.RECOMMENDATION, asks_for=self.contest)  # fmt: skip

    def _vote_before(self) -> None:
        """The rounds behind a later one, or the tie behind a run-off."""
        keys = [str(key) for key in self.keys.values()]
        if self.plain.get("run_off"):
            then = {"run_off": keys, "seats": self.plain["seats"]}
            self._round(self.contest, 1, "", outcome=Outcome.RUN_OFF, next=then, tied=keys)
            self.contest.state = ContestState.VOTING
            self.contest.save(update_fields=["state"])
        for number in range(1, self.plain.get("round", 1)):
            self._round(self.contest, number, Choice.ANOTHER_ROUND, next="congress_decides_next_round")

    def _of(self, name: str) -> Person:
        """A person called by id or by name, in the list or beside it."""
        ids = [one["id"] for one in self.convening if name in (one["id"], one["name"])]
        for key in (name, *ids):
            if key in self.known:
                return self.known[key]
        found = next((one for one in self.known.values() if one.full_name.lower() == name.lower()), None)
        return found or self.known.setdefault(ids[0] if ids else name, _person(name, BORN_ON))

    def _seat(self, people: list[Person]) -> None:
        Delegate.objects.bulk_create(
            Delegate(
                congress=self.congress,
                person=one,
                unit=self.congress.unit,
                title=DelegateTitle.ELECTED,
                attendance=Attendance.PRESENT,
                credential=Credential.ACCEPTED,
            )
            for one in people
        )


def _told(one: Any) -> dict[str, str]:
    """Somebody who convenes: given by id alone, or by id and name."""
    return one if isinstance(one, dict) else {"id": one, "name": one}


def _person(name: str, born_on: date) -> Person:
    return Person.objects.create(full_name=name, sex=Sex.MALE, born_on=born_on, is_sample=True)
