"""What now: each lawful choice after a round, with its article and what it leads to."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daihoi.core.elections import Outcome
from daihoi.core.sources import Source

from ..models import Choice, Round
from .contests import candidates_who_may_stand, lawful_choices, rules_of


@dataclass(frozen=True)
class Option:
    """One choice before the congress.

    Args:
        choice: what is chosen.
        label: the choice in words.
        leads: what follows from it.
        source: the article.
        is_only: True when the rulebook leaves no other.
        names: who would stand.
        may_take_names: True when new names may be let in.
    """

    choice: str
    label: str
    leads: str
    source: Source
    is_only: bool
    names: tuple[str, ...] = ()
    may_take_names: bool = False


def options_of(round_: Round) -> list[Option]:
    """The choices that a decided round leaves open, with their consequences; empty when nothing is open."""
    choices = lawful_choices(round_)
    return [_option(round_, choice, len(choices) == 1) for choice in choices]


def _option(round_: Round, choice: str, is_only: bool) -> Option:
    rules, seats = rules_of(round_.contest).elections, int((round_.decision or {}).get("seats_left", 0))
    is_tie = round_.outcome == Outcome.RUN_OFF or round_.is_run_off
    source = (rules.run_off_tie if round_.is_run_off else rules.tie).source if is_tie else rules.rounds.source
    names = tuple(one.person.full_name for one in candidates_who_may_stand(round_.contest))
    if choice == Choice.CLOSE:
        leads = ngettext(
            "The contest ends; %(n)s seat stays unfilled, and the report says so.",
            "The contest ends; %(n)s seats stay unfilled, and the report says so.",
            seats,
        ) % {"n": seats}
        return Option(choice, _("Close with seats left unfilled"), leads, source, is_only)
    if choice == Choice.RUN_OFF:
        leads = ngettext(
            "Only the level names stand, for %(n)s seat; the most votes win, more than half is not needed.",
            "Only the level names stand, for %(n)s seats; the most votes win, more than half is not needed.",
            seats,
        ) % {"n": seats}
        return Option(choice, _("Vote again among the level names"), leads, source, is_only, names)
    leads = ngettext(
        "A further ballot for %(n)s seat among those not elected yet, by the same share of the base.",
        "A further ballot for %(n)s seats among those not elected yet, by the same share of the base.",
        seats,
    ) % {"n": seats}
    return Option(choice, _("Hold another round"), leads, source, is_only, names, may_take_names=True)
