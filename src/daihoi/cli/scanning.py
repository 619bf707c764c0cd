"""``daihoi ballots scan``: scanned pages to readings, one line for each page.

Exit codes: 0 every page is a valid ballot · 1 done, but pages need a person: a mark is doubtful, a ballot is invalid, a
file can't be opened; the readings say which and why · 2 wrong input, nothing written.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from daihoi.cli.output import read_json
from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say

if TYPE_CHECKING:
    from daihoi.core.ballots.readings import PageReading

DONE, NEEDS_A_PERSON = 0, 1
_SHOWN_EVERY = 10


def add_scan(verbs: argparse._SubParsersAction[argparse.ArgumentParser], language: str) -> None:
    """Add the verb ``scan`` to the noun ``ballots``."""
    text = say("Read scanned ballots; whatever is doubtful is left to people.").in_language(language)
    parser = verbs.add_parser(
        "scan", help=text, description=text, epilog=HELP.in_language(language),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    files = say("Scanned pages: PNG, JPEG, TIFF, PDF; a folder is read whole, in natural order.")
    parser.add_argument("files", metavar="FILE", nargs="+", help=files.in_language(language))
    layout = say("The layout file written when the ballots were printed.")
    parser.add_argument("--layout", metavar="LAYOUT.json", required=True, help=layout.in_language(language))
    output = say("Write the readings to this file instead of the screen.")
    parser.add_argument("-o", "--output", metavar="READINGS.jsonl", help=output.in_language(language))
    workers = say("Processes on this machine; one for each core when left out.")
    parser.add_argument("--workers", metavar="N", type=_number, help=workers.in_language(language))
    cluster = say("Share the work with the machines of the Dask scheduler at this address; all see the same folder.")
    parser.add_argument("--cluster", metavar="ADDRESS", help=cluster.in_language(language))
    accept = say("Accept black-and-white scans, from which a light stroke may be gone; else people look at each.")
    parser.add_argument("--accept-black-and-white", action="store_true", help=accept.in_language(language))
    debug = say("Write a picture of each sheet with what was seen into this folder.")
    parser.add_argument("--debug", metavar="DIR", help=debug.in_language(language))
    parser.set_defaults(run=scan_files)


def scan_files(arguments: argparse.Namespace) -> int:
    """Write one line for each page, in input order; the file is whole or not there."""
    from daihoi.core import rulebooks
    from daihoi.core.ballots.gathering import sheet_of_layout
    from daihoi.core.ballots.layouts import read_layout

    scanning = _scanning()
    layout = read_layout(read_json(arguments.layout))
    sheet = sheet_of_layout(layout, rulebooks.load(layout.rulebook).elections)
    pictures = scanning.find_pictures(arguments.files)
    readings = scanning.read_pictures(
        pictures, layout, sheet, runner=_runner(arguments.cluster), workers=arguments.workers, debug=arguments.debug,
        zones=scanning.Zones(black_and_white=arguments.accept_black_and_white),
    )  # fmt: skip
    found: Counter[str] = Counter()
    with _written(arguments.output) as file:
        for reading in _watched(readings, len(pictures)):
            found[reading.verdict.value] += 1
            file.write(json.dumps(reading.as_json(arguments.lang), ensure_ascii=False) + "\n")
    print(_summary(found).in_language(arguments.lang), file=sys.stderr)
    return DONE if set(found) == {"valid"} else NEEDS_A_PERSON


def _scanning() -> Any:
    """The reader, which needs packages that not every installation has."""
    try:
        from daihoi.core import scanning
    except ImportError:
        raise WrongInput(say("Reading scans needs the extra “scan”. Install daihoi[scan] and try again.")) from None
    return scanning


def _runner(address: str | None) -> Any:
    if address is None:
        return None
    from daihoi.apps.jobs.dask_runner import DaskRunner

    return DaskRunner(address)


def _watched(readings: Iterable[PageReading], total: int) -> Iterator[PageReading]:
    """The readings, with a sign of progress where somebody is watching."""
    is_watched = sys.stderr.isatty()
    for number, reading in enumerate(readings, 1):
        if is_watched and (number % _SHOWN_EVERY == 0 or number == total):
            end = "\n" if number == total else ""
            print(f"\r{number}/{total}", end=end, file=sys.stderr, flush=True)
        yield reading


@contextmanager
def _written(path: str | None) -> Iterator[TextIO]:
    """A file that is written line by line and takes its name only when it is whole.

    Raises:
        WrongInput: the folder is missing or can't be written, or the disk is full; nothing is left behind.
    """
    if path is None:
        yield sys.stdout
        return
    target = Path(path)
    draft = None
    try:
        handle, draft = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            yield file
        Path(draft).chmod(0o644)
        Path(draft).replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WrongInput(say("{path} can't be written ({reason}).", path=path, reason=reason)) from None
    finally:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)


def _summary(found: Counter[str]) -> Sentence:
    return say(
        "{total} pages read: {valid} valid, {invalid} proposed as invalid, {adjudicate} for a person, {unreadable} "
        "unreadable, {foreign} of another ballot.", total=found.total(), valid=found["valid"],
        invalid=found["invalid"], adjudicate=found["adjudicate"], unreadable=found["unreadable"],
        foreign=found["foreign"],
    )  # fmt: skip


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise WrongInput(say("“{text}” is no number of processes. Write 1 or more.", text=text))
    return int(text)


HELP = say("""Every page gives one line, in the order of the files; none is ever dropped. A line says the verdict:
  valid        clear marks that make a valid ballot
  invalid      clear marks that make an invalid one: proposed, people confirm it
  adjudicate   a person must look; “reasons” says why and where
  unreadable   no ballot can be made out, or the file can't be opened
  foreign      a page of another ballot

Scan in gray, at 200 to 300 dots per inch: black-and-white scans lose light marks without a trace.

Exit codes: 0 all valid; 1 done, but pages need a person; 2 wrong input, nothing is written.
The guide is docs/guides/ballots-paper.md.""")
