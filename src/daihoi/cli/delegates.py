"""``daihoi delegates …``: how many delegates each unit sends."""

from __future__ import annotations

import argparse
from fractions import Fraction
from typing import TYPE_CHECKING

from daihoi.cli.output import read_text, write_json
from daihoi.core import delegates
from daihoi.core.errors import WrongInput
from daihoi.core.findings import Finding, Severity
from daihoi.core.sentences import say
from daihoi.core.sources import Source

if TYPE_CHECKING:
    from daihoi.core.rulebooks import DelegateRules

DONE, NEEDS_A_PERSON, REFUSED = 0, 1, 3


def configure(noun: str, nouns: argparse._SubParsersAction[argparse.ArgumentParser], language: str) -> None:
    """Add the noun and its verbs to the command line."""
    about = say("How many delegates each unit sends to a congress.").in_language(language)
    apportion = say("Share out the delegates among the units of a table.").in_language(language)
    verbs = nouns.add_parser(noun, help=about, description=about).add_subparsers(
        dest="verb", metavar="VERB", required=True
    )
    parser = verbs.add_parser("apportion", help=apportion, description=apportion)
    table = say("CSV table with the columns unit and members; also subordinates, weight, ex_officio, appointed, extra, "
                "least, most; “-” reads standard input.")  # fmt: skip
    output = say("Write the result to this file instead of the screen.")
    parser.add_argument("units", metavar="UNITS.csv", help=table.in_language(language))
    parser.add_argument("-o", "--output", metavar="FILE", help=output.in_language(language))
    _add_formula(parser, language)
    parser.set_defaults(run=apportion_delegates)


def _add_formula(parser: argparse.ArgumentParser, language: str) -> None:
    rulebook = say("Take the quota and the caps from this rulebook.")
    level = say("Check the total against the rulebook's cap for this level.")
    per_unit = say("Delegates for every unit.")
    quota = say("One more for each so many members.")
    remainder = say("Members over, from which on one more is given.")
    total = say("Share out this fixed total, with those ex officio and appointed, instead of using a quota.")
    method = say("How a fixed total follows the claims.")
    subordinate = say("How many members one subordinate organisation counts for, with a fixed total.")
    winner = say("Give a tied seat to this unit; repeat for several.")
    parser.add_argument("--rulebook", metavar="PACK", help=rulebook.in_language(language))
    parser.add_argument("--level", metavar="LEVEL", help=level.in_language(language))
    parser.add_argument("--per-unit", type=_whole, metavar="N", help=per_unit.in_language(language))
    parser.add_argument("--members-per-delegate", type=_whole, metavar="N", help=quota.in_language(language))
    parser.add_argument("--remainder", type=_whole, metavar="N", help=remainder.in_language(language))
    parser.add_argument("--total", type=_whole, metavar="N", help=total.in_language(language))
    parser.add_argument("--method", choices=[*delegates.Method], help=method.in_language(language))
    parser.add_argument(
        "--members-per-subordinate", type=_share, metavar="N", default=Fraction(0),
        help=subordinate.in_language(language),
    )  # fmt: skip
    parser.add_argument("--tie-to", action="append", default=[], metavar="UNIT", help=winner.in_language(language))


def apportion_delegates(arguments: argparse.Namespace) -> int:
    """Write the delegates of each unit; exit code 1 when a tie needs a person, 3 when a cap is passed."""
    rules = _rules(arguments.rulebook)
    units = delegates.read_units(read_text(arguments.units))
    apportionment = delegates.apportion(units, _formula(arguments, rules))
    findings = (*apportionment.findings, *_check_caps(apportionment, arguments, rules))
    result = apportionment.as_json(arguments.lang) | {
        "findings": [finding.as_json(arguments.lang) for finding in findings]
    }
    write_json(result, arguments.output)
    if any(finding.severity is Severity.BLOCK for finding in findings):
        return REFUSED
    return NEEDS_A_PERSON if findings else DONE


def _rules(rulebook: str | None) -> DelegateRules | None:
    if rulebook is None:
        return None
    from daihoi.core import rulebooks

    return rulebooks.load(rulebook).delegates


def _formula(arguments: argparse.Namespace, rules: DelegateRules | None) -> delegates.Quota | delegates.FixedTotal:
    if arguments.total is not None:
        return delegates.FixedTotal(
            total=arguments.total,
            method=delegates.Method(arguments.method or delegates.Method.LARGEST_REMAINDER),
            per_unit=arguments.per_unit or 0,
            members_per_subordinate=arguments.members_per_subordinate,
            tie_winners=tuple(arguments.tie_to),
        )
    if arguments.method or arguments.tie_to or arguments.members_per_subordinate:
        raise WrongInput(
            say("--method, --tie-to and --members-per-subordinate belong to a fixed total. Give --total too.")
        )
    return _quota(arguments, rules)


def _quota(arguments: argparse.Namespace, rules: DelegateRules | None) -> delegates.Quota:
    """The quota of the rulebook, with the figures that the command line gives instead."""
    known = {name: getattr(rules, name, None) for name in ("per_unit", "members_per_delegate", "remainder")}
    figures = {
        name: getattr(arguments, name) if getattr(arguments, name) is not None else rule.value if rule else None
        for name, rule in known.items()
    }
    if figures["per_unit"] is None and figures["members_per_delegate"] is None:
        raise WrongInput(
            say("No formula is known for these delegates. Give --total, or --per-unit and --members-per-delegate, or "
                "a --rulebook that fixes them.")
        )  # fmt: skip
    cited = known["members_per_delegate"] or known["per_unit"]
    return delegates.Quota(
        per_unit=figures["per_unit"] or 0,
        members_per_delegate=figures["members_per_delegate"] or 0,
        remainder=figures["remainder"] or 0,
        source=cited.source if cited else Source(""),
    )


def _check_caps(
    apportionment: delegates.Apportionment, arguments: argparse.Namespace, rules: DelegateRules | None
) -> tuple[Finding, ...]:
    caps = (rules.most if rules else None) or {}
    if arguments.level is not None and arguments.level not in caps:
        known = ", ".join(caps) or "—"
        raise WrongInput(
            say("No cap on delegates is known for the level “{level}”. Known levels: {known}.",
                level=arguments.level, known=known)
        )  # fmt: skip
    cap = caps.get(arguments.level) if arguments.level else None
    appointed = rules.designated_max.value if rules and rules.designated_max else None
    if cap is None:
        return delegates.check_caps(apportionment, appointed_most=appointed)
    return delegates.check_caps(apportionment, cap.value, appointed, cap.source)


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise WrongInput(say("“{text}” is no whole number. Write for example 250.", text=text))
    return int(text)


def _share(text: str) -> Fraction:
    try:
        share = Fraction(text)
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if share < 0:
        raise WrongInput(say("“{text}” is no number from 0 up. Write for example 100 or 3/2.", text=text))
    return share
