"""The pages of the session: for whom they open, in both languages, and the way through a sitting."""

from __future__ import annotations

import pytest
from django.conf import settings

from daihoi.apps.delegates import actions as delegates
from daihoi.apps.plenary import actions, queries


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def running(sitting, people, persons):
    delegates.make_credentials_report(sitting, by=people.an)
    sitting.agenda.filter(sitting="preparatory").update(state="done")
    actions.start_item(sitting.agenda.get(key="main_salute"), by=people.an)
    actions.request_speech(sitting, persons[0], by=people.an, topic="Chuyển đổi số")
    actions.draft_resolution(sitting, "# Một\nHai", by=people.an)
    return sitting


def addresses(congress):
    here, item = f"/c/{congress.pk}/session/", congress.agenda.get(key="opening").pk
    return [
        here, f"{here}console/", f"{here}screen/", f"{here}screen/part/", f"{here}script/add/", f"{here}items/{item}/",
        f"{here}items/{item}/start/reason/", f"{here}items/{item}/finish/reason/", f"{here}items/{item}/remove/",
        f"{here}votes/", f"{here}credentials/", f"{here}organs/presidium/", f"{here}speakers/", f"{here}resolution/",
        f"{here}resolution/adopt/", f"{here}minutes/", f"{here}close/reason/",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_for_the_secretary(client, running, people, language):
    client.force_login(people.an)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    for address in addresses(running):
        assert client.get(address).status_code == 200, address


def test_the_page_before_the_session_says_what_to_do_first(client, congress, people):
    client.force_login(people.an)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get(f"/c/{congress.pk}/session/").content.decode()
    assert "The script has not been written" in page
    assert client.post(f"/c/{congress.pk}/session/script/build/").status_code == 302
    assert client.get(f"/c/{congress.pk}/session/").status_code == 200


def test_the_superior_watches_and_strangers_do_not(client, running, people):
    client.force_login(people.ha)
    assert client.get(f"/c/{running.pk}/session/").status_code == 200
    assert client.get(f"/c/{running.pk}/session/console/").status_code == 403
    client.force_login(people.dung)
    for address in addresses(running):
        assert client.get(address).status_code == 403, address


def test_a_session_without_quorum_is_refused_with_the_article(client, convened, people):
    delegates.record_attendance(convened, by=people.binh, present=[])
    client.force_login(people.an)
    refused = client.post(f"/c/{convened.pk}/session/open/main/", headers={"accept": "application/json"})
    assert refused.status_code == 409
    assert "Điều lệ" in refused.json()["source"]


def test_the_console_walks_from_item_to_item(client, running, people):
    client.force_login(people.an)
    item = queries.running_item(running)
    answer = client.post(f"/c/{running.pk}/session/items/{item.pk}/finish/", {"console": "1", "next": "1"})
    assert answer["Location"].endswith("/session/console/")
    assert queries.running_item(running).key == "opening"


def test_an_organ_is_elected_on_its_page_and_candidates_do_not_count(client, running, people, persons):
    from daihoi.apps.nominations.models import Slate, SlateEntry

    client.force_login(people.an)
    here = f"/c/{running.pk}/session/organs/"
    given = {"people": [one.pk for one in persons[:3]], "head": persons[0].pk, "votes_for": 6, "votes_against": 0,
             "abstentions": 0}  # fmt: skip
    assert client.post(f"{here}presidium/", given).status_code == 302
    assert running.organ_seats.filter(kind="presidium").count() == 3
    SlateEntry.objects.create(
        slate=Slate.objects.create(congress=running, office="committee", seats=1), person=persons[1]
    )
    refused = client.post(f"{here}counting_committee/", given, headers={"accept": "application/json"})
    assert (refused.status_code, refused.json()["source"]) == (409, "190-QĐ/TW Đ8.1")
    assert not running.hand_votes.filter(motion="Bầu ban kiểm phiếu").exists()


def test_the_resolution_is_voted_and_issued_on_its_page(client, running, people):
    client.force_login(people.an)
    address = f"/c/{running.pk}/session/resolution/adopt/"
    assert client.post(address, {"votes_for": 3, "votes_against": 0, "abstentions": 0}).status_code == 302
    running.resolution.refresh_from_db()
    assert running.resolution.adopted_by is None
    assert client.post(address, {"votes_for": 6, "votes_against": 0, "abstentions": 0}).status_code == 302
    running.resolution.refresh_from_db()
    assert running.resolution.paper.symbol == "01-NQ/ĐH"
    assert running.hand_votes.count() == 2
    page = client.get(f"/c/{running.pk}/session/").content.decode()
    assert f"/u/bo/papers/{running.resolution.paper_id}/file/download/" in page


def test_units_take_turns_in_the_list_of_speakers(running, people, persons):
    actions.request_speech(running, persons[1], by=people.an, topic="cùng chi bộ")
    actions.request_speech(running, persons[2], by=people.an, topic="chi bộ khác")
    order = [one.person.full_name for one in queries.in_fair_order(running)]
    assert order == ["Bùi An", "Dương Chi", "Cao Bình"]


def test_the_big_screen_shows_what_runs(client, running, people):
    client.force_login(people.an)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "vi"
    assert "Chào cờ" in client.get(f"/c/{running.pk}/session/screen/part/").content.decode()
