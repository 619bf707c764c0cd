"""Addresses of reports and dossier."""

from __future__ import annotations

from django.urls import path

from .views import below, dossier, papers, report, tracing

app_name = "cascade"
STOP = "c/<int:congress_id>/reports/"

urlpatterns = [
    path(f"{STOP}results/paper/", papers.result_table, name="result-table"),
    path(STOP, below.home, name="home"),
    path(f"{STOP}progress/", below.progress, name="progress"),
    path(f"{STOP}results/", below.results, name="results"),
    path(f"{STOP}results/trace/", tracing.trace, name="trace"),
    path(f"{STOP}below/", below.waiting, name="below"),
    path(f"{STOP}below/take-over/", below.take_over, name="take-over"),
    path(f"{STOP}below/ratify/", below.ratify_all, name="ratify-all"),
    path(f"{STOP}report/", report.show, name="report"),
    path(f"{STOP}report/submit/", report.submit, name="submit"),
    path(f"{STOP}report/ratify/", report.ratify, name="ratify"),
    path(f"{STOP}report/return/", report.give_back, name="return"),
    path(f"{STOP}report/issue/", report.issue, name="issue"),
    path(f"{STOP}report/annul/<int:contest_id>/", report.annul, name="annul"),
    path(f"{STOP}lessons/", dossier.lessons, name="lessons"),
    path(f"{STOP}lessons/issue/", dossier.issue_closing, name="issue-closing"),
    path(f"{STOP}lessons/<int:lesson_id>/remove/", dossier.remove_lesson, name="remove-lesson"),
    path(f"{STOP}dossier/", dossier.show, name="dossier"),
    path(f"{STOP}dossier/make/", dossier.make, name="make"),
    path(f"{STOP}dossier/add/", dossier.add, name="add-item"),
    path(f"{STOP}dossier/<int:item_id>/paper/", dossier.on_paper, name="on-paper"),
    path(f"{STOP}dossier/file/", dossier.file, name="file"),
]
