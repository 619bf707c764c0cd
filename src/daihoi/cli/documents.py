"""``daihoi documents …``: read symbols of papers, give the next number, list the types.

Exit codes: 0 nothing to do · 1 at least one finding weighs more than a remark: a person must look · 2 no symbol at all.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from daihoi.cli.output import write_json
from daihoi.core.documents import numbering, symbols, types
from daihoi.core.documents.numbering import IssuedPaper, NumberingScheme, Series
from daihoi.core.documents.schemes import Scheme
from daihoi.core.documents.symbols import Reading, Symbol
from daihoi.core.errors import WrongInput
from daihoi.core.findings import Finding, Severity, needs_a_person
from daihoi.core.sentences import Sentence, say

DONE, NEEDS_A_PERSON = 0, 1
_Verbs = argparse._SubParsersAction


def configure(noun: str, nouns: _Verbs[argparse.ArgumentParser], language: str) -> None:
    """Add the noun and its verbs to the command line."""
    about = say("Symbols, numbers and types of official papers.").in_language(language)
    verbs = nouns.add_parser(noun, help=about, description=about).add_subparsers(
        dest="verb", metavar="VERB", required=True
    )
    _configure_parse(verbs, language)
    _configure_next(verbs, language)
    _verb(verbs, "types", print_types, say("Print the types of papers and their abbreviations."), language)


def print_symbols(arguments: argparse.Namespace) -> int:
    """Print what each symbol means; one alone as an object, several as a list."""
    scheme = Scheme(arguments.scheme) if arguments.scheme else None
    read = [_read(written, scheme, arguments.type) for written in arguments.symbols]
    plain = [_as_json(reading.symbol, findings, arguments.lang) for reading, findings in read]
    write_json(plain[0] if len(plain) == 1 else plain, arguments.output)
    return NEEDS_A_PERSON if any(needs_a_person(findings) for _, findings in read) else DONE


def print_next(arguments: argparse.Namespace) -> int:
    """Print the number of the next paper of a series, with what is wrong in the series so far."""
    scheme = numbering.find_scheme(arguments.scheme)
    type_ = types.find(arguments.type)
    readings = [symbols.parse(written, scheme.scheme) for written in arguments.issued]
    issuer = arguments.issuer or _only_issuer(readings)
    period = str(arguments.year or "")
    issued = [_issued(reading.symbol, type_, scheme, period) for reading in readings]
    series = Series(issuer, period, type_.id)
    symbol = numbering.next_symbol(scheme, issued, series, arguments.year)
    findings = (
        *(finding for reading in readings for finding in reading.findings),
        *numbering.check_series(scheme, numbering.in_series(scheme, issued, series)),
        *_shared_abbreviation(type_, scheme),
    )
    said = [finding.as_json(arguments.lang) for finding in findings]
    write_json({"number": symbol.number, "symbol": str(symbol), "findings": said}, arguments.output)
    return NEEDS_A_PERSON if needs_a_person(findings) else DONE


def print_types(arguments: argparse.Namespace) -> int:
    """Print every type of paper with its abbreviation in each scheme."""
    listed = [
        {
            "id": type_.id,
            "name": type_.name,
            "english": type_.english,
            **{scheme.value: type_.abbreviation(scheme) for scheme in Scheme},
            "source": str(type_.source),
            "status": type_.source.status.value,
        }
        for type_ in types.document_types()
    ]
    write_json(listed, arguments.output)
    return DONE


def _configure_parse(verbs: _Verbs[argparse.ArgumentParser], language: str) -> None:
    parser = _verb(verbs, "parse", print_symbols, say("Read symbols such as 535-CV/ĐUB."), language)
    written = say("A symbol as it is written on the paper.")
    called = say("What the paper is called; checked against the symbol.")
    grammar = say("Whose grammar must be followed; told from the symbol when left out.")
    parser.add_argument("symbols", nargs="+", metavar="SYMBOL", help=written.in_language(language))
    parser.add_argument("--type", default="", metavar="TYPE", help=called.in_language(language))
    parser.add_argument("--scheme", choices=[*Scheme], default="", help=grammar.in_language(language))


def _configure_next(verbs: _Verbs[argparse.ArgumentParser], language: str) -> None:
    parser = _verb(verbs, "next", print_next, say("Print the number of the next paper of a series."), language)
    way = say("How the issuer numbers its papers.").in_language(language)
    type_ = say("Type of the next paper, such as “biên bản”.").in_language(language)
    issued = say("Symbols issued so far in this term, congress or year.").in_language(language)
    issuer = say("Abbreviation of the issuer; told from the issued symbols when left out.").in_language(language)
    year = say("Year to print in State symbols.").in_language(language)
    parser.add_argument("--scheme", required=True, choices=[*numbering.SCHEMES], help=way)
    parser.add_argument("--type", required=True, metavar="TYPE", help=type_)
    parser.add_argument("--issued", nargs="*", default=[], metavar="SYMBOL", help=issued)
    parser.add_argument("--issuer", default="", metavar="LETTERS", help=issuer)
    parser.add_argument("--year", type=int, metavar="YEAR", help=year)


def _verb(
    verbs: _Verbs[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    about: Sentence,
    language: str,
) -> argparse.ArgumentParser:
    said = about.in_language(language)
    parser = verbs.add_parser(name, help=said, description=said)
    output = say("Write the result to FILE instead of the screen.").in_language(language)
    parser.add_argument("-o", "--output", metavar="FILE", help=output)
    parser.set_defaults(run=run)
    return parser


def _read(written: str, scheme: Scheme | None, declared_type: str) -> tuple[Reading, tuple[Finding, ...]]:
    reading = symbols.parse(written, scheme)
    declared = symbols.check_type(reading.symbol, declared_type) if declared_type else ()
    return reading, (*reading.findings, *declared)


def _as_json(symbol: Symbol, findings: tuple[Finding, ...], language: str) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "number": symbol.number,
        "type": symbol.type,
        "issuer": symbol.issuer,
        "scheme": symbol.scheme.value,
    }
    if symbol.year is not None:
        plain["year"] = symbol.year
    if symbol.suffix:
        plain["suffix"] = symbol.suffix
    return plain | {"findings": [finding.as_json(language) for finding in findings]}


def _only_issuer(readings: list[Reading]) -> str:
    issuers = sorted({reading.symbol.issuer for reading in readings})
    if len(issuers) != 1:
        raise WrongInput(
            say(
                "The issued symbols name {count} issuers, so the next one can't be told. Name it with --issuer.",
                count=len(issuers),
            )
        )
    return issuers[0]


def _issued(symbol: Symbol, type_: types.DocumentType, scheme: NumberingScheme, period: str) -> IssuedPaper:
    """A line of the register; an abbreviation that two types share is taken for the type that is asked for."""
    is_same = symbol.type == type_.abbreviation(scheme.scheme)
    return numbering.registered(symbol, type_.id if is_same else "", period=str(symbol.year or period))


def _shared_abbreviation(type_: types.DocumentType, scheme: NumberingScheme) -> tuple[Finding, ...]:
    letters = type_.abbreviation(scheme.scheme)
    meant = types.by_abbreviation(letters, scheme.scheme)
    if len(meant) < 2 or not scheme.is_by_type:
        return ()
    sentence = say(
        "{letters} stands for {names}, each with a series of its own. Give only the symbols of the type {type}.",
        letters=letters,
        names=", ".join(one.name for one in meant),
        type=type_.name,
    )
    return (Finding("shared_abbreviation", Severity.INFO, sentence, scheme.source),)
