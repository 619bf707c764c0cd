"""The pages of the nominees: for whom they open, in both languages, and what they trace."""

from __future__ import annotations

import pytest
from django.conf import settings

from daihoi.apps.audit.models import Entry
from daihoi.apps.nominations import actions
from tests.cast import make_person


def addresses(slate, entries):
    here = f"/c/{slate.congress_id}/personnel/"
    entry = entries["Bùi An"]
    return [
        here, f"{here}{slate.pk}/", f"{here}{slate.pk}/people/?q=an", f"{here}{slate.pk}/seats/",
        f"{here}{slate.pk}/summary-list/", f"{here}{slate.pk}/steps/first_time/standing_committee_1/",
        f"{here}{slate.pk}/approve/", f"{here}{slate.pk}/return/", f"{here}nominees/{entry.pk}/",
        f"{here}nominees/{entry.pk}/withdraw/", f"{here}new/",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_opens_for_the_personnel_officer(client, slate, entries, officer, language):
    client.force_login(officer)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    for address in addresses(slate, entries):
        assert client.get(address).status_code == 200, address


def test_personnel_matters_are_closed_to_members_and_strangers(client, slate, entries, people):
    for user in (people.chi, people.giang, people.dung):
        client.force_login(user)
        for address in addresses(slate, entries):
            assert client.get(address).status_code == 403, address


def test_the_superior_reads_and_decides_but_does_not_build(client, slate, entries, people):
    actions.submit(slate, by=people.an)
    client.force_login(people.ha)
    here = f"/c/{slate.congress_id}/personnel/{slate.pk}/"
    assert client.get(here).status_code == 200
    assert client.get(f"{here}seats/").status_code == 403
    assert client.post(f"{here}approve/", {"paper": "45-QĐ/ĐUK"}).status_code == 302
    slate.refresh_from_db()
    assert (slate.state, slate.approved_by) == ("approved", "45-QĐ/ĐUK")


def test_opening_a_file_is_traced_and_the_page_says_so(client, slate, entries, officer):
    client.force_login(officer)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get(f"/c/{slate.congress_id}/personnel/nominees/{entries['Bùi An'].pk}/").content.decode()
    assert Entry.objects.filter(verb="nominations.file_read", by="binh").count() == 1
    assert "that you opened it stands in the trail" in page


def test_the_meter_moves_when_a_name_is_added(client, slate, entries, officer, tree):
    woman = make_person("Mai Khoa", tree.ministry, sex="female")
    client.force_login(officer)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    address = f"/c/{slate.congress_id}/personnel/{slate.pk}/add/{woman.pk}/"
    part = client.post(address, headers={"hx-request": "true"}).content.decode()
    assert 'id="slate-names"' in part
    assert "<b>3</b>/7" in part
    assert "surplus 2" in part


def test_nobody_from_outside_the_organisation_is_added(client, slate, officer):
    stranger = make_person("Người Lạ")
    client.force_login(officer)
    answer = client.post(f"/c/{slate.congress_id}/personnel/{slate.pk}/add/{stranger.pk}/")
    assert answer.status_code == 404


def test_a_conference_is_entered_by_its_form(client, slate, entries, officer):
    client.force_login(officer)
    address = f"/c/{slate.congress_id}/personnel/{slate.pk}/steps/first_time/standing_committee_1/"
    votes = {f"votes_{entries[name].pk}": 8 for name in ("Đinh Dũng", "Hồ Giang", "Lý Hà")}
    given = {"held_on": "2020-05-04", "summoned": 9, "attending": 9, **votes}
    assert client.post(address, given).status_code == 302
    assert slate.steps.get().support.count() == 3
    assert client.get(f"/c/{slate.congress_id}/personnel/{slate.pk}/").status_code == 200


def test_the_summary_list_is_taken_away_under_trace(client, slate, entries, officer, people):
    entries["Bùi An"].person.ethnicity = "Tày"
    entries["Bùi An"].person.save()
    address = f"/c/{slate.congress_id}/personnel/{slate.pk}/summary-list/?export=csv"
    client.force_login(officer)
    assert "Tày" in b"".join(client.get(address).streaming_content).decode()
    client.force_login(people.ha)
    assert "Tày" not in b"".join(client.get(address).streaming_content).decode()
    assert list(Entry.objects.filter(verb="nominations.list_exported").values_list("by", flat=True)) == ["binh", "ha"]
