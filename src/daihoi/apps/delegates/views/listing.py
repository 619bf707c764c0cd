"""The list of a congress: the front page of the delegates."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import lists
from daihoi.apps.shell.narrowing import Choice

from .. import actions, law, pages, permissions, queries
from ..models import Attendance, Credential, Standing
from ..tables import DelegateTable, HolderTable
from ..words import words_of


@congress_page(permissions.can_see)
def list_delegates(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Everybody on the list, with the quorum above and what to do first."""
    context = pages.front(congress, request.user)

    def tell(_request: HttpRequest, kind: str, rows: int, has_sensitive: bool) -> None:
        audit.record("delegates.list_exported", by=request.user, on=congress, kind=kind, rows=rows,
                     sensitive=has_sensitive)  # fmt: skip

    if law.weighs(congress):
        return _list_holders(request, congress, context, tell)
    return lists.render_list(
        request,
        table_class=DelegateTable,
        queryset=queries.delegates_of(congress),
        title=words_of(congress).people,
        search=("person__folded_name", "unit__folded_name"),
        choices=(
            Choice("title", pgettext("delegate", "Title"), pages.titles_of(congress)),
            Choice("standing", _("Standing"), Standing.choices),
            Choice("credential", _("Credentials"), Credential.choices),
            Choice("attendance", _("Attendance"), Attendance.choices),
        ),
        may_see_sensitive=lambda asked: permissions.can_see_sensitive(asked.user, congress),
        exported=tell,
        export_name="dai-bieu",
        template="delegates/list.html",
        **context,
    )


def _list_holders(
    request: HttpRequest, congress: Congress, context: dict[str, Any], tell: lists.OnExport
) -> HttpResponseBase:
    return lists.render_list(
        request,
        table_class=HolderTable,
        table_kwargs={"all_votes": queries.brief_count(congress)["votes"]},
        queryset=queries.delegates_of(congress).select_related("proxy__holder"),
        title=words_of(congress).people,
        search=("person__folded_name",),
        choices=(
            Choice("credential", _("Right to attend"), Credential.choices),
            Choice("attendance", _("Attendance"), Attendance.choices),
        ),
        exported=tell,
        export_name="danh-sach-du-hop",
        template="delegates/list.html",
        **context,
    )


@congress_page(permissions.can_keep_list)
@require_POST
def accept_all(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Recognise everybody not judged yet."""
    count = actions.accept_all(congress, by=request.user)
    return _done(request, congress, count)


@congress_page(permissions.can_keep_list)
@require_POST
def accept_chosen(request: HttpRequest, congress: Congress) -> HttpResponse:
    """Recognise the chosen people."""
    chosen = list(lists.selected(request, queries.delegates_of(congress)))
    for delegate in chosen:
        actions.accept_credentials(delegate, by=request.user)
    return _done(request, congress, len(chosen))


def _done(request: HttpRequest, congress: Congress, count: int) -> HttpResponse:
    text = ngettext("The credentials of %(count)d person are recognised.",
                    "The credentials of %(count)d persons are recognised.", count) % {"count": count}  # fmt: skip
    messages.success(request, text)
    return redirect("delegates:home", congress.pk)
