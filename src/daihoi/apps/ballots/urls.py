"""Addresses of printing, of the keyed desk and of the machine count."""

from __future__ import annotations

from django.urls import path

from .views import (
    answers,
    auditing,
    contacts,
    judging,
    pages,
    pictures,
    printing,
    publishing,
    scan_batches,
    scanning,
    traces,
)

app_name = "ballots"
PAPER = "c/<int:congress_id>/elections/<int:contest_id>/ballot/"
DESK = "c/<int:congress_id>/elections/<int:contest_id>/rounds/<int:number>/desk/"
SCAN = "c/<int:congress_id>/elections/<int:contest_id>/rounds/<int:number>/scan/"
SCREEN = f"{SCAN}contacts/<int:candidate>/<slug:kind>/<int:screen>/"
BATCH = f"{SCAN}batches/<int:batch>/"

urlpatterns = [
    path(PAPER, printing.paper, name="paper"),
    path(f"{PAPER}withdraw/", printing.withdraw, name="paper-withdraw"),
    path(f"{PAPER}side-<int:page>.png", printing.preview, name="paper-preview"),
    path(f"{PAPER}files/<str:name>", printing.file, name="paper-file"),
    path(DESK, pages.desk, name="desk"),
    path(f"{DESK}open/", pages.open_desk, name="open"),
    path(f"{DESK}seat/", pages.seat, name="seat"),
    path(f"{DESK}reopen/", pages.reopen, name="reopen"),
    path(f"{DESK}cancel/", pages.cancel, name="cancel"),
    path(f"{DESK}close/", pages.close, name="close"),
    path(f"{DESK}slips/", pages.slips, name="slips"),
    path(f"{DESK}key/", pages.key, name="key"),
    path(f"{DESK}key/state.json", answers.key_state, name="key-state"),
    path(f"{DESK}key/take/", answers.take, name="take"),
    path(f"{DESK}key/take-over/", answers.take_over, name="take-over"),
    path(f"{DESK}key/entries/", answers.key, name="entries"),
    path(f"{DESK}key/undo/", answers.undo, name="undo"),
    path(f"{DESK}key/finish/", answers.finish, name="finish"),
    path(f"{DESK}look/", pages.look, name="look"),
    path(f"{DESK}look/state.json", answers.look_state, name="look-state"),
    path(f"{DESK}look/try/", answers.look_try, name="look-try"),
    path(f"{DESK}look/settle/", answers.look_settle, name="look-settle"),
    path(f"{DESK}trace/", traces.trace, name="trace"),
    path(f"{DESK}journal/", traces.issue, name="journal"),
    path(f"{DESK}journal/entries.pdf", traces.entries_pdf, name="entries-pdf"),
    path(f"{DESK}journal/journal.jsonl", traces.journal_file, name="journal-file"),
    path(f"{DESK}destroy/", traces.destroy, name="destroy"),
    path(f"{SCAN}judge/", judging.judge, name="judge"),
    path(f"{SCAN}judge/state.json", judging.judge_state, name="judge-state"),
    path(f"{SCAN}judge/rule/", judging.judge_rule, name="judge-rule"),
    path(f"{SCAN}judge/undo/", judging.judge_undo, name="judge-undo"),
    path(f"{SCAN}board/", judging.board, name="board"),
    path(f"{SCAN}board/state.json", judging.board_state, name="board-state"),
    path(f"{SCAN}board/decide/", judging.board_decide, name="board-decide"),
    path(f"{SCAN}contacts/", contacts.contacts, name="contacts"),
    path(SCREEN, contacts.contact, name="contact"),
    path(f"{SCREEN}marks.jpg", contacts.contact_image, name="contact-picture"),
    path(f"{SCAN}pages/<int:page>/page.jpg", pictures.picture, name="picture"),
    path(f"{SCAN}pages/<int:page>/original/", pictures.original, name="original"),
    path(SCAN, scanning.scan, name="scan"),
    path(f"{SCAN}open/", scanning.open_scan, name="scan-open"),
    path(f"{SCAN}seat/", scanning.scan_seat, name="scan-seat"),
    path(f"{SCAN}begin/", scanning.begin, name="scan-begin"),
    path(f"{SCAN}reconcile/", scanning.reconcile, name="scan-reconcile"),
    path(f"{SCAN}compare/", scanning.compare, name="scan-compare"),
    path(f"{SCAN}close/", scanning.close_scan, name="scan-close"),
    path(f"{SCAN}cancel/", scanning.cancel_scan, name="scan-cancel"),
    path(f"{SCAN}recount/", scanning.recount, name="recount"),
    path(f"{SCAN}destroy/", scanning.destroy_scan, name="scan-destroy"),
    path(f"{SCAN}published/", publishing.published, name="published"),
    path(f"{SCAN}audit/", auditing.audit, name="audit"),
    path(f"{SCAN}audit/<int:draw>/", auditing.look_up, name="look-up"),
    path(f"{SCAN}records/", publishing.records, name="records"),
    path(BATCH, scan_batches.batch, name="batch"),
    path(f"{BATCH}files/", scan_batches.receive, name="batch-receive"),
    path(f"{BATCH}read/", scan_batches.read, name="batch-read"),
    path(f"{BATCH}withdraw/", scan_batches.withdraw_batch, name="batch-withdraw"),
    path(f"{SCAN}sheets/<int:sheet>/", scan_batches.sheet, name="sheet"),
    path(f"{SCAN}sheets/<int:sheet>/recall/", scan_batches.recall, name="recall"),
]
