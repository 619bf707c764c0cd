"""Opinions: spoken by members, entered by offices, brought by sheets, listed and read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daihoi.apps.audit.queries import trail_of
from daihoi.apps.congresses.models import Congress
from daihoi.apps.organisations import fix_lists
from daihoi.apps.organisations.permissions import assignments_of
from daihoi.apps.shell import clock, figures, lists
from daihoi.apps.shell.guards import require
from daihoi.apps.shell.shapes import Act, Fact

from .. import actions, batches, permissions, queries
from ..actions import CommentRow
from ..forms import AnswerForm, EntryForm, OpinionFilter, OpinionForm, SheetForm
from ..models import AuthorKind, Channel, Comment, Draft, DraftState, Section
from ..tables import OpinionTable
from .drafts import is_open, may_list
from .getters import draft_page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@draft_page()
def speak(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """A member's opinion on one section, or on the whole."""
    require(permissions.can_comment, request.user, draft)
    section = _section(draft, request.POST.get("section") or request.GET.get("section", ""))
    form = OpinionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        comment = _spoken(request.user, draft, section, form.cleaned_data)
        return redirect("consultation:thanks", congress.pk, draft.pk, comment.receipt_code)
    context = {
        "title": _("Give an opinion"), "kicker": str(draft), "draft": draft, "section": section, "form": form,
        "is_open": is_open(draft), "back_url": reverse("consultation:draft", args=[congress.pk, draft.pk]),
    }  # fmt: skip
    is_part = request.htmx and request.method == "GET"  # type: ignore[attr-defined]
    return render(request, "consultation/speak_form.html" if is_part else "consultation/speak.html", context)


@draft_page()
def thanks(request: HttpRequest, congress: Congress, draft: Draft, code: str) -> HttpResponseBase:
    """The receipt code, by which the author sees what became of the opinion."""
    comment = queries.by_code(code)
    if comment is None or comment.draft_id != draft.pk:
        raise Http404
    context = {
        "title": _("Your opinion has arrived"), "comment": comment, "draft": draft,
        "back_url": reverse("consultation:draft", args=[congress.pk, draft.pk]),
    }  # fmt: skip
    return render(request, "consultation/thanks.html", context)


@draft_page()
def enter(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """The office enters what came by conference, letter or press."""
    _require_entry(request, congress, draft)
    is_below = draft.congress_id != congress.pk
    units = queries.units_to_enter_for(request.user, draft, congress)
    initial = {
        "received_on": clock.today(), "unit": congress.unit_id if is_below else None,
        "channel": Channel.CONFERENCE if is_below else None,
        "author_kind": AuthorKind.ORGANISATION if is_below else AuthorKind.MEMBER,
        "section": _section(draft, request.GET.get("section", "")),
    }  # fmt: skip
    form = EntryForm(request.POST or None, draft=draft, units=units, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        key = given.pop("arrival_key")
        comment = actions.add_comment(draft, CommentRow(**given), by=request.user, arrival_key=key)
        messages.success(request, _("Entered. Receipt code: %(code)s") % {"code": comment.receipt_code})
        return redirect(
            reverse("consultation:enter", args=[congress.pk, draft.pk])
            if "again" in request.POST
            else _list(congress, draft)
        )
    context = {"title": _("Enter an opinion"), "kicker": str(draft), "form": form, "autosave": "opinion",
               "back_url": reverse("consultation:draft", args=[congress.pk, draft.pk])}  # fmt: skip
    return render(request, "consultation/enter.html", context)


@draft_page()
def upload(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """A sheet of opinions: taken over whole, or given back with what to mend."""
    _require_entry(request, congress, draft)
    form = SheetForm(request.POST or None, request.FILES or None)
    problems: list[Any] = []
    if request.method == "POST" and form.is_valid():
        unit = congress.unit if draft.congress_id != congress.pk else None
        found = batches.import_comments(draft, form.cleaned_data["file"].read(), by=request.user, default_unit=unit)
        if found.arrival is not None:
            messages.success(request, _arrived(found.arrival))
            return redirect(_list(congress, draft))
        problems = found.problems
    context = {
        "title": _("Import a sheet of opinions"),
        "submit_label": _("Import a sheet"), "kicker": str(draft), "form": form, "draft": draft,
        "problems": problems[:200], "problem_count": len(problems), "columns": batches.COLUMNS,
        "language": figures.language(), "back_url": reverse("consultation:draft", args=[congress.pk, draft.pk]),
    }  # fmt: skip
    return render(request, "consultation/import.html", context)


@draft_page()
def template(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """The empty sheet with its column titles."""
    _require_entry(request, congress, draft)
    response = HttpResponse(fix_lists.template(batches.COLUMNS, figures.language()), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="opinions.xlsx"'
    return response


@draft_page()
def show_all(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """The list of opinions, narrowed by section, channel, unit, stance, kind and answer."""
    require(lambda user, one: may_list(user, congress, one), request.user, draft)
    rows = queries.opinions_for(draft, congress)
    may_answer = draft.congress_id == congress.pk and permissions.can_edit(request.user, draft)
    chosen = reverse("consultation:answer_chosen", args=[congress.pk, draft.pk])
    words = _("No opinion has arrived yet.")
    enter_url = reverse("consultation:enter", args=[congress.pk, draft.pk])
    may_enter = permissions.can_enter_for(request.user, draft, congress.unit) and draft.state in _TAKING
    return lists.render_list(
        request,
        table_class=OpinionTable,
        table_kwargs={"congress_id": congress.pk, "exclude": () if request.GET.get("export") else ("answer_text",)},
        queryset=rows,
        title=_("Opinions"),
        filterset_class=OpinionFilter,
        search=("text", "author", "unit__folded_name"),
        search_label=_("Search the words of opinions"),
        empty=(words, _("Enter an opinion"), enter_url) if may_enter else (words,),
        next_act=Act(_("Enter an opinion"), enter_url, icon="plus-lg") if may_enter else None,
        acts=_list_acts(congress, draft),
        bulk=[Act(_("Answer the chosen together"), chosen, icon="reply")] if may_answer else (),
        export_name=f"opinions-{draft.kind}-{draft.draft_no}",
        extra_context={"kicker": str(draft)},
    )


@draft_page()
def show(request: HttpRequest, congress: Congress, draft: Draft, pk: int) -> HttpResponseBase:
    """One opinion, word for word, its section, its answer, and others in the same words."""
    require(lambda user, one: may_list(user, congress, one), request.user, draft)
    comment = get_object_or_404(queries.opinions_for(draft, congress), pk=pk)
    may_answer = draft.congress_id == congress.pk and permissions.can_edit(request.user, draft)
    initial = {name: getattr(comment, name) for name in ("answer", "answer_text", "changed_text")}
    context = {
        "title": _("Opinion no. %(n)d") % {"n": comment.pk},
        "kicker": str(draft),
        "comment": comment,
        "record_facts": _opinion_facts(comment),
        "form": AnswerForm(initial=initial) if may_answer else None,
        "same": queries.same_words(comment).count() if may_answer else 0,
        "acts": [Act(_("All opinions"), _list(congress, draft), icon="arrow-left")],
        "congress": congress,
        "trail": trail_of(comment),
    }
    return render(request, "consultation/opinion.html", context)


_TAKING = (DraftState.OPEN, DraftState.CLOSED)


def _require_entry(request: HttpRequest, congress: Congress, draft: Draft) -> None:
    require(lambda user, one: permissions.can_enter_for(user, one, congress.unit), request.user, draft)


def _section(draft: Draft, anchor: str) -> Section | None:
    return draft.sections.filter(anchor=anchor).first() if anchor else None


def _spoken(user: Any, draft: Draft, section: Section | None, given: dict[str, Any]) -> Comment:
    """A member speaks for the unit that the member belongs to below the draft's."""
    own = [one.unit for one in assignments_of(user) if draft.congress.unit.holds(one.unit)]
    row = CommentRow(
        text=given["text"], section=section, channel=Channel.FORM, unit=own[0] if own else None,
        author_kind=AuthorKind.MEMBER, author=given["author"], stance=given["stance"],
    )  # fmt: skip
    return actions.add_comment(draft, row, by=user, arrival_key=given["arrival_key"])


def _list(congress: Congress, draft: Draft) -> str:
    return reverse("consultation:opinions", args=[congress.pk, draft.pk])


def _list_acts(congress: Congress, draft: Draft) -> list[Act]:
    names = (
        ("draft", _("Read the draft"), "book"),
        ("ledger", _("Ledger"), "table"),
        ("answers", _("Answers"), "journal-check"),
    )
    return [
        Act(label, reverse(f"consultation:{name}", args=[congress.pk, draft.pk]), icon=icon)
        for name, label, icon in names
    ]


def _arrived(arrival: actions.Arrival) -> str:
    words = ngettext("%(n)d opinion was added.", "%(n)d opinions were added.", arrival.added) % {"n": arrival.added}
    if arrival.repeated:
        again = ngettext(
            "%(n)d had arrived before and changed nothing.",
            "%(n)d had arrived before and changed nothing.",
            arrival.repeated,
        )
        words = f"{words} {again % {'n': arrival.repeated}}"
    return words


def _opinion_facts(comment: Comment) -> list[Fact]:
    return [
        Fact(_("Section"), comment.section or _("the document as a whole")),
        Fact(_("Stance"), comment.get_stance_display()),
        Fact(_("Kind"), comment.get_kind_display()),
        Fact(_("Given by"), comment.author or comment.get_author_kind_display()),
        Fact(_("Unit"), comment.unit),
        Fact(_("Intake channel"), comment.get_channel_display()),
        Fact(_("Persons"), comment.persons),
        Fact(_("Received on"), comment.received_on),
        Fact(_("Receipt code"), comment.receipt_code, reverse("consultation:receipt", args=[comment.receipt_code])),
    ]
