"""Pages of the trail: reading it, taking a chain away, and the public check."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daihoi.apps.shell.guards import declare, public, require
from daihoi.apps.shell.lists import render_list
from daihoi.apps.shell.narrowing import Choice
from daihoi.apps.shell.shapes import Act, Fact
from daihoi.core.audit import Flaw, verify_lines

from . import actions, batches, permissions, queries
from .forms import CheckForm
from .models import Chain
from .tables import TrailTable
from .verbs import area_choices, words_of


def readers(view: Any) -> Any:
    """Who has signed in reads what ``permissions.readable`` allows, and nothing else."""
    return declare(view, permissions.readable.__name__)


@readers
def show_trail(request: HttpRequest, unit_code: str = "") -> HttpResponseBase:
    """What was done, as far as the reader may know it; of one unit when the address names it."""
    entries = permissions.readable_entries(request.user)
    if unit_code:
        entries = entries.filter(unit_code=unit_code)
    chain = Chain.objects.filter(name=request.GET.get("chain", "")).first()
    if chain:
        entries = entries.filter(chain=chain)
    acts = [Act(_("Check the trail"), reverse("audit:check"), icon="shield-check")]
    if chain and permissions.can_export(request.user, chain):
        acts.append(Act(_("Take the chain away"), reverse("audit:export", args=[chain.name]), icon="download"))
    if permissions.can_verify(request.user, None):
        acts.append(Act(_("Verify all chains"), reverse("audit:verify"), "post", icon="link-45deg"))
    return render_list(
        request,
        table_class=TrailTable,
        queryset=entries,
        title=_("Trail"),
        search=queries.matching,
        search_label=_("Who, what, or a day such as 22/11/2026"),
        choices=_choices(),
        empty=(_("Nothing has been done yet. Every act is written here the moment it is done."),),
        acts=acts,
        facts=_facts(unit_code, chain),
        export_name="trail",
    )


@readers
def show_entry(request: HttpRequest, entry_id: int) -> HttpResponseBase:
    """One entry with its facts and its seal."""
    entry = get_object_or_404(permissions.readable_entries(request.user), pk=entry_id)
    chain_url = f"{reverse('audit:home')}?chain={entry.chain.name}"
    context = {
        "title": words_of(entry.verb),
        "kicker": entry.on_text,
        "facts": [
            Fact(_("When"), entry.at),
            Fact(_("Done by"), entry.by),
            Fact(_("Unit"), entry.unit_code),
            Fact(_("Chain"), f"{entry.chain.name}, {entry.sequence}", url=chain_url),
        ],
        "acts": [Act(_("All of the trail"), reverse("audit:home"), icon="arrow-left")],
        "entry": entry,
        "fact_lines": [(key, _plain(value)) for key, value in entry.facts.items() if value not in (None, "", [])],
    }
    return render(request, "audit/entry.html", context)


@readers
def export_chain(request: HttpRequest, name: str) -> HttpResponseBase:
    """A whole chain as JSON lines, to be kept elsewhere and checked with ``daihoi audit verify``."""
    chain = get_object_or_404(Chain, name=name)
    require(permissions.can_export, request.user, chain)
    actions.record("audit.chain_exported", by=request.user, on=chain, length=chain.length)
    response = StreamingHttpResponse(queries.as_jsonl(chain), content_type="application/jsonl; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slugify(name)}-{timezone.localdate():%Y-%m-%d}.jsonl"'
    return response


@require_POST
@readers
def verify(request: HttpRequest) -> HttpResponseBase:
    """Have every chain checked by the worker; the job's page shows how far it is and what it found."""
    job = batches.ask_for_verification(by=request.user)
    return redirect("jobs:show", job.pk)


@public
def check(request: HttpRequest) -> HttpResponseBase:
    """The public check: heads and lengths of the chains; a hash or an exported file is looked up, nothing is shown."""
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    context = {
        "title": _("Check the trail"),
        "description": _("Anybody may check that the trail of this house has not been changed."),
        "chains": Chain.objects.order_by("name"),
        "form": form,
        "answer": _answer(form.cleaned_data) if form.is_valid() else None,
    }
    return render(request, "audit/check.html", context)


def _answer(given: dict[str, Any]) -> dict[str, Any]:
    """What the check says: where the hash stands, whether the file is whole, whether its end is in this house."""
    upload: Any = given.get("file")
    if upload is None:
        return {"entry": queries.known_hash(given["hash"]), "hash": given["hash"]}
    try:
        lines = upload.read().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        lines = []
    verdict = verify_lines(lines)
    if not lines or (verdict.checked == 0 and verdict.flaw is Flaw.UNREADABLE):
        return {"unreadable": upload.name}
    return {"verdict": verdict, "file": upload.name, "entry": queries.known_hash(verdict.head)}


def _choices() -> list[Choice]:
    spans = [("1", _("Today")), ("7", _("Last 7 days")), ("30", _("Last 30 days"))]
    return [
        Choice("when", _("When"), spans, _since),
        Choice("area", _("Area"), area_choices(), lambda rows, value: rows.filter(verb__startswith=f"{value}.")),
    ]


def _since(rows: Any, value: str) -> Any:
    if value not in ("1", "7", "30"):
        return rows
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return rows.filter(at__gte=midnight - timedelta(days=int(value) - 1))


def _facts(unit_code: str, chain: Chain | None) -> list[Fact]:
    facts = [Fact(_("Unit"), unit_code, url=reverse("audit:home"))] if unit_code else []
    if chain:
        facts += [Fact(_("Chain"), chain.name), Fact(_("Entries"), chain.length), Fact(_("Head"), chain.head[:16])]
    return facts


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
