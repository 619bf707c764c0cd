"""What the documents say is so: links lead somewhere, commands answer as printed, nothing that there is goes unsaid."""

from __future__ import annotations

import argparse
import re
import shlex
import tomllib
from pathlib import Path

import pytest
from tools import rulebook_pages

from daihoi.cli import main as cli

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
READMES = [ROOT / "README.md", ROOT / "README.vi.md"]
TWINS = [(path, path.with_name(f"{path.stem}.vi.md")) for path in (ROOT / "docs" / "guides").glob("*.md")]
TWINS = [(ROOT / "README.md", ROOT / "README.vi.md"), *(pair for pair in TWINS if pair[1].exists())]
LINK = re.compile(r"(?<!`)\[[^\]`]*(?:`[^`]*`[^\]`]*)*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.M | re.S)
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.M | re.S)
LEFT_OUT = "…"  # stands alone where lines of output are not printed


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    """The anchors that a forge makes of the headings."""
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_inside_the_house_leads_somewhere(page):
    lost = []
    for target in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        there = (page.parent / file).resolve() if file else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            lost.append(target)
    assert lost == []


@pytest.mark.parametrize("page", [page for page in PAGES if page.is_relative_to(ROOT / "docs")], ids=named)
def test_every_page_is_reached_from_the_index(page):
    """Its own page or its folder stands in docs/README.md, or in the index of its folder."""
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    near = page.parent / "README.md"
    told = index + (near.read_text(encoding="utf-8") if near.exists() else "")
    inside = page.relative_to(ROOT / "docs")
    assert page == ROOT / "docs" / "README.md" or any(
        f"]({target})" in told for target in (str(inside), f"{inside.parent}/", page.name)
    )


@pytest.mark.parametrize(("english", "vietnamese"), TWINS, ids=lambda path: path.name)
def test_twins_link_to_one_another_and_have_the_same_parts(english, vietnamese):
    texts = [path.read_text(encoding="utf-8") for path in (english, vietnamese)]
    assert f"]({vietnamese.name})" in texts[0]
    assert f"]({english.name})" in texts[1]
    here, there = (re.findall(r"^#{2,} ", FENCE.sub("", text), re.M) for text in texts)
    # the table of dependencies is for those who build, and stands in English only
    assert len(here) - (english.name == "README.md") == len(there)


def test_getting_started_and_the_office_guide_have_twins():
    assert {english.name for english, _ in TWINS} >= {"README.md", "getting-started.md", "office.md"}


def test_every_dependency_has_its_reason_in_the_readme():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.match(r"[A-Za-z0-9-]+", line).group() for line in project["dependencies"]}
    needed |= {f"extra {name}" for name in project["optional-dependencies"]}
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text[text.index("| Package | Reason |") :].split("\n\n")[0]
    reasons = {
        ("extra " if extra else "") + name: reason
        for extra, name, reason in re.findall(r"^\| (extra )?`([^`]+)` \| (.+) \|$", table, re.M)
    }
    assert set(reasons) == needed
    assert all(len(reason.split()) > 2 for reason in reasons.values())


def commands() -> list[tuple[str, str]]:
    """Every noun with each of its verbs, as the command line itself knows them."""
    nouns = cli._parser([], "en")._subparsers._group_actions[0].choices
    found = []
    for noun, parser in nouns.items():
        verbs = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
        found += [(noun, verb) for action in verbs for verb in action.choices] or [(noun, "")]
    return found


@pytest.mark.parametrize("readme", READMES, ids=named)
def test_the_readme_names_every_command(readme):
    rows = re.findall(r"^\| `daihoi ([a-z]+)(?: ([a-z]+))?`(.*?) \|", readme.read_text(encoding="utf-8"), re.M)
    told = set()
    for noun, verb, more in rows:
        others = re.findall(r"`([a-z]+)`", more)
        told |= {(noun, one) for one in (verb, *others)} if verb else {(one, "") for one in (noun, *others)}
    assert told == set(commands())


def printed_commands() -> list[tuple[str, str, str]]:
    pages = [*READMES, *(ROOT / "docs" / "guides").glob("getting-started*.md")]
    return [
        (named(page), *part.split("\n", 1))
        for page in pages
        for block in CONSOLE.findall(page.read_text(encoding="utf-8"))
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]
    ]


@pytest.mark.parametrize(("page", "command", "expected"), printed_commands(), ids=lambda said: said.split("\n")[0][:60])
def test_a_command_answers_as_the_page_prints_it(page, command, expected, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    program, *words = shlex.split(command)
    assert program == "daihoi"
    cli.main(words)
    parts = [re.escape(part) for part in re.split(rf"^{LEFT_OUT}\n", expected, flags=re.M)]
    assert re.fullmatch(".*".join(parts), capsys.readouterr().out, re.S)


def test_the_pages_of_the_rulebooks_are_fresh(tmp_path):
    fresh = {path.name: path.read_text(encoding="utf-8") for path in rulebook_pages.write(tmp_path)}
    committed = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "rulebooks").glob("*.md")}
    assert [name for name in {*fresh, *committed} if fresh.get(name) != committed.get(name)] == [], "run: make docs"


def test_a_rulebooks_page_marks_what_is_unverified():
    page = (ROOT / "docs" / "rulebooks" / "vn-union.md").read_text(encoding="utf-8")
    assert page.count("⚠ **unverified** |") == 58
    assert "| `threshold` | more than 1/2 |" in page
