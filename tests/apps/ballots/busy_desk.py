"""A busy desk in a process of its own: ``python -m tests.apps.ballots.busy_desk SCREENS BUNDLE BATCH``.

So many screens, each a thread with its own connection and its own signed-in browser, key at the same time over the
desk's JSON; half of them in team A, half in team B.  Every tenth request is sent twice, as after a lost answer.
Then a third look settles the differences and the desk is closed.  With a BATCH of 0 bare rows are saved instead.
Prints what came of it as JSON.
"""

from __future__ import annotations

import json
import statistics
import sys
import threading
import time
from random import Random
from typing import Any
from uuid import uuid4

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from daihoi.apps.accounts.models import User  # noqa: E402
from daihoi.apps.ballots import actions, queries  # noqa: E402
from daihoi.apps.ballots.models import BundleTurn, Desk, Entry  # noqa: E402
from daihoi.core.ballots import Reading, Sheet, judge_decided, write_line  # noqa: E402
from daihoi.core.elections import count_ballots  # noqa: E402
from tests import cast  # noqa: E402
from tests.apps.ballots import hall  # noqa: E402
from tests.core.ballots.typists import hall_of_ballots, type_line  # noqa: E402

NAMES, SEATS = 65, 55
MISTAKES = 0.002  # of all keys, left uncorrected


def make_desk(screens: int, bundle: int) -> tuple[Desk, list[User], User, User]:
    """A hall of 65 names for 55 seats, and a desk with one bundle for each two screens."""
    call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)
    tree = cast.make_tree()
    people, congress = cast.make_cast(tree), cast.make_congress(tree)
    tellers = hall.make_tellers(tree.ministry, "third", *(f"t{number}" for number in range(screens)))
    names = tuple(f"Nguyễn Văn {_given(number)}" for number in range(NAMES))
    round_ = hall.reported_round(congress, people.an, returned=bundle * screens // 2, seats=SEATS, names=names)
    third, *keying = tellers
    seats = {user: "AB"[place % 2] for place, user in enumerate(keying)} | {third: ""}
    return actions.open_desk(round_, by=people.binh, bundle_size=bundle, seats=seats), keying, third, people.binh


class Screen(threading.Thread):
    """One teller at one screen."""

    def __init__(self, desk: Desk, user: User, sheet: Sheet, papers: list[Reading], batch: int, start: Any) -> None:
        super().__init__()
        self.place = [desk.round.contest.congress_id, desk.round.contest_id, desk.round.number]
        self.client, self.user, self.sheet, self.papers, self.batch = Client(), user, sheet, papers, batch
        self.first, self.size = {}, desk.bundle_size
        self.dice, self.starts = Random(user.pk), start
        self.seconds: list[float] = []  # of the processor, for each request
        self.errors: list[str] = []

    def run(self) -> None:
        """Key bundles until none is left."""
        try:
            self.client.force_login(self.user, backend="django.contrib.auth.backends.ModelBackend")
            self.starts.wait()
            turn = self.send("take", {})["turn"]
            while turn:
                self.key(turn)
                turn = self.send("finish", {"turn": turn["id"]})["next"]
        except Exception as error:
            self.errors.append(repr(error))
        finally:
            connection.close()

    def key(self, turn: dict[str, Any]) -> None:
        """One bundle, in the order of the sheets."""
        first = (turn["bundle"] - 1) * self.size
        lines = [type_line(self.papers[first + at], self.sheet, self.dice, MISTAKES)[1] for at in range(turn["size"])]
        entries = [{"key": str(uuid4()), "position": at, "keyed": line} for at, line in enumerate(lines, 1)]
        for at in range(0, len(entries), self.batch):
            body = {"turn": turn["id"], "entries": entries[at : at + self.batch]}
            began = time.thread_time()
            told = self.send("entries", body)
            self.seconds.append(time.thread_time() - began)
            if self.dice.random() < 0.1 and self.send("entries", body) != told:
                self.errors.append("the same request had another answer")
            if len(told["saved"]) != len(body["entries"]):
                self.errors.append(str(told["refused"]))

    def send(self, name: str, body: dict[str, Any]) -> dict[str, Any]:
        """Post JSON and read the answer; anything but 200 is an error."""
        answer = self.client.post(reverse(f"ballots:{name}", args=self.place), body, content_type="application/json")
        if answer.status_code != 200:
            raise RuntimeError(f"{name}: {answer.status_code} {answer.content[:300]!r}")
        told: dict[str, Any] = answer.json()
        return told


def run(screens: int, bundle: int, batch: int) -> dict[str, Any]:
    """The whole count, and what can be said of it."""
    desk, keying, third, head = make_desk(screens, bundle)
    sheet = queries.sheet_of(desk.round)
    papers = hall_of_ballots(1, sheet, bundle * screens // 2)
    start = threading.Barrier(screens)
    running = [Screen(desk, user, sheet, papers, batch, start) for user in keying]
    began = time.perf_counter()
    for one in running:
        one.start()
    for one in running:
        one.join()
    seconds = time.perf_counter() - began
    errors = [error for one in running for error in one.errors]
    told = _close(desk, sheet, papers, third, head) if not errors else {}
    each = sorted(one for screen in running for one in screen.seconds)
    return told | {
        "database": connection.vendor,
        "errors": errors,
        "entries": Entry.objects.count(),
        "places": Entry.objects.values("turn__team", "turn__bundle", "position").distinct().count(),
        "turns": BundleTurn.objects.filter(finished_at__isnull=False).count(),
        "seconds": seconds,
        "median_ms": 1000 * statistics.median(each) if each else 0,
        "late_ms": 1000 * each[int(len(each) * 0.95)] if each else 0,
    }


def save_bare_rows(screens: int, bundle: int) -> dict[str, Any]:
    """What the least would cost: the same number of rows, nothing asked, nothing checked, no journal."""
    desk, keying, *_others = make_desk(screens, bundle)
    turns = [actions.take_bundle(desk, by=user) for user in keying]
    began = time.perf_counter()
    for turn in turns:
        for position in range(1, bundle + 1):
            Entry.objects.create(turn=turn, position=position, key=uuid4(), keyed="1 2 3 4 5 6 7 8 9 10")
    return {"entries": Entry.objects.count(), "seconds": time.perf_counter() - began, "errors": []}


def _close(desk: Desk, sheet: Sheet, papers: list[Reading], third: User, head: User) -> dict[str, Any]:
    """The third look reads the paper rightly; the committee says the same; the sums are compared with the papers."""
    looks = list(queries.open_looks(desk))
    for look in looks:
        line = write_line(papers[(look.bundle.number - 1) * desk.bundle_size + look.position - 1], sheet)
        if not actions.try_look(look, line, by=third).settled:
            actions.settle_look(look, line, by=third, decided_by=["Đỗ Thu Hà"])
    round_ = actions.close_desk(desk, by=head)
    desk.refresh_from_db()
    truth = count_ballots((judge_decided(one, sheet) for one in papers), sheet.ids)
    votes = {str(one.candidate_id): one.votes for one in round_.tallies.all()}
    verdict = queries.verified(desk)
    return {
        "looks": len(looks),
        "sums_are_true": (votes, round_.valid) == (dict(truth.votes), truth.valid),
        "journal_is_whole": verdict.is_whole and verdict.head == round_.journal_hash,
        "keyed_lines": desk.journal.filter(act="keyed").count(),
    }


def _given(number: int) -> str:
    """65 given names in the order of the ballot."""
    return "ABCDEGHIKLMNO"[number // 5] + "aeiou"[number % 5]


if __name__ == "__main__":
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    asked = [int(word) for word in sys.argv[1:4]]
    print(json.dumps(run(*asked) if asked[2] else save_bare_rows(*asked[:2])))
