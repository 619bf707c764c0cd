"""Numbers of papers: which series a paper belongs to, the next number, gaps and doubles.

A committee numbers each type from 01 within its term.  A congress numbers all its papers in one common series:
01-BB/ĐH, 02-NQ/ĐH, 03-BB/ĐH.  The State begins again each year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from daihoi.core.errors import WrongInput
from daihoi.core.findings import Finding, Severity
from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source

from . import regulations, types
from .schemes import Scheme
from .symbols import Symbol, format_symbol


class Period(StrEnum):
    """What a series lasts for: at its end numbers begin again."""

    TERM = "term"
    CONGRESS = "congress"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class NumberingScheme:
    """How an issuer numbers its papers.

    Args:
        id: identifier, such as ``party-committee``.
        scheme: whose grammar the symbols follow.
        is_by_type: true when each type has its own series; false for one common series.
        period: what a series lasts for.
        source: where it is laid down.
        first: the first number of a series.
    """

    id: str
    scheme: Scheme
    is_by_type: bool
    period: Period
    source: Source
    first: int = 1


SCHEMES = {
    scheme.id: scheme
    for scheme in (
        NumberingScheme("party-committee", Scheme.PARTY, True, Period.TERM, regulations.PARTY_NUMBERING),
        NumberingScheme("party-congress", Scheme.PARTY, False, Period.CONGRESS, regulations.PARTY_NUMBERING),
        NumberingScheme("state-by-type", Scheme.STATE, True, Period.YEAR, regulations.STATE_NUMBERING),
        NumberingScheme("state-common", Scheme.STATE, False, Period.YEAR, regulations.STATE_NUMBERING),
    )
}


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """One line of the register, as far as numbers go.

    Args:
        symbol: its number and symbol.
        type_id: identifier of its type; it tells a decision from a regulation, both QĐ.
        issued_on: day of issue; None where the register does not say.
        period: the term, congress or year, such as ``2020-2025``.
    """

    symbol: Symbol
    type_id: str
    issued_on: date | None = None
    period: str = ""

    @property
    def identity(self) -> tuple[str, str, int | None, str, date | None]:
        """What makes this paper itself: period, type, number, issuer and day; a symbol alone does not."""
        return self.period, self.type_id, self.symbol.number, self.symbol.issuer, self.issued_on


@dataclass(frozen=True, slots=True, order=True)
class Series:
    """One row of numbers.

    Args:
        issuer: abbreviation of the issuer.
        period: the term, congress or year.
        type_id: identifier of the type; empty for a common series.
    """

    issuer: str
    period: str
    type_id: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers that no paper of a series has, below the highest one.

    Args:
        series: the series.
        ranges: first and last missing number of each hole, in order; as few as there are holes, however wide.
    """

    series: Series
    ranges: tuple[tuple[int, int], ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """Every missing number."""
        return tuple(number for first, last in self.ranges for number in range(first, last + 1))

    def __str__(self) -> str:
        return write_ranges(self.ranges)


@dataclass(frozen=True, slots=True)
class Double:
    """One number that several papers of a series have."""

    series: Series
    number: int
    papers: tuple[IssuedPaper, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """The days for which a series runs; ``last_on`` is None while it is open."""

    period: str
    first_on: date
    last_on: date | None = None

    def holds(self, day: date) -> bool:
        """True when papers of that day take their numbers from this series."""
        return self.first_on <= day and (self.last_on is None or day <= self.last_on)


def find_scheme(id_: str) -> NumberingScheme:
    """The numbering scheme of that name.

    Raises:
        WrongInput: there is none.
    """
    if id_ not in SCHEMES:
        raise WrongInput(
            say("There is no numbering scheme “{id}”. Choose one of {known}.", id=id_, known=", ".join(SCHEMES))
        )
    return SCHEMES[id_]


def registered(symbol: Symbol, type_name: str = "", issued_on: date | None = None, period: str = "") -> IssuedPaper:
    """A line of the register from a symbol, with the type told from its abbreviation when it isn't named.

    Args:
        symbol: number and symbol.
        type_name: identifier or name of the type; needed where two types share the abbreviation.
        issued_on: day of issue.
        period: the term or congress; a State symbol with a year needs none.

    Returns:
        The line; where the abbreviation leaves the type open, it stands for itself.

    Raises:
        WrongInput: the named type is not known.
    """
    if type_name:
        type_id = types.find(type_name).id
    else:
        meant = types.by_abbreviation(symbol.type, symbol.scheme)
        type_id = meant[0].id if len(meant) == 1 else symbol.type
    return IssuedPaper(symbol, type_id, issued_on, period or str(symbol.year or ""))


def next_number(scheme: NumberingScheme, issued: Iterable[IssuedPaper], series: Series) -> int:
    """The number of the next paper of a series: one above the highest.

    Args:
        scheme: how the issuer numbers.
        issued: the papers issued so far, of any series.
        series: issuer, period and type of the new paper.

    Returns:
        The number; gaps are never filled.

    Source: 36-HD/VPTW II.1.3.
    """
    taken = [paper.symbol.number for paper in in_series(scheme, issued, series)]
    return max((number for number in taken if number is not None), default=scheme.first - 1) + 1


def next_symbol(
    scheme: NumberingScheme, issued: Iterable[IssuedPaper], series: Series, year: int | None = None
) -> Symbol:
    """Number and symbol of the next paper.

    Args:
        scheme: how the issuer numbers.
        issued: the papers issued so far, of any series.
        series: issuer, period and type of the new paper; the type is needed even for a common series.
        year: year to print, on State papers that carry it.

    Returns:
        The symbol.

    Raises:
        WrongInput: the type is not known.
    """
    letters = types.find(series.type_id).abbreviation(scheme.scheme)
    return Symbol(next_number(scheme, issued, series), letters, series.issuer, scheme.scheme, year)


def series_of(scheme: NumberingScheme, paper: IssuedPaper) -> Series:
    """The series whose number a paper has."""
    return _normal(scheme, Series(paper.symbol.issuer, paper.period, paper.type_id))


def in_series(scheme: NumberingScheme, issued: Iterable[IssuedPaper], series: Series) -> tuple[IssuedPaper, ...]:
    """The papers of one series, in the order of the register."""
    mine = _normal(scheme, series)
    return tuple(paper for paper in issued if series_of(scheme, paper) == mine)


def gaps(scheme: NumberingScheme, issued: Iterable[IssuedPaper]) -> tuple[Gap, ...]:
    """Numbers that were left out, series by series."""
    found = []
    for series, papers in _by_series(scheme, issued):
        taken = sorted({paper.symbol.number for paper in papers if paper.symbol.number is not None})
        before = [scheme.first - 1, *taken]
        missing = tuple((low + 1, high - 1) for low, high in zip(before, taken, strict=False) if high - low > 1)
        if missing:
            found.append(Gap(series, missing))
    return tuple(found)


def write_ranges(ranges: Iterable[tuple[int, int]]) -> str:
    """Numbers as registers write them: ``01–04, 07``.

    Args:
        ranges: first and last number of each stretch.
    """
    return ", ".join(f"{low:02d}" if low == high else f"{low:02d}–{high:02d}" for low, high in ranges)


def doubles(scheme: NumberingScheme, issued: Iterable[IssuedPaper]) -> tuple[Double, ...]:
    """Numbers that were given more than once, series by series; a number with a letter is not a double."""
    found = []
    for series, papers in _by_series(scheme, issued):
        same: defaultdict[tuple[int, str], list[IssuedPaper]] = defaultdict(list)
        for paper in papers:
            if paper.symbol.number is not None:
                same[paper.symbol.number, paper.symbol.suffix].append(paper)
        found += [Double(series, key[0], tuple(them)) for key, them in sorted(same.items()) if len(them) > 1]
    return tuple(found)


def check_series(scheme: NumberingScheme, issued: Iterable[IssuedPaper]) -> tuple[Finding, ...]:
    """Gaps and doubles as findings for the keeper of the register.

    Args:
        scheme: how the issuer numbers.
        issued: the papers issued so far.

    Returns:
        A warning for each number given twice, a remark for each series with gaps.
    """
    papers = tuple(issued)
    return (
        *(Finding("double_number", Severity.WARN, _double_sentence(d), scheme.source) for d in doubles(scheme, papers)),
        *(Finding("gap", Severity.INFO, _gap_sentence(g), scheme.source) for g in gaps(scheme, papers)),
    )


def committee_span(
    period: str,
    congress_closed_on: date,
    first_plenum_on: date | None = None,
    next_congress_closed_on: date | None = None,
) -> Span:
    """The days on which a committee's own series run.

    Args:
        period: name of the term, such as ``2020-2025``.
        congress_closed_on: closing day of the congress that elected it.
        first_plenum_on: day of its first plenum, where that is held during the congress.
        next_congress_closed_on: closing day of the next congress, once known.

    Returns:
        From the day after the closing, or from an earlier first plenum, to the closing of the next congress.

    Source: 36-HD/VPTW II.1.3.
    """
    first_on = congress_closed_on + timedelta(days=1)
    if first_plenum_on is not None:
        first_on = min(first_on, first_plenum_on)
    return Span(period, first_on, next_congress_closed_on)


def period_of(day: date, spans: Iterable[Span]) -> str:
    """The period whose series numbers a paper of that day; the newest where two spans meet.

    Raises:
        WrongInput: no span holds the day.
    """
    holding = [span for span in spans if span.holds(day)]
    if not holding:
        raise WrongInput(say("No term holds {day}. Check the day of issue.", day=day.isoformat()))
    return max(holding, key=lambda span: span.first_on).period


def _normal(scheme: NumberingScheme, series: Series) -> Series:
    return series if scheme.is_by_type else Series(series.issuer, series.period)


def _by_series(scheme: NumberingScheme, issued: Iterable[IssuedPaper]) -> list[tuple[Series, list[IssuedPaper]]]:
    found: defaultdict[Series, list[IssuedPaper]] = defaultdict(list)
    for paper in issued:
        found[series_of(scheme, paper)].append(paper)
    return sorted(found.items())


def _double_sentence(double: Double) -> Sentence:
    return say(
        "The number {symbol} was given to {count} papers. Give all but one a new number, or a letter after the number.",
        symbol=format_symbol(double.papers[0].symbol),
        count=len(double.papers),
    )


def _gap_sentence(gap: Gap) -> Sentence:
    name = next((type_.name for type_ in types.document_types() if type_.id == gap.series.type_id), gap.series.type_id)
    return say(
        "The series {series} leaves out {numbers}. Find these papers, or note that the numbers were not used.",
        series=f"{name} {gap.series.issuer}".strip(),
        numbers=str(gap),
    )
