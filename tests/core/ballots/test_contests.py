"""A contest file says all that is printed, or is refused with the place and what to do."""

from __future__ import annotations

from typing import Any

import pytest

from daihoi.core.ballots.contests import BallotName, Language, read_ballot_contest
from daihoi.core.ballots.layouts import PaperSize
from daihoi.core.elections import BallotStyle, Office
from daihoi.core.errors import WrongInput
from tests.core.ballots.papers import contest_file, listed


def names_of(*names: str) -> list[dict[str, str]]:
    return [{"id": f"c{at}", "name": name} for at, name in enumerate(names, 1)]


def test_everything_in_the_file_is_read() -> None:
    made = read_ballot_contest(
        contest_file(
            seats=1,
            candidates=[{"id": "A", "name": " Trần  Thị Bình ", "note": "Chủ tịch"}, {"id": "B", "name": "Lê Văn An"}],
            style="mark", paper="A4", order="as_listed", weighed=True, language="en",
        )
    )  # fmt: skip
    assert made.names == (BallotName("A", "Trần Thị Bình", "Chủ tịch"), BallotName("B", "Lê Văn An"))
    assert (made.style, made.paper, made.seats, made.is_weighed) == (BallotStyle.MARK, PaperSize.A4, 1, True)
    assert (made.office, made.language, made.is_poll) == (Office.COMMITTEE, Language.ENGLISH, False)


def test_names_stand_by_given_name_unless_the_file_says_otherwise() -> None:
    listed_ = names_of("Nguyễn Văn Ước", "Trần Thị Ân", "Lê Thị An", "Đỗ Văn Ân", "Phạm Văn Đức")
    made = read_ballot_contest(contest_file(seats=2, candidates=listed_))
    assert [one.name for one in made.names] == [
        "Lê Thị An", "Đỗ Văn Ân", "Trần Thị Ân", "Phạm Văn Đức", "Nguyễn Văn Ước",
    ]  # fmt: skip


@pytest.mark.parametrize(("number", "paper"), [(1, "A5"), (15, "A5"), (16, "A4"), (80, "A4")])
def test_paper_is_chosen_by_the_number_of_names(number: int, paper: str) -> None:
    assert read_ballot_contest(contest_file(number, 1)).paper == paper


def test_a_poll_without_seats_asks_for_every_name() -> None:
    plain = contest_file(4, 4, office="opinion_poll")
    del plain["seats"]
    made = read_ballot_contest(plain)
    assert (made.seats, made.is_poll) == (4, True)


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in contest_file().items() if name != key}


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ([], "The file must hold one JSON object"),
        *((without(key), f"“{key}” is missing") for key in ("organisation", "congress", "title", "rulebook", "seats")),
        (without("candidates"), "“candidates” is missing"),
        (contest_file(candidates=[]), "There is no candidate"),
        (contest_file(candidates=[{"id": "A"}]), "“candidates[1].name” is missing"),
        (contest_file(candidates=[{"id": "A", "name": "An"}, {"id": "A", "name": "Bình"}]), "“A” is listed twice"),
        (contest_file(seats=1, candidates=names_of("Lê An", "LÊ AN")), "nothing tells the two apart"),
        (contest_file(seats=1, candidates=names_of("!!!")), "“!!!” holds no name"),
        (contest_file(3, 4), "there are only 3 names"),
        (contest_file(3, 0), "“seats” is 0"),
        (contest_file(81, 3), "There are 81 names; a ballot on A4 holds at most 80"),
        (contest_file(31, 3, paper="A5"), "There are 31 names; a ballot on A5 holds at most 30"),
        (contest_file(paper="A3"), "“paper” can't be “A3”"),
        (contest_file(style="tick"), "“style” can't be “tick”"),
        (contest_file(order="random"), "“order” can't be “random”"),
        (contest_file(office="king"), "“office” can't be “king”"),
        (contest_file(language="fr"), "“language” can't be “fr”"),
        (contest_file(weighed="yes"), "“weighed” must be true or false"),
        (contest_file() | {"seat": 3}, "Did you mean “seats”?"),
        (contest_file(candidates=[{"id": "A", "name": "An", "notes": "x"}]), "Did you mean “candidates[1].note”?"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_its_place(value: object, part: str) -> None:
    with pytest.raises(WrongInput) as refused:
        read_ballot_contest(value)
    assert part in str(refused.value)


def test_two_of_one_name_are_told_apart_by_their_notes() -> None:
    two = [{"id": "A", "name": "Lê An", "note": "Sở Y tế"}, {"id": "B", "name": "Lê An", "note": "Sở Nội vụ"}]
    assert len(read_ballot_contest(contest_file(seats=1, candidates=two)).names) == 2


def test_two_long_lists_differ_in_every_name() -> None:
    assert len({one["name"] for one in listed(80)}) == 80
