"""Symbols of papers: reading them as people write them, writing them as the rules ask.

::

    reading = parse("Số: 5-cv/ĐUB")
    reading.symbol            Symbol(number=5, type="CV", issuer="ĐUB", scheme=Scheme.PARTY)
    format_symbol(reading.symbol)    "05-CV/ĐUB"
    reading.findings          leading_zero, letter_case: each with its proposal
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from daihoi.core.errors import WrongInput
from daihoi.core.findings import Finding, Severity
from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source

from . import regulations, types
from .schemes import Scheme


@dataclass(frozen=True, slots=True)
class Symbol:
    """Number and symbol of one paper.

    Args:
        number: from 1; None on a paper that has not been given its number.
        type: abbreviation of the type, such as ``CV``; empty on State papers that carry none (laws, letters).
        issuer: abbreviation of the issuing body, such as ``ĐUB``, ``CP``, ``BCT-TCCB``.
        scheme: whose grammar it follows.
        year: year of issue, on State papers that carry it.
        suffix: small letter after the number, where a number was given twice on purpose.
    """

    number: int | None
    type: str
    issuer: str
    scheme: Scheme = Scheme.PARTY
    year: int | None = None
    suffix: str = ""

    def __str__(self) -> str:
        return format_symbol(self)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, and what is not as it should be.

    Args:
        written: the symbol as the person wrote it.
        symbol: what it means, in its right form.
        findings: what should be written otherwise; empty when the symbol is right.
    """

    written: str
    symbol: Symbol
    findings: tuple[Finding, ...] = ()


ROOM_FOR_THE_NUMBER = "\u00a0" * 6

_PREFIX = re.compile(r"^(?:số|so|no)\b\s*[.:]?\s*", re.IGNORECASE)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－", "-") | {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "／": "/"})
_LETTERS = r"[^\W\d_]"
_ISSUER = r"[^\W\d_][\w.&\-]*"
_PARTY = re.compile(rf"(?P<no>\d+)(?P<suffix>[a-z]?)-(?P<type>{_LETTERS}+)/(?P<issuer>{_ISSUER})")
_STATE = re.compile(rf"(?P<no>\d+)(?P<suffix>[a-z]?)/(?:(?P<year>(?:19|20)\d\d)/)?(?P<rest>{_ISSUER})")
_MIXED_YEAR = re.compile(rf"(?P<no>\d+)(?P<suffix>)[-/](?P<year>(?:19|20)\d\d)[-/](?P<rest>{_ISSUER})")
_MIXED = re.compile(rf"(?P<no>\d+)(?P<suffix>)[-/.]?(?P<type>{_LETTERS}+)[-/.](?P<issuer>{_ISSUER})")
# Only a hint for telling a Party paper from a State one when the separators are mixed up.
_PARTY_ISSUER = re.compile(r"(?:ĐU|CB|ĐH|ĐB|BTV|BCH).*|.*(?:TW|TU|HU|QU|ĐU)")


def parse(text: str, scheme: Scheme | None = None) -> Reading:
    """Read a symbol, however people write it.

    Composed and decomposed letters, spaces, “Số” and “Số:”, long dashes and a missing zero are all understood.

    Args:
        text: such as ``535-CV/ĐUB``, ``Số: 30/2020/NĐ-CP``.
        scheme: what the paper must follow, where it is known; else it is told from the separators.

    Returns:
        The symbol in its right form, with a finding for everything that was not.

    Raises:
        WrongInput: the text is not a symbol.
    """
    match, read_as = _match(_tidy(text), text)
    number = match["no"]
    if int(number) == 0:
        raise WrongInput(say("{text}: numbers begin with 01. Give the paper a number above 0.", text=text.strip()))
    fields = match.groupdict()
    type_, issuer = _type_and_issuer(fields, read_as)
    meant = scheme or _meant_scheme(type_, issuer, read_as, fields)
    type_, type_findings = _known_type(type_, meant)
    issuer, case_findings = _right_case(issuer)
    symbol = Symbol(
        int(number), type_, issuer, meant, int(fields["year"]) if fields.get("year") else None, match["suffix"]
    )
    findings = [*_separator_findings(symbol, read_as), *_number_findings(number, symbol)]
    findings += [_finding(id_, symbol, sentence, source) for id_, sentence, source in (*type_findings, *case_findings)]
    return Reading(text, symbol, tuple(findings))


def format_symbol(symbol: Symbol) -> str:
    """A symbol in its right form; numbers below 10 take a leading zero.

    Args:
        symbol: the symbol; one without a number leaves room for it.

    Returns:
        Such as ``05-NQ/ĐU``, ``30/2020/NĐ-CP``, ``85/2015/QH13``.

    Source: 36-HD/VPTW II.1.3; 30/2020/NĐ-CP Phụ lục I.
    """
    number = ROOM_FOR_THE_NUMBER if symbol.number is None else f"{symbol.number:02d}{symbol.suffix}"
    if symbol.scheme is Scheme.PARTY:
        return f"{number}-{symbol.type}/{symbol.issuer}"
    year = f"{symbol.year}/" if symbol.year else ""
    type_ = f"{symbol.type}-" if symbol.type else ""
    return f"{number}/{year}{type_}{symbol.issuer}"


def check_type(symbol: Symbol, declared_type: str) -> tuple[Finding, ...]:
    """Does the type that a paper is called by agree with its symbol?

    Args:
        symbol: the paper's symbol.
        declared_type: what the paper or the register calls it, such as “công văn”.

    Returns:
        Nothing when they agree, or when the symbol carries no type; else one finding.
    """
    try:
        declared = types.find(declared_type)
    except WrongInput as error:
        return (Finding("unknown_declared_type", Severity.WARN, error.sentence, _grammar(symbol.scheme)),)
    meant = types.by_abbreviation(symbol.type, symbol.scheme)
    if declared in meant or not meant:
        return ()
    expected = declared.abbreviation(symbol.scheme)
    sentence = say(
        "{symbol}: the symbol says {meant} ({letters}), but the paper is called {declared}. "
        "Correct the name, or give the paper a number in the series of its type.",
        symbol=format_symbol(symbol),
        letters=symbol.type,
        meant=_names(meant),
        declared=_names((declared,)),
    )
    source = regulations.PARTY_ABBREVIATIONS if symbol.scheme is Scheme.PARTY else regulations.STATE_ABBREVIATIONS
    proposal = f"{expected}" if expected else ""
    return (Finding("type_mismatch", Severity.WARN, sentence, source, proposal),)


def _tidy(text: str) -> str:
    composed = unicodedata.normalize("NFC", text).translate(_DASHES).strip()
    return "".join(_PREFIX.sub("", composed).split()).rstrip(".,;")


def _match(tidy: str, written: str) -> tuple[re.Match[str], Scheme | None]:
    """How the text reads, and as whose form; None for a mixture of forms."""
    for pattern, form in ((_PARTY, Scheme.PARTY), (_STATE, Scheme.STATE), (_MIXED_YEAR, None), (_MIXED, None)):
        if match := pattern.fullmatch(tidy):
            return match, form
    raise WrongInput(
        say(
            "“{text}” is not the symbol of a paper. Write number, type and issuer, as in 535-CV/ĐUB or 30/2020/NĐ-CP.",
            text=written.strip(),
        )
    )


def _type_and_issuer(fields: dict[str, str | None], read_as: Scheme | None) -> tuple[str, str]:
    if "rest" not in fields:
        return fields["type"] or "", fields["issuer"] or ""
    rest = fields["rest"] or ""
    first, hyphen, after = rest.partition("-")
    if hyphen and (_close(first, Scheme.STATE) or _close(first, Scheme.PARTY)):
        return first, after
    return "", rest


def _meant_scheme(type_: str, issuer: str, read_as: Scheme | None, fields: dict[str, str | None]) -> Scheme:
    if read_as is Scheme.PARTY:
        return Scheme.PARTY
    is_party = bool(type_) and not fields.get("year") and _PARTY_ISSUER.fullmatch(issuer.upper()) is not None
    if read_as is Scheme.STATE:
        return Scheme.PARTY if is_party and _close(type_, Scheme.PARTY) else Scheme.STATE
    return Scheme.STATE if fields.get("year") or not (is_party or _close(type_, Scheme.PARTY)) else Scheme.PARTY


_Note = tuple[str, Sentence, Source]


def _known_type(letters: str, scheme: Scheme) -> tuple[str, tuple[_Note, ...]]:
    """The abbreviation in its right letters, and what was wrong with it."""
    if not letters or letters in types.abbreviations(scheme):
        return letters, ()
    source = regulations.PARTY_ABBREVIATIONS if scheme is Scheme.PARTY else regulations.STATE_ABBREVIATIONS
    if close := _close(letters, scheme):
        sentence = say("The type is written “{letters}”. Write “{right}”.", letters=letters, right=close)
        return close, (("type_letters", sentence, source),)
    sentence = say(
        "“{letters}” does not stand for any known type of paper. Check the abbreviation of the type.",
        letters=letters,
    )
    return letters, (("unknown_type", sentence, source),)


def _right_case(issuer: str) -> tuple[str, tuple[_Note, ...]]:
    if issuer != issuer.lower() or issuer == issuer.upper():
        return issuer, ()
    sentence = say(
        "The issuer is written “{letters}”. Write it in capitals, “{right}”.", letters=issuer, right=issuer.upper()
    )
    return issuer.upper(), (("letter_case", sentence, regulations.PARTY_GRAMMAR),)


def _separator_findings(symbol: Symbol, read_as: Scheme | None) -> list[Finding]:
    if read_as is symbol.scheme:
        return []
    party = say("A Party symbol has a hyphen after the number and a slash before the issuer. Write {right}.",
                right=format_symbol(symbol))  # fmt: skip
    state = say("A State symbol has a slash after the number and a hyphen before the issuer. Write {right}.",
                right=format_symbol(symbol))  # fmt: skip
    sentence = party if symbol.scheme is Scheme.PARTY else state
    return [_finding("separator", symbol, sentence, _grammar(symbol.scheme))]


def _number_findings(written: str, symbol: Symbol) -> list[Finding]:
    right = f"{int(written):02d}"
    zero = say("The number is written {written}. Write {right}.", written=written, right=right)
    source = regulations.PARTY_ZERO if symbol.scheme is Scheme.PARTY else regulations.STATE_GRAMMAR
    return [] if written == right else [_finding("leading_zero", symbol, zero, source)]


def _finding(id_: str, symbol: Symbol, sentence: Sentence, source: Source) -> Finding:
    proposal = "" if id_ == "unknown_type" else format_symbol(symbol)
    return Finding(id_, Severity.WARN, sentence, source, proposal)


def _close(letters: str, scheme: Scheme) -> str:
    """The one abbreviation that these letters mean when case, or else marks, are overlooked; else empty."""
    known = types.abbreviations(scheme)
    if letters in known:
        return letters
    for overlook in (str.casefold, _bare):
        same = [right for right in known if overlook(right) == overlook(letters)]
        if len(same) == 1:
            return same[0]
    return ""


def _bare(letters: str) -> str:
    parts = unicodedata.normalize("NFD", letters.casefold().replace("đ", "d"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def _grammar(scheme: Scheme) -> Source:
    return regulations.PARTY_GRAMMAR if scheme is Scheme.PARTY else regulations.STATE_GRAMMAR


def _names(several: tuple[types.DocumentType, ...]) -> str:
    return ", ".join(type_.name for type_ in several)
