"""The profile and the demo's doors."""

from __future__ import annotations

import pytest
from django.urls import reverse

from daihoi.apps.accounts.models import User


@pytest.fixture
def demo(db, settings) -> User:
    settings.IS_DEMO = True
    return User.objects.create(username="vai", full_name="Vai thử", about="Bí thư", is_demo=True, language="en")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_everybody_has_a_profile(client, people, language):
    assert client.get(reverse("profile")).status_code == 302
    client.force_login(people.dung)
    assert client.get(reverse("profile"), headers={"accept-language": language}).status_code == 200


def test_name_and_language_are_saved_and_the_next_page_speaks_it(client, people):
    client.force_login(people.dung)
    response = client.post(reverse("profile"), {"full_name": "Phạm Văn Dũng Mới", "language": "en"})
    assert response.status_code == 302
    assert User.objects.get(username="dung").language == "en"
    assert '<html lang="en"' in client.get(reverse("profile")).content.decode()


def test_a_wrong_name_stays_in_the_form_with_its_reason(client, people):
    client.force_login(people.dung)
    response = client.post(reverse("profile"), {"full_name": " ", "language": "vi"})
    assert response.status_code == 200
    assert response.context["form"].errors


def test_a_demo_role_is_entered_without_a_password(client, demo):
    response = client.post(reverse("demo-sign-in"), {"username": "vai"})
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(demo.pk)
    assert "daihoi_language" not in response.cookies  # the visitor goes on in the language chosen before


def test_the_sign_in_page_offers_the_roles_of_the_demo(client, demo):
    response = client.get(reverse("account_login"))
    assert response.context["demo_roles"] == [{"username": "vai", "label": "Vai thử", "about": "Bí thư"}]


def test_there_is_no_such_door_outside_a_demo(client, demo, settings):
    settings.IS_DEMO = False
    assert client.post(reverse("demo-sign-in"), {"username": "vai"}).status_code == 404
    assert client.get(reverse("account_login")).context["demo_roles"] == []


def test_people_with_a_password_are_not_entered_through_the_demo(client, demo, people):
    assert client.post(reverse("demo-sign-in"), {"username": "an"}).status_code == 404
    assert client.get(reverse("demo-sign-in")).status_code == 405


def test_the_demo_sends_nobody_to_another_house(client, demo):
    response = client.post(reverse("demo-sign-in"), {"username": "vai", "next": "https://example.org/"})
    assert "example.org" not in response["Location"]


def test_the_menu_under_ones_name_leads_to_the_account_and_to_long_work(client, people):
    client.force_login(people.dung)
    page = client.get(reverse("jobs:home")).content.decode()
    for name in ("profile", "jobs:home"):
        assert f'class="dropdown-item" href="{reverse(name)}"' in page


def test_the_sign_in_page_of_the_demo_shows_the_public_the_way_to_the_portal(client, demo):
    assert reverse("portal:portals") in client.get(reverse("account_login")).content.decode()
