"""The tokens keep their promises: contrast, one set of names for both themes, no colour outside the one file."""

import re
from pathlib import Path

import pytest

import daihoi.apps.shell

STATIC = Path(daihoi.apps.shell.__file__).parent / "static" / "shell"
TOKENS = (STATIC / "tokens.css").read_text(encoding="utf-8")
THEMES = [
    dict(re.findall(r"--dh-([\w-]+): (#[0-9a-f]{6});", block)) for block in re.findall(r"\{(.*?)\n\}", TOKENS, re.S)[:2]
]
STATES = ("ok", "wait", "warn", "late", "seal", "rest")
GROUNDS = ("paper", "paper-2", "paper-3", "ground")
TEXT_ON_GROUNDS = [
    *((text, ground) for text in ("ink", "ink-2", "ink-3", "link", "act-text") for ground in GROUNDS),
    *((state, f"{state}-soft") for state in STATES),
    *((state, "paper") for state in STATES),
    ("act-ink", "act"),
    ("act-ink", "act-hover"),
    ("act-text", "act-soft"),
    ("ink", "mark-text"),
]
PARTS_ON_GROUNDS = [("edge", "paper"), ("edge", "ground"), ("focus", "paper"), ("focus", "ground"), ("act", "paper")]


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_the_guidelines_count_it():
    assert (round(contrast("#000000", "#ffffff"), 2), round(contrast("#777777", "#ffffff"), 2)) == (21.0, 4.48)


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUNDS)
def test_text_can_be_read_on_its_ground(theme, text, ground):
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
@pytest.mark.parametrize(("part", "ground"), PARTS_ON_GROUNDS)
def test_edges_and_focus_can_be_seen(theme, part, ground):
    assert contrast(theme[part], theme[ground]) >= 3


def test_both_themes_name_the_same_colours():
    assert THEMES[0].keys() == THEMES[1].keys()


@pytest.mark.parametrize("sheet", ["theme.css", "frame.css", "parts.css"])
def test_colours_are_named_in_one_file_only(sheet):
    text = (STATIC / sheet).read_text(encoding="utf-8")
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", text)) <= {"#fff", "#1d1b19"}


def test_every_name_that_is_used_is_defined():
    defined = set(re.findall(r"(--dh-[\w-]+):", TOKENS))
    used = {
        name
        for sheet in STATIC.glob("*.css")
        for name in re.findall(r"var\((--dh-[\w-]+)", sheet.read_text(encoding="utf-8"))
    }
    assert used - defined == set()


def test_the_scripts_stay_small():
    lines = sum(len(script.read_text(encoding="utf-8").splitlines()) for script in STATIC.glob("*.js"))
    assert lines < 200
