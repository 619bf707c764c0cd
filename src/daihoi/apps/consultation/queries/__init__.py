"""Drafts as they are read, opinions as they are counted and answered, and where the stop stands."""

from __future__ import annotations

from .answers import ResponseRow, response_rows
from .journey import next_steps, standing
from .ledger import Ledger, LedgerRow, by_channel, by_document, by_section, by_unit, ledgers_of, units_that_met
from .reading import (
    SectionChange,
    by_code,
    changes_of,
    drafts_here,
    drafts_of,
    drafts_of_superiors,
    earlier_section,
    opinions_for,
    opinions_here,
    public_drafts,
    same_words,
    sections_with_counts,
    units_here,
    units_to_enter_for,
)

__all__ = [
    "Ledger",
    "LedgerRow",
    "ResponseRow",
    "SectionChange",
    "by_channel",
    "by_code",
    "by_document",
    "by_section",
    "by_unit",
    "changes_of",
    "drafts_here",
    "drafts_of",
    "drafts_of_superiors",
    "earlier_section",
    "ledgers_of",
    "next_steps",
    "opinions_for",
    "opinions_here",
    "public_drafts",
    "response_rows",
    "same_words",
    "sections_with_counts",
    "standing",
    "units_here",
    "units_that_met",
    "units_to_enter_for",
]
