"""From scanned ballots and what people ruled to the figures of a count: every page in, every page accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from daihoi.core.elections.ballots import VOTES
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from .adjudicating import Adjudication, Rulings
from .comparing import judge_decided, judge_reading
from .gathering import ScannedBallot, Standing, gather_stream, reading_of_choices
from .layouts import Layout
from .readings import Choice, PageReading
from .sheets import Reading, Sheet


@dataclass(frozen=True, slots=True)
class CountedBallot:
    """One ballot that is in the figures.

    Args:
        place: its place in the stream, from 1.
        sources: where its pictures are.
        image_hashes: their hashes.
        choices: what counts at each name.
        is_valid: True when it is valid.
        votes: who gets how many votes; nobody from an invalid ballot.
        ground: why it is invalid; empty when it is valid.
        weight: the votes of the card.
        decided_by: who ruled on it; empty where nobody needed to.
        note: why they ruled so.
    """

    place: int
    sources: tuple[str, ...]
    image_hashes: tuple[str, ...]
    choices: Mapping[str, Choice]
    is_valid: bool
    votes: Mapping[str, int]
    ground: str = ""
    weight: int = 1
    decided_by: tuple[str, ...] = ()
    note: str = ""


@dataclass(slots=True)
class ScanCount:
    """The figures of a count, and all that is not in them.

    Args:
        votes: votes by candidate.
        layout_id: of the ballot that was counted.
        is_weighed: True when each card says how many votes it carries.
        pages: lines read.
        valid: valid ballots.
        valid_weight: the votes that these weigh.
        invalid: invalid ballots by ground.
        ruled: ballots on which people ruled.
        waits: ballots that still wait for a person; while there is one, the figures are no result.
        aside: (source, why) of each page that is no ballot of this vote.
    """

    votes: dict[str, int]
    layout_id: str = ""
    is_weighed: bool = False
    pages: int = 0
    valid: int = 0
    valid_weight: int = 0
    invalid: Counter[str] = field(default_factory=Counter)
    ruled: int = 0
    waits: list[ScannedBallot] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)

    @property
    def returned(self) -> int:
        """The ballots that are in the figures."""
        return self.valid + self.invalid.total()

    def add(self, ballot: CountedBallot) -> None:
        """Put one more ballot into the figures."""
        self.ruled += bool(ballot.decided_by)
        if not ballot.is_valid:
            self.invalid[ballot.ground] += 1
            return
        self.valid += 1
        self.valid_weight += ballot.weight
        for name, gained in ballot.votes.items():
            self.votes[name] = self.votes.get(name, 0) + gained

    def as_json(self, language: str, *, issued: int | None = None) -> dict[str, Any]:
        """The figures as ``daihoi elections decide`` reads them, and beside them every page that is not in them.

        Args:
            language: ``vi`` or ``en``.
            issued: ballots handed out, where the caller knows it.

        Returns:
            The figures; or, while a ballot waits, the list of what waits and no figures at all.
        """
        aside = [{"source": source, "why": why} for source, why in self.aside]
        if self.waits:
            return {"waits": [_waiting(one, language) for one in self.waits], "set_aside": aside, "pages": self.pages}
        ballots: dict[str, Any] = {"issued": issued} if issued is not None else {}
        ballots |= {"returned": self.returned, "valid": self.valid, "invalid": dict(sorted(self.invalid.items()))}
        if self.is_weighed:
            ballots["valid_weight"] = self.valid_weight
        return {
            "layout_id": self.layout_id, "ballots": ballots, "votes": self.votes, "ruled": self.ruled, "waits": [],
            "set_aside": aside, "pages": self.pages,
        }  # fmt: skip


def count_readings(
    readings: Iterable[PageReading],
    rulings: Iterable[Adjudication] = (),
    layout: Layout | None = None,
    sheet: Sheet | None = None,
    *,
    keep: Callable[[CountedBallot], object] | None = None,
) -> ScanCount:
    """Count the ballots of one stream.

    Args:
        readings: in scan order.
        rulings: what people ruled, in any order.
        layout: what the ballot looks like; without it the verdicts of the readings and of the people stand.
        sheet: the same with the rulebook's rules; belongs to ``layout``.
        keep: called with each ballot that is in the figures, in scan order, to keep a record of it.

    Returns:
        The figures, what waits, and what is set aside; together they hold every reading.

    Raises:
        WrongInput: a reading or a ruling can't be true of this ballot, or a ruling means no ballot.

    Source: 190-QĐ/TW Đ8.2 (the counting committee examines the ballots and decides).
    """
    all_rulings = Rulings(rulings)
    count = ScanCount(dict.fromkeys(sheet.ids, 0) if sheet else {}, layout.layout_id if layout else "",
                      sheet.is_weighed if sheet else False)  # fmt: skip
    for ballot in gather_stream(readings, layout, sheet):
        count.pages += len(ballot.pages)
        if not count.layout_id and ballot.standing in (Standing.COUNTED, Standing.WAITS):
            count.layout_id = ballot.pages[0].layout_id
        ruling = all_rulings.of(ballot)
        counted = _ruled(ballot, ruling, sheet) if ruling else _clear(ballot)
        if counted is not None:
            count.add(counted)
            if keep:
                keep(counted)
        elif ballot.standing is Standing.WAITS and ruling is None:
            count.waits.append(ballot)
        else:
            why = "no_ballot" if ruling else ballot.standing.value
            count.aside.extend((one, why) for one in ballot.sources)
    all_rulings.require_all_used()
    return count


def _clear(ballot: ScannedBallot) -> CountedBallot | None:
    """A ballot that nobody needs to look at, as it counts."""
    if ballot.standing is not Standing.COUNTED:
        return None
    votes = ballot.verdict.gained if ballot.verdict else _votes_said(ballot.choices, 1)
    return CountedBallot(ballot.place, ballot.sources, ballot.image_hashes, ballot.choices, True, votes)


def _ruled(ballot: ScannedBallot, ruling: Adjudication, sheet: Sheet | None) -> CountedBallot | None:
    """A ballot as people ruled on it; None when they say that it is none."""
    if ruling.is_no_ballot:
        return None
    choices = dict(ballot.choices) | dict(ruling.choices or {})
    weight = ruling.weight or 1
    is_valid, ground = not ruling.ground, ruling.ground
    votes: Mapping[str, int] = _votes_said(choices, weight)
    if sheet is not None:
        if sheet.is_weighed and ruling.weight is None:
            raise WrongInput(say("The ruling on {ballot} does not say how many votes the card has. Write it in "
                                 "“weight”.", ballot=ruling.named))  # fmt: skip
        if ruling.weight is not None and not sheet.is_weighed:
            raise WrongInput(say("Every ballot has one vote here: leave “weight” out of the ruling on {ballot}.",
                                 ballot=ruling.named))  # fmt: skip
        is_valid, votes, ground = _judged(ruling, choices, sheet, weight)
    return CountedBallot(
        ballot.place, ballot.sources, ballot.image_hashes, choices, is_valid, votes if is_valid else {}, ground,
        weight, ruling.decided_by, ruling.note,
    )  # fmt: skip


def _judged(
    ruling: Adjudication, choices: Mapping[str, Choice], sheet: Sheet, weight: int
) -> tuple[bool, Mapping[str, int], str]:
    """What the rulebook makes of a ruling: valid or not, for whom, on which ground."""
    try:
        if ruling.ground:
            verdict = judge_reading(Reading(ground=ruling.ground, weight=weight), sheet)
        else:
            verdict = judge_decided(reading_of_choices(choices, sheet, weight=weight), sheet)
    except WrongInput as error:
        raise WrongInput(say("Ruling on {ballot}: {what}", ballot=ruling.named, what=error.sentence)) from None
    return verdict.is_valid, verdict.gained, verdict.ground.id if verdict.ground else ""


def _votes_said(choices: Mapping[str, Choice], weight: int) -> dict[str, int]:
    """The votes that the words themselves give, where no rulebook is at hand."""
    given = {}
    for name, choice in choices.items():
        if isinstance(choice, int):
            given[name] = choice
        else:
            given[name] = weight if choice in VOTES else 0
    return given


def _waiting(ballot: ScannedBallot, language: str) -> dict[str, Any]:
    return {
        "place": ballot.place, "sources": list(ballot.sources), "image_hashes": list(ballot.image_hashes),
        "verdict": ballot.pages[0].verdict.value, "choices": dict(ballot.choices), "ground": ballot.ground or None,
        "reasons": [one.as_json(language) for one in ballot.reasons],
    }  # fmt: skip
