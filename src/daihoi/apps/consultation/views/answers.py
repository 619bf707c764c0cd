"""Answers to opinions, and the table of what was accepted and explained."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses.models import Congress
from daihoi.apps.shell import clock, lists
from daihoi.apps.shell.guards import require
from daihoi.apps.shell.narrowing import Choice
from daihoi.apps.shell.shapes import Act
from daihoi.core.documents import docx, pdf

from .. import actions, queries
from ..forms import AnswerForm
from ..models import Answer, Comment, Draft
from ..papers.response_table import response_table
from ..tables import ResponseTable
from .drafts import may_list
from .getters import draft_page

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@draft_page(is_for_writers=True)
@require_POST
def answer(request: HttpRequest, congress: Congress, draft: Draft, pk: int) -> HttpResponseBase:
    """Answer one opinion, and on request all that say it in the same words."""
    comment = get_object_or_404(queries.opinions_for(draft, congress), pk=pk)
    form = AnswerForm(request.POST)
    back = redirect("consultation:opinion", congress.pk, draft.pk, pk)
    if not form.is_valid():
        messages.error(request, _("Choose an answer and write it in words: the author will read it."))
        return back
    if "same" in request.POST:
        chosen = [comment, *queries.same_words(comment)]
        done = actions.answer_many(chosen, by=request.user, **form.cleaned_data)
        messages.success(request, _answered(done))
    else:
        actions.answer_comment(comment, by=request.user, **form.cleaned_data)
        messages.success(request, _answered(1))
    following = _next_pending(congress, draft, comment)
    if "next" in request.POST and following:
        return redirect("consultation:opinion", congress.pk, draft.pk, following.pk)
    return back


@draft_page(is_for_writers=True)
@require_POST
def answer_chosen(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """One answer for the chosen opinions: first the form, then the act."""
    chosen = lists.selected(request, queries.opinions_for(draft, congress))
    form = AnswerForm(request.POST if "answer_text" in request.POST else None)
    if form.is_valid():
        done = actions.answer_many(chosen, by=request.user, **form.cleaned_data)
        messages.success(request, _answered(done))
        return redirect("consultation:opinions", congress.pk, draft.pk)
    context = {
        "title": _("Answer the chosen opinions together"), "kicker": str(draft), "form": form, "chosen": chosen,
        "back_url": reverse("consultation:opinions", args=[congress.pk, draft.pk]),
    }  # fmt: skip
    return render(request, "consultation/answer_chosen.html", context)


@draft_page()
def table(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """The table of what was accepted and explained, in the order of the draft."""
    require(lambda user, one: may_list(user, congress, one), request.user, draft)
    return lists.render_list(
        request,
        table_class=ResponseTable,
        table_kwargs={"congress_id": congress.pk, "draft_id": draft.pk},
        queryset=queries.response_rows(draft, congress),
        title=_("Table of opinions accepted and explained"),
        search=("section", "text", "author_line", "reason"),
        choices=[
            Choice("answer", _("Answer"), Answer.choices, lambda rows, value: [r for r in rows if r.answer == value])
        ],
        acts=[
            Act(
                _("Take away as Word"),
                reverse("consultation:answers_docx", args=[congress.pk, draft.pk]),
                icon="file-earmark-word",
            ),
            Act(
                _("Take away as PDF"),
                reverse("consultation:answers_pdf", args=[congress.pk, draft.pk]),
                icon="file-earmark-pdf",
            ),
            Act(_("Opinions"), reverse("consultation:opinions", args=[congress.pk, draft.pk]), icon="chat-left-text"),
        ],
        empty=(_("No opinion has arrived yet."),),
        export_name=f"answers-{draft.kind}-{draft.draft_no}",
        extra_context={"kicker": str(draft)},
    )


@draft_page()
def as_docx(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """The table as an official paper to write on."""
    return _file(request, congress, draft, "docx")


@draft_page()
def as_pdf(request: HttpRequest, congress: Congress, draft: Draft) -> HttpResponseBase:
    """The table as an official paper to print."""
    return _file(request, congress, draft, "pdf")


def _file(request: HttpRequest, congress: Congress, draft: Draft, kind: str) -> HttpResponseBase:
    require(lambda user, one: may_list(user, congress, one), request.user, draft)
    ledger = queries.by_channel(draft, congress, queries.opinions_for(draft, congress))
    paper = response_table(draft, queries.response_rows(draft, congress), ledger, clock.today())
    content, media = (docx.render(paper), DOCX) if kind == "docx" else (pdf.render(paper), "application/pdf")
    audit.record("consultation.answers_taken_away", by=request.user, on=draft, kind=kind)
    response = HttpResponse(content, content_type=media)
    name = slugify(f"{draft.congress.unit.code}-{draft.kind}-{draft.draft_no}")
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def _next_pending(congress: Congress, draft: Draft, comment: Comment) -> Comment | None:
    pending = queries.opinions_for(draft, congress).filter(answer=Answer.PENDING).exclude(pk=comment.pk)
    return pending.first()


def _answered(done: int) -> str:
    return ngettext("%(n)d opinion was answered.", "%(n)d opinions were answered.", done) % {"n": done}
