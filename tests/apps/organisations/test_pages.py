"""The pages of the units room."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from daihoi.apps.accounts.models import User
from daihoi.apps.organisations.models import Role, RoleAssignment, Unit

ADMIN_PAGES = ("add", "import", "template", "facts", "settings", "add-role", "add-account")
PLACE_PAGES = ("move", "activity")
PAGES = ("home", "branch", "units")


def address(name: str, code: str = "bo", *rest: object) -> str:
    return reverse(f"organisations:{name}", args=[code, *rest])


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", [*PAGES, *ADMIN_PAGES])
def test_every_page_opens_for_the_secretary(client, tree, people, name, language):
    client.force_login(people.an)
    assert client.get(address(name), headers={"accept-language": language}).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_rooms_open_for_the_superior_and_stay_closed_for_strangers(client, tree, people, name):
    client.force_login(people.ha)
    assert client.get(address(name)).status_code == 200
    client.force_login(people.dung)
    assert client.get(address(name)).status_code == 403
    client.logout()
    assert client.get(address(name)).status_code == 302


@pytest.mark.parametrize("name", PLACE_PAGES)
def test_the_unit_above_decides_where_a_unit_hangs_and_whether_it_works(client, tree, people, name):
    client.force_login(people.ha)
    assert client.get(address(name)).status_code == 200
    client.force_login(people.an)
    assert client.get(address(name)).status_code == 403


@pytest.mark.parametrize("name", ADMIN_PAGES)
def test_only_who_administers_the_unit_opens_its_forms(client, tree, people, name):
    client.force_login(people.chi)
    assert client.get(address(name)).status_code == 403


def test_the_tree_shows_units_below_and_opens_branch_by_branch(client, tree, people):
    client.force_login(people.ha)
    page = client.get(address("home", "khoi")).content.decode()
    assert "Đảng bộ Bộ" in page
    assert "Chi bộ 1" not in page
    assert address("branch") in page
    assert "Chi bộ 1" in client.get(address("branch")).content.decode()


def test_units_are_found_without_marks(client, tree, people):
    client.force_login(people.ha)
    response = client.get(address("units", "khoi"), {"q": "chi bo 2"})
    assert [row.record.code for row in response.context["table"].rows] == ["cb2"]


def test_a_unit_is_added_from_its_form_and_a_wrong_one_stays_there(client, tree, people):
    client.force_login(people.an)
    level = tree.cells[0].level_id
    given = {"name": "Chi bộ 9", "code": "cb9", "level": level}
    assert client.post(address("add"), given)["Location"] == address("home")
    assert Unit.objects.get(code="cb9").get_parent().code == "bo"
    wrong = client.post(address("add"), given | {"code": "khoi"})
    assert wrong.context["form"].non_field_errors()


def test_facts_are_saved(client, tree, people):
    client.force_login(people.an)
    client.post(address("facts"), {"name": "Đảng bộ Bộ Công Thương", "symbol": "ĐUB", "place": "Hà Nội"})
    assert Unit.objects.get(code="bo").place == "Hà Nội"


def test_the_unit_above_closes_and_opens(client, tree, people):
    client.force_login(people.an)
    client.post(address("activity", "cb1"), {"reason": "sáp nhập"})
    assert not Unit.objects.get(code="cb1").is_active
    client.post(address("activity", "cb1"), {"reason": "lập lại"})
    assert Unit.objects.get(code="cb1").is_active


def test_a_unit_moves_by_its_form(client, tree, people):
    RoleAssignment.objects.create(user=people.dung, unit=tree.nation, role=Role.ADMIN, reach="subtree")
    client.force_login(people.dung)
    client.post(address("move", "cb1"), {"parent": tree.bloc.pk})
    assert Unit.objects.get(code="cb1").get_parent().code == "khoi"


def test_a_sheet_is_taken_over_or_given_back_with_a_fix_list(client, tree, people):
    client.force_login(people.an)
    good = SimpleUploadedFile("u.csv", "Mã,Tên,Cấp\ncb8,Chi bộ 8,4\n".encode())
    assert client.post(address("import"), {"file": good}).status_code == 302
    bad = "Mã,Tên,Cấp\ncb7,Chi bộ 7,77\n".encode()
    page = client.post(address("import"), {"file": SimpleUploadedFile("u.csv", bad)})
    assert len(page.context["result"].problems) == 1
    sheet = client.post(address("import"), {"file": SimpleUploadedFile("u.csv", bad), "as": "xlsx"})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet.content)).get_sheet_by_index(0).to_python()
    assert rows[1][:4] == [2.0, "cb7", "Chi bộ 7", "77"]
    assert not Unit.objects.filter(code="cb7").exists()


def test_a_new_account_shows_its_password_once(client, tree, people):
    client.force_login(people.an)
    given = {"full_name": "Lê Thị Mới", "username": "moi", "role": Role.OFFICE}
    response = client.post(address("add-account"), given)
    password = response.context["account"].password
    assert password in response.content.decode()
    assert User.objects.get(username="moi").check_password(password)
    assert "no-store" in response["Cache-Control"]


def test_a_role_is_given_and_ended(client, tree, people):
    client.force_login(people.an)
    client.post(address("add-role"), {"username": "dung", "role": Role.OFFICE, "reach": "unit"})
    role = RoleAssignment.objects.get(user=people.dung)
    client.post(address("end-role", "bo", role.pk))
    assert RoleAssignment.objects.get(pk=role.pk).valid_until_on is not None
    assert client.get(address("end-role", "bo", role.pk)).status_code == 405


def test_a_wrong_user_name_is_said_at_its_field(client, tree, people):
    client.force_login(people.an)
    response = client.post(address("add-role"), {"username": "ai", "role": Role.OFFICE, "reach": "unit"})
    assert "username" in response.context["form"].errors


def test_a_password_is_reset_for_the_unit_s_own_people_only(client, tree, people):
    client.force_login(people.an)
    response = client.post(address("reset-password", "bo", people.binh.pk))
    assert User.objects.get(username="binh").check_password(response.context["account"].password)
    assert client.post(address("reset-password", "bo", people.ha.pk)).status_code == 403
    assert client.post(address("reset-password", "bo", people.dung.pk)).status_code == 403


def test_the_home_of_a_tree_costs_the_same_however_many_units(client, tree, people, django_assert_max_num_queries):
    client.force_login(people.an)
    with django_assert_max_num_queries(25):
        client.get(address("home"))
