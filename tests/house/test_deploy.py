"""The scripts of an office's server: a backup taken from a running site comes back whole."""

from __future__ import annotations

import configparser
import os
import re
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
SCRIPTS = sorted(DEPLOY.glob("*.sh"))
UNITS = sorted((DEPLOY / "systemd").iterdir())


def called(script: str, *words: object, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DAIHOI_")}
    return subprocess.run(
        [DEPLOY / script, *map(str, words)],
        env=environment | {"DAIHOI_HOME": str(home)} | more,
        cwd=home.parent,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def home(tmp_path):
    """A site with one row, one public and one private file and its key."""
    home = tmp_path / "office"
    for folder in ("media", "private"):
        (home / folder).mkdir(parents=True)
        (home / folder / "tờ trình.txt").write_text(folder, encoding="utf-8")
    (home / "secret.key").write_text("key", encoding="utf-8")
    with closing(sqlite3.connect(home / "daihoi.sqlite3")) as database:
        database.executescript("PRAGMA journal_mode=WAL; CREATE TABLE act (n); INSERT INTO act VALUES (1);")
    return home


def rows(home: Path) -> list[tuple[int]]:
    with closing(sqlite3.connect(home / "daihoi.sqlite3")) as database:
        return database.execute("SELECT n FROM act ORDER BY n").fetchall()


def test_a_backup_of_a_site_in_use_comes_back_whole(home, tmp_path):
    with closing(sqlite3.connect(home / "daihoi.sqlite3")) as writer:
        writer.execute("INSERT INTO act VALUES (2)")
        writer.commit()  # still in the log beside the file
        writer.execute("INSERT INTO act VALUES (3)")  # never finished
        backup = called("backup.sh", tmp_path / "backups", home=home)
    assert backup.returncode == 0, backup.stderr
    new = tmp_path / "new"
    restored = called("restore.sh", backup.stdout.strip(), home=new)
    assert restored.returncode == 0, restored.stderr
    assert rows(new) == [(1,), (2,)]
    assert (new / "private" / "tờ trình.txt").read_text(encoding="utf-8") == "private"
    assert (new / "secret.key").read_text(encoding="utf-8") == "key"


def test_a_backup_is_for_its_owner_only(home, tmp_path):
    folder = Path(called("backup.sh", tmp_path / "backups", home=home).stdout.strip())
    assert [oct(path.stat().st_mode & 0o077) for path in (folder, *folder.iterdir())] == ["0o0"] * 4


def test_a_restore_never_overwrites_unasked(home, tmp_path):
    backup = called("backup.sh", tmp_path / "backups", home=home).stdout.strip()
    answer = called("restore.sh", backup, home=home)
    assert answer.returncode == 2
    assert "is there already" in answer.stderr


def test_a_restore_on_request_moves_the_old_aside(home, tmp_path):
    backup = called("backup.sh", tmp_path / "backups", home=home).stdout.strip()
    with closing(sqlite3.connect(home / "daihoi.sqlite3")) as database:
        database.execute("INSERT INTO act VALUES (9)")
        database.commit()
    assert called("restore.sh", backup, "--replace", home=home).returncode == 0
    assert rows(home) == [(1,)]
    (aside,) = home.glob("before-restore-*")
    assert rows(aside) == [(1,), (9,)]


def test_a_damaged_backup_is_refused(home, tmp_path):
    backup = Path(called("backup.sh", tmp_path / "backups", home=home).stdout.strip())
    with (backup / "database.sqlite3").open("ab") as file:
        file.write(b"x")
    answer = called("restore.sh", backup, home=tmp_path / "new")
    assert answer.returncode == 2
    assert "is damaged" in answer.stderr
    assert not (tmp_path / "new" / "daihoi.sqlite3").exists()


def test_only_the_newest_backups_are_kept(home, tmp_path):
    backups = tmp_path / "backups"
    for day in ("20200101", "20200102", "20200103"):
        (backups / f"daihoi-{day}-000000").mkdir(parents=True)
    (backups / "something else").mkdir()
    newest = called("backup.sh", backups, home=home, KEEP="2").stdout.strip()
    assert sorted(path.name for path in backups.iterdir()) == sorted(
        ["daihoi-20200103-000000", Path(newest).name, "something else"]
    )


def test_a_site_without_a_database_has_no_backup(tmp_path):
    (tmp_path / "empty").mkdir()
    answer = called("backup.sh", tmp_path / "backups", home=tmp_path / "empty")
    assert answer.returncode == 2
    assert "There is no database" in answer.stderr
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_password_is_read_as_it_was_meant():
    answer = subprocess.run(
        ["python3", DEPLOY / "read_address.py", "var"],
        env={**os.environ, "DAIHOI_DATABASE_URL": "postgres://an:m%40t%20kh%27u@db.example:6432/house"},
        capture_output=True,
        text=True,
        check=True,
    )
    shown = subprocess.run(
        ["bash", "-c", f'{answer.stdout}\nprintf "%s|%s|%s" "$PGHOST" "$PGPORT" "$PGPASSWORD"'],
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout == "db.example|6432|m@t kh'u"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_the_shell_can_read_a_script(script):
    assert subprocess.run(["bash", "-n", script], capture_output=True, text=True, check=False).stderr == ""


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_calls_only_what_is_here(unit):
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str
    parser.read(unit)
    assert parser["Unit"]["Description"].startswith("daihoi: ")
    for path in re.findall(r"/opt/daihoi/(deploy/\S+)", unit.read_text(encoding="utf-8")):
        assert (DEPLOY.parent / path).is_file()
