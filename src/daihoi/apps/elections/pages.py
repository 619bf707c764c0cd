"""The desk of papers: every paper of a contest, what it was issued as, or how it would look."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses.models import Congress
from daihoi.apps.documents.models import Paper

from . import papers
from .models import Contest, ContestState, ElectionPaper, PaperKind, Round, RoundState

SPECIMEN, NOTICE, ELECTORATE, MINUTES, ELECTED, INTERNAL, REPORT = (
    "specimen", "notice", "electorate", "minutes", "elected", "internal", "report",
)  # fmt: skip
KINDS = (SPECIMEN, NOTICE, ELECTORATE, MINUTES, ELECTED, INTERNAL, REPORT)


@dataclass(frozen=True)
class PaperLine:
    """One paper on the desk.

    Args:
        title: what it is.
        paper: the register's entry; None until it is issued.
        file_url: where its draft is drawn, without the ending; empty while it can't be drawn.
        issue_url: where it is issued; empty where it takes no number, or can't be issued yet.
        note: a word on it, or why it has to wait.
    """

    title: str
    paper: Paper | None = None
    file_url: str = ""
    issue_url: str = ""
    note: str = ""


def paper_lines(contest: Contest, *, sees_internal: bool) -> list[PaperLine]:
    """The papers of a contest in the order of its course, and the report of its congress.

    Args:
        contest: the contest.
        sees_internal: the reader may see ethnicity, religion and residence.
    """
    issued = {(one.kind, one.about): one.paper for one in contest.congress.election_papers.select_related("paper")}
    lines = _before(contest, issued)
    for round_ in contest.rounds.order_by("number"):
        lines += _of_round(contest, round_, issued)
    lines += _after(contest, issued, sees_internal)
    return [*lines, report_line(contest.congress)]


def report_line(congress: Congress) -> PaperLine:
    """The report on all elections of a congress."""
    kept = ElectionPaper.objects.filter(congress=congress, kind=PaperKind.REPORT).select_related("paper").first()
    has_voted = Round.objects.filter(contest__congress=congress, returned__isnull=False).exists()
    title = _("Report on all elections")
    if not has_voted:
        return PaperLine(title, note=_("After the last election."))
    address = reverse("elections:report", args=[congress.pk])
    return PaperLine(title, kept.paper if kept else None, address, address)


def _before(contest: Contest, issued: dict[tuple[str, str], Paper]) -> list[PaperLine]:
    titles = (_("Ballot specimen"), _("Notice: ballot and how it is marked"))
    notice = issued.get((PaperKind.BALLOT_NOTICE, papers.ballot_key(contest)))
    if contest.state not in (ContestState.ADOPTED, ContestState.VOTING):
        why = _("After the list is adopted.") if contest.state == ContestState.LISTING else ""
        old = [paper for (kind, about), paper in issued.items()
               if kind == PaperKind.BALLOT_NOTICE and about.startswith(f"contest {contest.pk},")]  # fmt: skip
        return [PaperLine(titles[1], one) for one in old] or [PaperLine(title, note=why) for title in titles if why]
    return [
        PaperLine(
            titles[0], file_url=_address(contest, SPECIMEN), note=_("A specimen bears “MẪU” and takes no number.")
        ),
        PaperLine(titles[1], notice, _address(contest, NOTICE), _address(contest, NOTICE)),
    ]


def _of_round(contest: Contest, round_: Round, issued: dict[tuple[str, str], Paper]) -> list[PaperLine]:
    number = {"n": round_.number}
    roll = _round_address(round_, ELECTORATE) if round_.roll else ""
    listed = PaperLine(
        _("Electorate by name, round %(n)s") % number,
        issued.get((PaperKind.ELECTORATE, f"round {round_.pk}")),
        roll,
        roll,
        "" if roll else _("Known by figures only."),
    )
    is_over = round_.state in (RoundState.DECIDED, RoundState.VOID) and round_.returned is not None
    draft = _round_address(round_, MINUTES) if round_.returned is not None else ""
    wait = _("After the decision.") if draft else _("After the count.")
    minutes = PaperLine(
        _("Counting minutes, round %(n)s") % number,
        round_.minutes,
        draft,
        draft if is_over else "",
        "" if is_over else wait,
    )
    return [listed, minutes]


def _after(contest: Contest, issued: dict[tuple[str, str], Paper], sees_internal: bool) -> list[PaperLine]:
    if contest.poll:
        return []
    title = _("List of elected")
    if contest.state not in (ContestState.DECIDED, ContestState.CERTIFIED):
        return [PaperLine(title, contest.elected_list, note=_("After the decision."))]
    address = _address(contest, ELECTED)
    lines = [PaperLine(title, contest.elected_list, address, address)]
    if sees_internal:
        inside = _address(contest, INTERNAL)
        paper = issued.get((PaperKind.INTERNAL_LIST, f"contest {contest.pk}"))
        note = _("With ethnicity, religion and residence; every reading is written to the trail.")
        lines.append(PaperLine(_("Internal list of elected"), paper, inside, inside, note))
    return lines


def _address(contest: Contest, kind: str) -> str:
    return reverse("elections:paper", args=[contest.congress_id, contest.pk, kind])


def _round_address(round_: Round, kind: str) -> str:
    return reverse("elections:round-paper", args=[round_.contest.congress_id, round_.contest_id, round_.number, kind])
