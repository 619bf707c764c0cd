"""Every setting is documented; a wrong one stops the start with one sentence."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from daihoi.config import env
from daihoi.core.errors import WrongInput

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "src" / "daihoi" / "config"
VARIABLES = sorted(set(re.findall(r"DAIHOI_[A-Z_]+[A-Z]", (CONFIG / "settings.py").read_text(encoding="utf-8"))))


@pytest.mark.parametrize("variable", VARIABLES)
def test_every_variable_stands_in_the_guide(variable):
    assert f"`{variable}`" in (ROOT / "docs" / "guides" / "settings.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("DAIHOI_DATABASE_URL", "mongodb://x", "can't be read as a database address"),
        ("DAIHOI_DATABASE_URL", "nonsense", "can't be read as a database address"),
        ("DAIHOI_DATABASE_URL", "postgres://", "can't be read as a database address"),
        ("DAIHOI_CACHE_URL", "memcached://127.0.0.1:11211", "can't be read as a cache address"),
        ("DAIHOI_CACHE_URL", "redis://host:s3cret/0", "can't be read as a cache address"),
        ("DAIHOI_CACHE_URL", "redis:///0", "can't be read as a cache address"),
        ("DAIHOI_DEBUG", "maybe", "Write 1 for yes or 0 for no"),
        ("DAIHOI_TODAY", "31/02/2020", "Write a day such as 2020-08-27"),
        ("DAIHOI_SECRET_KEY_FILE", "/nowhere", "which can't be read"),
    ],
)
def test_a_wrong_value_stops_the_start_with_one_sentence(variable, value, sentence, tmp_path):
    environment = {**os.environ, "DAIHOI_HOME": str(tmp_path), variable: value}
    if variable != "DAIHOI_DATABASE_URL":
        environment.pop("DAIHOI_DATABASE_URL", None)
    answer = subprocess.run(
        [sys.executable, "-m", "daihoi.cli.main", "check"], env=environment, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 2
    assert sentence in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1
    assert "s3cret" not in answer.stderr


def test_without_an_address_the_cache_is_a_table_of_the_database(monkeypatch):
    monkeypatch.delenv("DAIHOI_CACHE_URL", raising=False)
    assert env.read_cache("DAIHOI_CACHE_URL")["BACKEND"].endswith("DatabaseCache")


@pytest.mark.parametrize(
    "address", ["redis://cache.example.vn", "rediss://:a%40b@10.0.0.1:6380/3", "redis://[::1]:6379/0"]
)
def test_a_cache_that_servers_share_is_taken_as_it_is_written(monkeypatch, address):
    monkeypatch.setattr(env, "find_spec", lambda name: object())
    monkeypatch.setenv("DAIHOI_CACHE_URL", address)
    assert env.read_cache("DAIHOI_CACHE_URL") == {
        "BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": address,
    }  # fmt: skip


def test_a_shared_cache_without_its_package_names_the_extra(monkeypatch):
    monkeypatch.setattr(env, "find_spec", lambda name: None)
    monkeypatch.setenv("DAIHOI_CACHE_URL", "redis://127.0.0.1:6379/0")
    with pytest.raises(WrongInput, match="daihoi\\[server\\]"):
        env.read_cache("DAIHOI_CACHE_URL")


def test_the_password_in_a_database_address_is_never_repeated(tmp_path):
    environment = {
        **os.environ,
        "DAIHOI_HOME": str(tmp_path),
        "DAIHOI_DATABASE_URL": "postgres://a:s3cret@127.0.0.1:1/x",
    }
    answer = subprocess.run(
        [sys.executable, "-m", "daihoi.cli.main", "run", "--port", "18099"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 2
    assert "does not answer" in answer.stderr
    assert "s3cret" not in answer.stderr + answer.stdout
