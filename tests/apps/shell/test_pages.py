import re

import pytest
from django.contrib.auth import get_user_model

from daihoi.apps.shell import samples

pytestmark = [pytest.mark.urls("tests.apps.shell.addresses"), pytest.mark.django_db]
PATTERNS = ["", *(f"{name}/" for name in samples.PAGES)]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_is_a_sound_page(client, settings, pattern, language):
    settings.DEBUG = True
    html = client.get(f"/style/{pattern}", headers={"accept-language": language}).content.decode()
    assert f'<html lang="{language}"' in html
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert html.count('id="main"') == 1
    assert 'class="dh-skip" href="#main"' in html
    ids = re.findall(r' id="([^"]+)"', html)
    doubled = {name for name in ids if ids.count(name) > 1} - {"progress", "progress-label"}
    assert doubled == set()


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_english_is_left_on_a_vietnamese_page(client, settings, pattern):
    settings.DEBUG = True
    html = client.get(f"/style/{pattern}", headers={"accept-language": "vi"}).content.decode()
    words = re.sub(r"<style.*?</style>|<script.*?</script>|<[^>]+>", " ", html, flags=re.S)
    left = re.findall(r"\b(?:the|of|and|this|not|your|rows|save|print)\b", words, re.I)
    assert left == []


def test_the_style_sheet_is_for_builders_only(client, settings):
    settings.DEBUG = False
    assert client.get("/style/").status_code == 404


def test_the_language_is_switched_and_the_reader_stays(client):
    response = client.post("/language/", {"language": "en", "next": "/keys/"})
    assert (response.status_code, response["Location"]) == (302, "/keys/")
    assert '<html lang="en"' in client.get("/keys/").content.decode()


def test_the_keys_are_told_without_script_too(client):
    assert "về Tổng quan" in client.get("/keys/", headers={"accept-language": "vi"}).content.decode()


def test_a_signed_in_reader_finds_search_account_and_the_way_out(client):
    client.force_login(get_user_model().objects.create_user("an", full_name="Nguyễn Văn An"))
    html = client.get("/keys/").content.decode()
    assert ("Nguyễn Văn An" in html, "data-search" in html, "data-clear-drafts" in html) == (True, True, True)


def test_pages_keep_the_strict_policy(client):
    policy = client.get("/keys/")["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
