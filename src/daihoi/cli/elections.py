"""``daihoi elections …``: decide a counted round, check a contest before the vote, decide stored rounds again.

Exit codes: 0 all seats filled, the contest is lawful, or nothing differs · 1 a person must decide: seats are left, a
run-off, an annulled vote, figures that contradict each other, a contest that may not go on, or a stored decision that
the rulebook doesn't give; the result says which · 2 wrong input, nothing written.
"""

from __future__ import annotations

import argparse
from typing import Any

from daihoi.cli.output import read_json, read_json_lines, write_json
from daihoi.core import elections, rulebooks
from daihoi.core.errors import WrongInput
from daihoi.core.rulebooks import Rulebook
from daihoi.core.sentences import Sentence, say

DONE, NEEDS_A_PERSON = 0, 1
_Verbs = argparse._SubParsersAction


def configure(noun: str, nouns: _Verbs[argparse.ArgumentParser], language: str) -> None:
    """Add the noun and its verbs to the command line."""
    about = say("Elections: is the contest lawful, who is elected, what follows.").in_language(language)
    verbs = nouns.add_parser(noun, help=about, description=about).add_subparsers(
        dest="verb", metavar="VERB", required=True
    )
    decide = _verb(verbs, "decide", say("Decide one counted round by its rulebook."), DECIDE_HELP, language)
    decide.add_argument("case", metavar="CASE.json", help=FILE_HELP.in_language(language))
    decide.set_defaults(run=decide_case)
    check = _verb(verbs, "check", say("Check a contest before the vote."), CHECK_HELP, language)
    check.add_argument("contest", metavar="CONTEST.json", help=FILE_HELP.in_language(language))
    check.set_defaults(run=check_contest)
    recheck = _verb(
        verbs, "recheck", say("Decide stored rounds again and list those that differ."), RECHECK_HELP, language
    )
    recheck.add_argument("rounds", metavar="ROUNDS.jsonl", help=LINES_HELP.in_language(language))
    recheck.set_defaults(run=recheck_rounds)


def decide_case(arguments: argparse.Namespace) -> int:
    """Write the decision of one round."""
    value = read_json(arguments.case)
    rules = _rulebook(value).elections
    decision = elections.decide(elections.read_case(value, rules), rules)
    write_json(decision.as_json(arguments.lang), arguments.output)
    return NEEDS_A_PERSON if decision.needs_a_person else DONE


def check_contest(arguments: argparse.Namespace) -> int:
    """Write whether a contest is lawful, and every finding."""
    value = read_json(arguments.contest)
    rulebook = _rulebook(value)
    findings = elections.check(elections.read_contest(value), rulebook.elections, rulebook.nominations)
    lawful = elections.is_admissible(findings)
    said = [one.as_json(arguments.lang) for one in findings]
    write_json({"admissible": lawful, "findings": said}, arguments.output)
    return DONE if lawful else NEEDS_A_PERSON


def recheck_rounds(arguments: argparse.Namespace) -> int:
    """Write which stored decisions the rulebooks don't give."""
    # Only this verb reckons in tables; the others should not wait for the library of tables.
    from daihoi.core.elections.rechecking import recheck

    found = recheck(read_json_lines(arguments.rounds), lambda value: _rulebook(value).elections)
    write_json(found.as_json(), arguments.output)
    return NEEDS_A_PERSON if found.differ else DONE


def _rulebook(value: Any) -> Rulebook:
    name = value.get("rulebook") if isinstance(value, dict) else None
    if not isinstance(name, str):
        known = ", ".join(rulebooks.available())
        raise WrongInput(say("“rulebook” is missing. Name one of these in the file: {known}.", known=known))
    return rulebooks.load(name)


def _verb(
    verbs: _Verbs[argparse.ArgumentParser], name: str, about: Sentence, more: Sentence, language: str
) -> argparse.ArgumentParser:
    text = about.in_language(language)
    parser = verbs.add_parser(
        name,
        help=text,
        description=text,
        epilog=more.in_language(language),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    output = say("Write the result to this file instead of the screen.").in_language(language)
    parser.add_argument("-o", "--output", metavar="FILE", help=output)
    return parser


FILE_HELP = say("The input as JSON; “-” reads standard input.")
DECIDE_HELP = say("""The file holds:
  rulebook, office, form, seats, round (1 when left out)
  candidates    [{"id", "name", "born_on"}], in ballot order
  electorate    {"summoned", "attending", "deductions": [{"reason", "count", "names"}],
                 "weight": {"summoned", "attending"}}
  ballots       {"issued", "returned", "valid", "invalid": {ground: number}, "valid_weight"}
  votes         {id: number}
  run_off       true, or the tied ids: the most votes win
  poll          floor_support or recommendation, for the office opinion_poll
  further_round false when the meeting has decided against a further round
“daihoi rulebooks show PACK” lists the reasons and grounds of a rulebook.

Exit codes: 0 all seats are filled; 1 a person must decide (seats left, run-off, void vote, figures that contradict
each other); 2 wrong input, nothing is written. The guide is docs/guides/elections-json.md.""")
CHECK_HELP = say("""The file holds:
  rulebook, office, form, seats, round (1 when left out), run_off, method (secret_ballot or hands)
  candidates    [{"id", "name", "note", "born_on", "origin", "nominated_by", "support", "is_delegate",
                  "dossier_received_on" or "dossier_working_days", "dossier_items", "withdrawal"}]
                origin is convening_committee (when left out), nominated or self_nominated
  order         given_name when the ballots are printed in that order
  attending     needed for candidates from the floor
  opening_on, holidays          for dossiers with a date; made_up, half_days beside holidays
  convening_committee, tellers  [id] or [{"id", "name", "is_delegate"}]
  ballot_offices                the offices on one ballot
  is_cell, official_members     for the congress of a cell
  recommendation_poll           true when the poll on the secretary was held
  prepared, adopted             [id]: the convening committee's list; the list as the meeting adopted it
  vacancies                     by-election: how many places are vacant
  failed_directly               [id]: whom the congress did not elect secretary directly

Exit codes: 0 lawful (remarks are listed); 1 something blocks the vote; 2 wrong input, nothing is written.
The guide is docs/guides/elections-json.md.""")
LINES_HELP = say("One round on each line, as JSON; “-” reads standard input.")
RECHECK_HELP = say("""Each line holds what “daihoi elections decide” reads, and may hold
  outcome       how the round ended, as a text (decided, short, run_off …), or the object that decide wrote; of that,
                outcome, base, threshold, elected, seats_left, next, tied and meeting_decides are compared
The result tells how many rounds there are, how they end, and each line whose stored decision is another one.

Exit codes: 0 nothing differs; 1 at least one stored decision differs; 2 wrong input, nothing is written.
The guide is docs/guides/elections-json.md.""")
