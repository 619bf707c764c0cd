"""``daihoi rulebooks …``: list the rulebooks, show one with the source of every value."""

from __future__ import annotations

import argparse
from pathlib import Path

from daihoi.cli.output import read_text, write_json
from daihoi.core import rulebooks
from daihoi.core.rulebooks import Rulebook
from daihoi.core.sentences import say

DONE = 0
_Verbs = argparse._SubParsersAction


def configure(noun: str, nouns: _Verbs[argparse.ArgumentParser], language: str) -> None:
    """Add the noun and its verbs to the command line."""
    about = say("Rulebooks: each organisation's regulations, every value with its article.").in_language(language)
    listing = say("List the rulebooks that come with the program.").in_language(language)
    showing = say("Show a rulebook: every parameter with value, article and how well it is attested.")
    pack = say("Name of a rulebook, or a TOML file of your own.").in_language(language)
    status = say("Show only where each parameter comes from, the unverified first.").in_language(language)
    output = say("Write the result to this file instead of the screen.").in_language(language)
    verbs = nouns.add_parser(noun, help=about, description=about).add_subparsers(
        dest="verb", metavar="VERB", required=True
    )
    parser = verbs.add_parser("list", help=listing, description=listing)
    parser.add_argument("-o", "--output", metavar="FILE", help=output)
    parser.set_defaults(run=list_rulebooks)
    text = showing.in_language(language)
    parser = verbs.add_parser("show", help=text, description=text)
    parser.add_argument("pack", metavar="PACK", help=pack)
    parser.add_argument("--source-status", action="store_true", help=status)
    parser.add_argument("-o", "--output", metavar="FILE", help=output)
    parser.set_defaults(run=show_rulebook)


def list_rulebooks(arguments: argparse.Namespace) -> int:
    """Write name, title, regulation and days in force of every rulebook."""
    write_json([_line(rulebooks.load(name), arguments.lang) for name in rulebooks.available()], arguments.output)
    return DONE


def show_rulebook(arguments: argparse.Namespace) -> int:
    """Write one rulebook, or only the sources of its parameters."""
    book = _find(arguments.pack)
    plain = rulebooks.source_status(book) if arguments.source_status else rulebooks.as_json(book, arguments.lang)
    write_json(plain, arguments.output)
    return DONE


def _find(pack: str) -> Rulebook:
    if pack.endswith(".toml"):
        return rulebooks.load_text(read_text(pack), Path(pack).name)
    return rulebooks.load(pack)


def _line(book: Rulebook, language: str) -> dict[str, str | None]:
    return {
        "id": book.id,
        "title": book.title.in_language(language),
        "regulation": book.regulation,
        "in_force_from": str(book.in_force_from) if book.in_force_from else None,
        "in_force_until": str(book.in_force_until) if book.in_force_until else None,
        "replaces": book.replaces or None,
    }
