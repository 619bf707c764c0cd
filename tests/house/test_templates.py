"""Every template of the house keeps the strict policy of content, and draws only icons that the sprite holds."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "daihoi"
TEMPLATES = sorted(path for path in SOURCE.rglob("templates/**/*.html") if "cms" not in path.parts)
SPRITE = SOURCE / "apps/shell/static/vendor/icons/icons.svg"
ICONS = set(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text(encoding="utf-8")))
FORBIDDEN = {
    "an inline style": r"<[a-z][^>]*\sstyle\s*=",
    "a style element": r"<style[\s>]",
    "an inline handler": r"<[a-z][^>]*\son[a-z]+\s*=",
    "an inline script": r"<script(?![^>]*(?:\ssrc=|type=\"application/json\"))[^>]*>",
    "a script address": r"javascript:",
    "another host": r"(?:src|href)=[\"'](?:https?:)?//(?!schema\.org)",
}


def named(path):
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_a_template_keeps_the_strict_policy(template):
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "x", template.read_text(encoding="utf-8"), flags=re.S)
    found = [what for what, pattern in FORBIDDEN.items() if re.search(pattern, text, re.I)]
    assert found == []


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_a_template_draws_only_icons_that_there_are(template):
    drawn = set(re.findall(r'\{% icon "([^"]+)"', template.read_text(encoding="utf-8")))
    assert drawn - ICONS == set()


def test_the_code_names_only_icons_that_there_are():
    text = "".join(path.read_text(encoding="utf-8") for path in (SOURCE / "apps").rglob("*.py"))
    assert set(re.findall(r'icon="([^"]+)"', text)) - ICONS == set()


def test_every_state_has_a_sign():
    from daihoi.apps.shell.states import LOOKS

    assert {look.icon for look in LOOKS.values()} - ICONS == set()
