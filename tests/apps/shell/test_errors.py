import json

import pytest

pytestmark = [pytest.mark.urls("tests.apps.shell.addresses"), pytest.mark.django_db]
VI = {"accept-language": "vi"}


@pytest.mark.parametrize(
    ("kind", "language", "status", "words"),
    [
        ("refused", "vi", 409, "Chưa kết thúc kiểm phiếu."),
        ("refused", "en", 409, "The count is not closed yet."),
        ("wrong", "vi", 400, "Tìm trong danh sách này"),
    ],
)
def test_a_page_that_can_not_be_had_says_why_in_the_language_of_the_reader(client, kind, language, status, words):
    response = client.get(f"/fail/{kind}/", headers={"accept-language": language})
    assert (response.status_code, words in response.content.decode()) == (status, True)


def test_the_article_stands_beside_the_refusal(client):
    assert "Đ30, 190-QĐ/TW" in client.get("/fail/refused/").content.decode()


def test_a_form_that_is_refused_goes_back_to_its_page_with_the_sentence(client):
    response = client.post(
        "/note/", {"title": "bad", "words": "long"}, headers={**VI, "referer": "http://testserver/note/"}
    )
    assert (response.status_code, response["Location"]) == (303, "http://testserver/note/")
    html = client.get("/note/", headers=VI).content.decode()
    assert ("Chưa kết thúc kiểm phiếu. (190-QĐ/TW Đ30)" in html, "data-refused" in html) == (True, True)


@pytest.mark.parametrize("referer", ["http://elsewhere.example/", "", "//elsewhere.example/"])
def test_a_refusal_never_sends_the_reader_to_another_site(client, referer):
    response = client.post("/fail/refused/", headers={**VI, "referer": referer})
    assert (response.status_code, "elsewhere" in response.content.decode()) == (409, False)


def test_a_part_of_a_page_gets_the_sentence_among_the_messages(client):
    response = client.post("/fail/refused/", headers={**VI, "hx-request": "true"})
    assert (response.status_code, response["HX-Retarget"]) == (409, "#messages")
    assert "Chưa kết thúc kiểm phiếu." in response.content.decode()
    assert "<html" not in response.content.decode()


def test_a_program_gets_the_sentence_and_its_source_as_data(client):
    response = client.post("/fail/refused/", headers={**VI, "accept": "application/json"})
    assert (response.status_code, json.loads(response.content)) == (
        409,
        {"error": "Chưa kết thúc kiểm phiếu.", "source": "190-QĐ/TW Đ30"},
    )


def test_a_closed_door_says_whom_to_ask(client):
    response = client.get("/fail/denied/", headers=VI)
    assert (response.status_code, "đề nghị văn phòng của đơn vị" in response.content.decode()) == (403, True)


def test_a_closed_door_in_a_part_of_a_page_is_a_message(client):
    response = client.get("/fail/denied/", headers={**VI, "hx-request": "true"})
    assert (response.status_code, response["HX-Retarget"]) == (403, "#messages")


def test_a_silent_database_is_told_as_such_and_asks_to_come_back(client):
    response = client.get("/fail/database/", headers=VI)
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "Cơ sở dữ liệu tạm thời không trả lời" in response.content.decode()


def test_a_mistake_of_the_program_keeps_what_was_typed(client):
    client.raise_request_exception = False
    response = client.get("/fail/mistake/", headers=VI)
    html = response.content.decode()
    assert (response.status_code, "Hệ thống gặp lỗi" in html, "data-refused" in html) == (500, True, True)


def test_an_unknown_address_says_where_to_go(client):
    response = client.get("/nowhere/", headers={"accept-language": "en"})
    assert (response.status_code, "There is no such page" in response.content.decode()) == (404, True)


def test_a_page_that_was_open_too_long_says_so(client):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/note/", {"title": "x"}, headers=VI)
    assert (response.status_code, "Trang đã mở quá lâu" in response.content.decode()) == (403, True)
