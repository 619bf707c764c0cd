"""The pages of a meeting where votes weigh: list, door, proxies, cards, the next call."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from daihoi.apps.delegates import actions
from daihoi.apps.delegates.models import Delegate, FailedCall, Proxy
from daihoi.apps.shell import clock

from .holding import enter_holders, make_company

pytestmark = pytest.mark.django_db


@pytest.fixture
def company(tree):
    return make_company(tree, stage="convened")


@pytest.fixture
def held(company, people):
    return enter_holders(company, people.an)


@pytest.fixture
def browser(client, people):
    client.force_login(people.an)
    return client


def at(name, congress, *args):
    return reverse(f"delegates:{name}", args=[congress.pk, *args])


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_list_says_what_to_do_first(browser, company):
    shown = text(browser.get(at("home", company)))
    assert "Cổ đông" in shown
    assert at("import-holders", company) in shown
    assert "Đại biểu được bầu" not in shown


def test_a_shareholder_is_added_by_the_form(browser, company):
    given = {"full_name": "Bùi An", "sex": "male", "born_on": "1970-01-01", "votes": "1250000", "mandate": "Công ty A"}
    assert browser.post(at("add-holder", company), given).status_code == 302
    shown = text(browser.get(at("home", company)))
    assert "1.250.000" in shown
    assert "100,00%" in shown
    assert "Công ty A" in shown


def test_a_sheet_is_sent_and_its_faults_are_told(browser, company):
    bad = "Họ và tên,Giới tính,Ngày sinh,Số cổ phần\nBùi An,Nam,01/01/1970,năm trăm\n".encode()
    shown = text(browser.post(at("import-holders", company), {"file": SimpleUploadedFile("a.csv", bad)}))
    assert "năm trăm" in shown
    assert not Delegate.objects.exists()
    good = bad.replace("năm trăm".encode(), b"500")
    assert browser.post(at("import-holders", company), {"file": SimpleUploadedFile("a.csv", good)}).status_code == 302
    assert Delegate.objects.get().weight == 500
    assert browser.get(at("holders-template", company)).content[:2] == b"PK"


def test_a_proxy_goes_through_its_two_pages(browser, company, held):
    _an, binh, *_ = held
    first = browser.post(at("choose-giver", company), {"giver": binh.pk})
    assert first["Location"] == at("give-proxy", company, binh.pk)
    paper = {"document": "GUQ 12", "given_on": "2020-08-01"}
    incomplete = text(browser.post(first["Location"], {**paper, "full_name": "Vũ Ngoài"}))
    assert Proxy.objects.count() == 0
    assert "is-invalid" in incomplete
    outside = {**paper, "full_name": "Vũ Ngoài", "sex": "male", "born_on": "1980-02-03"}
    assert browser.post(first["Location"], outside).status_code == 302
    holder = Proxy.objects.get().holder
    shown = text(browser.get(at("proxies", company)))
    assert "Vũ Ngoài" in shown
    assert at("check-in-holder", company, holder.pk) in shown
    browser.post(at("check-in-holder", company, holder.pk))
    binh.refresh_from_db()
    assert binh.attendance == "represented"
    browser.post(at("undo-holder", company, holder.pk))
    browser.post(at("revoke-proxy", company, binh.pk), {"reason": "đến dự"})
    assert Proxy.objects.count() == 0


def test_the_door_shows_votes_and_the_holders_from_outside(browser, company, held, people):
    an, binh, *_ = held
    actions.give_proxy(binh, an.person, by=people.an, document="x", given_on=date(2020, 8, 1))
    shown = text(browser.get(at("console", company)))
    assert "0,00%" in shown
    browser.post(at("check-in", company, an.pk))
    told = browser.get(at("figures", company), headers={"accept": "application/json"}).json()
    assert (told["votes_share"], told["votes_present"], told["present"], told["is_reached"]) == (
        "85,00%", "850", 2, True,
    )  # fmt: skip


def test_cards_are_listed_exported_and_printed(browser, company, held, people):
    an, binh, *_ = held
    actions.give_proxy(binh, an.person, by=people.an, document="x", given_on=date(2020, 8, 1))
    shown = text(browser.get(at("cards", company)))
    assert "850" in shown
    exported = browser.get(at("cards", company) + "?export=csv")
    assert "Cao Bình" in b"".join(exported.streaming_content if exported.streaming else [exported.content]).decode()
    printed = text(browser.get(at("print-cards", company)))
    assert printed.count('class="dg-votecard"') == 3


def test_votes_are_changed_and_the_meeting_called_again_on_their_pages(browser, company, held):
    browser.post(at("votes", company, held[0].pk), {"votes": "700", "reason": "mua thêm"})
    held[0].refresh_from_db()
    assert held[0].weight == 700
    assert at("call-again", company) not in text(browser.get(at("home", company))) or clock.today() >= company.opens_on
    with clock.on(date(2020, 8, 27)):
        assert at("call-again", company) in text(browser.get(at("home", company)))
        assert "59/2020/QH14" in text(browser.get(at("call-again", company)))
        browser.post(at("call-again", company), {"opens_on": "2020-09-10"})
    assert FailedCall.objects.get().planned_on == date(2020, 8, 27)


@pytest.mark.parametrize("name", ["home", "proxies", "cards", "report", "print-cards", "add-holder", "import-holders"])
def test_every_page_opens_in_both_languages(browser, company, held, name):
    for language in ("vi", "en"):
        browser.cookies["daihoi_language"] = language
        text(browser.get(at(name, company)))
        for one in held[:1]:
            text(browser.get(at("delegate", company, one.pk)))
            text(browser.get(at("give-proxy", company, one.pk)))


def test_strangers_see_no_proxies(client, people, company, held):
    client.force_login(people.dung)
    for name in ("proxies", "cards", "print-cards"):
        assert client.get(at(name, company)).status_code in (403, 404)
