"""What the consoles say: handed to the page as data, because a script holds no sentence of its own."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from daihoi.core.elections import BallotStyle


def console_words() -> dict[str, Any]:
    """Every sentence of the teller's console; ``{…}`` are filled in by the page."""
    return {
        "locks": _locks(),
        "means": _means(),
        "panels": _panels(),
        "drill": _drill(),
        "free": _("Enter keeps this ballot."),
        "looking": _("You are looking at ballot {position}, keyed before. Enter keeps the correction, Esc goes back."),
        "looking_first": _("Go back to the current ballot first: Esc."),
        "last": _("Ballot {position}: {meaning}"),
        "kept": _("Ballot {position} is kept. Now ballot {next}."),
        "corrected": _("Ballot {position} is corrected."),
        "undone": _("Ballot {position} is taken back. Key it again."),
        "nothing_back": _("Nothing has been keyed in this bundle yet, so nothing can be taken back."),
        "incomplete": _("Bundle {bundle} is not complete: {count} ballots are missing ({positions})."),
        "not_taken": _("Ballot {position} was not taken: {error}"),
        "unsent": _("{count} not sent yet"),
        "unsent_acts": _("something is still to be sent"),
        "no_network": _("The network is away, and a new bundle is given by the server only. Try again in a moment."),
    }


def look_words() -> dict[str, Any]:
    """Every sentence of the third look's console."""
    return {
        "locks": _locks(),
        "means": _means(),
        "panels": _look_panels(),
        "free": _("Enter compares your reading with those of the teams."),
        "free_to_decide": _("Tick who decided, then Enter or F9 records the decision."),
        "settled": _("Bundle {bundle}, ballot {position}: settled."),
        "left": _("{count} ballots wait for a third look"),
        "team": _("Team {team}"),
        "you": _("Third look"),
        "differ": _("Different at: {numbers}"),
        "differ_ground": _("They differ in the ground, the doubt or the votes of the card."),
        "alike": _("All readings are the same; the counting committee decides all the same."),
        "reasons": {
            "difference": _("The teams differ."),
            "invalid": _("Somebody keyed it as invalid: the counting committee decides."),
            "doubt": _("It is doubtful: the counting committee decides."),
        },
        "nobody_decided": _("Tick who of the counting committee decided."),
        "decided": _("Bundle {bundle}, ballot {position}: decided by the counting committee."),
        "away": _("The network is away. Nothing was sent; press Enter again in a moment."),
        "shut": _("You are signed out, or you no longer sit at the third look. Sign in again."),
    }


def hint(style: BallotStyle, *, is_weighed: bool) -> str:
    """What is keyed on this kind of ballot, above the line."""
    hints = {
        BallotStyle.STRIKE: _("Numbers of the names struck; Enter alone: none is struck"),
        BallotStyle.AGREE_DISAGREE: _("Numbers of the names disagreed with; Enter alone: all are agreed"),
        BallotStyle.MARK: _("Numbers of the names marked; Enter alone: nobody is marked"),
        BallotStyle.CUMULATIVE: _("Votes for each name: 1=500 3=500 (on the pad 1-500)"),
    }
    said = hints[style]
    return _("First the votes of the card: w1000. Then: %(hint)s") % {"hint": said} if is_weighed else said


def console_keys() -> list[tuple[str, str]]:
    """The keys of the teller's console, as its foot shows them."""
    return [
        ("Enter", _("keep, next ballot")),
        ("3 17", _("exceptions")),
        ("/7", _("no clear mark")),
        ("*2", _("invalid, ground 2")),
        ("?", _("doubtful")),
        ("=1 2", _("only these")),
        ("⌫", _("take the last one back")),
        ("PgUp PgDn", _("earlier ballots")),
        ("F2", _("grounds")),
        ("F9", _("finish the bundle")),
    ]


def look_keys() -> list[tuple[str, str]]:
    """The keys of the third look's console."""
    return [
        ("Enter", _("compare")),
        ("3 17", _("exceptions")),
        ("/7", _("no clear mark")),
        ("*2", _("invalid, ground 2")),
        ("Esc", _("empty the line")),
        ("Tab", _("tick who decided")),
        ("F2", _("grounds")),
        ("F9", _("record the decision")),
    ]


def _locks() -> dict[str, str]:
    """The sentences of the core, word for word, for a screen that reads the line by itself."""
    return {
        "too_long": _("The line is longer than {most} signs. Delete it and key the ballot again."),
        "unreadable": _("“{token}” can't be read here. Key numbers, / * and ? only."),
        "not_on_list": _("{number} is not on the ballot, which ends at {most}. Key it again."),
        "twice": _("{number} stands in the line twice. Delete one, or key the right number."),
        "unknown_ground": _("“*{number}” is no ground of the list. Key * and a number from 1 to {most}."),
        "two_grounds": _("Two grounds stand in the line. Keep the one that counts."),
        "numbers_here": _("On this ballot votes are numbers: key {number}=500 for 500 votes."),
        "one_vote_here": _("“{token}”: on this ballot a name gets one vote or none. Key the number of the name alone."),
        "one_vote_each": _("Every ballot has one vote here: leave “w{votes}” out."),
        "weight_twice": _("The votes of the card stand in the line twice. Keep one."),
        "weight_missing": _("The votes of the card are missing. Key them first: w1000."),
        "weight_of_none": _("A card of 0 votes votes for nobody. Key the votes of the card."),
        "too_many": _(
            "{most} may be kept, {kept} are. Key {more} more, or *{ground} if the ballot is invalid."
        ),
        "too_many_marked": _(
            "{most} may be marked, {kept} are. Take {more} out, or key *{ground} if the ballot is invalid."
        ),
        "marked_or_not": _("On this ballot a name is marked or not: leave “/{number}” out, or key ? if the mark is not "
                           "clear."),
        "unclear": _("A name without a clear mark makes this ballot invalid. Key *{ground} beside it, or correct the "
                     "line."),
        "nobody_chosen": _("Nobody is voted for. Correct the line, or key *{ground} if the ballot is invalid."),
        "overspent": _("{spent} votes are given, the card has {most}. Correct them, or key *{ground} if the ballot is "
                       "invalid."),
    }  # fmt: skip


def _means() -> dict[str, str]:
    return {
        "struck": _("kept {kept} of {total}; struck: {names}"),
        "marked": _("marked {kept} of {total}: {names}"),
        "disagreed": _("agreed {kept} of {total}; disagreed: {names}"),
        "unclear": _("{marks}; no clear mark: {names}"),
        "spent": _("{spent} votes given: {names}"),
        "card": _("card of {weight} votes; {marks}"),
        "invalid": _("invalid: {ground} ({marks})"),
        "doubtful": _("doubtful: {marks}"),
    }


def _panels() -> dict[str, dict[str, str]]:
    """The screens between two bundles: a title, what to do, and the words of Enter."""
    again = _("Try again")
    return {
        "loading": {"title": _("One moment …"), "text": "", "act": ""},
        "taking": {"title": _("One moment …"), "text": "", "act": ""},
        "take": {
            "title": _("Take a bundle"),
            "text": _("Bundles that your team has not keyed yet: {left}. The program says which one to fetch."),
            "act": _("Take the next bundle"),
        },
        "fetch": {
            "title": _("Fetch bundle {bundle}"),
            "text": _("Count its sheets: {size}. Keep them in the order in which they lie; ballot 1 is on top."),
            "act": _("The bundle is here, begin"),
        },
        "next": {
            "title": _("Bundle {before} is handed over. Fetch bundle {bundle}"),
            "text": _("Tie bundle {before} as it lay. Bundle {bundle} has {size} sheets; ballot 1 is on top."),
            "act": _("The bundle is here, begin"),
        },
        "full": {
            "title": _("All {size} ballots of bundle {bundle} are keyed"),
            "text": _("No sheet is left in your hand? Then F9 hands the bundle over. Is a sheet left, or was one "
                      "missing, take back (Backspace) as far as the mistake goes."),
            "act": _("Hand bundle {bundle} over (F9)"),
        },
        "handing": {
            "title": _("Bundle {bundle} is being handed over"),
            "text": _("It is kept on this machine and handed over as soon as the network answers."),
            "act": "",
        },
        "rest": {
            "title": _("No bundle is left for your team"),
            "text": _("You keyed {ballots} ballots in {bundles} bundles. Stay near: a bundle may be opened again."),
            "act": "",
        },
        "elsewhere": {
            "title": _("This desk is open in another window of yours"),
            "text": _("Go on there and close this one. Nothing is lost, and no ballot is counted twice."),
            "act": _("Go on here instead"),
        },
        "shut": {
            "title": _("The server does not let you in"),
            "text": _("You are signed out, or no longer sit at this desk. What you keyed is kept on this machine and "
                      "sent after you sign in again."),
            "act": _("Sign in again"),
        },
        "refused": {"title": _("The server did not take it"), "text": "{error}", "act": _("Read the desk anew")},
        "nowhere": {
            "title": _("The network is away"),
            "text": _("This console begins as soon as the server answers."),
            "act": again,
        },
        "stranger": {
            "title": _("You do not sit in a team of this desk"),
            "text": _("The office says on the desk's page who sits where. You can try the keys with made-up ballots."),
            "act": "",
        },
    }  # fmt: skip


def _look_panels() -> dict[str, dict[str, str]]:
    return {
        "loading": {"title": _("One moment …"), "text": "", "act": ""},
        "none": {
            "title": _("No ballot waits for a third look"),
            "text": _("New ones appear here by themselves, as soon as all teams have finished a bundle."),
            "act": "",
        },
        "shut": {
            "title": _("The server does not let you in"),
            "text": _("You are signed out, or no longer sit at the third look."),
            "act": _("Sign in again"),
        },
        "away": {
            "title": _("The network is away"),
            "text": _("The third look needs the server, because it compares with what the teams keyed."),
            "act": _("Try again"),
        },
        "refused": {"title": _("The server did not take it"), "text": "{error}", "act": _("Read the desk anew")},
    }


def _drill() -> dict[str, Any]:
    return {
        "name": _("Name {letter}"),
        "at": _("Made-up ballot {position} of {size}"),
        "ground": _("The sheet is invalid: {text} (ground {number})"),
        "weight": _("Card of {weight} votes"),
        "score": _("{keys} keys and {ballots} ballots a minute; {wrong} of {size} ballots wrong."),
        "wrong": _("Ballot {position}: you keyed “{keyed}”, right was “{truth}”."),
        "nothing": pgettext("a line without anything", "nothing"),
    }
