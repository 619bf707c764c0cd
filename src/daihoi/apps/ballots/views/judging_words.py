"""What the screens of the rulings say: handed to the page as data, because a script holds no sentence of its own."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from daihoi.apps.shell import figures
from daihoi.core.elections import BallotStyle

from .words import console_words

KEYS = {
    BallotStyle.AGREE_DISAGREE: ("A D B N", "1 2 3 4"),
    BallotStyle.STRIKE: ("K S", "1 2"),
    BallotStyle.MARK: ("M N", "1 2"),
    BallotStyle.CUMULATIVE: ("0–9", "0–9"),
}


def judge_words() -> dict[str, Any]:
    """Every sentence of a teller's rulings; ``{…}`` are filled in by the page."""
    return _pad_words() | {
        "panels": _panels(),
        "free": _("Enter confirms this ruling."),
        "progress": _("{ruled} of {all} sheets ruled"),
        "unsent": _("{count} rulings are not sent yet; they are kept on this machine"),
        "undone": _("The ruling on this sheet is taken back. Rule again."),
        "nothing_back": _("There is no ruling of yours that could be taken back."),
    }


def board_words() -> dict[str, Any]:
    """Every sentence of the board's vote."""
    return _pad_words() | {
        "panels": _panels() | {
            "none": {
                "title": _("No sheet waits for the board"),
                "text": _("New ones appear here by themselves, as soon as two tellers differ or leave a sheet to the "
                          "board."),
                "act": "",
            },
        },
        "free_to_decide": _("F9 records what the board has decided."),
        "progress": _("{ruled} of {all} sheets decided"),
        "ruling": _("Ruling {number}"),
        "held_valid": _("held valid: {marks}"),
        "held_invalid": _("held invalid: {ground}"),
        "outcomes": {"aside": _("no ballot of this vote"), "board": _("left to the board")},
        "tally": _("for {for} · against {against}"),
        "unasked": _("Say how each member votes: {names}."),
        "no_majority": _("No majority: {for} for, {against} against. Change the ruling and vote again."),
        "away": _("The network is away. Nothing was sent; press F9 again in a moment."),
        "shut": _("You are signed out, or you no longer sit with the board. Sign in again."),
    }  # fmt: skip


def judge_keys(style: BallotStyle, *, is_board: bool = False) -> list[tuple[str, str]]:
    """The keys of the screen, as its foot shows them."""
    keys = [
        ("↑ ↓", _("names in doubt")),
        (KEYS[style][0], _("votes") if style is BallotStyle.CUMULATIVE else _("what stands at the name")),
        ("V", pgettext("ballot", "valid")),
        ("G 2", _("invalid, ground 2")),
        ("X", _("no ballot of this vote")),
    ]
    if is_board:
        keys += [("F9", _("record the decision"))]
    else:
        keys += [("?", _("to the board")), ("Enter", _("confirm")), ("⌫", _("take the last one back"))]
    return [*keys, ("+ −", _("closer, wider")), ("␣", _("whole page")), ("L", _("all names"))]


def contact_keys() -> list[tuple[str, str]]:
    """The keys of a contact sheet."""
    return [
        ("← → ↑ ↓", _("from one to the next")),
        ("␣", _("read wrongly: tick it")),
        ("Enter", _("all others are right: seen")),
        ("PgUp PgDn", _("earlier and later screens")),
    ]


def contact_words() -> dict[str, str]:
    """What a contact sheet says while it is looked through."""
    return {
        "flagged": _("Sheets that go back to the tellers: {count}"),
        "none_flagged": _("No sheet is ticked."),
        "no_picture": _("The cut-outs could not be fetched. Reload the page."),
    }


def _pad_words() -> dict[str, Any]:
    said = console_words()
    return {
        "means": said["means"],
        "choices": {
            "agree": _("agree"), "disagree": _("disagree"), "both": _("both boxes"), "none": _("no mark"),
            "kept": pgettext("a name on a ballot", "kept"), "struck": pgettext("a name on a ballot", "struck"),
            "marked": _("marked"),
        },
        "boxes": {
            "agree": _("box “agree”"), "disagree": _("box “disagree”"), "mark": _("the box"),
            "strike": _("stroke through the name"), "votes": _("the field"),
        },
        "point": "," if figures.language() == "vi" else ".",
        "figures": _("Ink: {ink}. First reader: {first}; second reader: {second}."),
        "proposed": _("Proposed ground {number}: {text} ({source})"),
        "card": _("Votes of the card"),
        "row_of": _("{number} {name}, cut out of the page"),
        "choice_at": _("What stands at {number} {name}"),
        "type_number": _("type the number"),
        "side": _("side {page} of {pages}"),
        "nothing_ruled": _("Valid (V), invalid (G and the ground), or no ballot of this vote (X)?"),
        "no_ground": _("Choose the ground: its number."),
        "undecided": _("Before “valid”, decide what stands at: {names}"),
        "to_board": _("The board decides on this sheet."),
        "aside": _("The sheet is no ballot of this vote and is set aside: it is neither valid nor invalid."),
        "locks": {
            "too_many": _("Voted for: {kept}; may be: {most}. By the rulebook this ballot is invalid: G {ground}."),
            "unclear": _("A name without one clear mark makes this ballot invalid: G {ground}."),
            "nobody_chosen": _("Nobody is voted for. By the rulebook this ballot is invalid: G {ground}."),
            "overspent": _("Votes given: {spent}; the card has {most}. The ballot is invalid: G {ground}."),
            "weight_missing": _("Type the votes of the card first."),
            "other": _("These choices do not make a valid ballot. Look at them again."),
        },
    }  # fmt: skip


def _panels() -> dict[str, dict[str, str]]:
    return {
        "loading": {"title": _("One moment …"), "text": "", "act": ""},
        "sending": {
            "title": _("The last rulings are being sent"),
            "text": _("They are kept on this machine and sent as soon as the network answers."),
            "act": "",
        },
        "none": {
            "title": _("No sheet waits for you"),
            "text": _("New ones appear here by themselves, as soon as a batch is read. Backspace takes your last "
                      "ruling back, as long as the other teller has not ruled on that sheet."),
            "act": "",
        },
        "shut": {
            "title": _("The server does not let you in"),
            "text": _("You are signed out, or you have no seat here any more. What you ruled is kept on this machine."),
            "act": _("Sign in again"),
        },
        "away": {
            "title": _("The network is away"),
            "text": _("What you ruled is kept on this machine. New sheets need the server."),
            "act": _("Try again"),
        },
        "refused": {"title": _("The server did not take it"), "text": "{error}", "act": _("Read the sheets anew")},
    }  # fmt: skip
