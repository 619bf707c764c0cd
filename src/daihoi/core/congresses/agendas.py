"""The items of a congress programme, as they are asked for by regulation or custom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source

from . import regulations as law


class Vote(StrEnum):
    """How the congress decides on an item."""

    NONE = "none"
    HANDS = "hands"
    BALLOT = "secret"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a programme.

    Args:
        key: short name, unique in a programme.
        title: the item as it is printed.
        vote: how the congress decides on it.
        source: the rule or custom behind it.
    """

    key: str
    title: Sentence
    vote: Vote
    source: Source

    def as_json(self, language: str = "en") -> dict[str, str]:
        """The item as plain values, said in ``vi`` or ``en``."""
        return {
            "key": self.key,
            "title": self.title.in_language(language),
            "vote": self.vote.value,
            "source": str(self.source),
            "status": self.source.status.value,
        }


_NO, _HANDS, _SECRET = Vote.NONE, Vote.HANDS, Vote.BALLOT

SALUTE = Item("salute", say("Flag salute"), _NO, law.CUSTOM)
BODIES = (
    Item("presidium", say("Elect the presidium"), _HANDS, law.HANDS),
    Item("secretariat", say("Elect the congress secretariat"), _HANDS, law.HANDS),
)
CREDENTIALS_BODY = Item("credentials_committee", say("Elect the credentials committee"), _HANDS, law.CREDENTIALS_BOARD)
RULES = (
    Item("house_rules", say("Adopt the house rules and working rules"), _HANDS, law.PREPARATORY_SESSION),
    Item("programme", say("Adopt the programme"), _HANDS, law.PREPARATORY_SESSION),
)
ELECTION_RULES = Item("election_rules", say("Adopt the election rules"), _HANDS, law.PREPARATORY_SESSION)
GUIDANCE = Item("guidance", say("Guide the delegates in their tasks"), _NO, law.PREPARATORY_SESSION)
OPENING = Item("opening", say("Opening speech and welcome of the guests"), _NO, law.CUSTOM)
CREDENTIALS = Item("credentials", say("Report on the credentials of the delegates; the congress votes on it"),
                   _HANDS, law.CREDENTIALS_BOARD)  # fmt: skip
ATTENDANCE = Item("attendance", say("Report on the members summoned and present"), _NO, law.QUORUM)
REVIEW = (
    Item("political_report", say("Political report"), _NO, law.FOUR_CONTENTS),
    Item("self_review_report", say("Self-review report of the outgoing committee"), _NO, law.FOUR_CONTENTS),
)
UPPER_DRAFTS = Item("upper_drafts", say("Discuss the draft documents of the superior congresses"),
                    _NO, law.FOUR_CONTENTS)  # fmt: skip
DISCUSSION = Item("discussion", say("Discussion and prepared speeches"), _NO, law.CUSTOM)
SUPERIOR_SPEECH = (
    Item("superior_speech", say("Speech of the superior level"), _NO, law.CUSTOM),
    Item("reply", say("Reply of the presidium"), _NO, law.CUSTOM),
)
NEW_COMMITTEE = Item("new_committee", say("The new committee is introduced"), _NO, law.CUSTOM)
DELEGATION = Item("delegation", say("The delegation to the superior congress is introduced"), _NO, law.CUSTOM)
DESIGNATION = Item("designation", say("The superior level announces the committee that it designates"),
                   _NO, law.TWO_CONTENTS)  # fmt: skip
ENDING = (
    Item("resolution", say("Draft resolution; the congress votes on it"), _HANDS, law.RESOLUTION),
    Item("closing", say("Closing speech"), _NO, law.CUSTOM),
    Item("closing_salute", say("Closing flag salute"), _NO, law.CUSTOM),
)

COMMITTEE_SCHEME = (
    Item("scheme", say("Report on the personnel scheme"), _NO, law.ELECTION_STEPS),
    Item("number", say("Vote on the number and structure"), _HANDS, law.HANDS),
)
DELEGATION_SCHEME = (
    Item("scheme", say("Report on the number allotted and the structure of the delegation"), _NO, law.DELEGATE_NUMBER),
)
ELECTION = (
    Item("official_nominations", say("Present the official nominations"), _NO, law.ELECTION_STEPS),
    Item("floor_nominations", say("Self-nominations and nominations from the floor"), _NO, law.ELECTION_STEPS),
    Item("withdrawals", say("Sum up the nominations; decide who may withdraw"), _HANDS, law.ELECTION_STEPS),
    Item("opinion_poll", say("Poll the congress on nominations from the floor, where there are any"),
         _SECRET, law.ELECTION_STEPS),
    Item("list", say("Vote on the number and list of candidates, ordered by given name"), _HANDS, law.HANDS),
    Item("counting_committee", say("Elect the ballot counting committee"), _HANDS, law.COUNTING_BOARD),
    Item("ballot", say("Cast the secret ballots"), _SECRET, law.ELECTION_STEPS),
    Item("result", say("Announce the result of the count"), _NO, law.COUNTING_BOARD),
)  # fmt: skip
