"""The paper of a round as the keying core knows it."""

from __future__ import annotations

from daihoi.apps.elections.models import Round
from daihoi.apps.elections.queries import rules_of
from daihoi.core.ballots import Reading, Sheet, read_line
from daihoi.core.elections import Office

from ..models import Entry, Look


def sheet_of(round_: Round) -> Sheet:
    """The names of the ballot in order, the seats, and the rulebook's rules of marks and grounds."""
    rules = rules_of(round_.contest).elections
    names = round_.tallies.order_by("candidate__order").values_list("candidate_id", "candidate__person__full_name")
    return Sheet(
        names=tuple((str(key), name) for key, name in names),
        seats=round_.seats,
        rules=rules.ballots,
        counting=rules.counting_of(Office(round_.contest.office)),
        is_weighed=round_.weight_summoned is not None,
    )


def reading_of(kept: Entry | Look, sheet: Sheet) -> Reading:
    """What was keyed for one ballot, read again from the line itself."""
    return read_line(kept.keyed, sheet)
