"""Official papers: their symbols, numbers, page formats, and the papers themselves as DOCX and PDF.

Symbols::

    symbols.parse("Số: 5-CV/ĐUB", scheme=None)  -> Reading(written, symbol, findings)
    symbols.format_symbol(symbol)               -> "05-CV/ĐUB"          (also str(symbol))
    symbols.check_type(symbol, "công văn")      -> tuple[Finding, ...]
    types.find("biên bản kiểm phiếu")           -> DocumentType         (33 Party types and those of the State)
    authority.check_authority(type_id, Body.CELL, issued_on) -> tuple[Finding, ...]

Numbers::

    scheme = numbering.find_scheme("party-congress")   # party-committee, state-by-type, state-common
    lines = [numbering.registered(symbol, "biên bản", issued_on, period="2020-2025"), ...]
    numbering.next_number(scheme, lines, Series("ĐH", "2020-2025", "minutes")) -> int
    numbering.next_symbol(scheme, lines, series, year=None)                    -> Symbol
    numbering.gaps(scheme, lines); numbering.doubles(scheme, lines); numbering.check_series(scheme, lines)
    numbering.committee_span(period, congress_closed_on, ...); numbering.period_of(day, spans)

Papers::

    paper = Paper(issuer="Đảng ủy Bộ Công Thương", superior="…", type_name="Kế hoạch", summary="…",
                  symbol=Symbol(681, "KH", "ĐUB"), place="Hà Nội", issued_on=date(2019, 11, 12),
                  body=(Heading("…"), Paragraph("…"), Table((Column("TT"), …), rows)),
                  signatures=(Signature("Bí thư", "…", Capacity.ON_BEHALF, "Ban Thường vụ"),),
                  recipients=("…",), archive="Văn phòng Đảng ủy", layout="party-36")
    docx.render(paper) -> bytes        pdf.render(paper) -> bytes (PDF/A-2a)
    xlsx.render(paper) -> bytes        its tables, with real numbers
    checks.check_paper(paper) -> tuple[Finding, ...]

Blocks of a body: Paragraph, Heading, Chapter, Article, Items, Table, PageBreak; see ``blocks``.
Layouts: ``party-36`` · ``party-05`` · ``state-30`` · ``union-933`` · ``youth-29`` · ``plain``; an organisation may
pass a ``Layout`` of its own.  ``layouts.in_force("party-36", day)`` is the one that papers of a day take.
Findings are values: ``finding.as_json("vi")``; they never stop a paper from being drawn.
"""

from daihoi.core.findings import Finding, Severity

from . import authority, blocks, checks, docx, layouts, numbering, paper, pdf, symbols, types, wording, xlsx
from .blocks import (
    Align,
    Article,
    Cell,
    Chapter,
    Column,
    Figure,
    Heading,
    Items,
    Marker,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from .layouts import Capacity, Layout
from .numbering import Series
from .paper import Annex, Paper, Secrecy, Signature, Urgency
from .schemes import Scheme
from .symbols import Reading, Symbol

__all__ = [
    "Align", "Annex", "Article", "Capacity", "Cell", "Chapter", "Column", "Figure", "Finding", "Heading", "Items",
    "Layout", "Marker", "PageBreak", "Paper", "Paragraph", "Reading", "Run", "Scheme", "Secrecy", "Series",
    "Severity", "Signature", "Symbol", "Table", "Urgency", "authority", "blocks", "checks", "docx", "layouts",
    "numbering", "paper", "pdf", "symbols", "types", "wording", "xlsx",
]  # fmt: skip
