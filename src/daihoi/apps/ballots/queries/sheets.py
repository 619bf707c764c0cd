"""The paper of a round as the keying core knows it."""

from __future__ import annotations

from daihoi.apps.elections.models import Round
from daihoi.apps.elections.queries import rules_of
from daihoi.core.ballots import Reading, Sheet, read_line
from daihoi.core.elections import BallotStyle, Office

from ..models import Entry, Look
from .designs import printed_of


def sheet_of(round_: Round) -> Sheet:
    """The names of the ballot in order, the seats, the rulebook's rules of marks and grounds, the style as printed."""
    rules = rules_of(round_.contest).elections
    printed = printed_of(round_.contest, round_.number)
    names = round_.tallies.order_by("candidate__order").values_list("candidate_id", "candidate__person__full_name")
    return Sheet(
        names=tuple((str(key), name) for key, name in names),
        seats=round_.seats,
        rules=rules.ballots,
        counting=rules.counting_of(Office(round_.contest.office)),
        is_weighed=round_.weight_summoned is not None,
        chosen_style=BallotStyle(printed.style) if printed is not None else None,
    )


def reading_of(kept: Entry | Look, sheet: Sheet) -> Reading:
    """What was keyed for one ballot, read again from the line itself."""
    return read_line(kept.keyed, sheet)
