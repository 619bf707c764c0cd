"""Looking down: the board, progress, results, what waits for a decision."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations.models import OfficeKind
from daihoi.apps.shell import clock, figures, lists
from daihoi.apps.shell.narrowing import Choice
from daihoi.apps.shell.shapes import Act, Board, BoardRow, Cell, Fact, Stage
from daihoi.core.names import fold

from .. import actions, permissions, queries
from ..tables import ElectionTable, ProgressTable

OFFICES = (
    OfficeKind.COMMITTEE,
    OfficeKind.STANDING_COMMITTEE,
    OfficeKind.SECRETARY,
    OfficeKind.DEPUTY_SECRETARY,
    OfficeKind.INSPECTION_COMMITTEE,
    OfficeKind.DELEGATES,
)


@congress_page()
def home(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """What is to be done, the board of the units below, and the ways further in."""
    lines = queries.board_lines(congress)
    context = {
        "title": _("Reports and dossier"),
        "here": "cascade",
        "steps_now": queries.next_steps(congress, request.user),
        "standing": queries.standing(congress),
        "lines": lines,
        "late": [line for line in lines if line.is_late],
        "board": _board(congress, lines),
        "facts": _facts(lines),
        "acts": _acts(congress, bool(lines)),
    }
    return render(request, "cascade/home.html", context)


@congress_page()
def progress(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """F1: how far the congresses below are."""
    rows = queries.progress_rows(congress)
    total = queries.total_progress(rows)
    return lists.render_list(
        request,
        table_class=ProgressTable,
        queryset=[*rows, total] if _is_taken_away(request) else rows,
        title=_("Progress of the congresses below"),
        search=lambda found, words: [row for row in found if fold(words) in fold(row.name)],
        choices=[
            Choice(
                "state",
                _("State"),
                [("late", _("behind schedule")), ("done", _("all held")), ("none", _("nothing yet"))],
                lambda found, value: [row for row in found if row.state == value],
            )
        ],
        empty=(_("There is no unit below."),),
        facts=[
            Fact(_("As of"), clock.now()),
            Fact(_("Held"), _("%(held)s of %(due)s") % {"held": total.held, "due": total.due}),
            Fact(_("This week"), total.this_week),
            Fact(_("Behind schedule"), total.late),
        ],
        acts=[_back(congress)],
        export_name=f"F1-{congress.unit.code}",
        extra_context={"here": "cascade"},
    )


@congress_page()
def results(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """F2: what the elections below add up to, for one office."""
    office = request.GET.get("office", OfficeKind.COMMITTEE.value)
    office = office if office in OFFICES else OfficeKind.COMMITTEE.value
    rows = queries.election_rows(congress, office)
    return lists.render_list(
        request,
        table_class=ElectionTable,
        queryset=[*rows, queries.total_of(rows)] if rows and _is_taken_away(request) else rows,
        title=_("Results of the elections below: %(office)s") % {"office": OfficeKind(office).label},
        choices=[
            Choice("office", _("Office"), [(one.value, one.label) for one in OFFICES], lambda found, value: found)
        ],
        empty=(_("No election to this office has been decided below yet."),),
        facts=_sums(congress, office, queries.total_of(rows)),
        acts=[*_paper_acts(congress, bool(rows)), _back(congress)],
        export_name=f"F2-{congress.unit.code}-{office}",
        extra_context={"here": "cascade"},
    )


@congress_page()
def waiting(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """What came up from below: delegates to be taken over, reports to be decided."""
    context = {
        "title": _("From the units below"),
        "here": "cascade",
        "reports": queries.waiting_reports(congress),
        "rising": queries.waiting_mandates(congress),
        "fallen": queries.fallen_mandates(congress),
        "may_receive": permissions.can_receive(request.user, congress),
        "may_ratify": permissions.can_submit(request.user, congress),
        "today": clock.today(),
        "acts": [_back(congress)],
    }
    return render(request, "cascade/below.html", context)


@congress_page(permissions.can_receive)
@require_POST
def take_over(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Take over every delegate certified below, and take back those whose election fell."""
    count = len(actions.raise_all(congress, by=request.user))
    text = ngettext("%(n)s delegate was taken over.", "%(n)s delegates were taken over.", count) % {"n": count}
    messages.success(request, text)
    return redirect("cascade:below", congress.pk)


@congress_page(permissions.can_submit)
@require_POST
def ratify_all(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Ratify every report that waits."""
    count = len(actions.approve_results(congress, by=request.user))
    messages.success(
        request, ngettext("%(n)s result was ratified.", "%(n)s results were ratified.", count) % {"n": count}
    )
    left = queries.waiting_reports(congress).count()
    if left:
        text = ngettext(
            "%(n)s report still waits: a complaint stands against it.",
            "%(n)s reports still wait: a complaint stands against each.",
            left,
        )
        messages.warning(request, text % {"n": left})
    return redirect("cascade:below", congress.pk)


def _is_taken_away(request: HttpRequest) -> bool:
    """An export ends with the sum, as the form asks; on the screen the sum stands above the list."""
    return lists.EXPORT in request.GET


def _board(congress: Congress, lines: list[queries.BoardLine]) -> Board:
    total = _totals(lines)
    rows = [BoardRow(_("All units below"), [_sum_cell(total[key]) for key, _label in queries.STAGES], is_rollup=True)]
    rows += [
        BoardRow(
            line.unit.name,
            [_cell(line.counts[key], _url(line)) for key, _label in queries.STAGES],
            reverse("organisations:home", args=[line.unit.code]),
            depth=1,
        )
        for line in lines
    ]
    stages = [Stage(key, label) for key, label in queries.STAGES]
    return Board(_("Units below by stage"), stages, rows if lines else [])


def _cell(count: queries.StageCount, url: str) -> Cell:
    """One congress shows its sign only; several show how many of how many."""
    text = f"{count.reached}/{count.of}" if count.of > 1 else ""
    about = _("%(reached)s of %(of)s, %(late)s late") % {"reached": count.reached, "of": count.of, "late": count.late}
    return Cell(count.state, text, url, about)


def _sum_cell(count: queries.StageCount) -> Cell:
    """The sum says how many of how many, and the share."""
    cell = _cell(count, "")
    share = figures.percent(count.reached, count.of, 0) if count.of else "–"
    return replace(cell, text=f"{count.reached}/{count.of} · {share}")


def _url(line: queries.BoardLine) -> str:
    return reverse("cascade:home", args=[line.congress_id]) if line.congress_id else ""


def _totals(lines: list[queries.BoardLine]) -> dict[str, queries.StageCount]:
    totals = {key: queries.StageCount() for key, _label in queries.STAGES}
    for line in lines:
        for key, count in line.counts.items():
            totals[key].reached += count.reached
            totals[key].late += count.late
            totals[key].of += count.of
    return totals


def _facts(lines: list[queries.BoardLine]) -> list[Fact]:
    if not lines:
        return []
    held = _totals(lines)["held"]
    return [
        Fact(_("Units below"), len(lines)),
        Fact(_("Congresses held"), _("%(held)s of %(due)s") % {"held": held.reached, "due": held.of}),
        Fact(_("Units behind schedule"), sum(line.is_late for line in lines)),
    ]


def _acts(congress: Congress, has_below: bool) -> list[Act]:
    here = [congress.pk]
    acts = []
    if has_below:
        acts += [
            Act(_("Progress"), reverse("cascade:progress", args=here), icon="graph-up"),
            Act(_("Election results"), reverse("cascade:results", args=here), icon="bar-chart"),
            Act(_("From below"), reverse("cascade:below", args=here), icon="inbox"),
        ]
    return [
        *acts,
        Act(_("Report of the result"), reverse("cascade:report", args=here), icon="send"),
        Act(_("Lessons"), reverse("cascade:lessons", args=here), icon="lightbulb"),
        Act(_("Dossier"), reverse("cascade:dossier", args=here), icon="archive"),
    ]


def _sums(congress: Congress, office: str, total: queries.ElectionRow) -> list[Fact]:
    """The sums, each leading to the elections that make it."""
    if not total.contests:
        return []
    address = reverse("cascade:trace", args=[congress.pk])
    titles = queries.sum_titles()
    facts: list[tuple[str, Any]] = [
        ("contests", total.contests),
        ("elected", _("%(held)s of %(due)s") % {"held": total.elected, "due": total.seats}),
        ("short", total.short),
        ("re_elected", total.re_elected),
        ("women", total.women),
        ("young", total.young),
        ("minority", total.minority),
    ]
    return [Fact(titles[figure], value, f"{address}?office={office}&figure={figure}") for figure, value in facts]


def _paper_acts(congress: Congress, has_rows: bool) -> list[Act]:
    """The table as a paper: to be looked at, and to be issued."""
    if not has_rows:
        return []
    address = reverse("cascade:result-table", args=[congress.pk])
    return [
        Act(_("Preview as a paper"), address, icon="file-earmark-text"),
        Act(_("Issue the table"), address, "post", icon="file-earmark-check"),
    ]


def _back(congress: Congress) -> Act:
    return Act(_("Board"), reverse("cascade:home", args=[congress.pk]), icon="grid-3x3")
