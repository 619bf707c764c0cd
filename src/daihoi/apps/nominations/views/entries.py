"""One nominee: the file, read under trace."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from daihoi.apps.audit.queries import trail_of

from .. import actions, pages, permissions
from ..forms import ReasonForm
from ..guards import entry_page, slate_page
from ..models import FileItem, Slate, SlateEntry


@entry_page()
def show_entry(request: HttpRequest, entry: SlateEntry) -> HttpResponse:
    """The biography, the age, the papers of the file; opening it stands in the trail."""
    actions.open_file(entry, by=request.user)
    context = pages.entry(entry, request.user)
    return render(request, "nominations/entry.html", {**context, "trail": trail_of(entry)})


@entry_page(permissions.can_build)
@require_POST
def receive_item(request: HttpRequest, entry: SlateEntry, item_id: int) -> HttpResponse:
    """Note that a paper has come in."""
    actions.receive_file_item(_item(entry, item_id), by=request.user)
    return redirect("nominations:entry", entry.slate.congress_id, entry.pk)


@entry_page(permissions.can_build)
@require_POST
def take_back_item(request: HttpRequest, entry: SlateEntry, item_id: int) -> HttpResponse:
    """Note that a paper is missing after all."""
    actions.take_back_file_item(_item(entry, item_id), by=request.user)
    return redirect("nominations:entry", entry.slate.congress_id, entry.pk)


@slate_page(permissions.can_build)
@require_POST
def receive_files(request: HttpRequest, slate: Slate) -> HttpResponse:
    """Note that everything missing has come in."""
    count = actions.receive_file_items(slate, by=request.user)
    messages.success(
        request, ngettext("%(count)d paper received.", "%(count)d papers received.", count) % {"count": count}
    )
    return redirect("nominations:slate", slate.congress_id, slate.pk)


@entry_page(permissions.can_build)
def withdraw(request: HttpRequest, entry: SlateEntry) -> HttpResponse:
    """Note a withdrawal with its reason."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw_nominee(entry, by=request.user, **form.cleaned_data)
        return redirect("nominations:slate", entry.slate.congress_id, entry.slate_id)
    context = {"title": _("Note the withdrawal"), "kicker": entry.person.full_name, "form": form,
               "submit_label": _("Note the withdrawal"), "back_url": pages.url_of(entry.slate)}  # fmt: skip
    return render(request, "shell/form.html", context)


@entry_page(permissions.can_build)
@require_POST
def remove(request: HttpRequest, entry: SlateEntry) -> HttpResponse:
    """Take a slip off the list."""
    actions.remove_nominee(entry, by=request.user)
    return redirect("nominations:slate", entry.slate.congress_id, entry.slate_id)


def _item(entry: SlateEntry, item_id: int) -> FileItem:
    item = get_object_or_404(FileItem, pk=item_id, entry=entry)
    item.entry = entry
    return item
