"""Addresses of consultation."""

from __future__ import annotations

from django.urls import path

from .views import answers, drafts, ledger, opinions, receipts, steps

STOP = "c/<int:congress_id>/documents/"
DRAFT = STOP + "<int:draft_id>/"

app_name = "consultation"
urlpatterns = [
    path("consultation/receipt/", receipts.look_up, name="look_up"),
    path("consultation/receipt/<str:code>/", receipts.show, name="receipt"),
    path(STOP, drafts.home, name="home"),
    path(STOP + "add/", drafts.add, name="add"),
    path(DRAFT, drafts.show, name="draft"),
    path(DRAFT + "rewrite/", steps.rewrite, name="rewrite"),
    path(DRAFT + "open/", steps.open_draft, name="open"),
    path(DRAFT + "extend/", steps.extend, name="extend"),
    path(DRAFT + "close/", steps.close, name="close"),
    path(DRAFT + "revise/", steps.revise, name="revise"),
    path(DRAFT + "finalise/", steps.finalise, name="finalise"),
    path(DRAFT + "changes/", drafts.changes, name="changes"),
    path(DRAFT + "speak/", opinions.speak, name="speak"),
    path(DRAFT + "thanks/<str:code>/", opinions.thanks, name="thanks"),
    path(DRAFT + "enter/", opinions.enter, name="enter"),
    path(DRAFT + "import/", opinions.upload, name="import"),
    path(DRAFT + "import/template/", opinions.template, name="template"),
    path(DRAFT + "opinions/", opinions.show_all, name="opinions"),
    path(DRAFT + "opinions/answer/", answers.answer_chosen, name="answer_chosen"),
    path(DRAFT + "opinions/<int:pk>/", opinions.show, name="opinion"),
    path(DRAFT + "opinions/<int:pk>/answer/", answers.answer, name="answer"),
    path(DRAFT + "answers/", answers.table, name="answers"),
    path(DRAFT + "answers.docx", answers.as_docx, name="answers_docx"),
    path(DRAFT + "answers.pdf", answers.as_pdf, name="answers_pdf"),
    path(DRAFT + "ledger/", ledger.show, name="ledger"),
]
