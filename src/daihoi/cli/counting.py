"""``daihoi ballots count``: the figures of a count from what was read and what people ruled.

Exit codes: 0 counted · 2 wrong input, nothing written · 3 ballots wait for a person; the result lists them and holds no
figures.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from daihoi.cli.output import read_json, read_json_lines, write_json
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import say

if TYPE_CHECKING:
    from daihoi.core.ballots.layouts import Layout
    from daihoi.core.ballots.sheets import Sheet

DONE, REFUSED = 0, 3


def add_count(verbs: argparse._SubParsersAction[argparse.ArgumentParser], language: str) -> None:
    """Add the verb ``count`` to the noun ``ballots``."""
    text = say("Count what was read, refusing while a ballot waits for a person.").in_language(language)
    parser = verbs.add_parser(
        "count", help=text, description=text, epilog=HELP.in_language(language),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    readings = say("What “daihoi ballots scan” has written; “-” reads standard input.")
    parser.add_argument("readings", metavar="READINGS.jsonl", help=readings.in_language(language))
    rulings = say("What people ruled, one ballot a line.").in_language(language)
    parser.add_argument("--adjudications", metavar="FILE", help=rulings)
    layout = say("The layout written beside the ballots; needed for two sides and for cards of votes.")
    parser.add_argument("--layout", metavar="LAYOUT.json", help=layout.in_language(language))
    issued = say("Ballots handed out, so that the figures are whole.").in_language(language)
    parser.add_argument("--issued", metavar="N", type=_number, help=issued)
    output = say("Write the result to this file instead of the screen.").in_language(language)
    parser.add_argument("-o", "--output", metavar="FILE", help=output)
    parser.set_defaults(run=count_file)


def count_file(arguments: argparse.Namespace) -> int:
    """Write the figures, or the list of what waits."""
    from daihoi.core.ballots.adjudicating import read_adjudication
    from daihoi.core.ballots.counting import count_readings
    from daihoi.core.ballots.readings import read_reading

    layout, sheet = _paper(arguments.layout)
    rulings = [] if arguments.adjudications is None else list(_each(arguments.adjudications, read_adjudication))
    count = count_readings(_each(arguments.readings, read_reading), rulings, layout, sheet)
    if not count.pages:
        raise WrongInput(say("{path} holds no reading. Name what “daihoi ballots scan” has written.",
                             path=arguments.readings))  # fmt: skip
    write_json(count.as_json(arguments.lang, issued=arguments.issued), arguments.output)
    if not count.waits:
        return DONE
    text = say(
        "Nothing is counted yet: {count} ballots wait for a person. The result lists them; rule on each in a file and "
        "give it with --adjudications.", count=len(count.waits),
    )  # fmt: skip
    print(text.in_language(arguments.lang), file=sys.stderr)
    return REFUSED


def _paper(path: str | None) -> tuple[Layout | None, Sheet | None]:
    """The layout of a file and the sheet by its rulebook; nothing without a file."""
    if path is None:
        return None, None
    from daihoi.core import rulebooks
    from daihoi.core.ballots.gathering import sheet_of_layout
    from daihoi.core.ballots.layouts import read_layout

    layout = read_layout(read_json(path))
    return layout, sheet_of_layout(layout, rulebooks.load(layout.rulebook).elections)


def _each(path: str, read: Any) -> Iterator[Any]:
    """Each line of a file as what it stands for; a line that is wrong is named by its number."""
    for number, value in read_json_lines(path):
        try:
            yield read(value)
        except WrongInput as error:
            raise WrongInput(say("Line {line}: {what}", line=number, what=error.sentence)) from None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise WrongInput(say("“{text}” is no number of ballots. Write a whole number.", text=text))
    return int(text)


HELP = say("""Each line of the rulings names a ballot and says what people decided:
  place, source or image_hash   which ballot (one of the three)
  choices       {id: word}: valid as read, these names as written here; {} leaves everything as the machine read it
  ground        or: invalid, on this ground of the rulebook
  set_aside     or: true, no ballot of this vote
  decided_by    who decided, one text or a list
  weight, note  the votes of the card; why

With --layout the rulebook judges every ballot again; without it the verdicts of the readings stand.
Sheets of a rehearsal, of another layout and empty pages are not counted and listed in “set_aside”.

Exit codes: 0 counted; 2 wrong input, nothing is written; 3 ballots wait for a person, the result lists them.
The guide is docs/guides/ballots-paper.md.""")
