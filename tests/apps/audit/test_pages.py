"""The pages of the trail."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse

from daihoi.apps.accounts.models import User
from daihoi.apps.audit import actions, queries
from daihoi.apps.audit.models import Chain, Entry


@pytest.fixture
def acts(tree, people) -> list[Entry]:
    return [
        actions.record("organisations.unit_renamed", by=user, on=unit)
        for user, unit in ((people.an, tree.ministry), (people.giang, tree.cells[0]), (people.ha, tree.bloc))
    ]


def page(client, address, language="vi", **query):
    return client.get(address, query, headers={"accept-language": language})


def found(response) -> set[str]:
    return {row.record.on_text for row in response.context["table"].rows}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_who_works_for_a_unit_reads_its_trail_and_that_of_the_units_below(client, people, acts, language):
    client.force_login(people.an)
    response = page(client, reverse("audit:home"), language)
    assert found(response) == {"Đảng bộ Bộ", "Chi bộ 1"}
    assert page(client, reverse("audit:entry", args=[acts[0].pk]), language).status_code == 200


def test_the_trail_of_one_unit(client, people, acts):
    client.force_login(people.an)
    assert found(page(client, reverse("audit:home", args=["cb1"]))) == {"Chi bộ 1"}


def test_members_and_strangers_read_their_own_acts_only(client, people, acts, tree):
    actions.record("accounts.profile_changed", by=people.chi, on=people.chi)
    client.force_login(people.chi)
    assert found(page(client, reverse("audit:home"))) == {"Lê Kim Chi"}
    assert page(client, reverse("audit:entry", args=[acts[0].pk])).status_code == 404


def test_words_days_and_areas_narrow_the_trail(client, people, acts):
    client.force_login(people.an)
    assert found(page(client, reverse("audit:home"), q="giang")) == {"Chi bộ 1"}
    assert found(page(client, reverse("audit:home"), q="01/01/2001")) == set()
    assert found(page(client, reverse("audit:home"), area="documents")) == set()
    assert len(found(page(client, reverse("audit:home"), when="1"))) == 2


def test_a_chain_is_taken_away_by_who_may_read_all_of_it(client, people, acts):
    client.force_login(people.an)
    assert client.get(reverse("audit:export", args=["house"])).status_code == 403
    client.force_login(User.objects.create(username="head", is_superuser=True))
    lines = b"".join(client.get(reverse("audit:export", args=["house"])).streaming_content).splitlines()
    assert len(lines) == 4
    assert Entry.objects.filter(verb="audit.chain_exported").count() == 1


@pytest.mark.parametrize("language", ["vi", "en"])
def test_anybody_sees_heads_and_lengths_but_no_content(client, acts, language):
    response = page(client, reverse("audit:check"), language)
    text = response.content.decode()
    assert Chain.objects.get().head in text
    assert "Chi bộ 1" not in text


def test_a_hash_is_looked_up(client, acts):
    known = client.post(reverse("audit:check"), {"hash": acts[1].hash.upper()})
    assert known.context["answer"]["entry"] == acts[1]
    assert "Chi bộ 1" not in known.content.decode()
    unknown = client.post(reverse("audit:check"), {"hash": "0" * 64})
    assert unknown.context["answer"]["entry"] is None


def test_an_exported_file_is_checked_and_found_again(client, acts):
    content = b"".join(queries.as_jsonl(Chain.objects.get()))
    whole = client.post(reverse("audit:check"), {"file": io.BytesIO(content)}).context["answer"]
    assert (whole["verdict"].is_whole, whole["entry"]) == (True, acts[2])
    broken = client.post(reverse("audit:check"), {"file": io.BytesIO(content.replace(b'"giang"', b'"an"'))})
    assert broken.context["answer"]["verdict"].position == 2


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"no json\n"])
def test_a_file_that_is_no_chain_is_named(client, acts, content):
    response = client.post(reverse("audit:check"), {"file": io.BytesIO(content)})
    assert "unreadable" in response.context["answer"]


def test_an_empty_form_says_what_to_do(client, acts):
    response = client.post(reverse("audit:check"), {})
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
