"""The letters that papers are drawn with."""

import hashlib
import tomllib
import unicodedata
from pathlib import Path

from PIL import ImageFont

import daihoi.core.documents

FONTS = Path(daihoi.core.documents.__file__).parent / "fonts"
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


def test_every_font_is_the_one_that_was_taken_over():
    (package,) = tomllib.loads((FONTS / "VENDORED.toml").read_text(encoding="utf-8"))["package"]
    listed = {file["path"]: file["sha256"] for file in package["file"]}
    found = {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in FONTS.iterdir() if f.name != "VENDORED.toml"}
    assert found == listed
    assert (package["licence"], package["licence_file"] in listed) == ("OFL-1.1", True)


def test_every_font_has_every_vietnamese_letter():
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | {"đ"}
    letters |= {letter.upper() for letter in letters}
    assert len(letters) == 146
    for path in FONTS.glob("*.ttf"):
        font = ImageFont.truetype(str(path), 40)
        missing = bytes(font.getmask("\uf8ff"))
        assert [letter for letter in sorted(letters) if bytes(font.getmask(letter)) == missing] == []
