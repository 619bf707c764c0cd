"""Collect, show, fill and compile the Vietnamese messages, without GNU gettext.

    python tools/messages.py extract            every translatable string of the source into the catalogue, then compile
    python tools/messages.py missing [PART]     strings without Vietnamese, as JSON; only of files whose path holds PART
    python tools/messages.py fill FILE.json     {"English": "tiếng Việt"} into the catalogue, then compile

A message with a context is written "context|English" in the JSON, one with a plural "singular||plural".
"""

from __future__ import annotations

import fcntl
import io
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import django
from babel.messages import Catalog
from babel.messages.extract import extract as extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "daihoi"
PO = SOURCE / "locale" / "vi" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "_": None, "say": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip


@contextmanager
def _locked() -> Iterator[None]:
    PO.parent.mkdir(parents=True, exist_ok=True)
    with (PO.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _read() -> Catalog:
    if not PO.exists():
        return _empty()
    with PO.open("rb") as file:
        return read_po(file, locale="vi")


def _empty() -> Catalog:
    return Catalog(locale="vi", project="daihoi", fuzzy=False)


def _write(catalogue: Catalog) -> None:
    catalogue.fuzzy = False
    with _replaced(PO) as file:
        write_po(file, catalogue, sort_output=True, omit_header=False, include_lineno=False, ignore_obsolete=True)
    with _replaced(PO.with_suffix(".mo")) as file:
        write_mo(file, catalogue)


@contextmanager
def _replaced(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes the old one's place once it is whole: whoever reads meanwhile reads the old one."""
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".new", delete=False) as file:
        new = Path(file.name)
        try:
            yield file
            file.flush()
            new.chmod(mode)
            new.replace(path)
        except BaseException:
            new.unlink()
            raise


def found() -> Catalog:
    """Every translatable string of the source, without translations."""
    template = _empty()
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *SOURCE.rglob("*.txt")]):
        if "migrations" in path.parts or "vendor" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            lines = templatize(text, origin=str(path)).splitlines()
            text = "\n".join(line.lstrip() for line in lines)  # the indentation of HTML means nothing to Python
        stream = io.BytesIO(text.encode())
        for _line, message, _comments, context in extract_python("python", stream, KEYWORDS):
            if message and (message if isinstance(message, str) else message[0]):
                template.add(message, locations=[(str(path.relative_to(ROOT)), 1)], context=context)
    return template


def key_of(message: object) -> str:
    """The name of a message in the JSON."""
    identity = message.id if isinstance(message.id, str) else "||".join(message.id)
    return f"{message.context}|{identity}" if message.context else identity


def has_vietnamese(message: object) -> bool:
    """True when every form of the message is translated."""
    return all(message.string) if isinstance(message.string, (tuple, list)) else bool(message.string)


def extract() -> None:
    with _locked():
        old, new = _read(), found()
        known = {key_of(message): message.string for message in old if message.id}
        for message in new:
            if message.id and key_of(message) in known:
                message.string = known[key_of(message)]
        _write(new)
    print(f"{sum(1 for m in new if m.id)} messages, {sum(1 for m in new if m.id and not has_vietnamese(m))} missing")


def missing(part: str = "") -> dict[str, str]:
    return {
        key_of(m): "" for m in _read()
        if m.id and not has_vietnamese(m) and any(part in place for place, _ in m.locations)
    }  # fmt: skip


def fill(path: Path) -> None:
    words = json.loads(path.read_text(encoding="utf-8"))
    with _locked():
        catalogue = _read()
        by_key = {key_of(message): message for message in catalogue if message.id}
        for key, vietnamese in words.items():
            if key not in by_key:
                print(f"not in the source (run extract first?): {key}", file=sys.stderr)
            elif vietnamese:
                message = by_key[key]
                message.string = (vietnamese,) if isinstance(message.id, (tuple, list)) else vietnamese
                message.flags.discard("fuzzy")
        _write(catalogue)


def main(arguments: list[str]) -> int:
    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    match arguments:
        case ["extract"]:
            extract()
        case ["missing", *part]:
            print(json.dumps(missing(*part), ensure_ascii=False, indent=1))
        case ["fill", file]:
            fill(Path(file))
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
