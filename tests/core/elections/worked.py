"""Worked cases, as tables: the figures of a count and what they mean; lists before the vote and what is wrong there.

S people summoned, B the base, T the votes needed; numbers small enough to reckon by hand.
"""

from __future__ import annotations

from string import ascii_uppercase
from typing import Any

M, D, P = "member_congress", "delegate_congress", "plenum"


def case(
    seats: int,
    votes: list[int],
    *,
    summoned: int = 100,
    ballots: int | tuple[int, int, int] | None = None,
    rulebook: str = "vn-party-190",
    office: str = "committee",
    form: str = D,
    deductions: dict[str, int] | None = None,
    attending: int | None = None,
    born: list[str] | None = None,
    first: str = "A",
    weight: tuple[int, int, int] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """A case for ``elections decide``; candidates are A, B, C …, and ``ballots`` is issued, returned, valid.

    ``weight`` is the votes of all, of those attending, and of the valid ballots.
    """
    ids = ascii_uppercase[ascii_uppercase.index(first) :][: len(votes)]
    figures = ballots if ballots is not None else summoned - sum((deductions or {}).values())
    issued, returned, valid = figures if isinstance(figures, tuple) else (figures, figures, figures)
    invalid = {"INV-2": returned - valid} if returned > valid else {}
    return {
        "rulebook": rulebook,
        "office": office,
        "form": form,
        "seats": seats,
        "candidates": [{"id": name, **({"born_on": born[place]} if born else {})} for place, name in enumerate(ids)],
        "electorate": {
            "summoned": summoned,
            **({} if attending is None else {"attending": attending}),
            "deductions": [{"reason": reason, "count": count} for reason, count in (deductions or {}).items()],
            **({"weight": {"summoned": weight[0], "attending": weight[1]}} if weight else {}),
        },
        "ballots": {
            "issued": issued,
            "returned": returned,
            "valid": valid,
            "invalid": invalid,
            **({"valid_weight": weight[2]} if weight else {}),
        },
        "votes": dict(zip(ids, votes, strict=True)),
        **more,
    }


def end(outcome: str, base: int | None, threshold: int | None, elected: str, not_elected: str = "", left: int = 0,
        then: Any = None, **more: Any) -> dict[str, Any]:  # fmt: skip
    """What a decision must say, findings and steps aside."""
    return {
        "outcome": outcome,
        "base": base,
        "threshold": threshold,
        "elected": list(elected),
        "not_elected": list(not_elected),
        "seats_left": left,
        "next": then,
        **{key: list(value) if isinstance(value, str) else value for key, value in more.items()},
    }


ASK, CLOSED, AGAIN, MEND = "congress_decides_next_round", "closed", "annul_and_vote_again", "mend_figures"
ABSENT = "absent_whole_congress_no_alternate"
DELEGATES = [140, 139, 138, 137, 136, 135, 134, 133, 132, 131, 120, 115, 80, 76, 50]


def company(
    seats: int, votes: list[int], weight: tuple[int, int, int] = (100, 100, 100), **more: Any
) -> dict[str, Any]:
    """A case of the shareholders' meeting: three holders with 68, 22 and 10 of 100 shares elect the board."""
    return case(seats, votes, weight=weight, **{
        "rulebook": "vn-company-2020", "office": "board_of_directors", "form": M, "summoned": 3, **more})  # fmt: skip


def run_off(tied: str, seats: int) -> dict[str, Any]:
    """What follows a tie at the last seat."""
    return {"run_off": list(tied), "seats": seats}


DECIDED: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    # Over half of the base
    "TC01 five over half fill five seats": (
        case(5, [98, 95, 90, 88, 60, 45]), end("decided", 100, 51, "ABCDE", "F")),
    "TC02 exactly half is not more than half": (
        case(5, [98, 95, 90, 88, 50, 49]), end("short", 100, 51, "ABCD", "EF", 1, ASK)),
    "TC03 half of an odd base is rounded up": (
        case(5, [98, 95, 90, 88, 51, 49], summoned=101), end("decided", 101, 51, "ABCDE", "F")),
    "an even base of two needs both": (
        case(1, [1, 1], summoned=2), end("short", 2, 2, "", "AB", 1, ASK)),
    "TC40 75 of 150 is not enough for the secretary": (
        case(1, [75], summoned=150, office="secretary"), end("short", 150, 76, "", "A", 1, ASK)),
    "TC40 76 of 150 elects the secretary": (
        case(1, [76], summoned=150, office="secretary"), end("decided", 150, 76, "A")),
    # The base
    "TC05 absent delegates without alternates leave the base": (
        case(5, [98, 95, 90, 88, 60, 45], summoned=120, deductions={ABSENT: 20}),
        end("decided", 100, 51, "ABCDE", "F")),
    "TC06 absent delegates replaced by alternates stay in the base": (
        case(5, [118, 110, 105, 100, 60, 50], summoned=120), end("short", 120, 61, "ABCD", "EF", 1, ASK)),
    "unexcused absentees stay in the base of members": (
        case(1, [10, 9], summoned=21, ballots=19, form=M, deductions={"absent_whole_congress_unexcused": 2}),
        end("short", 21, 11, "", "AB", 1, ASK)),
    "an excused member leaves the base of members": (
        case(1, [10, 9], summoned=21, form=M, deductions={"absent_whole_congress_excused": 2}),
        end("decided", 19, 10, "A", "B")),
    "a suspended, a charged and a detained member leave the base": (
        case(1, [9, 8], summoned=20, form=M, deductions={"suspended": 1, "prosecuted": 1, "detained": 1}),
        end("decided", 17, 9, "A", "B")),
    "a member's reason is not deducted at a congress of delegates": (
        case(1, [10, 9], summoned=21, ballots=19, deductions={"absent_whole_congress_excused": 2}),
        end("short", 21, 11, "", "AB", 1, ASK)),
    "members of the convening committee who stay away leave the base of delegates": (
        case(1, [10, 9], summoned=21, deductions={"convening_committee_absent_whole": 2}),
        end("decided", 19, 10, "A", "B")),
    "TC09 seventeen members with a vote": (
        case(3, [16, 15, 12, 8], summoned=17, form=M), end("decided", 17, 9, "ABC", "D")),
    "the base of a plenum leaves out who stayed away the whole time": (
        case(1, [20, 8], summoned=31, form=P, office="standing_committee", deductions={"absent_whole_meeting": 3}),
        end("decided", 28, 15, "A", "B")),
    "ballots that did not come back change nothing": (
        case(1, [51, 47], ballots=(100, 98, 98)), end("decided", 100, 51, "A", "B")),
    # Figures
    "TC27 more ballots back than out annuls the vote": (
        case(2, [50, 40, 30], ballots=(98, 99, 99)), end("void", None, None, "", "", 2, AGAIN)),
    "more votes than ballots can't be true": (
        case(2, [99, 40, 30], ballots=98), end("inconsistent", None, None, "", "", 2, MEND)),
    "more votes in all than seats times ballots can't be true": (
        case(2, [90, 90, 21], ballots=100), end("inconsistent", None, None, "", "", 2, MEND)),
    "more ballots than people can't be true": (
        case(2, [90, 50, 21], ballots=101), end("inconsistent", None, None, "", "", 2, MEND)),
    "more people taken out than summoned can't be true": (
        case(1, [1, 0], summoned=5, ballots=1, deductions={ABSENT: 5}),
        end("inconsistent", None, None, "", "", 1, MEND)),
    "invalid ballots that do not add up can't be true": (
        case(1, [60, 30]) | {"ballots": {"issued": 100, "returned": 100, "valid": 95, "invalid": {"INV-2": 4}}},
        end("inconsistent", None, None, "", "", 1, MEND)),
    # Too many, and ties
    "TC29 the sixth over half is not elected": (
        case(5, [95, 90, 88, 85, 72, 70]), end("decided", 100, 51, "ABCDE", "F")),
    "TC30 a tie at the last seat goes to a run-off": (
        case(5, [95, 90, 88, 85, 71, 71]),
        end("run_off", 100, 51, "ABCD", "", 1, run_off("EF", 1), tied="EF")),
    "TC31 a run-off needs no half": (
        case(1, [50, 48], ballots=98, first="E", run_off=True), end("decided", 100, None, "E", "F")),
    "a run-off won by less than half of everything": (
        case(1, [34, 33, 31], ballots=98, run_off=["A", "B", "C"]), end("decided", 100, None, "A", "BC")),
    "a run-off that is level again is for the congress": (
        case(1, [49, 49], ballots=98, first="E", run_off=True),
        end("short", 100, None, "", "", 1, ASK, tied="EF")),
    "a run-off may seat one and leave two level": (
        case(2, [40, 30, 30, 20], ballots=98, run_off=True),
        end("short", 100, None, "A", "D", 1, ASK, tied="BC")),
    "TC33 a tie inside the elected needs no run-off": (
        case(5, [95, 90, 90, 85, 71, 69]), end("decided", 100, 51, "ABCDE", "F")),
    "a tie below half elects nobody and needs no run-off": (
        case(2, [60, 50, 50]), end("short", 100, 51, "A", "BC", 1, ASK)),
    "three level for two seats": (
        case(3, [90, 60, 60, 60]), end("run_off", 100, 51, "A", "", 2, run_off("BCD", 2), tied="BCD")),
    "who is below those level is not elected": (
        case(2, [60, 60, 60, 20]), end("run_off", 100, 51, "", "D", 2, run_off("ABC", 2), tied="ABC")),
    # Rounds
    "TC36 the congress wants no further round": (
        case(15, [60] * 13 + [40] * 3, further_round=False),
        end("short", 100, 51, "ABCDEFGHIJKLM", "NOP", 2, CLOSED)),
    "a second round asks for more than half too": (
        case(2, [52, 50, 40], round=2), end("short", 100, 51, "A", "BC", 1, ASK)),
    # Delegates
    "TC38 delegates over half beyond the quota are offered as alternates": (
        case(12, DELEGATES, summoned=150, office="delegates"),
        end("decided", 150, 76, "ABCDEFGHIJKL", "MNO", alternates_offered="MN")),
    "a run-off among delegates offers no alternates": (
        case(1, [80, 70], summoned=150, office="delegates", run_off=True),
        end("decided", 150, None, "A", "B", alternates_offered="")),
    "no alternates while the quota is not filled": (
        case(2, [80, 40, 30], office="delegates"),
        end("short", 100, 51, "A", "BC", 1, ASK, alternates_offered="")),
    # Polls
    "TC15 54 of 180 is not more than 30%": (
        case(1, [54], summoned=180, attending=180, office="opinion_poll"),
        end("decided", 180, 55, "", "A", over_threshold="")),
    "TC15 55 of 180 is more than 30%": (
        case(1, [55], summoned=180, attending=180, office="opinion_poll"),
        end("decided", 180, 55, "", "", over_threshold="A")),
    "a recommendation is measured against those summoned": (
        case(2, [51, 50], attending=90, ballots=90, office="opinion_poll", poll="recommendation"),
        end("decided", 100, 51, "", "B", over_threshold="A")),
    # Other organisations
    "TC51 55 of 100 ballots elects in the union": (
        case(1, [55, 45], summoned=130, ballots=100, rulebook="vn-union"), end("decided", 100, 51, "A", "B")),
    "TC51 55 of 130 summoned does not elect in the Party": (
        case(1, [55, 45], summoned=130, ballots=100), end("short", 130, 66, "", "AB", 1, ASK)),
    "in the union the congress decides whether those level are voted on again": (
        case(2, [70, 60, 60], rulebook="vn-union"),
        end("run_off", 100, 51, "A", "", 1, run_off("BC", 1), tied="BC", meeting_decides=True)),
    "in the union the congress may refuse to vote again": (
        case(2, [70, 60, 60], rulebook="vn-union", further_round=False),
        end("short", 100, 51, "A", "BC", 1, CLOSED)),
    "in the Youth Union invalid ballots stay in the base": (
        case(1, [50, 40], summoned=110, ballots=(100, 100, 95), rulebook="vn-youth"),
        end("short", 100, 51, "", "AB", 1, ASK)),
    "in the Youth Union a short second round closes the election": (
        case(2, [60, 50, 40], rulebook="vn-youth", round=2), end("short", 100, 51, "A", "BC", 1, CLOSED)),
    "in an association all summoned are the base": (
        case(1, [100, 90], summoned=200, ballots=190, rulebook="vn-association-126", deductions={"absent": 10}),
        end("short", 200, 101, "", "AB", 1, ASK)),
    "in a State election only valid ballots are the base": (
        case(1, [46, 44], ballots=(100, 100, 90), rulebook="vn-state-85", office="delegates"),
        end("decided", 90, 46, "A", "B")),
    "in a State election the older of two wins": (
        case(2, [90, 55, 55], rulebook="vn-state-85", office="delegates",
             born=["1950-01-01", "1980-05-02", "1980-05-01"]),
        end("decided", 100, 51, "AC", "B")),
    "in a State election two born on one day stay level": (
        case(2, [90, 55, 55], rulebook="vn-state-85", office="delegates",
             born=["1950-01-01", "1980-05-01", "1980-05-01"]),
        end("short", 100, 51, "A", "", 1, ASK, tied="BC")),
    "in a State election a half of the voters is too few": (
        case(1, [30, 20], ballots=50, rulebook="vn-state-85", office="delegates"),
        end("void", None, None, "", "", 1, AGAIN)),
    # Companies: votes are shares times seats, the most votes win
    "22 of 100 shares seat one of five, 10 do not": (
        company(5, [85, 85, 85, 85, 110, 50]), end("decided", 100, None, "EABCD", "F")),
    "a name with no vote wins no seat, however many are left": (
        company(3, [200, 100, 0]), end("short", 100, None, "AB", "C", 1, ASK)),
    "votes not spent are lost": (company(2, [68, 10, 5]), end("decided", 100, None, "AB", "C")),
    "level at the last seat of the board: the meeting votes again": (
        company(2, [136, 32, 32]), end("run_off", 100, None, "A", "", 1, run_off("BC", 1), tied="BC")),
    "level within the seats of the supervisory board": (
        company(2, [100, 100], office="supervisory_board"), end("decided", 100, None, "AB")),
    "the run-off for one seat gives one vote a share": (
        company(1, [68, 32], run_off=True, first="B"), end("decided", 100, None, "B", "C")),
    "more than all votes times all seats for one name can't be true": (
        company(2, [201, 0]), end("inconsistent", None, None, "", "", 2, MEND)),
    "more than all votes times all seats together can't be true": (
        company(2, [150, 51]), end("inconsistent", None, None, "", "", 2, MEND)),
    "valid ballots can't weigh more than attends": (
        company(2, [100, 80], (100, 90, 91)), end("inconsistent", None, None, "", "", 2, MEND)),
    "a paper weighs one vote at least": (
        company(1, [2, 0], (100, 100, 2)), end("inconsistent", None, None, "", "", 1, MEND)),
    "people hold one vote each at least": (
        company(1, [2, 0], (2, 2, 2), ballots=2), end("inconsistent", None, None, "", "", 1, MEND)),
    "more votes attending than there are can't be true": (
        company(1, [60, 10], (100, 101, 100)), end("inconsistent", None, None, "", "", 1, MEND)),
    "three people of one holder may each have a paper": (
        company(1, [60, 30], ballots=5), end("decided", 100, None, "A", "B")),
    "without cumulative votes half of the shares attending is too few": (
        company(1, [45, 40], (100, 90, 90), office="committee"), end("short", 90, 46, "", "AB", 1, ASK)),
    "without cumulative votes a name has the shares that voted for it": (
        company(1, [46, 44], (100, 90, 90), office="committee"), end("decided", 90, 46, "A", "B")),
    "the board votes by heads": (
        case(1, [3, 2], summoned=7, attending=5, ballots=5, rulebook="vn-company-2020", office="committee", form=P),
        end("decided", 5, 3, "A", "B")),
    "three million million shares for five seats": (
        company(5, [3 * 10**12, 3 * 10**12, 3 * 10**12, 3 * 10**12, 3 * 10**12, 0], (3 * 10**12,) * 3),
        end("decided", 3 * 10**12, None, "ABCDE", "F")),
    # Cooperatives: one vote a member, unless the charter of a union says otherwise
    "in a cooperative 40 of 80 attending is too few": (
        case(1, [40, 39], summoned=100, attending=80, ballots=80, rulebook="vn-cooperative-2023", form=M,
             office="board_of_directors"), end("short", 80, 41, "", "AB", 1, ASK)),
    "in a cooperative 41 of 80 attending elects": (
        case(1, [41, 39], summoned=100, attending=80, ballots=80, rulebook="vn-cooperative-2023", form=M,
             office="board_of_directors"), end("decided", 80, 41, "A", "B")),
    "in a union of cooperatives the charter may give the large ones more votes": (
        case(1, [13, 12], summoned=5, attending=4, ballots=4, rulebook="vn-cooperative-2023", form=M,
             office="supervisory_board", weight=(30, 25, 25)), end("decided", 25, 13, "A", "B")),
    "in a union of cooperatives votes decide, not heads": (
        case(1, [12, 13], summoned=5, attending=5, ballots=5, rulebook="vn-cooperative-2023", form=M,
             office="supervisory_board", weight=(30, 30, 25)), end("short", 30, 16, "", "BA", 1, ASK)),
    "a plain majority of valid ballots": (
        case(1, [31, 29], ballots=(61, 61, 60), rulebook="generic-majority"), end("decided", 60, 31, "A", "B")),
}  # fmt: skip


def contest(seats: int, names: int, **more: Any) -> dict[str, Any]:
    """A contest for ``elections check``; the first names are the convening committee's."""
    return {
        "rulebook": "vn-party-190",
        "office": "committee",
        "form": D,
        "seats": seats,
        "candidates": [{"id": f"{place:02}", "name": f"An {place:02}"} for place in range(1, names + 1)],
        "order": "given_name",
        **more,
    }


def with_floor(plain: dict[str, Any], **of_last: Any) -> dict[str, Any]:
    """The contest, its last candidate from the floor."""
    *others, last = plain["candidates"]
    return {**plain, "candidates": [*others, {**last, "origin": "nominated", **of_last}]}


# contest, rules that block, rules that warn
CHECKED: dict[str, tuple[dict[str, Any], list[str], list[str]]] = {
    "TC10 fifteen names for fifteen seats": (contest(15, 15), ["R03"], ["R05"]),
    "TC12 six names for five seats": (contest(5, 6), [], []),
    "TC12 seven names for five seats": (contest(5, 7), ["R04"], []),
    "TC13 four names for three seats": (contest(3, 4), [], []),
    "six seats: floor(1.8) = 1": (contest(6, 8), ["R04"], []),
    "fifteen seats: 17 prepared is 13%": (contest(15, 17), [], []),
    "fifteen seats: 16 prepared is under 10%": (contest(15, 16), [], ["R05"]),
    "fifteen seats: 18 prepared is over 15%": (contest(15, 18), [], ["R05"]),
    "thirty names for 23 seats": (contest(23, 30), ["R04"], ["R05"]),
    "TC15 54 of 180 support a floor candidate": (
        with_floor(contest(27, 31), support=54) | {"attending": 180}, ["R06"], []),
    "TC15 55 of 180 support a floor candidate": (
        with_floor(contest(27, 31), support=55) | {"attending": 180}, [], []),
    "a floor candidate without a poll": (with_floor(contest(27, 31)), ["R06"], []),
    "TC16 32 names for 27 seats are not trimmed": (
        contest(27, 30) | {"attending": 180, "candidates": contest(27, 30)["candidates"] + [
            {"id": name, "origin": "self_nominated", "support": 60} for name in "XY"]}, [], []),
    "a list over the cap is trimmed by the poll": (
        with_floor(contest(27, 36), support=100) | {"attending": 180}, ["R04", "R07"], ["R05"]),
    "TC42 a teller on the list": (contest(5, 6, tellers=["06"]), ["R18"], []),
    "a teller given by name who is on the list": (contest(5, 6, tellers=["an 06"]), ["R18"], []),
    "a nomination by a member of the convening committee given by name": (
        with_floor(contest(5, 6), support=90, nominated_by="Lê Văn Khoa")
        | {"attending": 180, "convening_committee": [{"id": "K", "name": "Lê Văn Khoa"}]}, ["R09"], []),
    "a teller who is no delegate": (
        contest(5, 6, tellers=[{"id": "H", "name": "Lê Thị Hoa", "is_delegate": False}]), ["R19"], []),
    "TC43 a member of the convening committee nominates off the list": (
        with_floor(contest(5, 6), support=90, nominated_by="K") | {"attending": 180, "convening_committee": ["K"]},
        ["R09"], []),
    "a member of the convening committee stands off the list": (
        with_floor(contest(5, 6), support=90) | {"attending": 180, "convening_committee": ["06"]}, ["R09"], []),
    "TC44 a cell of 8 elects no committee": (
        contest(3, 4, form=M, is_cell=True, official_members=8), ["R33"], []),
    "TC44 a cell of 9 elects a committee": (contest(3, 4, form=M, is_cell=True, official_members=9), [], []),
    "a cell of 8 elects secretary and deputy on one ballot": (
        contest(1, 1, office="secretary", form=M, is_cell=True, official_members=8,
                ballot_offices=["secretary", "deputy_secretary"]), ["R34"], []),
    "a cell of 8 hides its committee on the secretary's ballot": (
        contest(1, 1, office="secretary", form=M, is_cell=True, official_members=8,
                ballot_offices=["committee", "secretary"]), ["R34", "R33"], []),
    "a cell of 8 elects a secretary": (
        contest(1, 1, office="secretary", form=M, is_cell=True, official_members=8), [], []),
    "a cell of 8 elects delegates": (
        contest(1, 2, office="delegates", form=M, is_cell=True, official_members=8), [], []),
    "a cell of 8 elects no standing committee": (
        contest(3, 4, office="standing_committee", form=P, is_cell=True, official_members=8), ["R33"], []),
    "a cell's committee, nobody says how many members it has": (
        contest(3, 4, form=M, is_cell=True), [], ["R33"]),
    "a by-election for more places than are vacant": (
        contest(1, 1, office="secretary", form=P, vacancies=0), ["LIST"], []),
    "a by-election for the one vacant place": (contest(1, 1, office="secretary", form=P, vacancies=1), [], []),
    "a name of the convening committee's list left out": (
        contest(5, 6, prepared=["01", "02", "03", "04", "05", "06", "07"]), ["R13"], []),
    "a name slipped into the convening committee's list": (
        contest(5, 6, prepared=["01", "02", "03", "04", "05"]), ["R13"], []),
    "the convening committee's list and one name from the floor": (
        with_floor(contest(5, 6, prepared=["01", "02", "03", "04", "05"]), support=90) | {"attending": 180}, [], []),
    "a list changed after it was adopted": (
        contest(5, 6, adopted=["01", "02", "03", "04", "05", "09"]), ["R13"], []),
    "a list as it was adopted, in another order": (
        contest(5, 6, adopted=["06", "05", "04", "03", "02", "01"]), [], []),
    "an association's list changed after it was adopted": (
        contest(5, 6, rulebook="vn-association-126", adopted=["01"]), ["LIST"], []),
    "in the Youth Union a third round of the direct election": (
        contest(1, 1, office="secretary", rulebook="vn-youth", round=3), ["R51"], []),
    "in the Youth Union a second round of the direct election": (
        contest(1, 1, office="secretary", rulebook="vn-youth", round=2), [], []),
    "in the Youth Union who failed directly stands before the committee": (
        contest(1, 1, office="secretary", rulebook="vn-youth", form=P, failed_directly=["01"]), ["R51"], []),
    "in the Youth Union another stands before the committee": (
        contest(1, 1, office="secretary", rulebook="vn-youth", form=P, failed_directly=["09"]), [], []),
    "in the Youth Union who failed as secretary may be deputy": (
        contest(1, 1, office="deputy_secretary", rulebook="vn-youth", form=P, failed_directly=["01"]), [], []),
    "TC44 committee and secretary on one ballot": (
        contest(3, 4, form=M, ballot_offices=["committee", "secretary"]), ["R34"], []),
    "TC46 a dossier 14 working days before opening": (
        with_floor(contest(5, 6), support=90, is_delegate=False, dossier_working_days=14) | {"attending": 180},
        ["R10"], []),
    "a dossier 15 working days before opening": (
        with_floor(contest(5, 6), support=90, is_delegate=False, dossier_working_days=15) | {"attending": 180},
        [], []),
    "a dossier without a day": (
        with_floor(contest(5, 6), support=90, is_delegate=False) | {"attending": 180}, [], ["R10"]),
    "a dossier on the last lawful day": (
        with_floor(contest(5, 6), support=90, is_delegate=False, dossier_received_on="2025-06-02")
        | {"attending": 180, "opening_on": "2025-06-23", "holidays": []}, [], []),
    "a dossier one day late": (
        with_floor(contest(5, 6), support=90, is_delegate=False, dossier_received_on="2025-06-03")
        | {"attending": 180, "opening_on": "2025-06-23", "holidays": []}, ["R10"], []),
    "a holiday makes the same dossier late": (
        with_floor(contest(5, 6), support=90, is_delegate=False, dossier_received_on="2025-06-02")
        | {"attending": 180, "opening_on": "2025-06-23", "holidays": ["2025-06-10"]}, ["R10"], []),
    "a worked Saturday makes up for the holiday": (
        with_floor(contest(5, 6), support=90, is_delegate=False, dossier_received_on="2025-06-02")
        | {"attending": 180, "opening_on": "2025-06-23", "holidays": ["2025-06-10"], "made_up": ["2025-06-14"]},
        [], []),
    "a half day does not count as a day": (
        with_floor(contest(5, 6), support=90, is_delegate=False, dossier_received_on="2025-06-02")
        | {"attending": 180, "opening_on": "2025-06-23", "holidays": [], "half_days": ["2025-06-10"]}, ["R10"], []),
    "a dossier without a health certificate": (
        with_floor(contest(5, 6), support=90, is_delegate=False, dossier_working_days=20, dossier_items=[
            "application", "certified_cv", "assets_declaration", "grassroots_remarks", "political_conclusion",
            "certified_degrees"]) | {"attending": 180}, ["R11"], []),
    "a withdrawal nobody has decided": (
        with_floor(contest(5, 6), support=90, withdrawal="requested") | {"attending": 180}, ["R12"], []),
    "a withdrawal granted, the name still there": (
        with_floor(contest(5, 6), support=90, withdrawal="accepted") | {"attending": 180}, ["R12"], []),
    "a withdrawal refused": (
        with_floor(contest(5, 6), support=90, withdrawal="refused") | {"attending": 180}, [], []),
    "a committee elected by hands": (contest(5, 6, method="hands"), ["R01"], []),
    "boxes on a list with a surplus": (contest(5, 6, style="agree_disagree"), ["R14"], []),
    "a secretary elected directly without a poll": (
        contest(1, 1, office="secretary", recommendation_poll=False), ["R51"], []),
    "a secretary elected directly, nobody says whether there was a poll": (
        contest(1, 1, office="secretary"), [], ["R51"]),
    "a secretary elected directly after the poll": (
        contest(1, 1, office="secretary", recommendation_poll=True), [], []),
    "a secretary elected by the plenum": (contest(1, 1, office="secretary", form=P), [], []),
    "the same person twice": (
        contest(1, 1, office="secretary", form=P) | {"candidates": [
            {"id": "1", "name": "Nguyễn Văn An"}, {"id": "2", "name": "nguyễn văn an"}]}, ["LIST"], []),
    "two persons of one name": (
        contest(1, 1, office="secretary", form=P) | {"candidates": [
            {"id": "1", "name": "Nguyễn Văn An", "born_on": "1970-01-01"},
            {"id": "2", "name": "Nguyễn Văn An", "born_on": "1980-01-01"}]}, [], ["LIST"]),
    "names not in the order of given names": (
        contest(1, 1, office="secretary", form=P) | {"order": "as_listed", "candidates": [
            {"id": "1", "name": "An Văn Dũng"}, {"id": "2", "name": "Vũ Thị Bình"}]}, [], ["R08"]),
    "names in the order of given names": (
        contest(1, 1, office="secretary", form=P) | {"order": "as_listed", "candidates": [
            {"id": "1", "name": "Vũ Thị Bình"}, {"id": "2", "name": "An Văn Dũng"}]}, [], []),
    "a vote on the number of delegates": (
        contest(5, 6, office="delegates", number_voted=True), [], ["R31"]),
    "a list shorter than the seats": (contest(5, 4, office="inspection_committee"), [], ["R03"]),
    "a run-off list has no surplus to keep": (contest(1, 3, run_off=True), [], []),
    "a second round for two seats has one name more": (contest(2, 3, round=2), [], []),
    "a second round without a surplus": (contest(2, 2, round=2), ["R03"], []),
    "a board elected by numbers": (
        contest(5, 7, rulebook="vn-company-2020", office="board_of_directors", style="cumulative"), [], []),
    "a board whose paper has no room for numbers": (
        contest(5, 7, rulebook="vn-company-2020", office="board_of_directors", style="strike"), ["R14"], []),
    "numbers where each name gets one vote": (contest(5, 6, style="cumulative"), ["R14"], []),
    "an association may elect by hands": (
        contest(5, 7, rulebook="vn-association-126", method="hands"), [], []),
}  # fmt: skip
