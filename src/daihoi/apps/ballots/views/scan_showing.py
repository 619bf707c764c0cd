"""What the page of the machine count shows: steps with their articles, batches, what waits for people, what is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.accounts.models import User
from daihoi.apps.congresses import law
from daihoi.apps.elections.models import Round
from daihoi.apps.elections.queries import is_destroyed
from daihoi.apps.jobs.models import JobState
from daihoi.apps.jobs.queries import progress_of
from daihoi.apps.shell import figures
from daihoi.apps.shell.shapes import Act, Fact, Finding, Progress, Step
from daihoi.core.errors import DaihoiError
from daihoi.core.sentences import say
from daihoi.core.sources import Source

from .. import machine, permissions, queries
from ..forms import NO_SEAT
from ..models import BatchState, CountState, DeskState, ScanAct, ScanCount, Side
from ..queries.tellers import tellers_of
from .showing import place, url

LOOKS = {
    BatchState.FILLING: "waiting", BatchState.READING: "now", BatchState.READ: "ok", BatchState.WITHDRAWN: "cancelled",
}  # fmt: skip
__all__ = ["afterwards", "heading", "place", "said", "seat_rows", "state_of", "url"]


@dataclass(frozen=True)
class BatchRow:
    """One batch on the page: how far it is, where its page is, and its running job."""

    line: queries.BatchLine
    look: str
    url: str
    progress: Progress | None


@dataclass(frozen=True)
class People:
    """What waits for people: the words, how many, where, and whether this reader may go there."""

    label: str
    waiting: int
    act: Act


@dataclass(frozen=True)
class Shown:
    """Everything that the page of an open or closed count shows."""

    lines: tuple[BatchRow, ...]
    reconciliation: queries.Reconciliation
    people: tuple[People, ...]
    findings: tuple[Finding, ...]
    acts: tuple[Act, ...]
    unseen: int
    was_compared: bool

    @property
    def waiting(self) -> int:
        """Ballots that wait for tellers or the board."""
        return sum(one.line.waiting + one.line.board for one in self.lines if one.line.batch.state == BatchState.READ)


@dataclass(frozen=True)
class SeatRow:
    """One person who may rule, and where."""

    user: User
    seat: str
    is_fixed: bool


def state_of(count: ScanCount, user: Any) -> Shown:
    """The page as this reader sees it."""
    lines = tuple(_row(count, one) for one in queries.batch_lines(count))
    found = queries.reconcile(count)
    is_open = count.state == CountState.OPEN
    unseen = sum(queries.unseen_marks(count).values()) if is_open else 0
    compared = queries.was_compared(count)
    state = Shown(lines, found, _people(count, lines, unseen, user) if is_open else (), (), (), unseen, compared)
    acts = _acts(count, state, user)
    return Shown(lines, found, state.people, _findings(count), acts, unseen, compared)


def heading(round_: Round, count: ScanCount | None, state: Shown | None = None) -> dict[str, Any]:
    """What every page of the machine count shows."""
    contest = round_.contest
    facts = [Fact(_("Round"), round_.number), Fact(_("Seats to fill"), round_.seats)]
    if round_.reported_at is not None:
        facts += [Fact(_("Ballots issued"), round_.issued), Fact(_("Ballots returned"), round_.returned)]
    return {
        "title": _("Machine count of round %(number)s") % {"number": round_.number},
        "kicker": contest.title,
        "contest": contest,
        "round": round_,
        "here": "elections",
        "facts": facts,
        "steps": _steps(round_, count, state),
        "back_url": reverse("elections:contest", args=[contest.congress_id, contest.pk]),
    }


def seat_rows(count: ScanCount) -> list[SeatRow]:
    """Everybody who may count here, and where each sits; who has ruled keeps the seat."""
    seats = {one.user_id: one for one in count.seats.select_related("user")}
    acted = set(
        count.journal.filter(act__in=(ScanAct.RULED, ScanAct.BOARD)).values_list("by", flat=True).distinct()
    )  # fmt: skip
    people = {one.pk: one for one in tellers_of(count.round.contest.congress)}
    people |= {key: one.user for key, one in seats.items() if key not in people}
    rows = []
    for key, person in people.items():
        name = f"{person.full_name} ({person.get_username()})" if person.full_name else person.get_username()
        rows.append(SeatRow(person, seats[key].side if key in seats else NO_SEAT, name[:160] in acted))
    return rows


def afterwards(count: ScanCount, user: Any) -> dict[str, Any]:
    """What can be done with a closed count."""
    round_, has_contents = count.round, count.destroyed_at is None
    job = count.recount_job
    destroy = None
    if has_contents and permissions.can_destroy_pictures(user, count):
        kept = not is_destroyed(round_)
        destroy = Act(
            _("Destroy pictures and readings"), url(round_, "scan-destroy"), "post", icon="trash", is_dangerous=True,
            confirm=_("Pictures, readings and rulings can't be brought back. Destroy them?"),
            locked=say("The ballots themselves are not destroyed yet.") if kept else "",
            source=law.article(round_.contest.congress, "records.retention_months") if kept else None,
        )  # fmt: skip
    return {
        "has_contents": has_contents,
        "recount": Act(_("Count again from the pictures"), url(round_, "recount"), "post", icon="arrow-clockwise"),
        "recounting": progress_of(job) if job is not None and job.state != JobState.DONE else None,
        "recounted": count.journal.filter(act=ScanAct.RECOUNTED).order_by("-number").first(),
        "destroy": destroy,
    }


def said(error: DaihoiError) -> str:
    """A refusal with its article, in the language of the page."""
    source = getattr(error, "source", None)
    sentence = error.in_language(figures.language())
    return f"{sentence} ({source})" if source else sentence


def _row(count: ScanCount, line: queries.BatchLine) -> BatchRow:
    batch = line.batch
    job = batch.job if batch.state == BatchState.READING else None
    look = LOOKS[BatchState(batch.state)]
    if batch.state == BatchState.READ and not line.is_level:
        look = "warn"
    return BatchRow(line, look, url(count.round, "batch", batch.number), progress_of(job) if job is not None else None)


def _people(count: ScanCount, lines: tuple[BatchRow, ...], unseen: int, user: Any) -> tuple[People, ...]:
    standing = [one.line for one in lines if one.line.batch.state == BatchState.READ]
    waiting, board = sum(one.waiting for one in standing), sum(one.board for one in standing)
    side = queries.side_of(count, user)
    no_seat = say("Only for those who sit there. Take a seat below.")
    mine = queries.to_rule(count, side).count() if side in (Side.A, Side.B) else waiting
    return (
        People(_("Ballots on which two tellers rule apart"), mine, Act(
            _("Rule"), url(count.round, "judge"), icon="eye",
            locked="" if permissions.can_rule(user, count) else no_seat)),
        People(_("Ballots before the board"), board, Act(
            _("Keep the board's vote"), url(count.round, "board"), icon="people",
            locked="" if permissions.can_decide(user, count) else no_seat)),
        People(_("Marks on contact sheets nobody has seen"), unseen, Act(
            _("Look through"), url(count.round, "contacts"), icon="grid-3x3",
            locked="" if permissions.can_check(user, count) else no_seat)),
    )  # fmt: skip


def _acts(count: ScanCount, state: Shown, user: Any) -> tuple[Act, ...]:
    """What is next first; the rest beside it."""
    round_ = count.round
    contest = Act(_("Back to the contest"), reverse("elections:contest", args=place(round_)[:2]), icon="arrow-left")
    if count.state == CountState.CLOSED:
        figures_act = Act(_("Published figures"), url(round_, "published"), icon="file-earmark-check")
        return (contest, figures_act, Act(_("Audit against the paper"), url(round_, "audit"), icon="search"))
    reconcile = Act(_("Reconcile the papers"), url(round_, "scan-reconcile"), "post", icon="check2-square")
    acts = [_closing(count, state)]
    if count.reconciled_at is None and state.reconciliation.is_level:
        acts.insert(0, reconcile)
    desk = queries.desk_of(round_.pk)
    if desk is not None and desk.state == DeskState.CLOSED:
        acts.append(Act(_("Compare with the keyed desk"), url(round_, "scan-compare"), "post", icon="arrow-down-up"))
    return (*acts, contest, Act(_("Give the count up"), url(round_, "scan-cancel"), icon="slash-circle"))


def _closing(count: ScanCount, state: Shown) -> Act:
    source = _source(count.round, "elections.reported_first", "elections.figures_agree")
    locked: Any = ""
    if not state.lines:
        locked = say("No batch has been scanned yet.")
    elif state.waiting:
        locked = say("{waiting} ballots still wait for people.", waiting=state.waiting)
    elif count.reconciled_at is None:
        locked = say("The papers are not reconciled yet.")
    elif state.unseen and not state.was_compared:
        locked = say("{marks} marks on contact sheets have not been seen.", marks=state.unseen)
    return Act(
        _("Close and hand over"), url(count.round, "scan-close"), "post", icon="box-arrow-up-right",
        confirm=_("Close the machine count? Nothing is changed in it afterwards."), locked=locked,
        source=source if locked else None,
    )  # fmt: skip


def _findings(count: ScanCount) -> tuple[Finding, ...]:
    found = []
    if count.state != CountState.OPEN:
        return ()
    if not machine.is_installed():
        found.append(Finding("block", machine.missing()))
    seated = set(count.seats.values_list("side", flat=True))
    missing = [one for one in Side if one not in seated]
    if missing:
        names = ", ".join(str(one.label) for one in missing)
        text = say("Nobody sits here yet: {seats}. Give each seat to at least one person.", seats=names)
        found.append(Finding("warn", text, url="#seats", mend=_("Give a seat")))
    return tuple(found)


def _steps(round_: Round, count: ScanCount | None, state: Shown | None) -> list[Step]:
    counting = _source(round_, "elections.reported_first", "elections.figures_agree")
    entries = _source(round_, "records.independent_entries", "elections.figures_agree")
    reported = round_.reported_at is not None
    contest = reverse("elections:contest", args=place(round_)[:2])
    paper = reverse("ballots:paper", args=place(round_)[:2])
    printed = queries.printed_of(round_.contest, round_.number) is not None
    steps = [
        Step(_("Print the ballots here"), "done" if printed else "now", paper),
        Step(_("Report ballots issued and returned"), "done" if reported else "now" if printed else "waiting", contest,
             "" if reported else say("Only then is any ballot looked at."), counting),
    ]  # fmt: skip
    if count is None:
        locked = say("Opens when the ballots are printed here and reported.")
        ready = reported and printed
        return [*steps, Step(_("Open the machine count"), "now" if ready else "locked", "#set-up" if ready else "",
                             "" if ready else locked, counting)]  # fmt: skip
    if state is None:
        return [*steps, Step(_("Scan and read"), "now", url(round_, "scan"))]
    closed = count.state == CountState.CLOSED
    read = bool(state.lines) and state.reconciliation.is_level
    levels = [
        (_("Scan and read every batch"), read, "#batches", counting),
        (_("Rule on what the machine leaves open"), read and not state.waiting, "#people", entries),
        (_("Reconcile the papers"), count.reconciled_at is not None, "#papers", counting),
        (_("See every counted mark"), read and (not state.unseen or state.was_compared), "#people", entries),
        (_("Close and hand over"), closed, "", counting),
    ]
    first_open = next((at for at, one in enumerate(levels) if not one[1]), -1)
    return [
        *steps,
        *(
            Step(label, "done" if closed or done else "now" if at == first_open else "waiting", "" if closed else where,
                 source=source)
            for at, (label, done, where, source) in enumerate(levels)
        ),
    ]  # fmt: skip


def _source(round_: Round, *names: str) -> Source | None:
    return law.article(round_.contest.congress, *names)
