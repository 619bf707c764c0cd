import pytest
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

pytestmark = [pytest.mark.urls("tests.apps.shell.addresses"), pytest.mark.django_db]
VI = {"accept-language": "vi"}


@pytest.fixture
def an():
    return get_user_model().objects.create_user("an", password="mat-khau-mau-1", full_name="Nguyễn Văn An")


def test_the_sign_in_page_is_vietnamese_down_to_the_labels(client):
    html = client.get("/accounts/login/", headers=VI).content.decode()
    for words in ("Đăng nhập", "Tên đăng nhập", "Mật khẩu", "Quên mật khẩu?", "Giữ đăng nhập trên máy này"):
        assert words in html
    assert ("Sign in" in html, "Username" in html) == (False, False)


def test_a_wrong_password_is_told_once_in_vietnamese(client, an):
    html = client.post("/accounts/login/", {"login": "an", "password": "x"}, headers=VI).content.decode()
    assert html.count("Tên đăng nhập hoặc mật khẩu không đúng.") == 1


def test_signing_in_and_out_is_confirmed(client, an):
    assert client.post("/accounts/login/", {"login": "an", "password": "mat-khau-mau-1"}).status_code == 302
    assert client.post("/accounts/logout/").status_code == 302
    assert "Đã đăng xuất." in client.get("/accounts/login/", headers=VI).content.decode()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/accounts/logout/", "Đăng xuất?"),
        ("/accounts/password/change/", "Mật khẩu hiện tại"),
        ("/accounts/reauthenticate/", "Xác nhận lại danh tính"),
        ("/accounts/2fa/", "Đăng nhập hai bước"),
        ("/accounts/2fa/webauthn/", "Chưa thêm khóa nào"),
        ("/accounts/email/", "Địa chỉ email"),
    ],
)
def test_the_pages_of_the_account_are_vietnamese(client, an, address, words):
    client.post("/accounts/login/", {"login": "an", "password": "mat-khau-mau-1"})
    response = client.get(address, headers=VI, follow=True)
    assert (response.status_code, words in response.content.decode()) == (200, True)


def test_the_second_step_shows_a_square_code_and_its_key(client, an):
    client.post("/accounts/login/", {"login": "an", "password": "mat-khau-mau-1"})
    client.post("/accounts/reauthenticate/", {"password": "mat-khau-mau-1", "next": "/keys/"})
    html = client.get("/accounts/2fa/totp/activate/", headers=VI).content.decode()
    assert ("data:image/svg+xml" in html, "Nhập sáu chữ số ứng dụng đang hiện." in html) == (True, True)


def test_demo_roles_are_one_press_each():
    request = RequestFactory().get("/accounts/login/")
    roles = [{"username": "binh", "label": "Ban kiểm phiếu", "about": "Kiểm phiếu"}]
    with translation.override("vi"):
        html = render_to_string("account/login.html", {"demo_roles": roles}, request=request)
    assert 'action="/demo/"' in html
    assert '<button class="dh-role" name="username" value="binh"><strong>Ban kiểm phiếu</strong>' in html


def test_without_demo_roles_nothing_is_offered():
    with translation.override("vi"):
        assert "dh-role" not in render_to_string("account/login.html", request=RequestFactory().get("/"))


def test_a_forgotten_password_sends_the_reader_to_a_person(client):
    html = client.get("/accounts/password/reset/", headers=VI).content.decode()
    assert ("đề nghị người quản trị" in html, 'name="email"' in html) == (True, False)


def test_a_locked_account_says_how_long_and_whom_to_ask():
    from datetime import timedelta

    with translation.override("vi"):
        html = render_to_string(
            "account/locked.html",
            {"failure_limit": 5, "cooloff_timedelta": timedelta(hours=1)},
            RequestFactory().get("/"),
        )
    assert ("nhập sai mật khẩu 5 lần" in html, "chờ 60 phút" in html) == (True, True)
