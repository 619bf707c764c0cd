"""The check of credentials and the report that the congress adopts."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.delegates import actions, queries
from daihoi.apps.delegates.models import Delegate
from daihoi.core.errors import Refused, WrongInput


@pytest.fixture
def delegates(congress, people, members, tree):
    members[0][0].sex, members[0][0].born_on, members[0][0].ethnicity = "female", date(1990, 8, 28), "Tày"
    members[0][0].save()
    actions.register_elected(congress, tree.cells[0], members[0], by=people.an)
    return list(congress.delegates.order_by("person__sort_key"))


def test_who_is_barred_is_not_summoned_and_the_ground_is_the_rulebooks(congress, delegates, people):
    with pytest.raises(WrongInput, match="suspended, prosecuted"):
        actions.mark_not_summoned(delegates[0], by=people.an, ground="lazy")
    actions.mark_not_summoned(delegates[0], by=people.an, ground="suspended")
    assert queries.head_count(congress).summoned == 3
    assert Entry.objects.get(verb="delegates.not_summoned").facts["source"] == "04-HD/TW (2024) mục 9"


def test_credentials_are_recognised_one_by_one_or_all_at_once(congress, delegates, people):
    actions.accept_credentials(delegates[0], by=people.an)
    actions.reject_credentials(delegates[1], by=people.an, reason="bầu sai thủ tục")
    assert actions.accept_all(congress, by=people.an) == 2
    assert actions.accept_all(congress, by=people.an) == 0
    assert queries.head_count(congress).summoned == 3
    with pytest.raises(WrongInput):
        actions.reject_credentials(delegates[2], by=people.an, reason=" ")


def test_the_report_counts_by_every_mark(congress, delegates, people):
    actions.accept_all(congress, by=people.an)
    report = actions.make_credentials_report(congress, by=people.an, conclusion="Đủ tư cách")
    tables = report.figures["tables"]
    assert (report.figures["summoned"], report.figures["ethnic_minority"]) == (4, 1)
    assert {row["value"]: row["count"] for row in tables["sex"]["rows"]} == {"female": 1, "male": 3}
    assert tables["ethnicity"]["is_sensitive"] is True
    assert report.figures["age"] == {"counted": 4, "mean": [41, 1], "highest": 45, "lowest": 29}


def test_no_report_while_somebody_is_unchecked(congress, delegates, people):
    with pytest.raises(Refused, match="4 persons"):
        actions.make_credentials_report(congress, by=people.an)


def test_the_congress_adopts_the_report_by_more_than_half_and_it_is_frozen(congress, delegates, people):
    actions.accept_all(congress, by=people.an)
    report = actions.make_credentials_report(congress, by=people.an)
    with pytest.raises(Refused, match="Not carried: 2 for"):
        actions.adopt_credentials_report(report, by=people.an, votes_for=2, base=4)
    assert report.adopted_at is None
    actions.adopt_credentials_report(report, by=people.an, votes_for=3, base=4)
    delegate = Delegate.objects.get(pk=delegates[0].pk)
    for act in (
        lambda: actions.adopt_credentials_report(report, by=people.an, votes_for=4, base=4),
        lambda: actions.make_credentials_report(congress, by=people.an),
        lambda: actions.reject_credentials(delegate, by=people.an, reason="x"),
        lambda: actions.accept_all(congress, by=people.an),
    ):
        with pytest.raises(Refused, match="no longer changes"):
            act()


def test_tellers_do_not_judge_credentials(congress, delegates, people):
    with pytest.raises(PermissionDenied):
        actions.accept_all(congress, by=people.binh)
