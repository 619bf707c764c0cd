"""A whole hall through the acts: 350 ballots, 65 names for 55 seats, two teams that make mistakes."""

from __future__ import annotations

from random import Random

from daihoi.apps.ballots import actions, queries
from daihoi.core.ballots import judge_decided, write_line
from daihoi.core.elections import count_ballots
from tests.core.ballots.typists import hall_of_ballots, type_line

from . import hall

BALLOTS = 350


def test_after_the_third_looks_the_count_is_that_of_the_papers(congress, people, tellers):
    names = tuple(f"Nguyễn Văn {'ABCDEGHIKLMNO'[number // 5]}{'aeiou'[number % 5]}" for number in range(65))
    round_ = hall.reported_round(congress, people.an, returned=BALLOTS, seats=55, names=names)
    seats = {tellers.a1: "A", tellers.b1: "B", tellers.third: ""}
    desk = actions.open_desk(round_, by=people.binh, seats=seats)
    sheet = queries.sheet_of(round_)
    papers = hall_of_ballots(2, sheet, BALLOTS)
    for seed, user in ((2001, tellers.a1), (2002, tellers.b1)):
        dice = Random(seed)
        while (turn := actions.take_bundle(desk, by=user)) is not None:
            first = (turn.bundle.number - 1) * 50
            lines = [type_line(one, sheet, dice, 0.01)[1] for one in papers[first : first + turn.bundle.size]]
            kept = hall.key_all(turn, lines, user)
            assert kept.refused == ()
    looks = list(queries.open_looks(desk))
    for look in looks:
        line = write_line(papers[(look.bundle.number - 1) * 50 + look.position - 1], sheet)
        if not actions.try_look(look, line, by=tellers.third).settled:
            actions.settle_look(look, line, by=tellers.third, decided_by=["Đỗ Thu Hà"])
    counted = actions.close_desk(desk, by=people.binh)
    truth = count_ballots((judge_decided(one, sheet) for one in papers), sheet.ids)
    assert (counted.valid, counted.invalid) == (truth.valid, sum(truth.invalid.values())) == (343, 7)
    assert {str(one.candidate_id): one.votes for one in counted.tallies.all()} == dict(truth.votes)
    assert 40 < counted.mismatches < len(looks) < 120
    assert queries.verified(queries.desk_of(counted.pk)).is_whole
