"""A congress elects its secretary directly; where it elects nobody, the new committee does."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from daihoi.apps.congresses.models import Holiday, HolidayKind
from daihoi.apps.elections import actions, queries
from daihoi.apps.elections.models import Choice, Contest
from daihoi.apps.members.actions import Holding, record_office_holding
from daihoi.core.errors import Refused
from tests.apps.elections import hall
from tests.apps.elections.test_pages import page, send

pytestmark = pytest.mark.django_db
NAMES = ("Bùi Văn An", "Đỗ Thị Bình")


@pytest.fixture
def failed(congress, people):
    """A youth congress with its committee; the direct election of the secretary took two rounds and elected nobody."""
    congress.rulebook = "vn-youth"
    hall.sit(congress)
    congress.save()
    committee = hall.make_people((*NAMES, "Hồ Văn Cường"))
    for one in committee:
        holding = Holding(one, "committee", "elected", date(2020, 8, 27))
        record_office_holding(congress.unit, congress.term, holding, by=people.an)
    direct = actions.open_contest(congress, by=people.an, office="secretary", seats=1, form="delegate_congress")
    actions.add_candidates(direct, committee[:2], by=people.an)
    actions.adopt_list(direct, by=people.an)
    for choice in (Choice.ANOTHER_ROUND, Choice.CLOSE):
        round_ = actions.open_round(direct, by=people.an, summoned=100, attending=100, deductions=[])
        hall.count(round_, people.binh, [50, 40])
        actions.decide_round(round_, by=people.an)
        if queries.lawful_choices(round_):
            actions.choose_next(round_, choice, by=people.an)
    direct.refresh_from_db()
    return direct


def test_a_third_direct_round_is_not_offered(failed):
    assert (failed.rounds.count(), failed.state) == (2, "decided")
    assert queries.elected_candidates(failed) == []


def test_after_it_failed_the_page_offers_the_office_to_the_new_committee(failed, client, people):
    here = queries.office_choice(failed.congress, "secretary")
    assert (here.is_open, here.form) == (True, "plenum")
    assert page(client, people.an, "new", failed.congress_id, office="secretary").status_code == 200
    send(client, people.an, "new", failed.congress_id, office="secretary", seats=1, form="", title="")
    second = failed.congress.contests.exclude(pk=failed.pk).get()
    assert (second.form, second.office) == ("plenum", "secretary")
    assert queries.office_choice(failed.congress, "secretary").contest == second
    with pytest.raises(Refused, match="is already put to the vote"):
        actions.open_contest(failed.congress, by=people.an, office="secretary", seats=1)


def test_the_congress_does_not_try_directly_once_more(failed, people):
    with pytest.raises(Refused, match=r"elected nobody\. Now the new committee elects") as refused:
        actions.open_contest(failed.congress, by=people.an, office="secretary", seats=1, form="delegate_congress")
    assert refused.value.source is not None
    assert failed.congress.contests.count() == 1


def test_who_failed_directly_is_not_adopted_before_the_committee(failed, people):
    second = actions.open_contest(failed.congress, by=people.an, office="secretary", seats=1)
    people_there = [one.person for one in failed.candidates.order_by("pk")]
    actions.add_candidates(second, people_there[:1], by=people.an)
    with pytest.raises(Refused, match="Bùi Văn An failed when the congress elected the secretary directly"):
        actions.adopt_list(second, by=people.an)
    actions.remove_candidates(second, second.candidates.all(), by=people.an)
    third = next(one for one in queries.body_of(failed.congress, "committee") if one not in people_there)
    actions.add_candidates(second, [third], by=people.an)
    actions.adopt_list(second, by=people.an)
    assert second.state == "adopted"


def test_a_direct_election_that_runs_or_elected_somebody_keeps_the_office(congress, people):
    hall.sit(congress)
    direct = hall.list_contest(congress, people.an, seats=1, office="secretary", names=NAMES, form="delegate_congress")
    assert queries.office_choice(congress, "secretary").contest == direct
    with pytest.raises(Refused, match="is already put to the vote"):
        actions.open_contest(congress, by=people.an, office="secretary", seats=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Contest.objects.create(congress=congress, office="secretary", form="delegate_congress", seats=1, title="Bầu")


def test_the_file_of_a_run_off_holds_the_level_names_only(congress, people):
    hall.sit(congress)
    contest = hall.list_contest(congress, people.an, seats=2, names=hall.NAMES[:3])
    round_ = hall.count(hall.open_vote(contest, people.an), people.binh, [80, 60, 60])
    actions.decide_round(round_, by=people.an)
    contest.refresh_from_db()
    plain = queries.contest_as_json(contest)
    assert (plain["run_off"], plain["seats"], "adopted" in plain) == (True, 1, False)
    assert [one["name"] for one in plain["candidates"]] == list(hall.NAMES[1:3])


def test_the_days_of_the_office_decide_whether_a_dossier_is_in_time(congress, people):
    contest = hall.list_contest(congress, people.an)
    stranger = hall.make_people(("Vũ Thị Tâm",))[0]
    hall.seat_delegates(congress, 1)
    one = contest.candidates.create(
        person=stranger, origin="nominated", floor_support=90, floor_of=100, dossier_received_on=date(2020, 8, 6)
    )
    assert queries.findings_of(one) == []  # 15 working days before 27 August 2020
    Holiday.objects.create(day_on=date(2020, 8, 17))
    assert [str(found.source) for found in queries.findings_of(one)] != []
    Holiday.objects.create(day_on=date(2020, 8, 15), kind=HolidayKind.MADE_UP)
    assert queries.findings_of(one) == []
    assert queries.contest_as_json(contest)["made_up"] == ["2020-08-15"]
