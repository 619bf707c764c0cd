"""The front page, reading a draft, and what changed since the one before."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses.guards import congress_page
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import clock
from daihoi.apps.shell.shapes import Act, Fact

from .. import actions, permissions, queries
from ..forms import DraftForm
from ..models import Draft, DraftState, Stance
from .getters import draft_page


@congress_page()
def home(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """The congress's own drafts, and the superiors' drafts that ask this unit for opinions."""
    drafts = list(queries.drafts_of(congress))
    may_write = permissions.can_write(request.user, congress)
    add = Act(_("Enter a first draft"), reverse("consultation:add", args=[congress.pk]), icon="plus-lg")
    above = list(queries.drafts_of_superiors(congress))
    for draft in above:
        draft.sent = queries.opinions_for(draft, congress).count()
    context = {
        "title": _("Documents and opinions"),
        "drafts": drafts,
        "above": above,
        "ledger": queries.by_document(congress) if drafts else None,
        "stances": Stance.labels,
        "may_write": may_write,
        "today": clock.today(),
        "next_act": add if may_write and not drafts else None,
        "acts": [add] if may_write and drafts else [],
    }
    return render(request, "consultation/home.html", context)


@congress_page(permissions.can_write)
def add(request: HttpRequest, congress: Congress) -> HttpResponseBase:
    """Enter the first draft of a document, pasted or as DOCX."""
    form = DraftForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("kind", "title", "text")}
        draft = actions.create_draft(congress, by=request.user, **given)
        messages.success(
            request, _("The draft was divided into %(n)d sections. Look them over.") % {"n": draft.sections.count()}
        )
        return redirect("consultation:draft", congress.pk, draft.pk)
    context = {
        "title": _("Enter a first draft"), "form": form, "autosave": "draft",
        "back_url": reverse("consultation:home", args=[congress.pk]),
    }  # fmt: skip
    return render(request, "shell/form.html", context)


@draft_page()
def show(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """Read a draft: headings on the left, the number of opinions on each section, and a place to speak."""
    is_own = draft.congress_id == congress.pk
    shown = queries.opinions_for(draft, congress)
    may_speak = permissions.can_comment(request.user, draft) and is_open(draft)
    context = {
        "title": draft.title,
        "kicker": _("%(kind)s, draft no. %(n)d") % {"kind": draft.get_kind_display(), "n": draft.draft_no},
        "draft": draft,
        "is_own": is_own,
        "sections": queries.sections_with_counts(draft, None if is_own else congress.unit),
        "opinions": shown.count(),
        "whole": shown.filter(section__isnull=True).count(),
        "may_speak": may_speak,
        "may_read_opinions": may_list(request.user, congress, draft),
        "following": draft.following.first() if is_own else None,
        "next_act": _next_act(congress, draft, request.user),
        "acts": _acts(congress, draft, request.user),
        "facts": _facts(congress, draft),
        "trail": trail_of(draft) if is_own else None,
    }
    return render(request, "consultation/draft.html", context)


@draft_page()
def changes(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """The draft beside the one before it: words added and taken out, section by section."""
    found = queries.changes_of(draft)
    context = {
        "title": _("What changed since draft no. %(n)d") % {"n": draft.draft_no - 1},
        "kicker": str(draft),
        "draft": draft,
        "changes": found if "all" in request.GET else [change for change in found if change.is_changed],
        "hidden": 0 if "all" in request.GET else sum(not change.is_changed for change in found),
        "acts": [Act(_("Read the draft"), _address("draft", congress, draft), icon="book")],
    }
    return render(request, "consultation/changes.html", context)


def may_list(user: Any, congress: Congress, draft: Draft) -> bool:
    """The reader may see single opinions: all of them, or those that the own office sent up."""
    if draft.congress_id == congress.pk:
        return permissions.can_read_opinions(user, draft)
    return permissions.can_enter_for(user, draft, congress.unit) or permissions.can_read_opinions(user, draft)


def is_open(draft: Draft) -> bool:
    """Opinions are taken by the form today."""
    today = clock.today()
    return (
        draft.state == DraftState.OPEN
        and (draft.opens_on is None or draft.opens_on <= today)
        and (draft.closes_on is None or today <= draft.closes_on)
    )


def _address(name: str, congress: Congress, draft: Draft) -> str:
    return reverse(f"consultation:{name}", args=[congress.pk, draft.pk])


def _facts(congress: Congress, draft: Draft) -> list[Fact]:
    facts = [Fact("", draft.get_state_display())]
    if draft.opens_on and draft.closes_on:
        facts.append(Fact(_("opinions"), f"{draft.opens_on:%d/%m/%Y} – {draft.closes_on:%d/%m/%Y}"))
    if draft.congress_id != congress.pk:
        facts.append(Fact(_("unit"), draft.congress.unit.name))
    if draft.previous_id and draft.congress_id == congress.pk:
        facts.append(Fact("", _("what changed"), _address("changes", congress, draft)))
    return facts


def _next_act(congress: Congress, draft: Draft, user: Any) -> Act | None:
    if draft.congress_id != congress.pk:
        if draft.state == DraftState.OPEN and permissions.can_enter_for(user, draft, congress.unit):
            return Act(_("Enter an opinion of our unit"), _address("enter", congress, draft), icon="plus-lg")
        return None
    if not permissions.can_edit(user, draft):
        return None
    if draft.state == DraftState.WRITING:
        return Act(_("Open for opinions"), _address("open", congress, draft), icon="megaphone")
    if draft.state == DraftState.OPEN:
        is_past = draft.closes_on is not None and draft.closes_on < clock.today()
        if is_past:
            return _post(_("Close for opinions"), "close", congress, draft, "lock", "")
        return Act(_("Enter an opinion"), _address("enter", congress, draft), icon="plus-lg")
    if draft.state == DraftState.CLOSED:
        return Act(_("Answer the opinions"), _address("opinions", congress, draft) + "?answer=pending", icon="reply")
    return None


def _acts(congress: Congress, draft: Draft, user: Any) -> list[Act]:
    acts = []
    if may_list(user, congress, draft) and draft.state != DraftState.WRITING:
        acts.append(Act(_("Opinions"), _address("opinions", congress, draft), icon="chat-left-text"))
        acts.append(Act(_("Ledger"), _address("ledger", congress, draft), icon="table"))
        acts.append(Act(_("Answers"), _address("answers", congress, draft), icon="journal-check"))
    may_enter = permissions.can_enter_for(user, draft, congress.unit) and draft.state in (
        DraftState.OPEN,
        DraftState.CLOSED,
    )
    if may_enter:
        acts.append(Act(_("Import a sheet"), _address("import", congress, draft), icon="upload"))
    if draft.congress_id == congress.pk and permissions.can_edit(user, draft):
        acts += _steps(congress, draft)
    return acts


def _steps(congress: Congress, draft: Draft) -> list[Act]:
    rewrite = Act(_("Change the text"), _address("rewrite", congress, draft), icon="pencil")
    submit = _post(
        _("Submit to the congress"), "finalise", congress, draft, "send",
        _("Submit this draft to the congress? It can't be changed afterwards."),
    )  # fmt: skip
    revise = Act(_("Make the next draft"), _address("revise", congress, draft), icon="files")
    extend = Act(_("Move the last day"), _address("extend", congress, draft), icon="calendar-event")
    question = _("Close the draft for opinions? The office can still enter what is on the way.")
    close = _post(_("Close for opinions"), "close", congress, draft, "lock", question)
    return {
        DraftState.WRITING: [rewrite, submit],
        DraftState.OPEN: [extend, close],
        DraftState.CLOSED: [revise, extend, submit],
    }.get(DraftState(draft.state), [])


def _post(label: str, name: str, congress: Congress, draft: Draft, icon: str, question: str) -> Act:
    return Act(label, _address(name, congress, draft), "post", icon, confirm=question)
