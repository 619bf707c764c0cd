"""What the people and votes of an assembly are called: a meeting of shareholders is no congress of delegates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from daihoi.apps.congresses.models import Congress, CongressForm

from . import law


@dataclass(frozen=True)
class Words:
    """Words for one kind of assembly.

    Args:
        people: those entitled, as a title.
        add: putting one on the list.
        votes: what each carries.
        number: how the sheet and the form call the number of each.
    """

    people: Any
    add: Any
    votes: Any
    number: Any


SHAREHOLDERS = Words(
    _("Shareholders"), _("Add a shareholder"), _("Voting shares"), _("Shareholder number"),
)  # fmt: skip
MEMBERS = Words(
    _("Members with a vote"), _("Add a member"), pgettext_lazy("carried", "Votes"), _("Member number"),
)  # fmt: skip
DELEGATES = Words(
    _("Delegates"), _("Enter elected delegates"), pgettext_lazy("carried", "Votes"), _("Card number"),
)  # fmt: skip
PARTICIPANTS = Words(
    _("Participants"), _("Add a member"), pgettext_lazy("carried", "Votes"), _("Card number"),
)  # fmt: skip


def words_of(congress: Congress) -> Words:
    """The words of a congress."""
    if law.has_shares(congress):
        return SHAREHOLDERS
    if congress.form == CongressForm.DELEGATE_CONGRESS:
        return DELEGATES
    return MEMBERS if law.weighs(congress) else PARTICIPANTS
