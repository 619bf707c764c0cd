"""``daihoi NOUN VERB …``: reads the words, calls one noun, turns errors into one sentence and an exit code.

Exit codes: 0 done · 1 done, but something needs a person · 2 wrong input, nothing written · 3 refused by a rule.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from daihoi.core.errors import DaihoiError, Refused
from daihoi.core.sentences import say

# noun → its file in this folder; a file is imported only when its noun is called or all help is asked for
NOUNS = {
    "elections": "elections",
    "ballots": "ballots",
    "rulebooks": "rulebooks",
    "documents": "documents",
    "delegates": "delegates",
    "names": "names",
    "congresses": "congresses",
    "audit": "audit",
    "demo": "site",
    "run": "site",
    "check": "site",
}
DONE, NEEDS_A_PERSON, WRONG_INPUT, REFUSED = 0, 1, 2, 3


class _Parser(argparse.ArgumentParser):
    """An argument parser that answers in the user's language and with exit code 2."""

    language = "en"

    def error(self, message: str) -> NoReturn:
        hint = say("Run “{command} --help” to see what can be said.", command=self.prog).in_language(_Parser.language)
        print(f"{self.prog}: {message}. {hint}", file=sys.stderr)
        raise SystemExit(WRONG_INPUT)


def _language(words: Sequence[str]) -> str:
    for place, word in enumerate(words):
        if word == "--lang" and place + 1 < len(words):
            return words[place + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return "en"


def _parser(words: Sequence[str], language: str) -> argparse.ArgumentParser:
    _Parser.language = language
    about = say("The congress office: elections, papers, delegates, rulebooks, and the whole site.")
    parser = _Parser(prog="daihoi", description=about.in_language(language))
    parser.add_argument("--lang", choices=["en", "vi"], default="en", help="English / tiếng Việt")
    nouns = parser.add_subparsers(dest="noun", metavar="NOUN", required=True)
    called = [word for word in words if word in NOUNS][:1] or list(NOUNS)
    for noun in called:
        module = import_module(f"daihoi.cli.{NOUNS[noun]}")
        module.configure(noun, nouns, language)
    for child in nouns.choices.values():
        _add_common(child)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    """Give every command the two options that all share, wherever they are written on the line."""
    parser.add_argument("--lang", choices=["en", "vi"], default=argparse.SUPPRESS, help="English / tiếng Việt")
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                _add_common(child)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        words: the words after ``daihoi``; the process's own when left out.

    Returns:
        The exit code.
    """
    words = sys.argv[1:] if words is None else list(words)
    language = _language(words)
    try:
        arguments = _parser(words, language).parse_args(words)
        arguments.lang = language
        return int(arguments.run(arguments) or DONE)
    except DaihoiError as error:
        print(error.in_language(language), file=sys.stderr)
        return REFUSED if isinstance(error, Refused) else WRONG_INPUT
    except BrokenPipeError:
        return DONE


if __name__ == "__main__":
    raise SystemExit(main())
