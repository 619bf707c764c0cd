"""Reading the input file and writing the result, the same way for every core command."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say


def read_text(path: str) -> str:
    """The text of a file, or of standard input for ``-``.

    Raises:
        WrongInput: the file is missing, can't be opened or isn't UTF-8.
    """
    if path == "-":
        return sys.stdin.read()
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise WrongInput(say("There is no file {path}. Check the name and the folder.", path=path)) from None
    except IsADirectoryError:
        raise WrongInput(say("{path} is a folder. Name a file in it.", path=path)) from None
    except UnicodeDecodeError:
        raise WrongInput(say("{path} is not UTF-8 text. Save it as UTF-8 and try again.", path=path)) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise WrongInput(say("{path} can't be opened ({reason}).", path=path, reason=reason)) from None


def read_json(path: str) -> Any:
    """The JSON value in a file, or in standard input for ``-``.

    Raises:
        WrongInput: the text is not JSON, the sentence names the line and column; or an object names a key twice.
    """
    text = read_text(path)
    try:
        return json.loads(text, object_pairs_hook=_each_once)
    except json.JSONDecodeError as error:
        raise WrongInput(
            say(
                "{path} is not JSON: line {line}, column {column} can't be read. Mend it there and try again.",
                path=path,
                line=error.lineno,
                column=error.colno,
            )
        ) from None


def read_json_lines(path: str) -> Iterator[tuple[int, Any]]:
    """Each line of a file, or of standard input for ``-``, as a JSON value with its number; empty lines are left out.

    Raises:
        WrongInput: a line is not JSON, the sentence names it; or an object names a key twice.
    """
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line, object_pairs_hook=_each_once)
        except (json.JSONDecodeError, RecursionError):
            text = say("Line {line} of {path} is not JSON. Mend it and try again.", line=number, path=path)
            raise WrongInput(text) from None
        except WrongInput as error:
            raise WrongInput(say("Line {line}: {what}", line=number, what=error.sentence)) from None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys are all different: of two votes for one name neither may silently win."""
    whole = dict(pairs)
    if len(whole) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in whole if keys.count(key) > 1)
        raise WrongInput(say("“{key}” stands twice in one place of the file. Keep one of them.", key=twice))
    return whole


def write_json(value: Any, path: str | None) -> None:
    """Write a value as JSON to a file, whole or not at all, or to standard output when no file is named."""
    write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", path)


def write_text(text: str, path: str | None) -> None:
    """Write text to a file, whole or not at all, or to standard output when no file is named.

    Raises:
        WrongInput: the folder is missing or can't be written.
    """
    if not path:
        sys.stdout.write(text)
        return
    write_files({path: text.encode()})


def write_files(contents: Mapping[str, bytes]) -> None:
    """Write several files that belong together: all of them whole, or none.

    Raises:
        WrongInput: a folder is missing or can't be written, or the disk is full.
    """
    drafts: list[tuple[Path, Path]] = []
    path = ""
    try:
        for path, content in contents.items():
            target = Path(path)
            handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
            drafts.append((Path(draft), target))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(draft).chmod(0o644)
        for written, target in drafts:
            path = str(target)
            written.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WrongInput(say("{path} can't be written ({reason}).", path=path, reason=reason)) from None
    finally:
        for written, _target in drafts:
            written.unlink(missing_ok=True)
