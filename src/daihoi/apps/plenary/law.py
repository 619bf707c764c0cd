"""What the rulebook says in a session: the only file here that calls the core's programme and votes."""

from __future__ import annotations

from dataclasses import dataclass

from daihoi.apps.congresses import law as congress_law
from daihoi.apps.congresses.models import Congress, CongressForm
from daihoi.apps.delegates import law as delegate_law
from daihoi.apps.delegates.queries import HeadCount
from daihoi.core import congresses as course
from daihoi.core import plenary
from daihoi.core.elections.rules import Rule, Share
from daihoi.core.sentences import Sentence
from daihoi.core.sources import Source

from .models import HandVote, ItemVote, OrganKind, SittingKind

SITTINGS = {"preparatory_session": SittingKind.PREPARATORY, "main_session": SittingKind.MAIN}
ORGAN_ITEMS = {
    "presidium": OrganKind.PRESIDIUM,
    "secretariat": OrganKind.SECRETARIAT,
    "credentials_committee": OrganKind.CREDENTIALS_COMMITTEE,
    "committee_counting_committee": OrganKind.COUNTING_COMMITTEE,
    "delegation_counting_committee": OrganKind.COUNTING_COMMITTEE,
}


@dataclass(frozen=True)
class ScriptItem:
    """One item of the script, ready to be stored."""

    sitting: SittingKind
    key: str
    title_vi: str
    title_en: str
    vote: ItemVote
    source: str
    source_status: str


def hands_rule(congress: Congress) -> Source | None:
    """The rule of decisions by show of hands, in the congress's own rulebook."""
    return congress_law.article(congress, "elections.hands_matters", "congresses.decision_share")


def counting_rule(congress: Congress) -> Source | None:
    """Who may sit on the ballot counting committee."""
    return congress_law.article(congress, "nominations.tellers_delegates", "nominations.tellers_off_list")


def order_rule(congress: Congress) -> Source | None:
    """The rule of the order of the agenda."""
    return congress_law.article(congress, "congresses.programme.rules", "congresses.checklist.programme")


def script(congress: Congress) -> list[ScriptItem]:
    """The programme that form and contents of the congress ask for (R52, 190-QĐ/TW Đ26-Đ28)."""
    is_delegated = congress.form == CongressForm.DELEGATE_CONGRESS
    sessions = course.programme(
        congress.form, congress.contents, has_preparatory_session=is_delegated or congress.preparatory_on is not None
    )
    return [
        ScriptItem(
            sitting=SITTINGS[session.key],
            key=item.key,
            title_vi=item.title.in_language("vi"),
            title_en=item.title.in_language("en"),
            vote=ItemVote(item.vote.value),
            source=str(item.source),
            source_status=item.source.status.value,
        )
        for session in sessions
        for item in session.items
    ]


def quorum(congress: Congress, count: HeadCount) -> plenary.Quorum:
    """Whether the congress may open with those who are here (R41)."""
    return delegate_law.quorum(congress_law.rulebook_of(congress), count)


def show_of_hands(
    congress: Congress, votes_for: int, votes_against: int, abstentions: int, base: int
) -> plenary.HandsResult:
    """Whether a vote by hands carries (R64, Điều lệ Đ9): measured against the members of the body."""
    book = congress_law.rulebook_of(congress)
    return delegate_law.show_of_hands(book, votes_for, votes_against, abstentions, base)


def reason_of(vote: HandVote) -> Sentence:
    """Why a recorded vote carried or not, as a sentence of the page's language."""
    reason: Sentence = show_of_hands(
        vote.congress, vote.votes_for, vote.votes_against, vote.abstentions, vote.base
    ).reason
    return reason


def decision_rule(congress: Congress) -> Rule[Share]:
    """The share of the body that carries a motion (R64)."""
    return congress_law.rulebook_of(congress).congresses.decision_share
