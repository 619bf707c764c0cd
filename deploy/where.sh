# Where the site lies, for backup.sh and restore.sh: home, database_kind, sqlite_file, the PG… variables, PYTHON.
stop() {
  echo "$1" >&2
  exit 2
}

if [ -z "${PYTHON:-}" ]; then
  PYTHON=python3
  if [ -x "$here/../.venv/bin/python" ]; then PYTHON="$here/../.venv/bin/python"; fi
fi
home=$(realpath -m "${DAIHOI_HOME:-var}")
if ! read_address=$("$PYTHON" "$here/read_address.py" "$home"); then exit 2; fi
eval "$read_address"
