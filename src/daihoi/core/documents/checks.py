"""What a registrar would notice about a paper before it is issued."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daihoi.core.findings import Finding, Severity
from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source

from . import regulations, symbols
from .layouts import Capacity
from .paper import Paper, Signature
from .schemes import Scheme

_ACADEMIC = re.compile(r"^(?:GS|PGS|TSKH|TS|ThS|GS\.?TS|PGS\.?TS)\b[.\s]", re.IGNORECASE)


def check_paper(paper: Paper) -> tuple[Finding, ...]:
    """Is the paper whole, and does it agree with itself?

    Args:
        paper: the filled-in form.

    Returns:
        A finding for each missing part, for a type that its symbol contradicts, and for a wrong way of signing;
        nothing when the paper can be issued.

    Raises:
        WrongInput: the layout is not known.
    """
    return (*_missing_parts(paper), *_symbol_findings(paper), *_signing_findings(paper))


def _missing_parts(paper: Paper) -> Iterator[Finding]:
    layout = paper.page_format
    if layout.scheme is None:
        return
    parts = regulations.PARTY_PARTS if layout.scheme is Scheme.PARTY else regulations.STATE_PARTS
    wanted: tuple[tuple[str, bool, Sentence], ...] = (
        ("no_issuer", bool(paper.issuer.strip()), say("The issuing body is missing. Fill it in.")),
        ("no_symbol", bool(paper.symbol or paper.draft), say("The number and symbol are missing. Give the paper its "
         "number, or mark it as a draft.")),
        ("no_place", bool(paper.place.strip()), say("The place of issue is missing. Fill it in.")),
        ("no_date", bool(paper.issued_on or paper.draft), say("The day of issue is missing. Fill it in.")),
        ("no_summary", bool(paper.summary.strip()), say("The subject line is missing. Say what the paper is about.")),
        ("no_body", bool(paper.body), say("The paper has no text.")),
        ("no_signature", bool(paper.signatures), say("Nobody signs the paper. Name who signs, and for whom.")),
        ("no_recipients", bool(paper.recipients or paper.archive or len(paper.signatures) > 1),
         say("The distribution list is missing. Name at least where the file copy lies.")),
    )  # fmt: skip
    yield from (_finding(id_, sentence, parts) for id_, is_there, sentence in wanted if not is_there)


def _symbol_findings(paper: Paper) -> Iterator[Finding]:
    symbol, scheme = paper.symbol, paper.page_format.scheme
    if symbol is None:
        return
    if scheme is not None and symbol.scheme is not scheme:
        sentence = say("The symbol {symbol} does not follow the page format. Change one of them.", symbol=str(symbol))
        yield _finding("other_scheme", sentence, regulations.PARTY_GRAMMAR)
    yield from symbols.check_type(symbol, paper.type_name or "công văn")


def _signing_findings(paper: Paper) -> Iterator[Finding]:
    for signature in paper.signatures:
        if _replaces_a_secretary(paper, signature):
            sentence = say(
                "{name} signs K/T the secretary. A committee decides together: a deputy signs on its behalf, T/M.",
                name=signature.name or signature.position,
            )
            yield _finding("collective_body", sentence, regulations.PARTY_SIGNING)
        if _ACADEMIC.match(signature.name):
            sentence = say("{name}: no academic title stands before the name of the signer. Leave it out.",
                           name=signature.name)  # fmt: skip
            yield _finding("academic_title", sentence, regulations.PARTY_SIGNING)
        if signature.capacity is not Capacity.OWN and not signature.body.strip():
            sentence = say("{position} signs for somebody, but it isn't said for whom. Name the body.",
                           position=signature.position)  # fmt: skip
            yield _finding("no_principal", sentence, regulations.PARTY_PARTS)


def _replaces_a_secretary(paper: Paper, signature: Signature) -> bool:
    """K/T is for offices with one head; a committee has none."""
    is_party = paper.page_format.scheme is Scheme.PARTY
    of_secretary = signature.body.strip().casefold().startswith("bí thư")
    return is_party and signature.capacity is Capacity.IN_PLACE and of_secretary


def _finding(id_: str, sentence: Sentence, source: Source) -> Finding:
    return Finding(id_, Severity.WARN, sentence, source)
