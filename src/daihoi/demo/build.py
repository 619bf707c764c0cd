"""The whole model case, step by step."""

from __future__ import annotations

import time
from datetime import date
from itertools import takewhile

from django.conf import settings

from daihoi.apps.accounts.models import User
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

from . import foundations, grassroots, ministry, preparation, table
from .steps import Demo, Step, take
from .stops import END, keep

STEPS: tuple[Step, ...] = (
    Step("house", say("Setting up the four levels"), date(2019, 5, 20), foundations.build_house),
    Step("grassroots", say("Adding the 69 subordinate organisations"), date(2019, 5, 20), foundations.build_grassroots),
    Step("members", say("Enrolling 2,179 members"), date(2019, 6, 1), foundations.enrol_members),
    Step("committee", say("Recording the outgoing committee"), date(2019, 6, 1), foundations.seat_outgoing_committee),
    Step("accounts", say("Opening the demo's roles"), date(2019, 6, 1), foundations.open_accounts),
    Step("congresses", say("Founding the congresses of all levels"), date(2019, 6, 3), preparation.found_congresses),
    Step("papers", say("Registering the papers"), date(2020, 5, 20), preparation.register_papers),
    Step("directives", say("Sending the directives down"), date(2020, 5, 20), preparation.issue_directives),
    Step("from-above", say("Receiving the papers of the levels above"), date(2020, 5, 20), preparation.send_from_above),
    Step("receipts", say("Receiving acknowledgements and reports"), date(2020, 8, 1), preparation.answer_directives),
    Step("planning", say("Setting up subcommittees and tasks"), date(2020, 1, 6), preparation.plan_work),
    Step("drafts", say("Writing the drafts"), date(2020, 3, 9), preparation.write_drafts),
    Step("opinions", say("Collecting opinions"), date(2020, 6, 14), preparation.collect_opinions),
    Step("sharing", say("Sharing out the delegates"), date(2020, 4, 20), grassroots.share_out_delegates),
    *grassroots.steps(),
    Step("ratified", say("Ratifying the results below"), date(2020, 7, 6), grassroots.ratify),
    Step("answers", say("Answering the opinions"), date(2020, 7, 10), preparation.answer_opinions),
    Step("dates", say("Setting the days of the III congress"), date(2020, 7, 10), ministry.set_dates),
    Step("delegates", say("Seating the 245 delegates"), date(2020, 7, 24), ministry.seat_delegates),
    Step("personnel", say("Preparing the lists of nominees"), date(2020, 8, 7), ministry.prepare_personnel),
    Step("convened", say("Clearing and convening the congress"), date(2020, 8, 14), ministry.convene),
    Step("tasks", say("Finishing the tasks"), date(2020, 8, 25), preparation.finish_tasks),
    Step("credentials", say("Checking credentials"), date(2020, 8, 26), ministry.check_credentials),
    Step("opening", say("Opening the III congress"), date(2020, 8, 27), ministry.open_congress),
    Step("committee-vote", say("Electing the committee"), date(2020, 8, 28), ministry.elect_committee),
    Step("delegation-vote", say("Electing the delegation upward"), date(2020, 8, 28), ministry.elect_delegation),
    Step("closing", say("Adopting the resolution, closing"), date(2020, 8, 28), ministry.close_congress),
    Step("superiors-draft", say("Opening the superior's draft"), date(2020, 8, 31), preparation.open_draft_above),
    Step("report", say("Reporting the result upward"), date(2020, 9, 3), ministry.report_upward),
    Step("portal", say("Telling the public"), date(2020, 9, 3), ministry.tell_the_public),
)


def before(name: str) -> list[Step]:
    """The steps before the one of that name; all of them for ``end``."""
    return list(takewhile(lambda step: step.name != name, STEPS))


def run(seed: int, language: str, until: str = END) -> None:
    """Build the model case, or go on where it stopped, and print what was done.

    Args:
        seed: the same seed gives the same persons, opinions and votes.
        language: of the messages, ``vi`` or ``en``.
        until: name of the step to stop before; ``end`` for the whole case.

    Raises:
        WrongInput: the folder holds a demo of another seed, or a house that no demo has built.
    """
    began = time.perf_counter()
    _mark(seed)
    keep(settings.HOME, until)
    foundations.first_account()
    taken = take(before(until), Demo(seed, language))
    print(table.draw(language))
    seconds = f"{time.perf_counter() - began:.1f}"
    done = say(
        "{new} of {all} steps done now in {seconds} s, seed {seed}.",
        new=len(taken), all=len(STEPS), seconds=seconds, seed=str(seed),
    )  # fmt: skip
    print(done.in_language(language))


def _mark(seed: int) -> None:
    """Write the seed into the home folder, so that a demo is known as one and goes on with its own seed."""
    mark = settings.HOME / "demo-seed"
    if not mark.exists():
        if User.objects.exists():
            raise WrongInput(
                say("{home} holds a house already, and no demo built it. Name another folder in DAIHOI_HOME.",
                    home=settings.HOME)
            )  # fmt: skip
        mark.write_text(f"{seed}\n", encoding="utf-8")
    elif mark.read_text(encoding="utf-8").strip() != str(seed):
        raise WrongInput(
            say("{home} holds a demo with seed {old}. Add --afresh to build it anew with seed {new}.",
                home=settings.HOME, old=mark.read_text(encoding="utf-8").strip(), new=seed)
        )  # fmt: skip
