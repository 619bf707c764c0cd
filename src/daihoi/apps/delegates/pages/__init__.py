"""What the pages of the delegates show: facts, acts, bars and rows put together from queries and rules."""

from .delegate import delegate, delegate_facts
from .door import console, console_row, live_figures
from .front import front, titles_of
from .holders import call_hint, cards, printed_cards, proxies
from .places import is_delegated
from .reporting import report
from .sharing import adding_title, allocated_facts, allocation, allocation_hints, held_shares, steps_taken, units_to_add

__all__ = [
    "adding_title",
    "allocated_facts",
    "allocation",
    "allocation_hints",
    "call_hint",
    "cards",
    "console",
    "console_row",
    "delegate",
    "delegate_facts",
    "front",
    "held_shares",
    "is_delegated",
    "live_figures",
    "printed_cards",
    "proxies",
    "report",
    "steps_taken",
    "titles_of",
    "units_to_add",
]
