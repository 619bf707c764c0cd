"""The pictures of scanned ballots: to tellers only, never from the public media, and not kept by a browser for long."""

from __future__ import annotations

from collections.abc import Callable

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell.guards import require
from daihoi.apps.shell.shapes import Fact

from .. import permissions
from ..actions.originals import fetch_original
from ..forms import ReasonForm
from ..models import CountState, ScanCount
from ..pictures import whole_page
from . import showing
from .getting import get_page, get_scan

KEPT_FOR = 3600


@congress_page(permissions.can_count)
@require_GET
def picture(request: HttpRequest, congress: Congress, contest_id: int, number: int, page: int) -> HttpResponseBase:
    """One scanned page, put straight."""
    count = get_scan(congress, contest_id, number)
    require(permissions.can_see_pictures, request.user, count)
    found, layout = get_page(count, page), count.printed.as_layout
    return answer_picture(
        request, count, f"{found.image_hash[:32]}-{layout.layout_id}", lambda: whole_page(found, layout)
    )  # fmt: skip


@congress_page(permissions.can_count)
@never_cache
def original(request: HttpRequest, congress: Congress, contest_id: int, number: int, page: int) -> HttpResponseBase:
    """The file as it came from the scanner, given out with the reason only."""
    count = get_scan(congress, contest_id, number)
    require(permissions.can_see_pictures, request.user, count)
    found, form = get_page(count, page), ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        path = fetch_original(found, by=request.user, reason=form.cleaned_data["reason"])
        return FileResponse(path.open("rb"), as_attachment=True, filename=found.file.name)
    context = {
        "title": _("Take the original of a scan"),
        "kicker": count.round.contest.title,
        "here": "elections",
        "facts": [Fact(_("Batch"), found.batch.number), Fact(_("Picture"), found.position),
                  Fact(_("Hash of the file"), found.file.digest[:16])],
        "form": form,
        "intro": _("The file leaves the program as it came from the scanner. Who took it, when and why is written to "
                   "the trail."),
        "submit_label": _("Download the file"),
        "back_url": showing.url(count.round, "scan"),
    }  # fmt: skip
    return render(request, "ballots/original.html", context)


def answer_picture(request: HttpRequest, count: ScanCount, name: str, draw: Callable[[], bytes]) -> HttpResponseBase:
    """A picture under its name: asked for again it is not drawn again; of a closed count nothing is kept anywhere."""
    if count.destroyed_at is not None:
        raise Http404
    tag = f'"{name}"'
    response = get_conditional_response(request, etag=tag)
    if response is None or response.status_code != 304:
        response = HttpResponse(draw(), "image/jpeg")
    response["ETag"] = tag
    is_open = count.state == CountState.OPEN
    response["Cache-Control"] = f"private, max-age={KEPT_FOR}" if is_open else "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
