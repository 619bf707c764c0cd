"""Why people look at a scanned ballot, in a few words of either language; the machine's own sentence stands beside."""

from __future__ import annotations

from daihoi.core.ballots import Sheet
from daihoi.core.ballots.readings import ReasonKind
from daihoi.core.elections import Flaw
from daihoi.core.sentences import Sentence, say

LABELS: dict[str, Sentence] = {
    ReasonKind.FAINT_MARK: say("faint mark"),
    ReasonKind.PARTLY_STRUCK: say("name struck in part"),
    ReasonKind.CORRECTED: say("corrected mark"),
    ReasonKind.BOTH_BOXES: say("both boxes marked"),
    ReasonKind.WRITTEN_NUMBER: say("number written by hand"),
    ReasonKind.READERS_DIFFER: say("the two readers differ"),
    ReasonKind.BLACK_AND_WHITE: say("scanned in black and white"),
    ReasonKind.STRAY_INK: say("ink outside the boxes"),
    ReasonKind.SECOND_COLOUR: say("a second colour of ink"),
    ReasonKind.TOO_MANY: say("too many votes"),
    ReasonKind.NOBODY: say("nobody voted for"),
    ReasonKind.UNCLEAR: say("no clear mark"),
    ReasonKind.BLANK_PAGE: say("blank page"),
    ReasonKind.NOT_FOUND: say("corner marks not found"),
    ReasonKind.WRONG_SCALE: say("copied at another size"),
    ReasonKind.DAMAGED: say("torn or covered"),
    ReasonKind.OTHER_BALLOT: say("another ballot"),
    ReasonKind.TEST_SHEET: say("rehearsal sheet"),
    ReasonKind.PAGE_MISSING: say("the other side is missing"),
    ReasonKind.TWICE: say("scanned twice"),
    ReasonKind.BROKEN_FILE: say("damaged file"),
    ReasonKind.EMPTY_FILE: say("empty file"),
    ReasonKind.TOO_LARGE: say("picture too large"),
    ReasonKind.LOCKED: say("file with a password"),
    ReasonKind.NOT_AN_IMAGE: say("no picture"),
}

PROPOSED: dict[str, tuple[Flaw, ...]] = {
    ReasonKind.STRAY_INK: (Flaw.SIGNED, Flaw.ADDED_WORDS, Flaw.OUTSIDE_NAME, Flaw.MARKED),
    ReasonKind.SECOND_COLOUR: (Flaw.SEVERAL_INKS, Flaw.MARKED),
    ReasonKind.OTHER_BALLOT: (Flaw.NOT_ISSUED,),
}
"""Which flaws people may find where the machine saw this, the likeliest first."""


def proposed_ground(kind: str, sheet: Sheet) -> str:
    """The rulebook's ground that such a reason points to; empty where it has none."""
    flaws = PROPOSED.get(kind, ())
    found = (one.id for flaw in flaws for one in sheet.grounds if flaw in one.flaws)
    return next(found, "")


def label_of(kind: str, language: str) -> str:
    """What a reason is called; a reason of a later version keeps its own name."""
    found = LABELS.get(kind)
    return found.in_language(language) if found else kind
