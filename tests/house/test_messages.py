"""Every string has its Vietnamese, with the same places to fill, and the compiled catalogue is fresh."""

from __future__ import annotations

import io
import re

import pytest
from babel.messages.mofile import read_mo, write_mo
from tools import messages

SOURCE, CATALOGUE = messages.found(), messages._read()
PLACES = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


def _places(text: str) -> set[str]:
    return {first or second for first, second in PLACES.findall(text)}


def test_there_are_messages_to_look_at():
    assert len(SOURCE) > 800


def test_every_string_of_the_source_has_its_vietnamese():
    known = {messages.key_of(one) for one in CATALOGUE if one.id and messages.has_vietnamese(one)}
    missing = sorted(messages.key_of(one) for one in SOURCE if one.id and messages.key_of(one) not in known)
    assert missing == []


@pytest.mark.parametrize("one", [one for one in CATALOGUE if one.id], ids=lambda one: messages.key_of(one)[:60])
def test_a_translation_fills_no_place_that_the_english_does_not_give(one):
    english = {place for text in ([one.id] if isinstance(one.id, str) else one.id) for place in _places(text)}
    vietnamese = {
        place for text in ([one.string] if isinstance(one.string, str) else one.string) for place in _places(text)
    }
    assert vietnamese <= english, f"{vietnamese - english} in {one.string}"


def test_the_compiled_catalogue_is_fresh():
    stream = io.BytesIO()
    write_mo(stream, CATALOGUE)
    stream.seek(0)
    fresh = {messages.key_of(one): one.string for one in read_mo(stream) if one.id}
    with messages.PO.with_suffix(".mo").open("rb") as file:
        committed = {messages.key_of(one): one.string for one in read_mo(file) if one.id}
    assert committed == fresh


def test_a_reader_never_sees_half_a_catalogue(tmp_path):
    path = tmp_path / "django.mo"
    path.write_bytes(b"old")
    with messages._replaced(path) as file:
        file.write(b"new")
        file.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == ["django.mo"]


def test_a_catalogue_that_cannot_be_written_leaves_the_old_one(tmp_path):
    path = tmp_path / "django.mo"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="no room"), messages._replaced(path) as file:
        file.write(b"ne")
        raise OSError("no room")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["django.mo"]
