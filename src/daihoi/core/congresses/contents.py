"""What a congress is to do: its four contents, or two of them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say


class Content(StrEnum):
    """One of the four contents of a congress.

    Source: 45-CT/TW (unverified); 163-KL/TW for congresses without elections.
    """

    REVIEW_AND_DIRECTIONS = "review_and_directions"
    UPPER_DRAFTS = "upper_drafts"
    COMMITTEE_ELECTION = "committee_election"
    DELEGATION_ELECTION = "delegation_election"

    @property
    def label(self) -> Sentence:
        """The content as it is shown to people."""
        return _LABELS[self]

    @property
    def is_election(self) -> bool:
        """True for the two contents that need an election block in the programme."""
        return self in (Content.COMMITTEE_ELECTION, Content.DELEGATION_ELECTION)


_LABELS = {
    Content.REVIEW_AND_DIRECTIONS: say("Review the term and set directions for the next"),
    Content.UPPER_DRAFTS: say("Discuss the draft documents of the superior congresses"),
    Content.COMMITTEE_ELECTION: say("Elect the committee of the new term"),
    Content.DELEGATION_ELECTION: say("Elect the delegation to the superior congress"),
}

FOUR_CONTENTS = frozenset(Content)
TWO_CONTENTS = frozenset({Content.REVIEW_AND_DIRECTIONS, Content.UPPER_DRAFTS})
"""A congress without elections: the superior level designates the committee afterwards."""


def require_contents(contents: Iterable[Content | str]) -> frozenset[Content]:
    """The contents of a congress, checked.

    Args:
        contents: contents, or their values as stored.

    Returns:
        The set of them.

    Raises:
        WrongInput: there is none, or one is unknown.
    """
    named = list(contents)
    unknown = [name for name in named if name not in list(Content)]
    if unknown:
        known = ", ".join(Content)
        raise WrongInput(
            say("There is no congress content “{name}”. The contents are: {known}.", name=unknown[0], known=known)
        )
    if not named:
        raise WrongInput(say("The congress has no content. Choose at least one."))
    return frozenset(Content(name) for name in named)


def has_elections(contents: Iterable[Content | str]) -> bool:
    """True when at least one of the contents is an election."""
    return any(content.is_election for content in require_contents(contents))
