"""One way to show a list: title with its count, a search box, chips, a table that sorts, bulk acts, pages, exports.

::

    return lists.render_list(
        request,
        table_class=MemberTable,
        queryset=queries.members_of(unit),
        title=_("Members"),
        search=("folded_name", "card_number"),
        filterset_class=MemberFilter,
        empty=(_("No member has been entered yet."), _("Import a list"), url),
        next_act=Act(_("Add a member"), url),
        export_name="members",
    )

Works with querysets and with lists of dataclasses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import EmptyPage
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django_tables2 import RequestConfig

from daihoi.core.errors import Refused
from daihoi.core.sentences import say

from . import exports, narrowing
from .narrowing import Choice, Search
from .shapes import Act, Fact
from .tables import PickColumn, Table

SEARCH, PAGE, SORT, PER_PAGE, EXPORT = "q", "page", "sort", "per_page", "export"
PAGE_SIZES = (25, 50, 100, 200)
MOST_PRINTED = 3000

Empty = tuple[Any, Any, str] | tuple[Any]
MaySee = Callable[[HttpRequest], bool]
OnExport = Callable[[HttpRequest, str, int, bool], None]


def render_list(
    request: HttpRequest,
    *,
    table_class: type[Table],
    queryset: Any,
    title: Any,
    filterset_class: type[Any] | None = None,
    choices: Sequence[Choice] = (),
    search: Search = (),
    search_label: Any = "",
    empty: Empty | None = None,
    next_act: Act | None = None,
    acts: Sequence[Act] = (),
    bulk: Sequence[Act] = (),
    facts: Sequence[Fact] = (),
    export_name: str = "",
    may_see_sensitive: MaySee | None = None,
    exported: OnExport | None = None,
    per_page: int = 50,
    template: str = "shell/list.html",
    table_kwargs: Mapping[str, Any] | None = None,
    extra_context: Mapping[str, Any] | None = None,
) -> HttpResponseBase:
    """A page with one list, or its export when the address asks for one.

    Args:
        request: what the reader asks (search, chips, order, page, export are read from its address).
        table_class: a table of :mod:`.tables`.
        queryset: rows to show: a queryset, or a list of dataclasses.
        title: what the rows are; the count is put beside it.
        filterset_class: a django-filter set; small choices become chips, the rest stands under "More filters".
        choices: chips without a filter set; these also work on lists.
        search: names of fields, or ``(rows, text) -> rows``; a field called ``…folded…`` is asked without marks.
        search_label: what the box says; default "Search".
        empty: sentence, label and address of what to do first, when nothing has been entered yet.
        next_act: the one filled button.
        acts: quiet acts.
        bulk: acts on chosen rows; each posts ``selected`` keys to its address (see :func:`selected`).
        facts: the summary line.
        export_name: name of the file; empty means that this list can't be taken away.
        may_see_sensitive: whether this reader sees sensitive columns; without it they are masked in exports only.
        exported: called with request, kind, number of rows, whether sensitive values are in it (write the trail here).
        per_page: rows on a page at first.
        template, table_kwargs, extra_context: to differ.
    """
    listing = _narrow(request, queryset, filterset_class, choices, search)
    table = table_class(listing.rows, **_table_options(bulk, table_kwargs))
    table.masked = _masked_on_screen(table, request, may_see_sensitive)
    RequestConfig(request, paginate=False).configure(table)
    kind = request.GET.get(EXPORT, "")
    if export_name and kind in ("xlsx", "csv", "print"):
        return _export(request, kind, table, title, export_name, may_see_sensitive, exported)
    size = _page_size(request, per_page)
    _paginate(table, request.GET.get(PAGE, "1"), size)
    context = {
        "title": title, "table": table, "count": table.paginator.count, "listing": listing, "empty": empty,
        "next_act": next_act, "acts": acts, "bulk": bulk, "facts": facts, "exports": bool(export_name),
        "searches": bool(search), "search_label": search_label, "page_sizes": PAGE_SIZES, "page_size": size,
        **(extra_context or {}),
    }  # fmt: skip
    return render(request, template, context)


def selected(request: HttpRequest, rows: Any) -> Any:
    """The rows that were chosen for a bulk act, out of those that the reader may act on.

    Raises:
        Refused: no row was chosen.
    """
    keys = request.POST.getlist("selected")
    if not keys:
        raise Refused(say("No row is chosen. Tick the rows first, then press the button again."))
    if isinstance(rows, QuerySet):
        return rows.filter(pk__in=[key for key in keys if key.isdecimal()])
    return [row for row in rows if str(row.pk) in keys]


@dataclass(frozen=True)
class Listing:
    """The narrowed rows and what narrows them, for the template."""

    rows: Any
    text: str
    groups: Sequence[narrowing.ChipGroup]
    fields: Sequence[Any]
    kept: Sequence[tuple[str, str]]
    is_narrowed: bool


def _narrow(
    request: HttpRequest, rows: Any, filterset_class: Any, choices: Sequence[Choice], search: Search
) -> Listing:
    text = request.GET.get(SEARCH, "").strip()
    found, fields = list(choices), []
    rows = narrowing.chosen(rows, choices, request.GET)
    if filterset_class is not None:
        filterset = filterset_class(request.GET, queryset=rows, request=request)
        rows, small = filterset.qs, narrowing.choices_of(filterset)
        found += small
        chips = {choice.name for choice in small}
        fields = [field for field in filterset.form if field.name not in chips]
    groups = narrowing.chip_groups(found, request)
    is_filtered = any(group.is_on for group in groups) or any(_is_asked(request, field) for field in fields)
    return Listing(
        rows=narrowing.searched(rows, text, search),
        text=text,
        groups=groups,
        fields=fields,
        kept=_kept(request, {field.name for field in fields}),
        is_narrowed=bool(text) or is_filtered,
    )


def _is_asked(request: HttpRequest, field: Any) -> bool:
    return any(value for name, values in request.GET.lists() for value in values if name.startswith(field.name))


def _kept(request: HttpRequest, own: set[str]) -> list[tuple[str, str]]:
    """What the search form hands on unchanged: chips, order, size."""
    dropped = {SEARCH, PAGE, EXPORT} | own
    return [(name, value) for name, values in request.GET.lists() if name not in dropped for value in values]


def _table_options(bulk: Sequence[Act], given: Mapping[str, Any] | None) -> dict[str, Any]:
    options = dict(given or {})
    if bulk:
        options.setdefault("extra_columns", [("pick", PickColumn())])
        options.setdefault("sequence", ("pick", "..."))
    return options


def _masked_on_screen(table: Table, request: HttpRequest, may_see: MaySee | None) -> frozenset[str]:
    return exports.sensitive_columns(table) if may_see is not None and not may_see(request) else frozenset()


def _page_size(request: HttpRequest, default: int) -> int:
    asked = request.GET.get(PER_PAGE, "")
    return int(asked) if asked.isdecimal() and int(asked) in PAGE_SIZES else default


def _paginate(table: Table, page: str, size: int) -> None:
    number = int(page) if page.isdecimal() and int(page) > 0 else 1
    try:
        table.paginate(page=number, per_page=size)
    except EmptyPage:
        table.paginate(page=table.paginator.num_pages, per_page=size)


def _export(
    request: HttpRequest, kind: str, table: Table, title: Any, name: str, may_see: MaySee | None, told: OnExport | None
) -> HttpResponseBase:
    sensitive = exports.sensitive_columns(table)
    table.masked = frozenset() if may_see is not None and may_see(request) else sensitive
    count = len(table.data.data) if not isinstance(table.data.data, QuerySet) else table.data.data.count()
    if kind == "print" and count > MOST_PRINTED:
        raise Refused(
            say("A list of {count} rows is too long to print. Narrow it to {most} rows, or take it as XLSX.",
                count=count, most=MOST_PRINTED)
        )  # fmt: skip
    if told is not None:
        told(request, kind, count, bool(sensitive) and not table.masked)
    if kind == "print":
        return _printed(request, table, title, count)
    return exports.as_file(kind, table, name, str(title))


def _printed(request: HttpRequest, table: Table, title: Any, count: int) -> HttpResponse:
    paper = {"title": title, "count": count, "headings": exports.headings(table), "lines": exports.drawn(table)}
    return render(request, "shell/print.html", paper)
