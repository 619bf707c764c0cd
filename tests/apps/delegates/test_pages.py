"""The pages of the delegates: for whom they open, in both languages, and what they show."""

from __future__ import annotations

import pytest
from django.conf import settings

from daihoi.apps.delegates import actions
from daihoi.apps.delegates.law import Shares


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def listed(congress, people, members, committee, tree):
    actions.allocate(congress, Shares(total=8, per_unit=1), by=people.an, alternates=1)
    actions.add_ex_officio(congress, by=people.an)
    actions.register_elected(congress, tree.cells[0], members[0][1:3], members[0][3:], by=people.an)
    actions.accept_all(congress, by=people.an)
    return congress


def addresses(congress):
    one, unit = congress.delegates.first(), congress.allocations.first()
    here = f"/c/{congress.pk}/delegates/"
    return [
        here, f"{here}allocation/", f"{here}allocation/make/", f"{here}allocation/decide/",
        f"{here}allocation/{unit.pk}/", f"{here}add/elected/", f"{here}add/elected/cb1/", f"{here}add/appointed/cb2/",
        f"{here}report/", f"{here}report/make/", f"{here}check-in/", f"{here}check-in/figures/", f"{here}{one.pk}/",
        f"{here}{one.pk}/reject/", f"{here}{one.pk}/bar/", f"{here}{one.pk}/absent/", f"{here}{one.pk}/replace/",
        f"{here}{one.pk}/remove/",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_for_the_secretary(client, listed, people, language):
    client.force_login(people.an)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    for address in addresses(listed):
        assert client.get(address).status_code == 200, address


def test_the_superior_looks_on_and_strangers_do_not(client, listed, people):
    client.force_login(people.ha)
    assert client.get(f"/c/{listed.pk}/delegates/").status_code == 200
    assert client.get(f"/c/{listed.pk}/delegates/check-in/").status_code == 403
    client.force_login(people.dung)
    for address in addresses(listed):
        assert client.get(address).status_code == 403, address


def test_the_list_masks_ethnicity_in_exports_for_those_who_may_not_see_it(client, listed, people, members):
    members[0][1].ethnicity = "Tày"
    members[0][1].save()
    client.force_login(people.binh)
    told = b"".join(client.get(f"/c/{listed.pk}/delegates/?export=csv").streaming_content).decode()
    assert "Cao Bình" in told
    assert "Tày" not in told
    client.force_login(people.an)
    assert "Tày" in b"".join(client.get(f"/c/{listed.pk}/delegates/?export=csv").streaming_content).decode()


def test_the_door_answers_with_the_figures(client, listed, people):
    client.force_login(people.binh)
    one = listed.delegates.filter(standing="full").first()
    answer = client.post(f"/c/{listed.pk}/delegates/{one.pk}/check-in/", headers={"accept": "application/json"}).json()
    assert (answer["present"], answer["summoned"], answer["delegate"]["here"]) == (1, 4, True)
    alternate = listed.delegates.get(standing="alternate")
    refused = client.post(
        f"/c/{listed.pk}/delegates/{alternate.pk}/check-in/", headers={"accept": "application/json"}
    )  # fmt: skip
    assert (refused.status_code, "error" in refused.json()) == (409, True)


def test_people_are_put_on_the_list_by_the_form(client, listed, people, members, tree):
    client.force_login(people.an)
    address = f"/c/{listed.pk}/delegates/add/elected/cb2/"
    twice = client.post(address, {"people": [members[1][1].pk], "alternates": [members[1][1].pk]})
    assert twice.status_code == 200
    assert not listed.delegates.filter(person=members[1][1]).exists()
    assert client.post(address, {"people": [members[1][1].pk]}).status_code == 302
    assert listed.delegates.get(person=members[1][1]).unit == tree.cells[1]


def test_the_sharing_is_made_changed_and_decided_on_its_pages(client, listed, people):
    client.force_login(people.an)
    here = f"/c/{listed.pk}/delegates/allocation/"
    shares = {"total": 9, "method": "largest_remainder", "per_unit": 1, "members_per_subordinate": 0, "alternates": 1}
    assert client.post(f"{here}make/", shares).status_code == 302
    row = listed.allocations.first()
    changed = {"elected": row.elected + 1, "alternates": 1, "appointed": 0, "reason": "trọng điểm"}
    assert client.post(f"{here}{row.pk}/", changed).status_code == 302
    assert client.post(f"{here}decide/", {"paper": "12-QĐ/ĐUB"}).status_code == 302
    listed.allocation_plan.refresh_from_db()
    assert (listed.allocation_plan.total, listed.allocation_plan.decided_by) == (10, "12-QĐ/ĐUB")


def test_the_report_is_drawn_up_and_issued(client, listed, people):
    client.force_login(people.an)
    here = f"/c/{listed.pk}/delegates/report/"
    assert client.post(f"{here}make/", {"conclusion": "Đủ tư cách"}).status_code == 302
    assert client.post(f"{here}issue/").status_code == 302
    listed.credentials_report.refresh_from_db()
    assert listed.credentials_report.paper.symbol == "01-BC/ĐH"
    page = client.get(here).content.decode()
    assert "Đủ tư cách" in page
    given = client.get(f"/u/bo/papers/{listed.credentials_report.paper_id}/file/download/")
    assert given["Content-Type"] == "application/pdf"
    assert f"/u/bo/papers/{listed.credentials_report.paper_id}/docx/download/" in page
