"""Every page answers in both languages for those who may see it, and stays shut for the others."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from daihoi.apps.consultation import actions, queries
from daihoi.apps.consultation.actions import CommentRow
from daihoi.apps.consultation.models import Answer, AuthorKind, Channel, Comment, Draft, DraftState, Stance
from daihoi.apps.shell.journey import StopState
from tests.apps.consultation.drafts import TEXT, day, make_draft, make_open_draft
from tests.cast import make_congress


@pytest.fixture
def draft(congress, people):
    return make_open_draft(congress, people.an)


@pytest.fixture
def below(tree):
    return make_congress(tree, tree.cells[0])


@pytest.fixture
def comment(draft, people, tree) -> Comment:
    row = CommentRow(
        "Bổ sung số liệu", section="phan-1-i", channel=Channel.CONFERENCE, unit=tree.cells[0], persons=24,
        author_kind=AuthorKind.ORGANISATION, stance=Stance.APPROVE_IN_PART,
    )  # fmt: skip
    return actions.add_comment(draft, row, by=people.giang)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_pages_open_for_the_office_and_for_the_superior(client, congress, draft, comment, people, language):
    client.cookies["daihoi_language"] = language
    stop = f"/c/{congress.pk}/documents/"
    pages = ["", f"{draft.pk}/", f"{draft.pk}/changes/", f"{draft.pk}/opinions/", f"{draft.pk}/opinions/{comment.pk}/",
             f"{draft.pk}/opinions/?section=phan-1-i&unit=cb1&stance=approve_in_part", f"{draft.pk}/ledger/",
             f"{draft.pk}/answers/", f"{draft.pk}/answers/?export=xlsx", f"{draft.pk}/answers.docx"]  # fmt: skip
    for user in (people.an, people.ha):
        client.force_login(user)
        for page in pages:
            assert client.get(stop + page).status_code == 200, page
    forms = ["add/", f"{draft.pk}/enter/", f"{draft.pk}/import/", f"{draft.pk}/import/template/", f"{draft.pk}/extend/",
             f"{draft.pk}/open/", f"{draft.pk}/revise/", f"{draft.pk}/rewrite/", f"{draft.pk}/speak/"]  # fmt: skip
    client.force_login(people.an)
    assert {page: client.get(stop + page).status_code for page in forms} == dict.fromkeys(forms, 200)
    client.force_login(people.ha)
    assert {page: client.get(stop + page).status_code for page in forms} == dict.fromkeys(forms, 403)
    client.force_login(people.dung)
    assert {client.get(stop + page).status_code for page in pages + forms} == {403}


def test_members_read_and_speak_but_see_no_single_opinions(client, congress, draft, comment, people):
    client.force_login(people.chi)
    stop = f"/c/{congress.pk}/documents/{draft.pk}/"
    assert [client.get(stop + page).status_code for page in ("", "speak/", "opinions/", "ledger/", "enter/")] == [
        200, 200, 403, 403, 403,
    ]  # fmt: skip


def test_the_superiors_draft_stands_on_the_page_of_the_unit_below(
    client, below, congress, draft, comment, people, tree
):
    other = replace(CommentRow("Của chi bộ 2", channel=Channel.LETTER), unit=tree.cells[1])
    foreign = actions.add_comment(draft, other, by=people.an)
    client.force_login(people.giang)
    stop = f"/c/{below.pk}/documents/"
    assert f"{stop}{draft.pk}/" in client.get(stop).content.decode()
    page = client.get(f"{stop}{draft.pk}/opinions/").content.decode()
    assert "Bổ sung số liệu" in page
    assert "Của chi bộ 2" not in page
    assert client.get(f"{stop}{draft.pk}/opinions/{foreign.pk}/").status_code == 404
    assert client.get(f"{stop}{draft.pk}/close/").status_code == 404


def test_a_superiors_draft_that_is_being_written_is_not_there(client, below, congress, people):
    draft = make_draft(congress, people.an)
    client.force_login(people.giang)
    assert client.get(f"/c/{below.pk}/documents/{draft.pk}/").status_code == 404


def test_no_stance_is_chosen_beforehand(client, congress, draft, people):
    client.force_login(people.chi)
    page = client.get(f"/c/{congress.pk}/documents/{draft.pk}/speak/").content.decode()
    choices = re.findall(r'<input[^>]*name="stance"[^>]*>', page)
    assert len(choices) == len(Stance.values)
    assert not any("checked" in choice or "required" in choice for choice in choices)


def test_a_member_speaks_and_gets_a_receipt(client, congress, draft, people):
    client.force_login(people.chi)
    stop = f"/c/{congress.pk}/documents/{draft.pk}/"
    data = {"text": "Nên rõ hơn", "section": "phan-1-ii", "arrival_key": "once"}
    first, second = client.post(f"{stop}speak/", data), client.post(f"{stop}speak/", data)
    one = Comment.objects.get()
    assert first.url == second.url == f"{stop}thanks/{one.receipt_code}/"
    assert (one.section.anchor, one.channel, one.stance, one.unit) == (
        "phan-1-ii", Channel.FORM, Stance.OTHER, congress.unit,
    )  # fmt: skip
    assert client.get(first.url).status_code == 200


def test_a_draft_comes_as_a_word_file(client, congress, people):
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    client.force_login(people.an)
    data = {"kind": "resolution", "title": "Nghị quyết", "file": SimpleUploadedFile("d.docx", file.getvalue())}
    client.post(f"/c/{congress.pk}/documents/add/", data)
    assert Draft.objects.get().sections.filter(heading="HẠN CHẾ").count() == 1
    answer = client.post(f"/c/{congress.pk}/documents/add/", data | {"file": SimpleUploadedFile("d.docx", b"no")})
    assert answer.status_code == 200
    assert Draft.objects.count() == 1


def test_the_office_below_enters_for_its_own_unit_only(client, below, draft, people, tree):
    client.force_login(people.giang)
    data = {"channel": "conference", "unit": tree.cells[0].pk, "text": "Nhất trí", "kind": "general",
            "stance": "approve", "author_kind": "organisation", "persons": 20,
            "received_on": day(0).isoformat(), "arrival_key": "k"}  # fmt: skip
    address = f"/c/{below.pk}/documents/{draft.pk}/enter/"
    assert client.post(address, data | {"unit": tree.cells[1].pk}).status_code == 200
    assert not Comment.objects.exists()
    assert client.post(address, data).status_code == 302
    assert (Comment.objects.get().unit, Comment.objects.get().persons) == (tree.cells[0], 20)


def test_steps_of_a_draft_go_through_the_pages(client, congress, people):
    client.force_login(people.an)
    draft = make_draft(congress, people.an)
    stop = f"/c/{congress.pk}/documents/{draft.pk}/"
    days = {"opens_on": day(0).isoformat(), "closes_on": day(5).isoformat()}
    client.post(f"{stop}open/", days)
    client.post(f"{stop}extend/", {"closes_on": day(9).isoformat(), "reason": "Chưa đủ"})
    client.post(f"{stop}close/")
    later = client.post(f"{stop}revise/", {"title": "Báo cáo", "text": TEXT.replace("Còn chậm.", "Còn rất chậm.")}).url
    assert "Còn <ins>rất </ins>chậm." in client.get(later).content.decode()
    second = Draft.objects.get(draft_no=2)
    client.post(f"/c/{congress.pk}/documents/{second.pk}/finalise/")
    second.refresh_from_db()
    assert second.state == DraftState.FINAL


def test_answers_are_given_one_by_one_and_together(client, congress, draft, comment, people):
    rows = [CommentRow("Giống nhau", channel=Channel.LETTER, comment_id=str(n)) for n in range(3)]
    actions.add_comments(draft, rows, by=people.an)
    client.force_login(people.an)
    stop = f"/c/{congress.pk}/documents/{draft.pk}/opinions/"
    one = Comment.objects.filter(text="Giống nhau").first()
    client.post(f"{stop}{one.pk}/answer/", {"answer": "explained", "answer_text": "Đã nêu", "same": "1"})
    assert Comment.objects.filter(answer=Answer.EXPLAINED).count() == 3
    assert client.post(f"{stop}answer/", {"selected": [comment.pk]}).status_code == 200
    client.post(f"{stop}answer/", {"selected": [comment.pk], "answer": "kept", "answer_text": "Nghiên cứu"})
    comment.refresh_from_db()
    assert comment.answer == Answer.KEPT


def test_a_receipt_is_public_and_shows_no_name(client, draft, people):
    row = CommentRow("Nên ngắn", channel=Channel.LETTER, author="Người Gửi Thư")
    comment = actions.add_comment(draft, row, by=people.an)
    code = f"{comment.receipt_code[:5]}-{comment.receipt_code[5:]}".lower()
    actions.answer_comment(comment, by=people.an, answer=Answer.ADOPTED, answer_text="Tiếp thu", changed_text="Câu mới")
    page = client.get(f"/consultation/receipt/{code}/").content.decode()
    assert all(words in page for words in ("Nên ngắn", "Tiếp thu", "Câu mới"))
    assert "Người Gửi Thư" not in page
    assert client.get("/consultation/receipt/", {"code": code}).url == f"/consultation/receipt/{code}/"
    assert client.get("/consultation/receipt/AAAAAAAAAA/").status_code == 404


def test_the_stop_says_where_it_stands(congress, below, people, tree):
    assert queries.standing(congress).state is StopState.NONE
    draft = make_draft(congress, people.an)
    assert queries.standing(congress).state is StopState.NOW
    draft = actions.open_for_opinions(draft, by=people.an, opens_on=day(-9), closes_on=day(3))
    assert [step.last_lawful_on for step in queries.next_steps(below, people.giang)][-1] == day(3)
    actions.add_comment(draft, CommentRow("Ý kiến", channel=Channel.LETTER, unit=tree.cells[0]), by=people.giang)
    assert all(step.last_lawful_on is None for step in queries.next_steps(below, people.giang))
    Draft.objects.update(closes_on=day(-1))
    assert queries.standing(congress).state is StopState.LATE
    actions.close_opinions(draft, by=people.an)
    assert (queries.standing(congress).state, queries.standing(congress).waiting) == (StopState.WAITING, 1)
    assert queries.next_steps(congress, people.an)[0].is_decision
    actions.answer_many(Comment.objects.all(), by=people.an, answer=Answer.KEPT, answer_text="Nghiên cứu")
    actions.finalise_draft(draft, by=people.an)
    assert queries.standing(congress).state is StopState.DONE
