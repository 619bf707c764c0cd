"""The figures of the credentials report: how many delegates of each kind, and how old they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from daihoi.core.ages import full_years
from daihoi.core.errors import WrongInput
from daihoi.core.findings import Finding, Severity
from daihoi.core.sentences import Sentence, say

from . import regulations as law
from .records import AGE_BANDS, MAJORITY_ETHNICITY, MEMBERSHIP_BANDS, Attendance, Band, DelegateRecord


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table.

    Args:
        value: what is counted, as recorded (``female``, ``Tày``) or as a band (``40-50``); empty for unknown.
        label: the same in words.
        count: how many delegates.
        share: their share of all who were summoned.
    """

    value: str
    label: Sentence
    count: int
    share: Fraction

    def as_json(self, language: str = "en") -> dict[str, object]:
        """The line as plain values, said in ``vi`` or ``en``; the share exact, such as ``"2/3"``."""
        label = self.label.in_language(language)
        return {"value": self.value, "label": label, "count": self.count, "share": str(self.share)}


@dataclass(frozen=True, slots=True)
class Table:
    """The delegates counted by one mark.

    Args:
        key: ``title``, ``sex``, ``ethnicity``, ``religion``, ``age``, ``membership``, ``qualification``,
            ``political_theory_level``, ``sector``, ``awards``, ``attendance`` or ``absence_reason``.
        rows: its lines; in a table of awards a delegate may stand in several lines.
        is_sensitive: True when it tells of ethnicity or religion; label it, and mask it outside the committee.
    """

    key: str
    rows: tuple[Row, ...]
    is_sensitive: bool = False

    def count(self, value: str) -> int:
        """How many delegates have a value; 0 when nobody has."""
        return sum(row.count for row in self.rows if row.value == value)

    def as_json(self, language: str = "en") -> dict[str, object]:
        """The table as plain values, said in ``vi`` or ``en``."""
        rows = [row.as_json(language) for row in self.rows]
        return {"key": self.key, "sensitive": self.is_sensitive, "rows": rows}


@dataclass(frozen=True, slots=True)
class Years:
    """Ages, or years of membership, in full years on the day of the report.

    Args:
        counted: how many delegates are known.
        mean: their mean, exact.
        highest: most years.
        lowest: fewest years.
        highest_keys: who has most.
        lowest_keys: who has fewest.
    """

    counted: int
    mean: Fraction
    highest: int
    lowest: int
    highest_keys: tuple[str, ...]
    lowest_keys: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """The figures as plain values; the mean exact, such as ``"261/5"``.  Who has them is left out."""
        return {"counted": self.counted, "mean": str(self.mean), "highest": self.highest, "lowest": self.lowest}


@dataclass(frozen=True, slots=True)
class CredentialsReport:
    """The figures that the credentials committee puts before the congress.

    Args:
        on: the day on which years are counted.
        summoned: delegates summoned.
        present: of these, present.
        absent: of these, absent.
        ethnic_minority: of these, of an ethnic minority.  Sensitive.
        tables: the figures by each mark.
        age: ages; None when no birth date is known.
        membership: years of membership; None when no day of joining is known.
        findings: what is missing in the records.
    """

    on: date
    summoned: int
    present: int
    absent: int
    ethnic_minority: int
    tables: tuple[Table, ...]
    age: Years | None
    membership: Years | None
    findings: tuple[Finding, ...]

    def table(self, key: str) -> Table:
        """The table of one mark, such as ``sex``."""
        return next(table for table in self.tables if table.key == key)

    def as_json(self, language: str = "en") -> dict[str, object]:
        """The report as plain values, said in ``vi`` or ``en``."""
        return {
            "on": self.on.isoformat(),
            "summoned": self.summoned,
            "present": self.present,
            "absent": self.absent,
            "ethnic_minority": self.ethnic_minority,
            "tables": [table.as_json(language) for table in self.tables],
            "age": self.age.as_json() if self.age else None,
            "membership": self.membership.as_json() if self.membership else None,
            "findings": [finding.as_json(language) for finding in self.findings],
        }


def credentials_report(
    records: Sequence[DelegateRecord], on: date, *, age_bands: Sequence[Band] = AGE_BANDS,
    membership_bands: Sequence[Band] = MEMBERSHIP_BANDS,
) -> CredentialsReport:  # fmt: skip
    """Count the delegates by every mark that the report asks for.

    Args:
        records: the delegates summoned, each once.
        on: the day on which years are counted, usually the day of opening.
        age_bands: ranges of age; together they hold every age once.
        membership_bands: ranges of membership, likewise.

    Returns:
        Counts and exact shares; what is unknown is a line of its own and a finding, never left out.

    Raises:
        WrongInput: a key stands twice, or a birth date or day of joining lies after ``on``.

    Source:
        190-QĐ/TW Đ7; marks of the XIII national congress's report (found).
    """
    _check(records, on)
    total = len(records)
    tables = [_table(key, Counter(values(record) for record in records), total) for key, values in _MARKS.items()]
    tables.append(_table("awards", Counter(award for record in records for award in record.awards), total))
    absences = Counter(record.absence_reason for record in records if record.attendance is not Attendance.PRESENT)
    tables.append(_table("absence_reason", absences, total))
    ages, memberships = _years_by_key(records, "born_on", on), _years_by_key(records, "joined_on", on)
    tables += [_bands("age", ages, age_bands, total), _bands("membership", memberships, membership_bands, total)]
    present = sum(record.attendance is Attendance.PRESENT for record in records)
    return CredentialsReport(
        on=on,
        summoned=total,
        present=present,
        absent=total - present,
        ethnic_minority=sum(record.ethnicity not in ("", MAJORITY_ETHNICITY) for record in records),
        tables=tuple(tables),
        age=_years(ages),
        membership=_years(memberships),
        findings=_missing(records),
    )


_MARKS: dict[str, Callable[[DelegateRecord], str]] = {
    "title": lambda record: record.title,
    "sex": lambda record: record.sex,
    "ethnicity": lambda record: record.ethnicity,
    "religion": lambda record: record.religion,
    "qualification": lambda record: record.qualification,
    "political_theory_level": lambda record: record.political_theory_level,
    "sector": lambda record: record.sector,
    "attendance": lambda record: record.attendance.value,
}
_SENSITIVE = {"ethnicity", "religion"}
_MUST_BE_KNOWN = {
    "sex": say("the sex"),
    "born_on": say("the birth date"),
    "joined_on": say("the day of joining"),
    "ethnicity": say("the ethnicity"),
    "qualification": say("the qualification"),
    "political_theory_level": say("the political-theory level"),
}
_WORDS = {
    "": say("not recorded"),
    "ex_officio": say("ex officio"),
    "elected": say("elected below"),
    "appointed": say("appointed"),
    "female": say("women"),
    "male": say("men"),
    "none": say("no religion"),
    "present": say("present at the congress"),
    "absent_excused": say("absent with a good reason"),
    "absent_unexcused": say("absent without a good reason"),
}


def _check(records: Sequence[DelegateRecord], on: date) -> None:
    repeated = [key for key, count in Counter(record.key for record in records).items() if count > 1]
    if repeated:
        raise WrongInput(say("Delegate {key} stands in the list twice. Take one line out.", key=repeated[0]))
    for record in records:
        for day in (record.born_on, record.joined_on):
            if day is not None and day > on:
                raise WrongInput(
                    say("Delegate {key} has a date after the day of the report, in the year {year}. Correct it.",
                        key=record.key, year=day.year)
                )  # fmt: skip


def _table(key: str, counts: Counter[str], total: int) -> Table:
    """Lines from the most frequent value to the rarest; what is not recorded comes last."""
    ordered = sorted(counts.items(), key=lambda pair: (pair[0] == "", -pair[1], pair[0]))
    rows = tuple(Row(value, _label(value), count, Fraction(count, total)) for value, count in ordered)
    return Table(key, rows, key in _SENSITIVE)


def _label(value: str) -> Sentence:
    return _WORDS.get(value) or say("{value}", value=value)


def _years_by_key(records: Sequence[DelegateRecord], mark: str, on: date) -> dict[str, int]:
    return {record.key: full_years(getattr(record, mark), on) for record in records if getattr(record, mark)}


def _bands(key: str, years: dict[str, int], bands: Sequence[Band], total: int) -> Table:
    counts = [(band, sum(map(band.holds, years.values()))) for band in bands]
    rows = [
        Row(f"{band.least}-{'' if band.most is None else band.most}", band.label, count, Fraction(count, total))
        for band, count in counts
        if total
    ]
    unknown = total - len(years)
    if unknown:
        rows.append(Row("", _WORDS[""], unknown, Fraction(unknown, total)))
    return Table(key, tuple(rows))


def _years(years: dict[str, int]) -> Years | None:
    if not years:
        return None
    highest, lowest = max(years.values()), min(years.values())
    return Years(
        counted=len(years),
        mean=Fraction(sum(years.values()), len(years)),
        highest=highest,
        lowest=lowest,
        highest_keys=tuple(key for key, value in years.items() if value == highest),
        lowest_keys=tuple(key for key, value in years.items() if value == lowest),
    )


def _missing(records: Sequence[DelegateRecord]) -> tuple[Finding, ...]:
    findings = []
    for mark, words in _MUST_BE_KNOWN.items():
        count = sum(not getattr(record, mark) for record in records)
        if count:
            text = say("Of {total} delegates, {count} have no record of {mark}. Fill it in first.",
                       total=len(records), count=count, mark=words)  # fmt: skip
            findings.append(Finding("R53", Severity.WARN, text, law.CREDENTIALS))
    return tuple(findings)
