"""What the desk's page shows: the steps with their articles, the board, what is lacking, who sits where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.accounts.models import User
from daihoi.apps.congresses import law
from daihoi.apps.elections.models import Round, RoundState
from daihoi.apps.elections.queries import is_destroyed
from daihoi.apps.organisations import permissions as units
from daihoi.apps.shell.shapes import Act, Board, BoardRow, Cell, Fact, Finding, Stage, Step
from daihoi.core.sentences import say
from daihoi.core.sources import Source

from .. import permissions, queries
from ..forms import NO_SEAT, seat_choices
from ..models import Desk, DeskSeat, DeskState
from ..queries.boards import FINISHED, FREE
from ..queries.tellers import tellers_of

STATES = {FREE: "none", FINISHED: "done"}
BADGES = {DeskState.OPEN: "now", DeskState.CLOSED: "done", DeskState.CANCELLED: "cancelled"}


@dataclass(frozen=True)
class SeatRow:
    """One person who may sit at the desk, and where."""

    user: User
    seat: str
    is_fixed: bool


def place(round_: Round) -> list[int]:
    """The arguments of every address of the desk."""
    return [round_.contest.congress_id, round_.contest_id, round_.number]


def url(round_: Round, name: str, *more: object) -> str:
    """One address below a round."""
    return reverse(f"ballots:{name}", args=[*place(round_), *more])


def facts_of(round_: Round, desk: Desk | None) -> list[Fact]:
    """The summary line."""
    facts = [Fact(_("Round"), round_.number), Fact(_("Seats to fill"), round_.seats)]
    if round_.reported_at is not None:
        facts += [Fact(_("Ballots issued"), round_.issued), Fact(_("Ballots returned"), round_.returned)]
    if desk is not None:
        facts.append(Fact(_("Teams"), desk.teams.count()))
    return facts


def steps_of(round_: Round, desk: Desk | None, board: queries.Board | None) -> list[Step]:
    """The way of a keyed count; what is locked says why and by which article."""
    counting = _source(round_, "elections.reported_first", "elections.figures_agree")
    entries = _source(round_, "records.independent_entries", "elections.figures_agree")
    reported, contest = round_.reported_at is not None, contest_url(round_)
    report = Step(_("Report ballots issued and returned"), "done" if reported else "now", contest,
                  "" if reported else say("Only then is any ballot looked at."), counting)  # fmt: skip
    if not reported:
        locked = say("Opens when the ballots issued and returned are reported.")
        set_up = Step(_("Set up the teams"), "locked", sentence=locked, source=counting)
    else:
        set_up = Step(_("Set up the teams"), "done" if desk else "now", "" if desk else "#set-up")
    return [report, set_up, *_steps_at_desk(desk, board, entries, counting)]


def board_of(board: queries.Board, desk: Desk, user: Any) -> Board:
    """Bundles by teams: how far, never what."""
    letters = [cell.team for cell in board.lines[0].cells] if board.lines else []
    stages = [Stage(letter, _("Team %(letter)s") % {"letter": letter}) for letter in letters]
    rows = [
        BoardRow(
            _("Bundle %(number)s") % {"number": line.number},
            [*(_team_cell(cell, line.size) for cell in line.cells), _look_cell(line)],
        )
        for line in board.lines
    ]
    return Board(_("Bundles by teams"), [*stages, Stage("look", _("Third look"))], rows, corner=_("Bundle"))


def acts_of(round_: Round, desk: Desk, board: queries.Board, user: Any) -> list[Act]:
    """What this reader does next, first of all; acts that are not lawful now say why."""
    acts: list[Act] = []
    if desk.state == DeskState.OPEN:
        if permissions.can_key(user, desk):
            acts.append(Act(_("Key ballots"), url(round_, "key"), icon="keyboard"))
        if permissions.can_look(user, desk):
            acts.append(Act(_("Third look (%(count)s)") % {"count": board.looks_open}, url(round_, "look"), icon="eye"))
        closing = _closing(round_, board)
        acts.insert(len(acts) if closing.locked else 0, closing)
    acts.append(Act(_("Bundle slips"), url(round_, "slips"), icon="printer"))
    if desk.state == DeskState.CLOSED:
        acts.insert(0, Act(_("Back to the contest"), contest_url(round_), icon="arrow-left"))
    if desk.state == DeskState.OPEN:
        acts.append(Act(_("Give the desk up"), url(round_, "cancel"), icon="slash-circle"))
    return acts


def lacking(round_: Round, desk: Desk | None, user: Any) -> list[Finding]:
    """What stands in the way of a desk, and where it is mended."""
    congress, found = round_.contest.congress, []
    tellers = tellers_of(congress)
    makes = reverse("organisations:add-account", args=[congress.unit.code])
    mend = makes if units.can_administer(user, congress.unit) else ""
    if desk is None and len(tellers) < 3:
        found.append(Finding("warn", say(
            "{count} accounts may count here. Two teams and a third look need three: make accounts with the role of "
            "teller.", count=len(tellers)), url=mend, mend=_("Make an account") if mend else ""))  # fmt: skip
    if desk is not None and desk.state == DeskState.OPEN:
        empty = [one.letter for one in desk.teams.all() if not one.seats.exists()]
        if empty:
            nobody = say("Nobody sits in team {teams}. Give each team at least one person.", teams=", ".join(empty))
            found.append(Finding("block", nobody, url="#seats", mend=_("Give a seat")))
        if not desk.seats.filter(team__isnull=True).exists():
            nobody = say("Nobody sits at the third look. Ballots on which the teams differ wait until somebody does.")
            found.append(Finding("warn", nobody, url="#seats", mend=_("Give a seat")))
    return found


def seat_rows(desk: Desk) -> list[SeatRow]:
    """Everybody who may sit here, with the seat held; who has seen ballots keeps it."""
    seats: dict[int, DeskSeat] = {one.user_id: one for one in desk.seats.select_related("team", "user")}
    people = {one.pk: one for one in tellers_of(desk.round.contest.congress)}
    people |= {one.user_id: one.user for one in seats.values()}
    busy = set(desk.bundles.values_list("turns__user", flat=True)) | set(
        desk.bundles.values_list("looks__settled_by", flat=True)
    )
    rows = []
    for pk, user in people.items():
        seat = seats.get(pk)
        where = NO_SEAT if seat is None else seat.team.letter if seat.team else "look"
        rows.append(SeatRow(user, where, pk in busy))
    return sorted(rows, key=lambda row: (row.seat == NO_SEAT, row.seat == "look", row.seat, row.user.get_username()))


def seat_words(desk: Desk) -> list[tuple[str, Any]]:
    """Where somebody may sit at this desk."""
    return seat_choices(desk.teams.count())


def turns_to_reopen(board: queries.Board) -> list[tuple[int, str, int | None]]:
    """Finished bundles that a team may be asked to look through again: bundle, team, turn."""
    return [
        (line.number, cell.team, cell.turn) for line in board.lines for cell in line.cells if cell.state == FINISHED
    ]


def afterwards(desk: Desk, user: Any) -> dict[str, Any]:
    """What is done with a closed desk: its journal filed, its ballots traced, its entries destroyed at last."""
    is_kept = not is_destroyed(desk.round)
    destroy = Act(
        _("Destroy what was keyed"),
        url(desk.round, "destroy"),
        "post",
        icon="trash3",
        is_dangerous=not is_kept,
        confirm=_("Destroy everything that was keyed? The sums and the chain of acts stay."),
        locked=say("What was keyed is kept as long as the ballots are.") if is_kept else "",
        source=_source(desk.round, "records.retention_months"),
    )
    return {
        "has_contents": desk.destroyed_at is None,
        "may_issue": permissions.can_issue(user, desk),
        "may_read": permissions.can_trace(user, desk),
        "destroy": destroy if permissions.can_destroy(user, desk) and desk.destroyed_at is None else None,
    }


def _steps_at_desk(
    desk: Desk | None, board: queries.Board | None, entries: Source | None, counting: Source | None
) -> list[Step]:
    if desk is None or board is None:
        later = say("Opens when the desk is set up.")
        return [Step(label, "locked", sentence=later) for label in (_("Key every bundle"), _("Third look"),
                                                                    _("Close the desk"))]  # fmt: skip
    is_closed, is_keyed = desk.state == DeskState.CLOSED, all(line.is_compared for line in board.lines)
    apart = say("Each team keys every ballot and sees nothing of the other.")
    keying = Step(_("Key every bundle"), "done" if is_keyed else "now", sentence=apart, source=entries)
    waiting = say("{open} open, {settled} settled.", open=board.looks_open, settled=board.looks_settled)
    state = "now" if board.looks_open else "done" if is_keyed else "none"
    looks = Step(_("Third look"), state, sentence=waiting)
    if is_closed:
        filed = Step(_("File the entry journal"), "done" if desk.journal_paper_id else "now", "#journal")
        return [keying, looks, Step(_("Close the desk"), "done"), filed]
    if board.is_ready:
        closing = Step(_("Close the desk"), "now", source=counting)
    else:
        closing = Step(_("Close the desk"), "locked", sentence=_why_open(board), source=counting)
    return [keying, looks, closing]


def _why_open(board: queries.Board) -> Any:
    open_ = [line.number for line in board.lines if not line.is_compared]
    if open_:
        return say("Not every team has finished every bundle; bundles still to key: {bundles}.",
                   bundles=", ".join(map(str, open_)))  # fmt: skip
    return say("Ballots that still wait for the third look: {looks}. Settle them first.", looks=board.looks_open)


def _closing(round_: Round, board: queries.Board) -> Act:
    label = _("Close the desk and hand the count over")
    if not board.is_ready:
        source = _source(round_, "elections.reported_first", "elections.figures_agree")
        return Act(label, icon="check2-square", locked=_why_open(board), source=source)
    sure = _("Close the desk? Nothing can be keyed afterwards; the sums become the count of this round.")
    return Act(label, url(round_, "close"), "post", icon="check2-square", confirm=sure)


def _team_cell(cell: queries.Cell, size: int) -> Cell:
    who = cell.user or _("nobody yet")
    about = _("Team %(team)s: %(keyed)s of %(size)s ballots, %(who)s") % {
        "team": cell.team, "keyed": cell.keyed, "size": size, "who": who}  # fmt: skip
    return Cell(STATES.get(cell.state, "now"), f"{cell.keyed}/{size}", about=about)


def _look_cell(line: queries.BoardLine) -> Cell:
    if line.looks_open:
        waiting = _("%(count)s waiting") % {"count": line.looks_open}
        return Cell("warn", waiting, about=_("%(open)s ballots wait for the third look, %(settled)s are settled") % {
            "open": line.looks_open, "settled": line.looks_settled})  # fmt: skip
    if not line.is_compared:
        return Cell("none", about=_("Compared when every team has finished the bundle"))
    return Cell("ok", str(line.looks_settled), about=_("All ballots settled, %(count)s at the third look") % {
        "count": line.looks_settled})  # fmt: skip


def contest_url(round_: Round) -> str:
    """The page of the contest, at the count while the round is open."""
    page = reverse("elections:contest", args=[round_.contest.congress_id, round_.contest_id])
    return f"{page}#count" if round_.state == RoundState.OPEN else page


def _source(round_: Round, *names: str) -> Source | None:
    return law.article(round_.contest.congress, *names)
