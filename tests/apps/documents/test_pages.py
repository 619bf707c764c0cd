"""The pages of the register."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from daihoi.apps.audit.models import Entry
from daihoi.apps.documents import actions
from daihoi.apps.documents.models import Paper, Secrecy
from daihoi.core import documents as core


@pytest.fixture
def paper(tree, people) -> Paper:
    return actions.register_issued(
        tree.ministry, tree.term, symbol="119-HD/ĐUB", declared_type="công văn", subject="tuyên truyền đại hội",
        issued_on=date(2020, 3, 2), by=people.an,
    )  # fmt: skip


@pytest.fixture
def secret(tree, people) -> Paper:
    form = core.Paper(issuer="Đảng ủy Bộ", type_name="Tờ trình", summary="nhân sự cấp ủy", body=())
    return actions.issue_rendered(
        tree.ministry, tree.term, form, series="committee", secrecy=Secrecy.SECRET, by=people.an
    )


def address(name: str, *rest: object) -> str:
    return reverse(f"documents:{name}", args=["bo", *rest])


def symbols(response) -> list[str]:
    return [row.record.symbol for row in response.context["table"].rows]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "name", ["home", "series", "issue", "receive", "earlier", "next-number", "paper", "change", "relate", "attach"]
)
def test_every_page_opens_for_the_secretary(client, people, paper, name, language):
    client.force_login(people.an)
    rest = [paper.pk] if name in ("paper", "change", "relate", "attach") else []
    assert client.get(address(name, *rest), headers={"accept-language": language}).status_code == 200


@pytest.mark.parametrize("name", ["issue", "receive", "earlier", "next-number", "change", "relate", "attach"])
def test_who_only_looks_changes_nothing(client, people, paper, name):
    rest = [paper.pk] if name in ("change", "relate", "attach") else []
    for user in (people.ha, people.chi):
        client.force_login(user)
        assert client.get(address("home")).status_code == 200
        assert client.get(address(name, *rest)).status_code == 403


def test_strangers_see_no_register(client, people, paper):
    client.force_login(people.dung)
    assert client.get(address("home")).status_code == 403
    assert client.get(address("paper", paper.pk)).status_code == 403


def test_the_page_shows_the_type_that_the_symbol_denies(client, people, paper):
    client.force_login(people.an)
    text = client.get(address("paper", paper.pk), headers={"accept-language": "en"}).content.decode()
    assert "dh-finding-warn" in text
    assert "hướng dẫn" in text


def test_the_list_is_searched_without_marks_and_narrowed(client, people, paper):
    client.force_login(people.an)
    assert symbols(client.get(address("home"), {"q": "tuyen truyen"})) == ["119-HD/ĐUB"]
    assert symbols(client.get(address("home"), {"direction": "received"})) == []
    assert symbols(client.get(address("home"), {"look": "1"})) == ["119-HD/ĐUB"]


def test_the_next_number_is_shown_while_the_form_is_filled_in(client, tree, people, paper):
    client.force_login(people.an)
    query = {"term": tree.term.pk, "declared_type": "guidance", "series": "committee", "issued_on": "2020-05-01"}
    assert "120-HD/ĐUB" in client.get(address("next-number"), query).content.decode()
    assert "120-HD" not in client.get(address("next-number"), query | {"series": "congress"}).content.decode()


def test_a_paper_is_issued_from_its_form(client, tree, people, paper):
    client.force_login(people.an)
    given = {
        "declared_type": "plan", "series": "committee", "term": tree.term.pk, "subject": "tổ chức đại hội",
        "issued_on": "2020-05-19", "secrecy": "internal", "implements": [paper.pk],
    }  # fmt: skip
    response = client.post(address("issue"), given)
    issued = Paper.objects.get(symbol="01-KH/ĐUB")
    assert response["Location"] == address("paper", issued.pk)
    assert list(issued.implements.all()) == [paper]


def test_a_received_paper_with_an_unreadable_symbol_stays_in_the_form(client, tree, people):
    client.force_login(people.an)
    given = {
        "symbol": "ba lăm", "issuer": "Bộ Chính trị", "declared_type": "chỉ thị", "term": tree.term.pk,
        "subject": "đại hội", "issued_on": "2019-05-30", "secrecy": "internal",
    }  # fmt: skip
    assert client.post(address("receive"), given).context["form"].non_field_errors()
    assert client.post(address("receive"), given | {"symbol": "35-CT/TW"}).status_code == 302
    assert Paper.objects.get().type_id == "directive"


def test_an_entry_is_corrected_related_and_given_its_file(client, tree, people, paper):
    other = actions.issue_paper(tree.ministry, tree.term, declared_type="plan", subject="kế hoạch", by=people.an)
    client.force_login(people.an)
    change = {
        "declared_type": "hướng dẫn",
        "subject": "x",
        "issuer": "ĐU",
        "secrecy": "public",
        "issued_on": "2020-03-02",
    }
    client.post(address("change", paper.pk), change)
    client.post(address("relate", paper.pk), {"implements": [other.pk]})
    client.post(address("attach", paper.pk), {"file": SimpleUploadedFile("ky.pdf", b"%PDF-1.7")})
    paper.refresh_from_db()
    assert (paper.findings, paper.secrecy, list(paper.implements.all())) == ([], "public", [other])
    response = client.get(address("file", paper.pk, "file"))
    assert (b"".join(response.streaming_content), response["Content-Type"]) == (b"%PDF-1.7", "application/pdf")
    assert client.get(address("file", paper.pk, "docx")).status_code == 404


def test_a_secret_paper_opens_for_its_readers_only(client, people, secret):
    client.force_login(people.binh)
    assert symbols(client.get(address("home"))) == []
    assert client.get(address("paper", secret.pk)).status_code == 403
    assert client.get(address("file", secret.pk, "file")).status_code == 403
    client.force_login(people.an)
    assert b"".join(client.get(address("file", secret.pk, "file")).streaming_content).startswith(b"%PDF")
    assert Entry.objects.get(verb="documents.secret_read").by == "an"


def test_a_paper_of_another_register_is_not_found_here(client, people, paper):
    client.force_login(people.an)
    assert client.get(reverse("documents:paper", args=["cb1", paper.pk])).status_code == 404
