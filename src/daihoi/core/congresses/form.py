"""A congress of all members, or of delegates?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from daihoi.core.errors import WrongInput
from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source

from . import regulations as law

PARTY_THRESHOLD = 200
"""From this many members on, a Party organisation holds a congress of delegates (35-CT/TW of 2019, found)."""


class Form(StrEnum):
    """Who sits in the congress: every member, or delegates elected below."""

    MEMBER = "member_congress"
    DELEGATE = "delegate_congress"

    @property
    def label(self) -> Sentence:
        """The form as it is shown to people."""
        return _LABELS[self]


_LABELS = {Form.MEMBER: say("congress of all members"), Form.DELEGATE: say("congress of delegates")}


@dataclass(frozen=True, slots=True)
class FormProposal:
    """The form that the rule proposes.

    Args:
        form: the proposed form.
        needs_consent: True when the superior level must agree first.
        reason: why, as a sentence with the figures.
        source: the rule.
    """

    form: Form
    needs_consent: bool
    reason: Sentence
    source: Source

    def as_json(self, language: str = "en") -> dict[str, object]:
        """The proposal as plain values, said in ``vi`` or ``en``."""
        return {
            "form": self.form.value,
            "needs_consent": self.needs_consent,
            "reason": self.reason.in_language(language),
            "source": str(self.source),
            "status": self.source.status.value,
        }


def propose_form(
    members: int, threshold: int = PARTY_THRESHOLD, *, is_hard_to_assemble: bool = False, source: Source | None = None
) -> FormProposal:
    """The form of congress for an organisation of a given size.

    Args:
        members: official members.
        threshold: from this many members on, delegates are elected.
        is_hard_to_assemble: members are too scattered or too busy to meet in one place.
        source: the rule behind the threshold; the Party's when left out.

    Returns:
        The proposal; below the threshold but hard to assemble, delegates need the superior level's consent.

    Raises:
        WrongInput: ``members`` or ``threshold`` is below 1.

    Source:
        35-CT/TW of 2019 (found); trade unions count from 150 (found).
    """
    if members < 1 or threshold < 1:
        raise WrongInput(say("A congress needs at least 1 member and a threshold of at least 1; given were {members} "
                             "and {threshold}.", members=members, threshold=threshold))  # fmt: skip
    rule = source or law.FORM_BY_MEMBERS
    if members >= threshold:
        reason = say("{members} members, {threshold} or more: delegates are elected.",
                     members=members, threshold=threshold)  # fmt: skip
        return FormProposal(Form.DELEGATE, False, reason, rule)
    if is_hard_to_assemble:
        reason = say("{members} members, fewer than {threshold}, but hard to assemble: delegates may be elected if the "
                     "superior level consents.", members=members, threshold=threshold)  # fmt: skip
        return FormProposal(Form.DELEGATE, True, reason, rule)
    reason = say("{members} members, fewer than {threshold}: all members are summoned.",
                 members=members, threshold=threshold)  # fmt: skip
    return FormProposal(Form.MEMBER, False, reason, rule)
