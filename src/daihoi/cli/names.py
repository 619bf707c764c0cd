"""``daihoi names …``: personal names in official order, and parted."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from daihoi.cli.output import read_text, write_json, write_text
from daihoi.core import names
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say


def configure(noun: str, nouns: argparse._SubParsersAction[argparse.ArgumentParser], language: str) -> None:
    """Add the noun and its verbs to the command line."""
    about = say("Vietnamese names: put in official order, parted into family, middle and given name.")
    sort = say("Sort a list of names by given name, then family name, then middle name.").in_language(language)
    split = say("Part names into family, middle and given name.").in_language(language)
    file = say("Text with one full name a line; “-” reads standard input.").in_language(language)
    full_name = say("A full name; put it in quotation marks.").in_language(language)
    output = say("Write the result to this file instead of the screen.").in_language(language)

    text = about.in_language(language)
    verbs = nouns.add_parser(noun, help=text, description=text).add_subparsers(
        dest="verb", metavar="VERB", required=True
    )
    parser = verbs.add_parser("sort", help=sort, description=sort)
    parser.add_argument("file", metavar="FILE", help=file)
    parser.add_argument("-o", "--output", metavar="FILE", help=output)
    parser.set_defaults(run=sort_names)
    parser = verbs.add_parser("split", help=split, description=split)
    parser.add_argument("names", metavar="NAME", nargs="+", help=full_name)
    parser.add_argument("-o", "--output", metavar="FILE", help=output)
    parser.set_defaults(run=split_names)


def sort_names(arguments: argparse.Namespace) -> int:
    """Write the names of a file in official order, one a line; empty lines are left out."""
    keyed = []
    for number, line in enumerate(read_text(arguments.file).splitlines(), start=1):
        if line.strip():
            keyed.append((_key(line, number, arguments.file), names.normalise(line)))
    keyed.sort(key=lambda pair: pair[0])
    write_text("".join(f"{name}\n" for _key, name in keyed), arguments.output)
    return 0


def split_names(arguments: argparse.Namespace) -> int:
    """Write the parts of each name as JSON, in the order given."""
    write_json([asdict(names.split(name)) for name in arguments.names], arguments.output)
    return 0


def _key(line: str, number: int, path: str) -> str:
    try:
        return names.sort_key(line)
    except WrongInput as error:
        raise WrongInput(say("{path}, line {line}: {reason}", path=path, line=number, reason=error.sentence)) from None
