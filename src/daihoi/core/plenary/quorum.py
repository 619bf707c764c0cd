"""May the congress open: are enough delegates present, from enough units?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from daihoi.core.sentences import Sentence, say, say_list
from daihoi.core.shares import ShareRule
from daihoi.core.sources import Source

from .counts import require_count


class QuorumRules(Protocol):
    """The two quorum rules of a rulebook (``rulebook.congresses`` is one)."""

    @property
    def quorum(self) -> ShareRule:
        """Share of those summoned who must be present."""

    @property
    def quorum_units(self) -> ShareRule | None:
        """Share of units that must be represented; None where the rulebook asks for none."""


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether the congress may open.

    Args:
        is_reached: True when it may.
        needed: how many must be present.
        units_needed: how many units must be represented; 0 where none are asked for.
        reason: the count as a sentence.
        source: the rule that decides: the one not met, else the one on those present.
    """

    is_reached: bool
    needed: int
    units_needed: int
    reason: Sentence
    source: Source


def quorum(rules: QuorumRules, *, summoned: int, present: int, units: int = 0, units_present: int = 0) -> Quorum:
    """Count whether enough of those summoned are present, from enough units.

    Args:
        rules: the rulebook's quorum.
        summoned: delegates, or members, summoned.
        present: of these, present.
        units: units that send delegates; 0 in a congress of members, which asks for no units.
        units_present: of these, represented.

    Returns:
        The quorum; nobody summoned is a quorum not reached.

    Raises:
        WrongInput: more are present than summoned, or a figure is negative.

    Source:
        Charter Đ11.5 (unverified) for the Party: 2/3 of delegates and 2/3 of units; 126/2024/NĐ-CP Đ19.2 for
        associations: more than half.
    """
    require_count(present, summoned, say("Present"), say("summoned"))
    require_count(units_present, units, say("Units represented"), say("units"))
    needed = rules.quorum.value.needed(summoned)
    has_people = summoned > 0 and present >= needed
    counts = [_people(rules.quorum, summoned, present, needed)]
    by_units = rules.quorum_units if units else None
    units_needed = by_units.value.needed(units) if by_units else 0
    if by_units:
        counts.append(_units(by_units, units, units_present, units_needed))
    has_units = units_present >= units_needed
    verdict = say("There is a quorum") if has_people and has_units else say("There is no quorum")
    source = by_units.source if by_units and has_people and not has_units else rules.quorum.source
    reason = say("{verdict}: {counts}.", verdict=verdict, counts=say_list(counts))
    return Quorum(has_people and has_units, needed, units_needed, reason, source)


def _people(rule: ShareRule, summoned: int, present: int, needed: int) -> Sentence:
    if summoned == 0:
        return say("nobody is summoned")
    return say("{present} of {summoned} present, {needed} needed ({share})",
               present=present, summoned=summoned, needed=needed, share=rule.value.sentence)  # fmt: skip


def _units(rule: ShareRule, units: int, units_present: int, needed: int) -> Sentence:
    return say("{present} of {units} units represented, {needed} needed ({share})",
               present=units_present, units=units, needed=needed, share=rule.value.sentence)  # fmt: skip
