"""Every worked ballot of the rulebooks, through the keyed desk's own addresses to the counted figures.

Two teams key the pile as a screen does, the third look keys what waits and the counting committee decides; the round
then holds what the rules say of each paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.urls import reverse

from daihoi.apps.ballots import actions, queries
from daihoi.apps.elections import actions as elections
from daihoi.apps.elections.models import Candidate, CountMethod, RoundState
from daihoi.apps.elections.models import Contest as ContestRow
from daihoi.core.elections import BallotStyle, Flaw, Mark, Weight
from tests.apps.elections import hall
from tests.core.elections.test_ballots import CASES, SIX, boxes, struck


@dataclass(frozen=True)
class Paper:
    """One worked ballot: what stands on it, and what the rules say of it."""

    told: str
    marks: dict[str, Mark | int]
    gains: dict[str, int]
    ground: str | None = None
    flaws: tuple[Flaw, ...] = ()
    weight: int = 1
    committee: bool = False  # valid, and yet the counting committee decides
    stands: dict[str, Mark | int] | None = None  # what it decides on the marks

    @property
    def shows_sums(self) -> bool:
        """True where the marks alone make it invalid: no line without a ground is taken."""
        return self.ground is not None and not self.flaws and not self.committee


@dataclass(frozen=True)
class Pile:
    """The papers of one round."""

    rulebook: str
    office: str
    names: int
    seats: int
    style: BallotStyle
    papers: tuple[Paper, ...]
    is_weighed: bool = False


def _party(names: int) -> tuple[Paper, ...]:
    """The worked ballots of the Party's rulebook with so many names."""
    chosen = {told: row for told, row in CASES.items() if len(row[0]) == names}
    return tuple(
        Paper(told, marks, dict.fromkeys(votes, 1), ground, flaws)
        for told, (_, _, marks, flaws, votes, ground) in chosen.items()
    )


PARTLY = Paper(
    "struck in part: the committee strikes it", {**struck("F"), "E": Mark.PARTLY_STRUCK}, dict.fromkeys("ABCD", 1),
    committee=True, stands=struck("EF"),
)  # fmt: skip
REFUSED = Paper("everybody refused: the committee holds it invalid", boxes("ooo"), {}, "INV-3", committee=True)
PILES = {
    "six names to strike": Pile(
        "vn-party-190", "committee", 6, 5, BallotStyle.STRIKE, (*_party(6), PARTLY)),
    "three names with boxes": Pile(
        "vn-party-190", "committee", 3, 3, BallotStyle.AGREE_DISAGREE, (*_party(3), REFUSED)),
    "one name with boxes": Pile(
        "vn-party-190", "secretary", 1, 1, BallotStyle.AGREE_DISAGREE, _party(1)),
    "the union's six names": Pile(
        "vn-union", "committee", 6, 5, BallotStyle.STRIKE, (
            Paper("struck in part stands", {**struck("F"), "E": Mark.PARTLY_STRUCK}, dict.fromkeys("ABCDE", 1)),
            Paper("all struck", struck("ABCDEF"), {}, "INV-3"),
        )),
    "the union's one name": Pile(
        "vn-union", "committee", 1, 1, BallotStyle.STRIKE, (
            Paper("struck is a valid no", struck("A"), {}),
            Paper("left alone is a yes", {}, {"A": 1}),
        )),
    "shares with numbers": Pile(
        "vn-company-2020", "board_of_directors", 6, 5, BallotStyle.CUMULATIVE, (
            Paper("all on one", {"A": 50}, {"A": 50}, weight=10),
            Paper("on two", {"A": 25, "F": 25}, {"A": 25, "F": 25}, weight=10),
            Paper("48 of 50", dict.fromkeys(SIX, 8), dict.fromkeys(SIX, 8), weight=10),
            Paper("nought is no vote", {"A": 1, "B": 0}, {"A": 1}, weight=10),
            Paper("one too many", {"A": 51}, {}, "INV-2", weight=10),
            Paper("one too many on two", {"A": 50, "B": 1}, {}, "INV-2", weight=10),
            Paper("empty", {}, {}, "INV-3", weight=10),
            Paper("nought alone", {"A": 0}, {}, "INV-3", weight=10),
            Paper("not issued", {"A": 50}, {}, "INV-1", (Flaw.NOT_ISSUED,), 10),
            Paper("too many and words", {"A": 51}, {}, "INV-2", (Flaw.ADDED_WORDS,), 10),
            Paper("a name written in", {"A": 50}, {}, "INV-5", (Flaw.OUTSIDE_NAME,), 10),
            Paper("a card of 22", {"A": 10, "B": 100}, {"A": 10, "B": 100}, weight=22),
            Paper("a card of 68 overspent by one", {"C": 341}, {}, "INV-2", weight=68),
        ), is_weighed=True),
    "shares, one vote a name": Pile(
        "vn-company-2020", "committee", 6, 5, BallotStyle.STRIKE, (
            Paper("68 shares", struck("F"), dict.fromkeys("ABCDE", 68), weight=68),
            Paper("22 shares", struck("ABCDE"), {"F": 22}, weight=22),
            Paper("10 shares, none struck", {}, {}, "INV-2", weight=10),
        ), is_weighed=True),
}  # fmt: skip


def test_no_worked_ballot_of_the_party_is_left_out():
    papers = [one.told for pile in PILES.values() for one in pile.papers]
    assert set(CASES) <= set(papers)
    assert len(papers) == len(CASES) + 2 + 2 + 2 + 13 + 3


@pytest.mark.parametrize("pile", PILES.values(), ids=PILES)
def test_the_worked_papers_are_counted_as_the_rules_say(pile: Pile, client, congress, people, tellers):
    round_, keys = _round(pile, congress, people.an)
    desk = actions.open_desk(
        round_, by=people.binh, bundle_size=50, seats={tellers.a1: "A", tellers.b1: "B", tellers.third: ""}
    )
    sheet = queries.sheet_of(round_)
    assert sheet.style is pile.style
    grounds = [one.id for one in sheet.grounds]
    ask = _Screen(client, round_)
    for teller in (tellers.a1, tellers.b1):
        _key(ask, teller, pile, grounds)
    _look(ask, tellers.third, pile, grounds)
    client.force_login(people.binh)
    client.post(ask.address("close"))
    round_.refresh_from_db()
    desk.refresh_from_db()
    valid = [one for one in pile.papers if one.ground is None]
    assert (round_.state, round_.method, round_.valid) == (RoundState.COUNTED, CountMethod.KEYED, len(valid))
    assert round_.weight_valid == (sum(one.weight for one in valid) if pile.is_weighed else None)
    spoilt = [one.ground for one in pile.papers if one.ground]
    assert dict(round_.invalid_grounds.values_list("ground", "count")) == {one: spoilt.count(one) for one in spoilt}
    assert {keys[one.candidate_id]: one.votes for one in round_.tallies.all()} == {
        name: sum(one.gains.get(name, 0) for one in pile.papers) for name in keys.values()
    }


class _Screen:
    """What a teller's screen sends to the desk of a round."""

    def __init__(self, client, round_) -> None:
        self.client, self.place = client, [round_.contest.congress_id, round_.contest_id, round_.number]

    def address(self, name: str) -> str:
        return reverse(f"ballots:{name}", args=self.place)

    def __call__(self, user, name: str, body: object | None = None) -> dict:
        self.client.force_login(user)
        address = self.address(name)
        if body is None:
            return self.client.get(address).json()
        answer = self.client.post(address, body, content_type="application/json")
        assert answer.status_code == 200, answer.content.decode()
        return answer.json()


def _key(ask: _Screen, teller, pile: Pile, grounds: list[str]) -> None:
    """Key the pile as it lies; what the marks alone make invalid is refused until its ground stands beside it."""
    turn = ask(teller, "take", {})["turn"]
    bare = [(at, _line(one, pile, [])) for at, one in enumerate(pile.papers, 1) if one.shows_sums]
    told = ask(teller, "entries", {"turn": turn["id"], "entries": [_entry(*one) for one in bare]})
    assert (told["saved"], [one["position"] for one in told["refused"]]) == ([], [at for at, _ in bare])
    for one in told["refused"]:  # the screen proposes the rulebook's own ground
        ground = pile.papers[one["position"] - 1].ground
        assert ground is not None
        assert re.findall(r"\*(\d+)", one["error"]) == [str(grounds.index(ground) + 1)]
    whole = [_entry(at, _line(one, pile, grounds)) for at, one in enumerate(pile.papers, 1)]
    told = ask(teller, "entries", {"turn": turn["id"], "entries": whole})
    assert (told["saved"], told["refused"]) == (list(range(1, len(pile.papers) + 1)), [])
    assert ask(teller, "finish", {"turn": turn["id"]}) == {"next": None}


def _look(ask: _Screen, third, pile: Pile, grounds: list[str]) -> None:
    """Whatever somebody holds invalid or the rules leave to the committee waits; the committee decides it."""
    waiting = {one["position"]: one["id"] for one in ask(third, "look-state")["looks"]}
    assert sorted(waiting) == [at for at, one in enumerate(pile.papers, 1) if one.ground or one.committee]
    for at, look in waiting.items():
        paper = pile.papers[at - 1]
        told = ask(third, "look-try", {"look": look, "keyed": _line(paper, pile, grounds)})
        assert not told["settled"]
        stands = _line(paper, pile, grounds, paper.stands)
        decision = {"look": look, "keyed": stands, "ground": paper.ground or "", "decided_by": ["Đỗ Thu Hà"]}
        assert ask(third, "look-settle", decision) == {"settled": True}
    assert ask(third, "look-state")["looks"] == []


def _round(pile: Pile, congress, by):
    """The vote opened on so many names and its ballots reported; keys by the letters of the worked ballots."""
    congress.rulebook = pile.rulebook
    hall.sit(congress)
    congress.save()
    contest = ContestRow.objects.create(
        congress=congress, office=pile.office, title="Bầu", form="delegate_congress", seats=pile.seats, state="adopted"
    )
    people = hall.make_people(hall.NAMES[: pile.names])
    for number, person in enumerate(people, 1):
        Candidate.objects.create(contest=contest, person=person, order=number)
    count, weight = len(pile.papers), sum(one.weight for one in pile.papers)
    held = {"weight": Weight(weight, weight)} if pile.is_weighed else {}
    round_ = elections.open_round(contest, by=by, summoned=count, attending=count, deductions=[], **held)
    elections.report_ballots(round_, by=by, issued=count, returned=count)
    listed = contest.candidates.order_by("order").values_list("pk", flat=True)
    return round_, dict(zip(listed, SIX, strict=False))


def _line(paper: Paper, pile: Pile, grounds: list[str], marks: dict[str, Mark | int] | None = None) -> str:
    """What a teller types: the exceptions by number, the ground where the list of grounds is at hand."""
    unmarked = boxes("---"[: pile.names]) if pile.style is BallotStyle.AGREE_DISAGREE else {}
    stands = paper.marks if marks is None else marks
    words = [f"w{paper.weight}"] if pile.is_weighed else []
    words += [word for name, mark in (unmarked | stands).items() if (word := _word(SIX.index(name) + 1, mark))]
    is_needed = bool(grounds) and paper.ground is not None
    return " ".join([*words, f"*{grounds.index(paper.ground) + 1}"] if is_needed and paper.ground else words)


def _word(number: int, mark: Mark | int) -> str:
    if not isinstance(mark, Mark):
        return f"{number}={mark}"
    if mark in (Mark.STRUCK, Mark.DISAGREE):
        return str(number)
    return f"/{number}" if mark in (Mark.BOTH, Mark.NONE, Mark.PARTLY_STRUCK) else ""


def _entry(position: int, keyed: str) -> dict[str, object]:
    return {"key": str(uuid4()), "position": position, "keyed": keyed}
