"""Typed reading of the environment; a value that can't be read stops the start with one sentence.

Every variable is listed in ``docs/guides/settings.md``; a secret may come from a file named by ``NAME_FILE``.
"""

from __future__ import annotations

import os
import secrets
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

CACHES = ("redis", "rediss")
ENGINES = ("sqlite", "postgres", "postgresql")


def read_text(name: str, default: str) -> str:
    """A variable's text, or the text of the file that ``NAME_FILE`` names."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise WrongInput(
                say(
                    "{name}_FILE names {file}, which can't be read ({reason}). Correct the path.",
                    name=name,
                    file=file,
                    reason=error.strerror,
                )
            ) from None
    return os.environ.get(name, default)


def read_flag(name: str, *, default: bool) -> bool:
    """A yes-or-no variable: 1, true, yes, on or 0, false, no, off."""
    text = read_text(name, "1" if default else "0").strip().lower()
    if text in {"1", "true", "yes", "on"}:
        return True
    if text in {"0", "false", "no", "off", ""}:
        return False
    raise WrongInput(say("{name} is “{text}”. Write 1 for yes or 0 for no.", name=name, text=text))


def read_number(name: str, default: int) -> int:
    """A whole number."""
    text = read_text(name, str(default))
    try:
        return int(text)
    except ValueError:
        raise WrongInput(say("{name} is “{text}”. Write a whole number.", name=name, text=text)) from None


def read_day(name: str) -> date | None:
    """A day such as 2020-08-27; nothing when the variable is empty."""
    text = read_text(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise WrongInput(say("{name} is “{text}”. Write a day such as 2020-08-27.", name=name, text=text)) from None


def read_list(name: str, default: str) -> list[str]:
    """Words with commas between them."""
    return [word.strip() for word in read_text(name, default).split(",") if word.strip()]


def read_database(name: str, default: str) -> dict[str, Any]:
    """A database address, such as ``sqlite:///var/daihoi.sqlite3`` or ``postgres://user:password@host:5432/name``.

    Raises:
        WrongInput: the address can't be read or names another kind of database; the password is never repeated.
    """
    address = read_text(name, default)
    scheme = address.split(":", 1)[0] if ":" in address else ""
    wrong = WrongInput(
        say(
            "{name} can't be read as a database address. Write sqlite:///path/to/file or "
            "postgres://user:password@host:5432/name.",
            name=name,
        )
    )
    if scheme not in ENGINES or "//" not in address:
        raise wrong
    try:
        database: dict[str, Any] = dict(environ.Env.db_url_config(address))
    except (ValueError, KeyError):
        raise wrong from None
    if not database.get("NAME"):
        raise wrong
    return database


def read_cache(name: str) -> dict[str, Any]:
    """A cache address such as ``redis://:password@host:6379/0``; nothing: a table of the database.

    Raises:
        WrongInput: the address can't be read, or the package that it needs is not installed; the password is never
            repeated.
    """
    address = read_text(name, "")
    if not address:
        return {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "daihoi_cache"}
    if not _is_redis(address):
        raise WrongInput(
            say(
                "{name} can't be read as a cache address. Write redis://:password@host:6379/0, or leave it empty "
                "to use the database.",
                name=name,
            )
        )
    if find_spec("redis") is None:
        raise WrongInput(say("{name} needs the extra “server”. Install daihoi[server], or leave it empty.", name=name))
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": address}


def read_secret(name: str, home: Path) -> str:
    """The signing key; when the environment gives none, one is made once and kept in the home folder."""
    given = read_text(name, "")
    if given:
        return given
    file = home / "secret.key"
    if not file.exists():
        home.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return file.read_text(encoding="utf-8").strip()


def _is_redis(address: str) -> bool:
    try:
        parts = urlsplit(address)
        number = parts.path.strip("/")
        return parts.scheme in CACHES and bool(parts.hostname) and (not number or number.isdigit()) and parts.port != 0
    except ValueError:  # a port that is no number, brackets that do not close
        return False
