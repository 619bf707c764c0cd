"""What the house never says, and how large its pieces may be."""

from __future__ import annotations

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
MODULES = sorted(SOURCE.rglob("*.py"))
LARGEST_FILE, LARGEST_FUNCTION = 500, 60
WRITTEN_BY_TOOLS = {"uv.lock"}  # also whatever stands in a folder `vendor`
PRINTERS = {"cli", "demo"}
VAGUE = {"util", "utils", "helper", "helpers", "common", "shared", "service", "services", "manager", "managers",
         "signals", "misc", "data", "info", "handle", "process"}  # fmt: skip

# Written in pieces, so that this file does not say them itself.
ROOTS_OF_A_MACHINE = ["root", "work", "home/[a-z]+", "Users/[A-Za-z]+", "tmp/stu"]
PATH_OF_A_MACHINE = re.compile(r"(?:^|[\s\"'`(=:,])/(?:" + "|".join(ROOTS_OF_A_MACHINE) + r")(?:/|\b)", re.M)
WORDS_OF_THE_WORKSHOP = re.compile(r"(?i)\b(?:sub-?ag" r"ent|clau" r"de|anthro" r"pic|chat" r"gpt|co" r"pilot)\b")
LEFT_UNDONE = re.compile(
    r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX|Not" r"ImplementedError)\b"
    r"|pytest\.(?:mark\.)?(?:sk" r"ip|xf" r"ail|import" r"orskip)|unittest\.sk" r"ip|pragma:\s*no cov" r"er"
)  # fmt: skip


def file_names() -> list[str]:
    """As the repository lists them; where there is none, all that is not hidden or built."""
    if not (ROOT / ".git").exists():
        inside = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
        return [str(path) for path in inside if not any(part.startswith(".") or part == "var" for part in path.parts)]
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    return subprocess.run(words, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")


@cache
def committed_texts() -> dict[str, str]:
    """Path → text of every file that is, or is about to be, committed."""
    texts = {}
    for name in file_names():
        path = ROOT / name
        if name in WRITTEN_BY_TOOLS or "vendor" in path.parts or not path.is_file() or path.suffix == ".pyc":
            continue
        raw = path.read_bytes()
        if b"\0" not in raw:
            texts[name] = raw.decode("utf-8")
    return texts


def places(pattern: re.Pattern[str], texts: dict[str, str]) -> list[str]:
    return [
        f"{name}:{text.count(chr(10), 0, found.start()) + 1} {found.group().strip()}"
        for name, text in texts.items()
        for found in pattern.finditer(text)
    ]


@cache
def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def named(module: Path) -> str:
    return str(module.relative_to(SOURCE))


def test_the_house_has_files_to_look_at():
    assert len(committed_texts()) > 300
    assert len(MODULES) > 150


def test_no_file_names_a_path_of_somebodys_machine():
    assert places(PATH_OF_A_MACHINE, committed_texts()) == []


def test_no_file_says_how_it_was_made():
    assert places(WORDS_OF_THE_WORKSHOP, committed_texts()) == []


def test_nothing_is_left_undone_and_no_test_is_passed_over():
    python = {name: text for name, text in committed_texts().items() if name.startswith(("src/", "tests/", "bench/"))}
    assert places(LEFT_UNDONE, python) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (PATH_OF_A_MACHINE, 'open("/wo' 'rk/main/x")'),
        (PATH_OF_A_MACHINE, "see /ho" "me/an/notes"),
        (WORDS_OF_THE_WORKSHOP, "written by a Sub" "agent"),
        (LEFT_UNDONE, "# TO" "DO: later"),
        (LEFT_UNDONE, "@pytest.mark.sk" "ip"),
    ],
)  # fmt: skip
def test_the_patterns_find_what_they_look_for(pattern, text):
    assert pattern.search(text)


def test_an_address_of_the_site_is_no_path_of_a_machine():
    assert not PATH_OF_A_MACHINE.search('path("<slug:code>/wo' 'rk/", views.board)')  # fmt: skip


def test_no_file_is_too_long():
    lines = {named(path): path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert {name: count for name, count in lines.items() if count > LARGEST_FILE} == {}


def test_no_function_is_too_long():
    """Counted without the docstring: words may take the room they need."""
    assert [
        f"{named(module)}: {node.name} has {_length(node)} lines"
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _length(node) > LARGEST_FUNCTION
    ] == []


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    words = node.body[0].end_lineno - node.body[0].lineno + 1 if ast.get_docstring(node, clean=False) else 0
    return node.end_lineno - node.lineno + 1 - words


def test_no_module_has_a_name_that_says_nothing():
    assert [named(path) for path in MODULES if VAGUE & {path.stem, *path.relative_to(SOURCE).parent.parts}] == []


def test_only_the_command_line_and_the_demo_print():
    assert [
        f"{named(module)}:{node.lineno}"
        for module in MODULES
        if module.relative_to(SOURCE).parts[1] not in PRINTERS
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ] == []


def test_views_and_forms_are_private_to_their_app():
    strangers = []
    for module in MODULES:
        importer = ".".join(module.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__").split(".")
        for target in _imports(module, importer):
            parts = target.split(".")
            if parts[:2] != ["daihoi", "apps"] or len(parts) < 4 or parts[3] not in {"views", "forms"}:
                continue
            doors = {"views": {"urls", "views"}, "forms": {"views", "forms"}}[parts[3]]
            if importer[:3] != parts[:3] or importer[3] not in doors:
                strangers.append(f"{'.'.join(importer)} imports {target}")
    assert strangers == []


def _imports(module: Path, importer: list[str]) -> list[str]:
    package = importer if module.name == "__init__.py" else importer[:-1]
    found = []
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            found += [f"{start}.{name.name}" for name in node.names]
    return found
