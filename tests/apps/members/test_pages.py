"""The pages of members."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from daihoi.apps.audit.models import Entry
from daihoi.apps.members.models import MemberImport, Membership, OfficeHolding, Person
from daihoi.apps.organisations.models import Role, RoleAssignment
from tests.cast import make_person


@pytest.fixture
def muoi(tree, people) -> Person:
    return make_person(unit=tree.ministry, ethnicity="Tày", religion="Không")


@pytest.fixture
def officer(tree, people):
    RoleAssignment.objects.create(user=people.dung, unit=tree.ministry, role=Role.PERSONNEL)
    return people.dung


def address(name: str, *rest: object, unit: str = "bo") -> str:
    return reverse(f"members:{name}", args=[unit, *rest])


def names(response) -> list[str]:
    return [row.record.person.full_name for row in response.context["table"].rows]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "name", ["home", "add", "import", "template", "person", "change", "membership", "transfer", "end", "add-office"]
)
def test_every_page_opens_for_the_secretary(client, people, muoi, name, language):
    client.force_login(people.an)
    rest = [] if name in ("home", "add", "import", "template") else [muoi.pk]
    assert client.get(address(name, *rest), headers={"accept-language": language}).status_code == 200


@pytest.mark.parametrize("name", ["home", "add", "import", "person", "change", "end"])
def test_members_and_strangers_see_no_member(client, people, muoi, name):
    rest = [muoi.pk] if name in ("person", "change", "end") else []
    for user in (people.chi, people.dung):
        client.force_login(user)
        assert client.get(address(name, *rest)).status_code == 403


def test_a_person_is_found_through_the_own_units_only(client, tree, people, muoi):
    client.force_login(people.giang)
    assert client.get(address("person", muoi.pk, unit="cb1")).status_code == 404
    assert client.get(address("person", muoi.pk)).status_code == 403


def test_the_list_is_in_the_order_of_given_names_and_holds_the_units_below(client, tree, people):
    for name, unit in (("Trần Văn Bình", tree.cells[0]), ("Lê Thị An", tree.ministry), ("Phạm Văn An", tree.cells[1])):
        make_person(name, unit=unit)
    client.force_login(people.an)
    assert names(client.get(address("home"))) == ["Lê Thị An", "Phạm Văn An", "Trần Văn Bình"]
    assert names(client.get(address("home"), {"q": "tran binh"})) == ["Trần Văn Bình"]
    assert names(client.get(address("home"), {"reach": "own"})) == ["Lê Thị An"]
    assert names(client.get(address("home"), {"status": "probationary"})) == []


@pytest.mark.parametrize("name", ["an", "dung"])
def test_an_export_masks_what_is_sensitive_for_all_but_personnel_officers(client, people, officer, muoi, name):
    client.force_login(getattr(people, name))
    content = b"".join(client.get(address("home"), {"export": "csv"}).streaming_content).decode()
    assert ("Tày" in content) is (name == "dung")
    entry = Entry.objects.get(verb="members.list_exported")
    assert entry.facts == {"count": 1, "with_sensitive": name == "dung"}


def test_the_screen_shows_sensitive_fields_after_a_press_that_is_written_down(client, people, officer, muoi):
    client.force_login(officer)
    assert "Tày" not in client.get(address("home")).content.decode()
    assert "Tày" not in client.get(address("person", muoi.pk)).content.decode()
    assert "Tày" in client.post(address("sensitive", muoi.pk)).content.decode()
    assert Entry.objects.filter(verb="members.sensitive_read").count() == 1
    client.force_login(people.an)
    assert client.post(address("sensitive", muoi.pk)).status_code == 403


def test_a_member_is_entered_and_a_double_stays_in_the_form(client, people):
    client.force_login(people.an)
    given = {"full_name": "Lê Thị Mới", "sex": "female", "born_on": "1990-02-03", "joined_on": "2015-01-01"}
    assert client.post(address("add"), given).status_code == 302
    assert Membership.objects.get().status == "probationary"
    assert client.post(address("add"), given).context["form"].non_field_errors()


def test_the_biography_is_corrected_and_the_form_hides_sensitive_fields(client, people, muoi):
    client.force_login(people.an)
    form = client.get(address("change", muoi.pk)).context["form"]
    assert not set(form.fields) & set(Person.SENSITIVE)
    given = {
        "full_name": muoi.full_name,
        "sex": "male",
        "born_on": "1975-01-02",
        "home_town": "Huế",
        "ethnicity": "Kinh",
    }
    client.post(address("change", muoi.pk), given)
    muoi.refresh_from_db()
    assert (muoi.home_town, muoi.ethnicity) == ("Huế", "Tày")


def test_a_member_is_transferred_and_ended_from_the_record(client, tree, people, muoi):
    client.force_login(people.an)
    client.post(address("transfer", muoi.pk), {"unit": tree.cells[0].pk, "on": "2021-01-01"})
    assert Membership.objects.get(ended_on=None).unit == tree.cells[0]
    client.post(address("end", muoi.pk), {"on": "2021-02-01", "reason": "chuyển đi"})
    assert not Membership.objects.filter(ended_on=None).exists()


def test_an_office_and_a_standing_are_recorded_from_the_record(client, tree, people, muoi):
    client.force_login(people.an)
    office = {"office": "secretary", "term": tree.term.pk, "source": "elected", "started_on": "2020-08-28"}
    client.post(address("add-office", muoi.pk), office)
    assert OfficeHolding.objects.get().started_on == date(2020, 8, 28)
    client.post(address("membership", muoi.pk), {"status": "exempted"})
    assert Membership.objects.get().status == "exempted"


def test_a_bad_sheet_comes_back_with_a_fix_list_to_take_away(client, people):
    client.force_login(people.an)
    text = "Họ và tên,Giới tính,Ngày sinh,Chi bộ\nLê Văn A,Nam,31/02/1980,Chi bộ 9\nLê Văn B,Nam,1/2/1980,cb1\n"
    response = client.post(address("import"), {"file": SimpleUploadedFile("ds.csv", text.encode())}, follow=True)
    record = MemberImport.objects.get()
    assert response.redirect_chain[0][0] == address("fix-list", record.pk)
    assert [(problem.row, problem.field) for problem in response.context["problems"]] == [(2, "unit"), (2, "born_on")]
    sheet = client.get(address("fix-sheet", record.pk), headers={"accept-language": "en"})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet.content)).get_sheet_by_index(0).to_python()
    assert len(rows) == 2
    assert rows[1][:5] == [2.0, "Lê Văn A", "Nam", "31/02/1980", "Chi bộ 9"]
    assert "There is no day 31/02/1980" in rows[1][5]
    client.force_login(people.giang)
    assert client.get(address("fix-sheet", record.pk)).status_code == 403


def test_a_good_sheet_is_taken_over(client, people):
    client.force_login(people.an)
    text = "Full name,Sex,Date of birth,Unit\nLê Văn B,m,1/2/1980,cb1\n"
    response = client.post(address("import"), {"file": SimpleUploadedFile("ds.csv", text.encode())})
    assert response["Location"] == address("home")
    assert Membership.objects.get().unit.code == "cb1"


def test_a_file_that_is_no_sheet_is_said_in_the_form(client, people):
    client.force_login(people.an)
    response = client.post(address("import"), {"file": SimpleUploadedFile("ds.xlsx", b"PK nothing")})
    assert response.context["form"].non_field_errors()


def test_the_list_costs_the_same_however_many_members(client, tree, people, django_assert_max_num_queries):
    for number in range(30):
        make_person(f"Lê Văn {chr(97 + number)}", unit=tree.cells[number % 3])
    client.force_login(people.an)
    with django_assert_max_num_queries(25):
        assert len(names(client.get(address("home")))) == 30
