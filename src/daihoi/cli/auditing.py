"""``daihoi ballots audit``: draw papers by public dice and say whether what people see confirms the outcome.

Exit codes: 0 the outcome is confirmed · 1 people look at more papers, or count all by hand; the result says which ·
2 wrong input, nothing written.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from daihoi.cli.output import read_json, read_json_lines, write_json
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

if TYPE_CHECKING:
    from daihoi.core.ballots.looking import Look
    from daihoi.core.ballots.risk import Measured, Plan
    from daihoi.core.elections import Case

DONE, NEEDS_A_PERSON = 0, 1


def add_audit(verbs: argparse._SubParsersAction[argparse.ArgumentParser], language: str) -> None:
    """Add the verb ``audit`` to the noun ``ballots``."""
    text = say("Audit an outcome on a few papers drawn by public dice.").in_language(language)
    parser = verbs.add_parser(
        "audit", help=text, description=text, epilog=HELP.in_language(language),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    case = say("The counted round, as “daihoi elections decide” reads it.").in_language(language)
    parser.add_argument("case", metavar="CASE.json", help=case)
    dice = say("The digits thrown in public, at least 20.").in_language(language)
    parser.add_argument("--dice", metavar="DIGITS", required=True, help=dice)
    papers = say("Papers looked at so far, one a line.").in_language(language)
    parser.add_argument("--papers", metavar="FILE", help=papers)
    bundles = say("How many papers each bundle holds: 50,50,48.").in_language(language)
    parser.add_argument("--bundles", metavar="SIZES", type=_sizes, default=(), help=bundles)
    limit = say("The largest chance with which a wrong outcome may be confirmed; 0.05 when left out.")
    parser.add_argument("--limit", metavar="RISK", type=_risk, default=0.05, help=limit.in_language(language))
    output = say("Write the result to this file instead of the screen.").in_language(language)
    parser.add_argument("-o", "--output", metavar="FILE", help=output)
    parser.set_defaults(run=audit_file)


def audit_file(arguments: argparse.Namespace) -> int:
    """Write the plan, the draw and where the audit stands."""
    from daihoi.core import elections, rulebooks
    from daihoi.core.ballots import assertions, dice, looking, risk

    value = read_json(arguments.case)
    if not isinstance(value, dict) or not isinstance(value.get("rulebook"), str):
        known = ", ".join(rulebooks.available())
        raise WrongInput(say("“rulebook” is missing. Name one of these in the file: {known}.", known=known))
    rules = rulebooks.load(value["rulebook"]).elections
    case = elections.read_case(value, rules)
    papers, digits = case.ballots.returned, dice.read_digits(arguments.dice)
    if arguments.bundles and sum(arguments.bundles) != papers:
        raise WrongInput(say("The bundles hold {bundled} papers, but {papers} were returned.",
                             bundled=sum(arguments.bundles), papers=papers))  # fmt: skip
    asserted = assertions.assertions_of(case, elections.decide(case, rules), rules)
    plan = risk.make_plan(papers, asserted, limit=arguments.limit)
    looks = [] if arguments.papers is None else _looks(arguments.papers, case)
    ordered = looking.in_order_of_draw(looks, digits, papers)
    found = risk.measure(plan, ((one.reported, one.seen) for one in ordered))
    drawn = islice(dice.draw(digits, papers), len(ordered), len(ordered) + _to_draw(found))
    result = _told(plan, found, case, arguments.lang)
    result["draw"] = [_drawn(at, place, arguments.bundles) for at, place in enumerate(drawn, len(ordered) + 1)]
    write_json(result, arguments.output)
    return DONE if found.next is risk.NextStep.CONFIRMED else NEEDS_A_PERSON


def _to_draw(found: Measured) -> int:
    return found.more if found.next.value == "go_on" else 0


def _looks(path: str, case: Case) -> list[Look]:
    from daihoi.core.ballots.looking import read_look

    names = [one.id for one in case.candidates]
    looks = []
    for number, value in read_json_lines(path):
        try:
            looks.append(read_look(value, names))
        except WrongInput as error:
            raise WrongInput(say("Line {line}: {what}", line=number, what=error.sentence)) from None
    return looks


def _told(plan: Plan, found: Measured, case: Case, language: str) -> dict[str, Any]:
    names = {one.id: one.label for one in case.candidates}
    return {
        "next": found.next.value, "more": found.more, "risk": rounded(found.risk), "limit": plan.limit,
        "papers": plan.papers, "looked_at": found.papers, "differing": found.differing, "missing": found.missing,
        "assertions": [
            {
                "kind": one.kind.value, "candidate": one.candidate, "other": one.other or None, "margin": one.margin,
                "risk": rounded(left), "text": one.sentence(names).in_language(language),
            }
            for one, left in zip(plan.assertions, found.risks, strict=True)
        ],
    }  # fmt: skip


def rounded(risk: float) -> float:
    """Four digits, rounded up, so that no figure looks better than it is."""
    return -(-risk * 10_000 // 1) / 10_000


def _drawn(at: int, place: int, sizes: Sequence[int]) -> dict[str, int]:
    from daihoi.core.ballots.dice import where

    said = {"draw": at, "place": place}
    if sizes:
        said["bundle"], said["paper"] = where(place, sizes)
    return said


def _sizes(text: str) -> tuple[int, ...]:
    words = text.split(",")
    if not all(one.strip().isascii() and one.strip().isdigit() for one in words):
        raise WrongInput(say("“{text}” are no sizes of bundles. Write them like 50,50,48.", text=text))
    return tuple(int(one) for one in words)


def _risk(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise WrongInput(say("“{text}” is no risk limit. Write a number like 0.05.", text=text)) from None


HELP = say("""Throw the digits in public after the count is fixed and its record sealed; never before.
Without --papers the result says what must be confirmed and which papers to fetch. Each line of --papers holds
  place         of the paper among all papers, from 1
  reported      the ids that the count has a vote for, or null for an invalid paper
  seen          the same as people see it on the paper, or "missing"
The result then says: confirmed, go_on (with the papers to fetch next), or count_all.

Exit codes: 0 the outcome is confirmed; 1 people go on; 2 wrong input, nothing is written.
The guide is docs/guides/ballot-audit.md.""")
