"""Every chain checked as long work: whole chains, and each way of breaking one."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.urls import reverse

from daihoi.apps.accounts.models import User
from daihoi.apps.audit import actions, batches
from daihoi.apps.audit.models import Chain, Entry
from daihoi.apps.jobs.actions import run_job
from daihoi.apps.jobs.models import Job, JobState
from daihoi.apps.organisations.models import Reach, Role, RoleAssignment

WHOLE = "Every entry is in its place and unchanged."


@pytest.fixture
def head(db) -> User:
    return User.objects.create(username="head", full_name="Lê Văn Đầu", is_superuser=True, language="en")


@pytest.fixture
def chains(tree, people, congress, monkeypatch) -> None:
    """Seven entries of the house and three of the congress, checked in parts of three."""
    monkeypatch.setattr(batches, "PART", 3)
    for _number in range(7):
        actions.record("organisations.unit_renamed", by=people.an, on=tree.ministry)
    for _number in range(3):
        actions.record("congresses.dates_set", by=people.an, on=congress)


def verified(head: User, spoil=lambda: None) -> Job:
    job = batches.ask_for_verification(by=head)
    spoil()
    return run_job(job.pk)


def house() -> QuerySet[Entry]:
    return QuerySet(Entry).filter(chain__name="house")


def test_whole_chains_are_found_whole_in_parts(chains, head):
    job = verified(head)
    assert (job.state, job.total, job.done) == (JobState.DONE, 4, 4)
    assert job.result["Outcome"]["text"] == WHOLE
    assert (job.result["Chains"], job.result["Entries"]) == (2, 10)
    assert Entry.objects.filter(verb="audit.verification_requested").count() == 1


def test_what_is_written_while_the_check_runs_is_no_break(chains, head, people, tree):
    job = verified(head, lambda: actions.record("organisations.unit_renamed", by=people.an, on=tree.ministry))
    assert job.result["Outcome"]["text"] == WHOLE


def test_a_house_without_any_chain_is_whole(head):
    assert verified(head).result["Outcome"]["text"] == WHOLE


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda: house().filter(sequence=5).update(by="somebody"), "Entry 5 was changed after it was sealed."),
        (lambda: house().filter(sequence=2).delete(), "Entry 2 is missing; entry 3 stands in its place."),
        (lambda: house().filter(sequence=3).delete(), "Entries are missing after entry 2."),
        (lambda: house().filter(sequence=4).delete(), "Entry 4 is missing; entry 5 stands in its place."),
        (lambda: house().filter(sequence__gt=6).delete(), "Entries are missing after entry 6."),
        (lambda: house().filter(sequence__in=[4, 5, 6]).delete(), "Entries are missing after entry 3."),
        (lambda: house().filter(sequence=4).update(previous="0" * 64), "Entries are missing after entry 3."),
    ],
)
def test_whatever_is_done_to_a_chain_is_found_at_its_place(chains, head, spoil, sentence):
    job = verified(head, spoil)
    assert job.state == JobState.DONE
    assert job.result["Outcome"]["text"] == "{count} chains are broken."
    said = job.result["house"]
    assert said["text"].format(**said["values"]) == sentence
    assert "congress" not in "".join(job.result)


def test_an_end_noted_too_early_is_found(chains, head):
    chain = Chain.objects.exclude(name="house").get()
    Chain.objects.filter(pk=chain.pk).update(length=2, head=chain.entries.get(sequence=2).hash)
    assert verified(head).result[chain.name]["text"] == "Entries are missing after entry {number}."


def test_only_administrators_of_the_house_have_all_chains_checked(chains, people, tree, client):
    with pytest.raises(PermissionDenied):
        batches.ask_for_verification(by=people.an)
    client.force_login(people.an)
    assert reverse("audit:verify") not in client.get(reverse("audit:home")).content.decode()
    assert client.post(reverse("audit:verify")).status_code == 403
    RoleAssignment.objects.create(user=people.dung, unit=tree.nation, role=Role.ADMIN, reach=Reach.SUBTREE)
    client.force_login(people.dung)
    assert reverse("audit:verify") in client.get(reverse("audit:home")).content.decode()
    job = client.post(reverse("audit:verify"))["Location"]
    assert client.get(job).status_code == 200


@pytest.mark.parametrize(("language", "words"), [("en", WHOLE), ("vi", "Mọi mục đều đúng vị trí")])
def test_the_page_of_the_job_tells_the_outcome_in_the_readers_language(chains, head, client, language, words):
    job = verified(head)
    client.force_login(head)
    client.cookies["daihoi_language"] = language
    page = client.get(reverse("jobs:show", args=[job.pk]))
    assert words in page.content.decode()
    part = client.get(reverse("jobs:show", args=[job.pk]), headers={"hx-request": "true"})
    assert part["HX-Refresh"] == "true"
