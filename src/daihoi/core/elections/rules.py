"""The rules of an election as values: what a rulebook fixes and every decision cites.

The shape of these classes *is* the shape of a pack's ``[elections]`` and ``[nominations]`` sections: a field is a key,
its type says how the value is read, and ``| None`` marks what an organisation may leave out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from daihoi.core.shares import Rule as Rule
from daihoi.core.shares import Share as Share
from daihoi.core.shares import Wording as Wording
from daihoi.core.sources import Source


class Form(StrEnum):
    """The meeting that votes."""

    MEMBER_CONGRESS = "member_congress"
    DELEGATE_CONGRESS = "delegate_congress"
    PLENUM = "plenum"


class Office(StrEnum):
    """What is elected, or asked."""

    COMMITTEE = "committee"
    STANDING_COMMITTEE = "standing_committee"
    SECRETARY = "secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    INSPECTION_COMMITTEE = "inspection_committee"
    DELEGATES = "delegates"
    ALTERNATES = "alternates"
    OPINION_POLL = "opinion_poll"
    BOARD_OF_DIRECTORS = "board_of_directors"
    SUPERVISORY_BOARD = "supervisory_board"
    INSPECTION_CHAIR = "inspection_chair"
    INSPECTION_DEPUTY_CHAIR = "inspection_deputy_chair"


class BaseKind(StrEnum):
    """The number that votes are measured against; the last two weigh: a card with 100 shares is 100 votes."""

    SUMMONED_LESS_DEDUCTIONS = "summoned_less_deductions"
    SUMMONED = "summoned"
    ATTENDING = "attending"
    BALLOTS_RETURNED = "ballots_returned"
    BALLOTS_VALID = "ballots_valid"
    VOTES_ATTENDING = "votes_attending"
    VOTES_VALID = "votes_valid"


WEIGHED = (BaseKind.VOTES_ATTENDING, BaseKind.VOTES_VALID)
"""The bases that count votes, not people or papers."""


class Counting(StrEnum):
    """How the votes on one ballot are given.

    ONE_VOTE_A_NAME: each name gets the ballot's weight or nothing.  CUMULATIVE: the weight times the seats is shared
    out among the names as the voter likes, and the most votes win.
    """

    ONE_VOTE_A_NAME = "one_vote_a_name"
    CUMULATIVE = "cumulative"


class Weighing(StrEnum):
    """How much a ballot weighs.

    SHARES: as many votes as shares; a case must say how many.  BY_CHARTER: one vote each, unless the charter gives
    other weights and the case says how many.
    """

    SHARES = "shares"
    BY_CHARTER = "by_charter"


class TieRule(StrEnum):
    """What follows when more candidates have equal votes at the last seat than seats are left."""

    RUN_OFF_PLURALITY = "run_off_plurality"
    CONGRESS_DECIDES = "congress_decides"
    OLDER_WINS = "older_wins"


class PollKind(StrEnum):
    """A secret poll that elects nobody."""

    FLOOR_SUPPORT = "floor_support"
    RECOMMENDATION = "recommendation"


class BallotStyle(StrEnum):
    """How a voter marks the paper.

    STRIKE: names are struck out.  AGREE_DISAGREE: one of two boxes at each name.  CUMULATIVE: a number at each name.
    MARK: one box at each name, and only the names voted for are marked.
    """

    STRIKE = "strike"
    AGREE_DISAGREE = "agree_disagree"
    CUMULATIVE = "cumulative"
    MARK = "mark"


class Flaw(StrEnum):
    """What may be wrong with a ballot; a pack names a ground of invalidity for those that spoil it."""

    NOT_ISSUED = "not_issued"
    NOT_STAMPED = "not_stamped"
    TOO_MANY = "too_many"
    OVERSPENT = "overspent"
    NOBODY_CHOSEN = "nobody_chosen"
    UNCLEAR = "unclear"
    OUTSIDE_NAME = "outside_name"
    MARKED = "marked"
    SEVERAL_INKS = "several_inks"
    SIGNED = "signed"
    ADDED_WORDS = "added_words"


@dataclass(frozen=True, slots=True)
class Deduction:
    """A reason for which someone summoned leaves the base, or (with no form) is known to stay in it.

    Args:
        id: what a case calls it, such as ``absent_whole_congress_no_alternate``.
        forms: the meetings in which it is deducted; empty when it never is.
        source: where it comes from.
        statement: the reason in words.
        rule: the rule it belongs to, such as ``R24``.
        is_absence: True when only people who stayed away are meant.
    """

    id: str
    forms: tuple[Form, ...]
    source: Source
    statement: Wording
    rule: str
    is_absence: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground on which a ballot is invalid.

    Args:
        id: its short name, such as ``INV-2``.
        flaws: what on the paper falls under it.
        source: where it comes from.
        statement: the ground in words, as the counting minutes print it.
        rule: the rule it belongs to, such as ``R16``.
        needs_board: True when the wording leaves room and the counting committee must decide.
    """

    id: str
    flaws: tuple[Flaw, ...]
    source: Source
    statement: Wording
    rule: str
    needs_board: bool = False


@dataclass(frozen=True, slots=True)
class BallotRules:
    """How a ballot is marked and when it is invalid (the pack's ``[ballots]`` section).

    Args:
        style_with_surplus: the paper where there are more names than seats.
        style_without_surplus: the paper where there are as many names as seats, or one.
        grounds: every ground of invalidity.
        partly_struck_is_kept: True when a line through part of a name, or under it, leaves the name standing;
            False sends such a ballot to the counting committee.
        unmarked_name: a name without a clear mark among several counts for nothing and the ballot stays valid.
        all_disagree: a ballot that disagrees with every one of several names is valid; False proposes it as invalid
            and leaves the word to the counting committee.
        stamp: the paper carries the organiser's stamp.
        single_struck: a single name struck out is a valid ballot against; only where single names are struck.
    """

    style_with_surplus: Rule[BallotStyle]
    style_without_surplus: Rule[BallotStyle]
    grounds: tuple[Ground, ...]
    partly_struck_is_kept: Rule[bool]
    unmarked_name: Rule[bool]
    all_disagree: Rule[bool] | None = None
    stamp: Rule[bool] | None = None
    single_struck: Rule[bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionRules:
    """How one round is decided (the pack's ``[elections]`` section, with ``[ballots]`` inside).

    Args:
        base: for each meeting, the number that votes are measured against.
        weighing: how much a ballot weighs; left out, everybody has one vote.
        deductions: who leaves that number, and who is known to stay in it.
        threshold: the share of the base that elects; left out, the most votes win.
        counting: for each office whose votes are not counted one a name, how they are; cumulative votes know no
            threshold.
        later_threshold: the same from the second round on; left out, it does not change.
        too_many: where more reach the threshold than seats, the most votes come first.
        tie: what follows a tie at the last seat.
        run_off_tie: what follows a second tie among the same.
        rounds: how many rounds may be held before the election closes; 0 when the meeting decides each time.
        turnout: the share of those summoned who must have voted; left out, none is asked.
        excess_voids: more ballots returned than issued annul the vote.
        figures_agree: the figures of a count must be able to be true together.
        reported_first: ballots issued and returned are reported before counting.
        alternates_from_remaining: who passed the threshold for delegate without a seat may be an alternate.
        number_not_voted: the number of delegates is allotted from above.
        polls: for each kind of poll, the share asked for.
        poll_base: for each kind of poll, what it is measured against.
        secret_offices: the offices that are elected by secret ballot only.
        hands_matters: what is decided by show of hands.
        ballots: the paper.
    """

    base: dict[Form, Rule[BaseKind]]
    weighing: Rule[Weighing] | None = None
    deductions: tuple[Deduction, ...]
    threshold: Rule[Share] | None = None
    counting: dict[Office, Rule[Counting]] | None = None
    too_many: Rule[bool]
    tie: Rule[TieRule]
    run_off_tie: Rule[TieRule]
    rounds: Rule[int]
    excess_voids: Rule[bool]
    figures_agree: Rule[bool]
    ballots: BallotRules
    secret_offices: Rule[tuple[Office, ...]] | None = None
    hands_matters: Rule[tuple[str, ...]] | None = None
    later_threshold: Rule[Share] | None = None
    turnout: Rule[Share] | None = None
    reported_first: Rule[bool] | None = None
    alternates_from_remaining: Rule[bool] | None = None
    number_not_voted: Rule[tuple[Office, ...]] | None = None
    polls: dict[PollKind, Rule[Share]] | None = None
    poll_base: dict[PollKind, Rule[BaseKind]] | None = None

    def deduction(self, reason: str) -> Deduction | None:
        """The deduction of that name, if this rulebook knows it."""
        return next((one for one in self.deductions if one.id == reason), None)

    def counting_of(self, office: Office) -> Counting:
        """How the votes for an office are given."""
        rule = (self.counting or {}).get(office)
        return rule.value if rule else Counting.ONE_VOTE_A_NAME

    def winning(self, office: Office, round: int) -> Rule[Share] | None:
        """The share that elects in that round; None where the most votes win."""
        if self.counting_of(office) is Counting.CUMULATIVE:
            return None
        return self.later_threshold if round > 1 and self.later_threshold else self.threshold

    def plurality(self, office: Office) -> Rule[Any]:
        """The rule under which the most votes win, where no share is asked for."""
        return (self.counting or {}).get(office) or self.too_many

    def ground(self, name: str) -> Ground | None:
        """The ground of invalidity of that name, if this rulebook knows it."""
        return next((one for one in self.ballots.grounds if one.id == name), None)


@dataclass(frozen=True, slots=True)
class SmallList:
    """The most surplus for a small number of seats.

    Args:
        least_seats: from this number of seats …
        most_seats: … to this one …
        surplus: … at most so many names over the seats.
    """

    least_seats: int
    most_seats: int
    surplus: int


@dataclass(frozen=True, slots=True)
class NominationRules:
    """Which list of candidates is lawful (the pack's ``[nominations]`` section).

    Args:
        surplus_offices: the offices whose list must be longer than the seats.
        surplus_min: how many names more, at least.
        surplus_max: how many more at most, as a part of the seats, rounded down.
        surplus_small: the most for small numbers of seats, in place of ``surplus_max``.
        surplus_later_rounds: later rounds need a surplus too.
        prepared_surplus_min: the least surplus of the list that the convening committee prepares.
        prepared_surplus_max: the most surplus of that list.
        floor_support: the share of those attending that a candidate from the floor needs.
        over_cap: a list over the cap is trimmed by the poll.
        order: how the names are ordered on the list.
        convening_limits: members of the convening committee nominate and stand only on its list.
        dossier_days: working days before opening by which a dossier from outside is in.
        dossier_items: the papers of that dossier.
        withdrawal_decided: a withdrawal needs the meeting's decision.
        default_list: the convening committee's list is the official nomination.
        tellers_off_list: nobody on the counting committee stands.
        tellers_delegates: the counting committee are official delegates or members.
        cell_committee_from: a cell with fewer official members elects no committee.
        separate_ballots: each office has its own ballot, in sequence.
        direct_secretary_poll: a secretary elected at the congress is recommended by poll first.
        direct_secretary_rounds: how many rounds the congress may hold to elect its secretary directly.
        failed_secretary_barred: who failed in the direct election may not stand when the new committee elects.
    """

    surplus_offices: Rule[tuple[Office, ...]] | None = None
    surplus_min: Rule[int] | None = None
    surplus_max: Rule[Fraction] | None = None
    surplus_small: Rule[SmallList] | None = None
    surplus_later_rounds: Rule[bool] | None = None
    prepared_surplus_min: Rule[Fraction] | None = None
    prepared_surplus_max: Rule[Fraction] | None = None
    floor_support: Rule[Share] | None = None
    over_cap: Rule[bool] | None = None
    order: Rule[str] | None = None
    convening_limits: Rule[bool] | None = None
    dossier_days: Rule[int] | None = None
    dossier_items: Rule[tuple[str, ...]] | None = None
    withdrawal_decided: Rule[bool] | None = None
    default_list: Rule[bool] | None = None
    tellers_off_list: Rule[bool] | None = None
    tellers_delegates: Rule[bool] | None = None
    cell_committee_from: Rule[int] | None = None
    separate_ballots: Rule[bool] | None = None
    direct_secretary_poll: Rule[bool] | None = None
    direct_secretary_rounds: Rule[int] | None = None
    failed_secretary_barred: Rule[bool] | None = None
