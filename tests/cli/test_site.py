"""``daihoi run`` and ``daihoi check``: a first start on an empty folder, and one sentence for what is in the way."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from daihoi.apps.audit import actions as audit
from daihoi.apps.audit.models import Entry
from daihoi.cli.main import main

LONGEST_START = 180


@dataclass
class Start:
    """One run of the site: what it said until it served, the page of a stranger, how it stopped."""

    said: str
    page: str
    code: int


def _words(*words: str) -> list[str]:
    return [sys.executable, "-m", "daihoi.cli.main", *words]


def _environment(home: Path) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DAIHOI_")}
    return clean | {"DAIHOI_HOME": str(home), "PYTHONUNBUFFERED": "1"}


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _start(home: Path) -> Start:
    port = _free_port()
    site = subprocess.Popen(
        _words("run", "--port", str(port)), env=_environment(home), stdout=subprocess.PIPE, text=True
    )
    alarm = threading.Timer(LONGEST_START, site.kill)
    alarm.start()
    try:
        lines = []
        for line in site.stdout:
            lines.append(line)
            if "Serving at" in line:
                break
        page = _page(f"http://127.0.0.1:{port}/accounts/login/")
    finally:
        site.send_signal(signal.SIGINT)
        code = site.wait(30)
        alarm.cancel()
    return Start("".join(lines), page, code)


def _page(address: str) -> str:
    for _try in range(100):
        try:
            with urlopen(address, timeout=10) as answer:
                return answer.read().decode()
        except ConnectionError:
            threading.Event().wait(0.2)
        except OSError as error:
            if not isinstance(getattr(error, "reason", None), ConnectionError):
                raise
            threading.Event().wait(0.2)
    return ""


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("house")


@pytest.fixture(scope="module")
def first(home) -> Iterator[Start]:
    """The only start of the tests that makes every table by its migrations."""
    return _start(home)


def test_the_first_start_makes_the_tables_and_tells_one_password(first):
    assert "Making the tables" in first.said
    assert len(re.findall(r"Sign in as “admin” with the password \S{14} and change it", first.said)) == 1
    assert 'name="password"' in first.page
    assert first.code == 0


def test_a_later_start_tells_no_password_and_serves_the_same(first, home):
    later = _start(home)
    assert "Serving at" in later.said
    assert "password" not in later.said and "Making the tables" not in later.said
    assert 'name="password"' in later.page


def test_the_check_lists_database_tables_static_files_and_chains(first, home):
    answer = subprocess.run(_words("check"), env=_environment(home), capture_output=True, text=True, check=False)
    lines = answer.stdout.splitlines()
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert lines[0] == "Database: sqlite, it answers."
    assert re.fullmatch(r"Tables: all \d+ migrations are applied\.", lines[1])
    assert re.fullmatch(rf"Static files: \d+ in {re.escape(str(home / 'static'))}\.", lines[2])
    assert lines[3] == "Chain house: All 1 entries are in their places and unchanged."


@pytest.fixture
def applied(db, monkeypatch, tmp_path):
    """The tests' own database, said to be made by its migrations; static files beside it."""
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda recorder: {("a", "0001_initial"): None})
    (tmp_path / "staticfiles.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(settings, "STATIC_ROOT", tmp_path)


def test_a_database_without_tables_is_told_in_one_sentence(db, capsys):
    assert main(["check"]) == 2
    said = capsys.readouterr()
    assert said.err == "The database has no tables yet. Run “daihoi run” once to make them.\n"
    assert said.out == f"Database: {connection.vendor}, it answers.\n"


def test_a_broken_chain_is_named_and_counts_as_refused(applied, people, tree, capsys):
    for _time in range(2):
        audit.record("organisations.unit_renamed", by=people.an, on=tree.ministry)
    Entry.objects.filter(sequence=1).update(by="somebody else")
    assert main(["check"]) == 3
    assert "Chain house: Entry 1 was changed after it was sealed." in capsys.readouterr().out


def test_missing_static_files_want_a_person(applied, tmp_path, capsys):
    (tmp_path / "staticfiles.json").unlink()
    assert main(["check"]) == 1
    assert "pages have no style" in capsys.readouterr().out


def test_the_check_speaks_vietnamese(applied, capsys):
    assert main(["check", "--lang", "vi"]) == 0
    said = capsys.readouterr().out
    assert "Cơ sở dữ liệu" in said and "Nhật ký" in said


def test_a_busy_port_is_told_before_anything_is_made(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("daihoi.cli.server.prepare", lambda language: pytest.fail("the port comes first"))
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        assert main(["run", "--port", str(port)]) == 2
    said = capsys.readouterr().err
    assert f"Port {port} of 127.0.0.1 can't be used" in said and "--port" in said
    assert len(said.strip().splitlines()) == 1


@pytest.mark.parametrize("port", ["0", "65536", "-1"])
def test_a_number_that_is_no_port_is_told(capsys, port):
    assert main(["run", f"--port={port}"]) == 2
    assert f"{port} is no port" in capsys.readouterr().err


def test_a_word_that_is_no_number_is_told(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["run", "--port", "acht"])
    assert stop.value.code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.1"])
def test_an_address_of_another_machine_is_told(capsys, host):
    assert main(["run", "--host", host, "--port", "8000"]) == 2
    assert "no address of this machine" in capsys.readouterr().err


def test_a_file_that_is_no_database_is_told_in_one_sentence(tmp_path):
    junk = tmp_path / "junk.sqlite3"
    junk.write_text("this is a letter, not a database" * 40, encoding="utf-8")
    environment = _environment(tmp_path) | {"DAIHOI_DATABASE_URL": f"sqlite:///{junk}"}
    answer = subprocess.run(_words("check"), env=environment, capture_output=True, text=True, check=False)
    assert answer.returncode == 2
    assert "The database does not answer (file is not a database)" in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1
