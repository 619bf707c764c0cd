"""Addresses of the keyed desk, below the round that is counted."""

from __future__ import annotations

from django.urls import path

from .views import answers, contacts, judging, pages, pictures, traces

app_name = "ballots"
DESK = "c/<int:congress_id>/elections/<int:contest_id>/rounds/<int:number>/desk/"
SCAN = "c/<int:congress_id>/elections/<int:contest_id>/rounds/<int:number>/scan/"
SCREEN = f"{SCAN}contacts/<int:candidate>/<slug:kind>/<int:screen>/"

urlpatterns = [
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
]
