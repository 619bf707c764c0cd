"""``daihoi ballots …``: print paper ballots, read the scanned sheets, count them.

Exit codes: 0 done · 1 done, but something needs a person · 2 wrong input, nothing written · 3 refused by a rule.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from daihoi.cli import auditing, counting, scanning
from daihoi.cli.output import read_json, write_files
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

if TYPE_CHECKING:
    from daihoi.core.ballots.contests import BallotContest
    from daihoi.core.rulebooks import Rulebook

DONE = 0
_Verbs = argparse._SubParsersAction


def configure(noun: str, nouns: _Verbs[argparse.ArgumentParser], language: str) -> None:
    """Add the noun and its verbs to the command line."""
    about = say("Paper ballots: print them, read the scanned sheets, count them.").in_language(language)
    verbs = nouns.add_parser(noun, help=about, description=about).add_subparsers(
        dest="verb", metavar="VERB", required=True
    )
    _add_print(verbs, language)
    scanning.add_scan(verbs, language)
    counting.add_count(verbs, language)
    auditing.add_audit(verbs, language)


def _add_print(verbs: _Verbs[argparse.ArgumentParser], language: str) -> None:
    text = say("Print the ballots of one round, and where everything stands on them.").in_language(language)
    parser = verbs.add_parser(
        "print", help=text, description=text, epilog=PRINT_HELP.in_language(language),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    contest = say("The contest as JSON; “-” reads standard input.")
    parser.add_argument("contest", metavar="CONTEST.json", help=contest.in_language(language))
    layout = say("Write here where everything stands; the scanner needs this file.")
    parser.add_argument("--layout", metavar="LAYOUT.json", help=layout.in_language(language))
    output = say("Write the ballots here.")
    parser.add_argument("-o", "--output", metavar="BALLOTS.pdf", required=True, help=output.in_language(language))
    copies = say("How many copies, all the same; 1 when left out.")
    parser.add_argument("--copies", metavar="N", type=_whole, default=1, help=copies.in_language(language))
    kinds = parser.add_mutually_exclusive_group()
    sample = say("A sample for adoption and display, which is never counted.")
    kinds.add_argument("--sample", action="store_true", help=sample.in_language(language))
    deck = say("A rehearsal deck of N marked test sheets, with what must come out of the scanner.")
    kinds.add_argument("--test", metavar="N", type=_whole, help=deck.in_language(language))
    page = say("One page that shows how to vote, with right and wrong marks.")
    kinds.add_argument("--instruction", action="store_true", help=page.in_language(language))
    expected = say("With --test: write here what must come out; BALLOTS.expected.json when left out.")
    parser.add_argument("--expected", metavar="FILE", help=expected.in_language(language))
    seed = say("With --test: the same number gives the same marks; 1 when left out.")
    parser.add_argument("--seed", metavar="N", type=_whole, default=1, help=seed.in_language(language))
    parser.set_defaults(run=print_contest)


def print_contest(arguments: argparse.Namespace) -> int:
    """Write the ballots, the sample, the deck or the instruction; every file whole, or none."""
    # Only this verb draws; the others should not wait for the engine.
    from daihoi.core import rulebooks
    from daihoi.core.ballots.contests import read_ballot_contest

    contest = read_ballot_contest(read_json(arguments.contest))
    write_files(_files(contest, rulebooks.load(contest.rulebook), arguments))
    return DONE


def _files(contest: BallotContest, book: Rulebook, arguments: argparse.Namespace) -> Mapping[str, bytes]:
    from daihoi.core.ballots.decks import make_deck
    from daihoi.core.ballots.instructions import print_instruction
    from daihoi.core.ballots.printing import print_ballots

    rules, output = book.elections.ballots, arguments.output
    counting_ = book.elections.counting_of(contest.office)
    profile = book.documents.layout_profile.value
    if arguments.instruction:
        return {output: print_instruction(contest, rules, counting=counting_, profile=profile)}
    if arguments.test is not None:
        deck = make_deck(contest, rules, arguments.test, seed=arguments.seed, counting=counting_, profile=profile)
        expected = arguments.expected or str(Path(output).with_suffix(".expected.json"))
        return _distinct((arguments.layout, _json(deck.layout.as_json())), (expected, _json(deck.as_json())),
                         (output, deck.pdf))  # fmt: skip
    if not arguments.layout and not arguments.sample:
        raise WrongInput(
            say("Name the file for the layout with “--layout LAYOUT.json”: without it no scanner can read the ballots.")
        )
    printed = print_ballots(
        contest, rules, counting=counting_, profile=profile, copies=arguments.copies, is_sample=arguments.sample
    )
    return _distinct((arguments.layout, _json(printed.layout.as_json())), (output, printed.pdf))


def _distinct(*files: tuple[str | None, bytes]) -> Mapping[str, bytes]:
    """The files that were asked for; no two of them may have one name."""
    asked = [(path, content) for path, content in files if path]
    if len({Path(path).resolve() for path, _content in asked}) < len(asked):
        raise WrongInput(say("Two results would be written to one file. Give each a name of its own."))
    return dict(asked)


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise WrongInput(say("“{text}” is no whole number. Write one such as 20.", text=text)) from None


PRINT_HELP = say("""The file holds:
  organisation, congress, title, rulebook, office, seats
  candidates    [{"id", "name", "note"}]
  order         given_name (when left out) or as_listed
  style         strike, agree_disagree, mark or cumulative; by the rulebook when left out
  paper         A4 (up to 80 names) or A5 (up to 30); by the number of names when left out
  weighed       true when each card says how many votes it carries
  language      vi (when left out) or en: the words on the paper

All copies are the same: nothing on a sheet tells one voter from another.
Exit codes: 0 done; 2 wrong input, nothing is written. The guide is docs/guides/ballots-paper.md.""")
