"""What others made and we ship is what the manifest says."""

import hashlib
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MANIFESTS = sorted([*ROOT.glob("src/**/vendor/VENDORED.toml"), *ROOT.glob("tests/**/vendor/VENDORED.toml")])


def packages(manifest):
    return tomllib.loads(manifest.read_text(encoding="utf-8"))["package"]


def test_there_is_a_manifest_for_the_shell_and_for_the_browser():
    assert [str(path.relative_to(ROOT)) for path in MANIFESTS] == [
        "src/daihoi/apps/shell/static/vendor/VENDORED.toml",
        "tests/browser/vendor/VENDORED.toml",
    ]


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda path: path.parts[-4])
def test_every_file_has_the_checksum_that_was_written_down(manifest):
    for package in packages(manifest):
        for name, checksum in package["files"].items():
            assert hashlib.sha256((manifest.parent / name).read_bytes()).hexdigest() == checksum, name


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda path: path.parts[-4])
def test_no_file_stands_there_without_a_line(manifest):
    listed = {name for package in packages(manifest) for name in package["files"]} | {"VENDORED.toml"}
    found = {str(path.relative_to(manifest.parent)) for path in manifest.parent.rglob("*") if path.is_file()}
    assert found == listed


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda path: path.parts[-4])
def test_every_package_says_its_version_licence_and_source(manifest):
    for package in packages(manifest):
        assert all(package[word] for word in ("name", "version", "licence", "source")), package["name"]
