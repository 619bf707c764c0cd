"""Words of other packages are translated here only as long as those packages say them."""

import gettext
from pathlib import Path

import allauth
import django
import django_filters
import pytest
from babel.messages.pofile import read_po

from daihoi.apps.shell import overlay
from daihoi.core.sentences import LOCALE_DIR

PACKAGES = {
    "ALLAUTH_ERRORS": [Path(allauth.__file__).parent / "locale/de/LC_MESSAGES/django.po"],
    "ALLAUTH_LABELS": [Path(allauth.__file__).parent / "locale/de/LC_MESSAGES/django.po"],
    "ALLAUTH_PAGES": [Path(allauth.__file__).parent / "locale/de/LC_MESSAGES/django.po"],
    "ALLAUTH_MESSAGES": [Path(allauth.__file__).parent / "locale/de/LC_MESSAGES/django.po"],
    "FILTERS": [
        Path(django_filters.__file__).parent / "locale/de/LC_MESSAGES/django.po",
        Path(django.__file__).parent / "conf/locale/en/LC_MESSAGES/django.po",
    ],
    "DJANGO": [
        Path(django.__file__).parent / "conf/locale/en/LC_MESSAGES/django.po",
        Path(django.__file__).parent / "contrib/auth/locale/en/LC_MESSAGES/django.po",
    ],
}


def messages_of(paths):
    said = set()
    for path in paths:
        with path.open("rb") as file:
            for message in read_po(file):
                said.update([message.id] if isinstance(message.id, str) else message.id)
    return said


@pytest.mark.parametrize("group", PACKAGES)
def test_the_package_still_says_these_words(group):
    ours = {words for words in getattr(overlay, group) if isinstance(words, str)}
    assert ours - messages_of(PACKAGES[group]) == set()


@pytest.mark.parametrize("group", PACKAGES)
def test_each_of_them_has_vietnamese(group):
    catalogue = gettext.translation("django", LOCALE_DIR, languages=["vi"])
    ours = {words for words in getattr(overlay, group) if isinstance(words, str)} - {"Email", "%(truncated_text)s…"}
    assert {words for words in ours if catalogue.gettext(words) == words} == set()
