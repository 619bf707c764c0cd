"""The public page of a receipt code: what became of my opinion."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from daihoi.apps.shell.guards import public

from .. import queries
from ..forms import CodeForm


@public
def look_up(request: HttpRequest) -> HttpResponseBase:
    """A box for the code."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("consultation:receipt", form.cleaned_data["code"].strip() or "-")
    return render(request, "consultation/look_up.html", {"title": _("What became of my opinion?"), "form": form})


@public
def show(request: HttpRequest, code: str) -> HttpResponseBase:
    """The opinion, its answer, and the changed sentence; the author's name is not shown."""
    comment = queries.by_code(code)
    context = {"title": _("What became of my opinion?"), "comment": comment, "code": code, "form": CodeForm()}
    if comment is None:
        return render(request, "consultation/look_up.html", context | {"is_unknown": True}, status=404)
    response = render(request, "consultation/receipt.html", context)
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-store"
    return response
