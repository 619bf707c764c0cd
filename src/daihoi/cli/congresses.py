"""``daihoi congresses …``: stages, deadlines, form and programme of a congress."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date

from daihoi.cli.output import read_text, write_json, write_text
from daihoi.core import congresses
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say

COURSES = {"supervised": congresses.SUPERVISED, "independent": congresses.INDEPENDENT}


def configure(noun: str, nouns: argparse._SubParsersAction[argparse.ArgumentParser], language: str) -> None:
    """Add the noun and its verbs to the command line."""
    about = say("Stages, deadlines, form and programme of a congress.").in_language(language)
    verbs = nouns.add_parser(noun, help=about, description=about).add_subparsers(
        dest="verb", metavar="VERB", required=True
    )
    _configure_states(verbs, language)
    _configure_timetable(verbs, language)
    _configure_form(verbs, language)
    _configure_programme(verbs, language)


def _configure_states(verbs: argparse._SubParsersAction[argparse.ArgumentParser], language: str) -> None:
    parser = _verb(verbs, "states", print_states, say("Print the stages and which may follow which."), language)
    parser.add_argument(
        "--course", choices=[*COURSES], default="supervised",
        help=say("With a superior level that clears and ratifies, or without one.").in_language(language),
    )  # fmt: skip
    parser.add_argument(
        "--mermaid", action="store_true", help=say("Draw them as a Mermaid diagram.").in_language(language)
    )


def _configure_timetable(verbs: argparse._SubParsersAction[argparse.ArgumentParser], language: str) -> None:
    parser = _verb(verbs, "timetable", print_timetable,
                   say("Print the last lawful day of each step, counted in working days."), language)  # fmt: skip
    opens = say("First day of the congress, such as 2026-06-08.").in_language(language)
    closes = say("Last day; the first day when left out.").in_language(language)
    parser.add_argument("--opens", required=True, type=_day, metavar="DAY", help=opens)
    parser.add_argument("--closes", type=_day, metavar="DAY", help=closes)
    parser.add_argument(
        "--holidays", metavar="FILE",
        help=say("Holidays of your own as TOML; those of Viet Nam, 2019-2027, when left out.").in_language(language),
    )  # fmt: skip


def _configure_form(verbs: argparse._SubParsersAction[argparse.ArgumentParser], language: str) -> None:
    parser = _verb(verbs, "form", print_form, say("Propose a congress of members or of delegates."), language)
    members = say("How many official members there are.").in_language(language)
    threshold = say("From how many members on delegates are elected.").in_language(language)
    scattered = say("The members are hard to assemble in one place.").in_language(language)
    parser.add_argument("--members", required=True, type=int, metavar="N", help=members)
    parser.add_argument("--threshold", type=int, default=congresses.PARTY_THRESHOLD, metavar="N", help=threshold)
    parser.add_argument("--hard-to-assemble", action="store_true", help=scattered)


def _configure_programme(verbs: argparse._SubParsersAction[argparse.ArgumentParser], language: str) -> None:
    parser = _verb(verbs, "programme", print_programme, say("Print a programme to start from."), language)
    form = say("Who sits in the congress.").in_language(language)
    contents = say("What the congress is to do, parted by commas; all four contents when left out.")
    alone = say("The congress has no preparatory session.").in_language(language)
    parser.add_argument("--form", required=True, choices=[*congresses.Form], help=form)
    parser.add_argument(
        "--contents", default=",".join(congresses.Content), metavar="LIST", help=contents.in_language(language)
    )
    parser.add_argument("--no-preparatory-session", action="store_true", help=alone)


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    about: Sentence,
    language: str,
) -> argparse.ArgumentParser:
    text = about.in_language(language)
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=text, description=text)
    output = say("Write the result to this file instead of the screen.").in_language(language)
    parser.add_argument("-o", "--output", metavar="FILE", help=output)
    parser.set_defaults(run=run)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongInput(say("“{text}” is no day. Write year, month and day, such as 2026-06-08.", text=text)) from None


def print_states(arguments: argparse.Namespace) -> int:
    """Write the stages with their lawful followers, or the diagram."""
    moves = COURSES[arguments.course]
    if arguments.mermaid:
        write_text(congresses.as_mermaid(moves) + "\n", arguments.output)
        return 0
    reached = [stage for stage in congresses.Stage if any(stage in (move.current, move.wanted) for move in moves)]
    rows = [
        {
            "stage": stage.value,
            "label": stage.label.in_language(arguments.lang),
            "next": [
                {
                    "stage": move.wanted.value,
                    "act": move.act.in_language(arguments.lang),
                    "source": str(move.source),
                    "status": move.source.status.value,
                }
                for move in moves
                if move.current is stage
            ],
        }
        for stage in reached
    ]
    write_json(rows, arguments.output)
    return 0


def print_timetable(arguments: argparse.Namespace) -> int:
    """Write the deadlines; exit code 1 when the holidays of a year are unknown."""
    if arguments.holidays:
        holidays = congresses.calendar_from(read_text(arguments.holidays))
    else:
        holidays = congresses.vietnamese_holidays()
    closes_on = arguments.closes or arguments.opens
    deadlines = congresses.timetable(congresses.PARTY_STEPS, arguments.opens, closes_on, holidays)
    write_json([deadline.as_json(arguments.lang) for deadline in deadlines], arguments.output)
    return 0 if all(deadline.is_certain for deadline in deadlines) else 1


def print_form(arguments: argparse.Namespace) -> int:
    """Write the proposed form; exit code 1 when the superior level must consent."""
    proposal = congresses.propose_form(
        arguments.members, arguments.threshold, is_hard_to_assemble=arguments.hard_to_assemble
    )
    write_json(proposal.as_json(arguments.lang), arguments.output)
    return 1 if proposal.needs_consent else 0


def print_programme(arguments: argparse.Namespace) -> int:
    """Write the sessions and their items."""
    contents = [name.strip() for name in arguments.contents.split(",") if name.strip()]
    sessions = congresses.programme(
        arguments.form, contents, has_preparatory_session=not arguments.no_preparatory_session
    )
    write_json([session.as_json(arguments.lang) for session in sessions], arguments.output)
    return 0
