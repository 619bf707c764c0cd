"""The second step of the sign-in as its owner goes through it: enrolled by the shown key, asked for at the door."""

import base64
import hashlib
import hmac
import struct
import time
from datetime import datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "một mật khẩu thật dài"
SECONDS = 30


@pytest.fixture
def an():
    user = get_user_model()(username="an", full_name="Nguyễn Văn An", language="en")
    user.set_password(PASSWORD)
    user.save()
    return user


def code_of(key: str) -> str:
    """The six figures of an authenticator app, counted here from RFC 6238 and not by the site's own package."""
    secret = base64.b32decode(key + "=" * (-len(key) % 8))
    counter = int(time.time() // SECONDS)
    digest = hmac.new(secret, struct.pack(">Q", counter), hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def fresh_code(key: str) -> str:
    """A code that stays right for the next five seconds."""
    left = SECONDS - time.time() % SECONDS
    if left < 5:
        time.sleep(left)
    return code_of(key)


def another(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def sign_in(page) -> None:
    page.locator("input[name=login]").fill("an")
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).first.click()


def enrol(page, home: str) -> str:
    """Switch the app with codes on by way of the menu; gives the key that the page showed."""
    page.goto(home + "/accounts/profile/")
    page.get_by_role("main").get_by_role("link", name="Two-step sign-in").click()
    page.get_by_role("main").get_by_role("link", name="Switch on").click()
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    key = page.locator("main code").inner_text().strip()
    page.locator("input[name=code]").fill(another(code_of(key)))
    page.get_by_role("main").get_by_role("button", name="Switch on").click()
    expect(page.locator("input[name=code]")).to_have_attribute("aria-invalid", "true")
    page.locator("input[name=code]").fill(fresh_code(key))
    page.get_by_role("main").get_by_role("button", name="Switch on").click()
    return key


def sign_out(page) -> None:
    page.locator(".dh-me").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("input[name=password]")).to_be_visible()


def test_the_second_step_is_enrolled_by_the_shown_key_and_asked_for_at_the_next_sign_in(open_page, an, barriers):
    page = open_page("/accounts/login/", language="en")
    home = page.url.removesuffix("/accounts/login/")
    sign_in(page)
    page.wait_for_url("**/overview/")

    key = enrol(page, home)
    assert Authenticator.objects.filter(user=an, type=Authenticator.Type.TOTP).count() == 1
    page.goto(home + "/accounts/profile/")
    expect(page.locator(".dh-facts")).to_contain_text("on")

    sign_out(page)
    with time_machine.travel(datetime.now().astimezone() + timedelta(minutes=2)):
        sign_in(page)
        page.wait_for_url("**/2fa/authenticate/")
        assert barriers(page) == []
        page.goto(home + "/overview/")  # the password alone opens nothing: the way leads back to the second step
        page.wait_for_url("**/2fa/authenticate/**")
        page.locator("input[name=code]").fill(another(code_of(key)))
        page.get_by_role("button", name="Sign in", exact=True).click()
        expect(page.locator("input[name=code]")).to_have_attribute("aria-invalid", "true")

        page.locator("input[name=code]").fill(fresh_code(key))
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url("**/overview/")
    assert page.complaints == []
