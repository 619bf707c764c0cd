"""``daihoi audit …``: is an exported trail whole?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from daihoi.cli.output import write_json
from daihoi.core.audit import verify_lines
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

WHOLE, BROKEN = 0, 3
LINES_BETWEEN_SIGNS = 20_000


def configure(noun: str, nouns: argparse._SubParsersAction[argparse.ArgumentParser], language: str) -> None:
    """Add the noun and its verbs to the command line."""
    about = say("The trail of acts: check that nothing in it was changed.").in_language(language)
    verify = say("Check an exported trail; the exit code is 0 when it is whole and 3 when it is broken.")
    file = say("Exported trail, one entry a line; “-” reads standard input.").in_language(language)
    head = say("Hash of the last entry as noted elsewhere; without it a cut-off end can't be seen.")
    previous = say("Hash before the first entry, where the file begins inside the trail.").in_language(language)
    first = say("Number of the first entry, where the file begins inside the trail.").in_language(language)
    output = say("Write the result to this file instead of the screen.").in_language(language)

    verbs = nouns.add_parser(noun, help=about, description=about).add_subparsers(
        dest="verb", metavar="VERB", required=True
    )
    text = verify.in_language(language)
    parser = verbs.add_parser("verify", help=text, description=text)
    parser.add_argument("file", metavar="FILE", help=file)
    parser.add_argument("--head", metavar="HASH", help=head.in_language(language))
    parser.add_argument("--previous", metavar="HASH", default="", help=previous)
    parser.add_argument("--first", metavar="N", type=_number, default=1, help=first)
    parser.add_argument("-o", "--output", metavar="FILE", help=output)
    parser.set_defaults(run=verify_file)


def verify_file(arguments: argparse.Namespace) -> int:
    """Write the verdict on a trail."""
    lines = _shown(_lines(arguments.file), arguments.lang)
    verdict = verify_lines(lines, head=arguments.head, previous=arguments.previous, first=arguments.first)
    if verdict.is_whole and verdict.checked == 0:
        raise WrongInput(say("{path} holds no entry. Name an exported trail.", path=arguments.file))
    write_json(verdict.as_json(arguments.lang), arguments.output)
    return WHOLE if verdict.is_whole else BROKEN


def _lines(path: str) -> Iterator[str]:
    """The lines of a file, read as they are needed."""
    if path == "-":
        yield from sys.stdin
        return
    try:
        with Path(path).open(encoding="utf-8-sig") as file:
            yield from file
    except UnicodeDecodeError:
        raise WrongInput(say("{path} is not UTF-8 text. Name an exported trail.", path=path)) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise WrongInput(say("{path} can't be opened ({reason}).", path=path, reason=reason)) from None


def _shown(lines: Iterator[str], language: str) -> Iterator[str]:
    """The lines, with a sign of progress where somebody is watching."""
    is_watched = sys.stderr.isatty()
    for number, line in enumerate(lines, start=1):
        if is_watched and number % LINES_BETWEEN_SIGNS == 0:
            sign = say("{count} entries checked …", count=number).in_language(language)
            print(f"\r{sign}", end="", file=sys.stderr, flush=True)
        yield line
    if is_watched:
        print("\r", end="", file=sys.stderr)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) < 1:
        raise WrongInput(say("“{text}” is no number of an entry. Write a whole number from 1 up.", text=text))
    return int(text)
