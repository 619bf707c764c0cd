"""Say the site's database address as shell variables; a password goes into the environment, never on a command line."""

import os
import shlex
import sys
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

SQLITE = "sqlite:///"


def main(home: str) -> None:
    """Write the variables for ``where.sh`` to read."""
    address = _address() or f"{SQLITE}{home}/daihoi.sqlite3"
    parts = urlsplit(address)
    socket_folder = parse_qs(parts.query).get("host", [""])  # postgres://user@/name?host=/run/postgresql
    if address.startswith(SQLITE):
        said = {"database_kind": "sqlite", "sqlite_file": str(Path(address.removeprefix(SQLITE)).absolute())}
    elif parts.scheme in {"postgres", "postgresql"}:
        said = {
            "database_kind": "postgres",
            "export PGHOST": unquote(parts.hostname or "") or socket_folder[-1],
            "export PGPORT": str(parts.port or 5432),
            "export PGUSER": unquote(parts.username or ""),
            "export PGPASSWORD": unquote(parts.password or ""),
            "export PGDATABASE": unquote(parts.path.lstrip("/")),
        }
    else:
        sys.exit("DAIHOI_DATABASE_URL names neither sqlite:/// nor postgres://. Correct it.")
    sys.stdout.write("".join(f"{name}={shlex.quote(value)}\n" for name, value in said.items()))


def _address() -> str:
    file = os.environ.get("DAIHOI_DATABASE_URL_FILE")
    if not file:
        return os.environ.get("DAIHOI_DATABASE_URL", "")
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        sys.exit(f"DAIHOI_DATABASE_URL_FILE names {file}, which can't be read ({error.strerror}). Correct the path.")


if __name__ == "__main__":
    main(sys.argv[1])
