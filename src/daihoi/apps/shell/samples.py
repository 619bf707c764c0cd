"""Sample content for the living style sheet: every pattern of the house, with invented people and units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from daihoi.core.sentences import say
from daihoi.core.sources import Source, SourceStatus

from . import lists, tables
from .narrowing import Choice
from .shapes import Act, Board, BoardRow, Cell, Fact, Finding, Progress, Stage, Step, Stop, TrailEntry

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
RULE = Source("190-QĐ/TW", "Đ30", SourceStatus.FOUND)
DOUBTFUL = Source("190-QĐ/TW", "Đ17", SourceStatus.UNVERIFIED)
STATES = ("done", "now", "waiting", "late", "locked", "none")
NAMES = ("Nguyễn Thị Ánh Tuyết", "Trần Quốc Bình", "Lê Thuỳ Chi", "Phạm Ngọc Dũng", "Hoàng Mỹ Hạnh", "Vũ Đức Khiêm")


@dataclass(frozen=True)
class SampleMember:
    """One invented person of the sample list."""

    pk: int
    name: str
    unit: str
    born_on: date
    votes: int
    ballots: int
    state: str
    religion: str

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return "/style/record/"


class SampleTable(tables.Table):
    """The sample list."""

    name = tables.NameColumn(verbose_name=_("Name"))
    unit = tables.Column(verbose_name=_("Unit"))
    born_on = tables.DayColumn(verbose_name=_("Born"))
    votes = tables.FigureColumn(verbose_name=_("Votes"), of="ballots")
    religion = tables.Column(verbose_name=_("Religion"), sensitive=True)
    state = tables.StateColumn(verbose_name=_("State"))


class SampleForm(forms.Form):
    """The sample form."""

    title = forms.CharField(label=_("Subject line"), help_text=_("As it will stand on the paper."))
    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    stance = forms.ChoiceField(
        label=_("Stance"), widget=forms.RadioSelect, choices=[("yes", _("approve")), ("no", _("do not approve"))]
    )
    words = forms.CharField(label=_("Comment"), widget=forms.Textarea)
    is_public = forms.BooleanField(label=_("May be published"), required=False)


def members() -> list[SampleMember]:
    """Thirty-six invented people."""
    return [
        SampleMember(
            n,
            NAMES[n % 6],
            f"Chi bộ mẫu {n % 4 + 1}",
            date(1960 + n, 1 + n % 12, 1 + n % 28),
            348 - 5 * n,
            348,
            STATES[n % 6],
            "không",
        )
        for n in range(36)
    ]


def everything() -> dict[str, Any]:
    """The whole style sheet on one page."""
    return {
        **_frame(),
        "title": _("Style sheet"),
        "states": STATES,
        "steps": steps(),
        "board": board(),
        "facts": facts(),
        "findings": findings(),
        "trail": trail(),
        "running": running(),
        "record_facts": facts(),
        "form": SampleForm(),
        "empty": (_("No directive has come yet."), _("Write the first directive"), "#"),
        "next_act": Act(_("Open the round"), "#", icon="play"),
        "acts": [
            Act(_("Print"), "#", icon="printer"),
            Act(_("Void the count"), "#", "post", confirm=_("Void the count?"), is_dangerous=True),
        ],
        "locked_act": Act(_("Certify the result"), locked=say("The count is not closed yet."), source=RULE),
        "rule": RULE,
        "doubtful": DOUBTFUL,
        "today": date(2026, 11, 22),
        "icons_shown": ["house", "people", "search", "lock", "flag"],
    }


def facts() -> list[Fact]:
    return [
        Fact(_("Form"), _("congress of delegates")),
        Fact(_("Summoned"), 348, source=RULE),
        Fact(_("Opens"), date(2026, 11, 22)),
        Fact(_("Place"), "Hội trường mẫu"),
    ]


def findings() -> list[Finding]:
    return [
        Finding("block", say("The list has 72 names for 61 seats: more than the 30 % surplus allowed."), DOUBTFUL, "#"),
        Finding("warn", say("Women are 13 of 100 on the list; the aim is 15."), RULE, "#", _("Open the list")),
        Finding("info", say("Two names are written alike; check that they are two people.")),
        Finding("ok", say("Every candidate has been asked and has agreed."), RULE),
    ]


def steps() -> list[Step]:
    return [
        Step(_("Fix the number of seats"), "done", "#", source=RULE),
        Step(_("Build the electoral list"), "now", "#", say("Leads to the printed ballot."), RULE, date(2026, 11, 20)),
        Step(_("Print the ballots"), "locked", "", say("The congress votes on the list first."), RULE),
        Step(_("Count"), "locked", "", say("No ballot has been issued."), DOUBTFUL),
    ]


def board() -> Board:
    stages = [
        Stage(str(n), label)
        for n, label in enumerate(
            (_("Directives"), _("Planning"), _("Personnel"), _("Session"), _("Elections"), _("Reports and dossier"))
        )
    ]
    rows = [BoardRow(_("All units below"), [Cell(STATES[n % 4], f"{12 - 2 * n}/12") for n in range(6)], "#", 0, True)]
    for unit in range(1, 9):
        cells = [
            Cell(STATES[(unit * stage + stage) % 6], f"{unit + 10}/11" if stage % 2 else "", "#") for stage in range(6)
        ]
        rows.append(BoardRow(f"Chi bộ mẫu {unit}", cells, "#", 1 + (unit % 3 == 0)))
    return Board(_("Units below by stage"), stages, rows)


def trail() -> list[TrailEntry]:
    return [
        TrailEntry(datetime(2026, 11, 22, 8, 5, tzinfo=HERE), _("Round opened"), "Trần Quốc Bình"),
        TrailEntry(datetime(2026, 11, 21, 16, 40, tzinfo=HERE), _("Electoral list fixed"), "Lê Thuỳ Chi"),
    ]


def running() -> list[Progress]:
    return [
        Progress(_("Reading the ballots"), "now", 181, 348, 130, cancel_url="#"),
        Progress(_("Importing members"), "done", 2671, 2671, result_url="#"),
        Progress(
            _("Printing badges"),
            "failed",
            12,
            250,
            retry_url="#",
            sentence=say("The printer file can't be written. Free some room on the disk and try again."),
        ),
    ]


def _frame() -> dict[str, Any]:
    stops = (
        _("Overview"),
        _("Directives"),
        _("Planning"),
        _("Documents and opinions"),
        _("Personnel"),
        _("Delegates"),
        _("Session"),
        _("Elections"),
        _("Communications"),
        _("Reports and dossier"),
    )
    looks = ("none", "done", "done", "now", "late", "waiting", "locked", "locked", "none", "none")
    return {
        "place": [{"name": name, "url": "#"} for name in ("Đảng bộ Khối mẫu", "Đảng bộ Bộ mẫu", "Chi bộ mẫu số 3")],
        "congress_here": {
            "title": "Đại hội đại biểu Đảng bộ Bộ mẫu lần thứ III, nhiệm kỳ 2025-2030",
            "term": "2025-2030",
        },
        "journey": [
            Stop(str(n), label, "#", looks[n], (0, 0, 2, 12, 3, 0, 0, 0, 0, 0)[n]) for n, label in enumerate(stops)
        ],
        "rooms": [
            Stop("units", _("Units"), "#", icon="diagram-3"),
            Stop("members", _("Members"), "#", icon="people"),
            Stop("register", _("Register"), "#", icon="journal-text"),
            Stop("trail", _("Trail"), "#", icon="clock-history"),
            Stop("settings", _("Settings"), "#", icon="gear"),
        ],
        "here": "3",
    }


def _list(request: HttpRequest) -> HttpResponseBase:
    words = [("done", _("done")), ("now", _("in progress")), ("late", _("overdue"))]
    return lists.render_list(
        request,
        table_class=SampleTable,
        queryset=members(),
        title=_("Members"),
        search=("name", "unit"),
        per_page=25,
        choices=[Choice("state", _("State"), words, lambda rows, value: [row for row in rows if row.state == value])],
        next_act=Act(_("Add a member"), "#", icon="person-plus"),
        acts=[Act(_("Import a list"), "#", icon="upload")],
        bulk=[Act(_("Send a reminder"), "#", "post", icon="bell")],
        facts=facts()[:2],
        export_name="members",
        empty=(_("No member has been entered yet."), _("Import a list"), "#"),
        extra_context=_frame(),
    )


def _empty(request: HttpRequest) -> HttpResponseBase:
    empty = (
        _("No directive has come yet. Write down the first one, or import the superior's package."),
        _("Write the first directive"),
        "#",
    )
    return lists.render_list(
        request,
        table_class=SampleTable,
        queryset=[],
        title=_("Directives"),
        search=("name",),
        empty=empty,
        extra_context=_frame(),
    )


def _page(template: str, **more: Any) -> Callable[[HttpRequest], HttpResponseBase]:
    def view(request: HttpRequest) -> HttpResponseBase:
        return render(request, template, {**everything(), **more})

    return view


def _form(request: HttpRequest) -> HttpResponseBase:
    form = SampleForm(request.POST or None)
    context = {**_frame(), "title": _("Send a comment"), "form": form, "autosave": "sample", "back_url": "/style/"}
    return render(request, "shell/form.html", context)


PAGES: dict[str, Callable[[HttpRequest], HttpResponseBase]] = {
    "list": _list,
    "empty": _empty,
    "record": _page("shell/record.html", title="Nguyễn Thị Ánh Tuyết"),
    "form": _form,
    "steps": _page("shell/steps.html", title=_("Build the electoral list")),
    "board": _page("shell/board.html", title=_("Units below by stage")),
    "console": _page(
        "shell/style_console.html",
        title=_("Ballot desk, team 1"),
        back_url="/style/",
        keys=[("Enter", _("next ballot")), ("Z", _("undo")), ("Esc", _("leave"))],
    ),
    "public": _page(
        "shell/style_public.html",
        title=_("Draft of the political report"),
        description=_("Open for comments."),
        organisation="Đảng bộ Bộ mẫu",
        public_nav=[{"url": "#", "label": _("News")}, {"url": "#", "label": _("Drafts")}],
    ),
}
