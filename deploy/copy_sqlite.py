"""Copy a SQLite database while others write to it, and check the copy: ``copy_sqlite.py FROM TO``."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path


def main(source: str, target: str) -> None:
    """Copy page by page; the copy is one whole moment of the database, without a log beside it."""
    with (
        closing(sqlite3.connect(f"{Path(source).absolute().as_uri()}?mode=ro", uri=True, timeout=20)) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        original.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        sys.exit(f"The copy of {source} is not whole: {answer}. Take another backup.")


if __name__ == "__main__":
    main(*sys.argv[1:3])
