"""Shareholders and their votes: one by one, by sheet, by act."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from daihoi.apps.audit.models import Entry
from daihoi.apps.delegates import actions, queries
from daihoi.apps.delegates.models import Delegate
from daihoi.apps.members.models import Membership, Person
from daihoi.core.errors import Refused, WrongInput
from tests.cast import make_person

from .holding import enter_holders, make_company

pytestmark = pytest.mark.django_db


@pytest.fixture
def company(tree):
    return make_company(tree)


def test_a_holder_is_entered_with_votes_as_a_member_of_the_company(company, people, tree):
    held = enter_holders(company, people.an)
    assert [(one.person.full_name, one.weight, one.title) for one in held] == [
        ("Bùi An", 600, "member"), ("Cao Bình", 250, "member"), ("Dương Chi", 100, "member"),
        ("Đinh Dũng", 50, "member"),
    ]  # fmt: skip
    assert Membership.objects.filter(unit=tree.ministry, status="official").count() == 4
    count = queries.head_count(company)
    assert (count.summoned, count.weight_summoned, count.weight_present) == (4, 1000, 0)


def test_a_member_known_by_name_and_birth_is_taken_not_doubled(company, people, tree):
    known = make_person("Mai Khoa", tree.ministry, born_on=date(1980, 5, 6))
    held = actions.add_holder(
        company, by=people.an, full_name="Mai  Khoa", sex="male", born_on=date(1980, 5, 6), votes=9
    )
    assert (held.person, Person.objects.filter(full_name="Mai Khoa").count()) == (known, 1)
    with pytest.raises(Refused, match="on the list already"):
        actions.add_holder(company, by=people.an, full_name="Mai Khoa", sex="male", born_on=date(1980, 5, 6), votes=9)


def test_votes_change_with_a_reason_until_the_opening_only(company, people):
    one = enter_holders(company, people.an)[0]
    with pytest.raises(WrongInput, match="Write why"):
        actions.set_votes(one, by=people.an, votes=700, reason=" ")
    with pytest.raises(WrongInput, match="carries 0 votes"):
        actions.set_votes(one, by=people.an, votes=0, reason="chuyển nhượng")
    with pytest.raises(PermissionDenied):
        actions.set_votes(one, by=people.binh, votes=700, reason="chuyển nhượng")
    actions.set_votes(one, by=people.an, votes=5_000_000_000_000, reason="chuyển nhượng")
    one.refresh_from_db()
    told = Entry.objects.get(verb="delegates.votes_set").facts
    assert (one.weight, told["before"], told["votes"]) == (5_000_000_000_000, 600, 5_000_000_000_000)
    company.stage = "in_session"
    company.save()
    one.congress.refresh_from_db()
    with pytest.raises(Refused, match="no longer change"):
        actions.set_votes(one, by=people.an, votes=1, reason="x")


def test_a_party_congress_takes_no_votes_by_shares(congress, people):
    with pytest.raises(Refused, match="nobody is entered with votes"):
        actions.add_holder(congress, by=people.an, full_name="Bùi An", sex="male", born_on=date(1970, 1, 1), votes=2)


def sheet(*rows):
    titles = ("Họ và tên", "Giới tính", "Ngày sinh", "Số cổ phần", "Mã cổ đông", "Đại diện cho")
    return [dict(zip(titles, row, strict=True)) for row in rows]


def test_a_sheet_is_taken_over_whole_and_again_changes_nothing(company, people):
    rows = sheet(
        ("Bùi An", "Nam", "01/01/1970", "1.250.000", "CD1", ""),
        ("CAO BÌNH", "Nữ", "02/01/1970", 300, "CD2", "Tổng công ty Xây dựng"),
    )
    taken = actions.import_holders(company, rows, by=people.an)
    assert (taken.added, taken.changed, taken.votes, taken.problems) == (2, 0, 1_250_300, [])
    assert list(Delegate.objects.values_list("person__full_name", "weight", "mandate")) == [
        ("Bùi An", 1_250_000, ""), ("Cao Bình", 300, "Tổng công ty Xây dựng"),
    ]  # fmt: skip
    again = actions.import_holders(company, rows, by=people.an)
    assert (again.added, again.changed) == (0, 0)
    rows[0]["Số cổ phần"] = "1,000"
    changed = actions.import_holders(company, rows, by=people.an)
    assert (changed.added, changed.changed, queries.head_count(company).weight_summoned) == (0, 1, 1300)


@pytest.mark.parametrize(
    ("row", "field", "told"),
    [
        (("Bùi An", "Nam", "01/01/1970", "12.5", "", ""), "votes", "no number of votes"),
        (("Bùi An", "Nam", "01/01/1970", "0", "", ""), "votes", "no number of votes"),
        (("Bùi An", "Nam", "31/02/1970", "5", "", ""), "born_on", "no day"),
        (("Bùi An", "nam?", "01/01/1970", "5", "", ""), "sex", "not known"),
        (("Vinamilk", "Nam", "01/01/1970", "5", "", ""), "full_name", "no full name of a person"),
        (("Bùi An", "Nam", "", "5", "", ""), "born_on", "is empty"),
    ],
)
def test_a_sheet_with_a_fault_takes_nobody_over(company, people, row, field, told):
    good = ("Cao Bình", "Nam", "02/01/1970", "5", "", "")
    taken = actions.import_holders(company, sheet(good, row), by=people.an)
    assert [(one.row, one.field) for one in taken.problems] == [(3, field)]
    assert told in str(taken.problems[0].sentence)
    assert not Delegate.objects.exists()


def test_one_person_in_two_rows_is_told(company, people):
    rows = sheet(*(("Bùi An", "Nam", "01/01/1970", "5", "CD1", "") for _ in "ab"))
    taken = actions.import_holders(company, rows, by=people.an)
    assert sorted(one.field for one in taken.problems) == ["card_number", "full_name"]
