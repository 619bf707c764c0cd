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

VOTED = frozenset({"presidium", "rules", "votes", "resolution"})
"""Items of a rulebook's own programme that are put to an open vote."""
BALLOTED = "election"


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
    """The programme that form and contents of the congress ask for (R52, 190-QĐ/TW Đ26-Đ28).

    Where votes weigh, the model programme of the rulebook itself: a company's meeting has no presidium to elect.
    """
    if delegate_law.weighs(congress):
        return _own_script(congress)
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


def _own_script(congress: Congress) -> list[ScriptItem]:
    items = congress_law.rulebook_of(congress).congresses.programme
    voted = VOTED if any(item.key == "votes" for item in items) else VOTED | {"financial_statements"}
    has_election = any(course.Content(one).is_election for one in congress.contents)
    return [
        ScriptItem(
            sitting=SittingKind(item.session),
            key=item.key,
            title_vi=item.statement.vi,
            title_en=item.statement.in_language("en"),
            vote=ItemVote.SECRET if item.key == BALLOTED else ItemVote.HANDS if item.key in voted else ItemVote.NONE,
            source=str(item.source),
            source_status=item.source.status.value,
        )
        for item in items
        if has_election or item.key != BALLOTED
    ]


def quorum(congress: Congress, count: HeadCount) -> plenary.Quorum:
    """Whether the congress may open with those who are here (R41)."""
    return delegate_law.quorum(congress_law.rulebook_of(congress), count)


def motion(
    congress: Congress, votes_for: int, votes_against: int, abstentions: int, base: int, *, is_weighted: bool = False,
    invalid: int = 0, matter: str = "",
) -> plenary.HandsResult | plenary.VoteResult:  # fmt: skip
    """Whether a motion carries (R64).

    In heads it is measured against the members of the body (Điều lệ Đ9), in votes against the votes attending, and a
    weighty matter asks for its own share.
    """
    book = congress_law.rulebook_of(congress)
    if is_weighted:
        return delegate_law.open_vote(
            book, votes_for=votes_for, votes_against=votes_against, abstentions=abstentions, attending=base,
            invalid=invalid, matter=matter,
        )  # fmt: skip
    return delegate_law.show_of_hands(book, votes_for, votes_against, abstentions, base)


def reason_of(vote: HandVote) -> Sentence:
    """Why a recorded vote carried or not, as a sentence of the page's language."""
    return motion(
        vote.congress, vote.votes_for, vote.votes_against, vote.abstentions, vote.base, is_weighted=vote.is_weighted,
        invalid=vote.votes_invalid, matter=vote.matter,
    ).reason  # fmt: skip


def decision_rule(congress: Congress, matter: str = "") -> Rule[Share]:
    """The share that carries a motion (R64); a weighty matter has its own."""
    return delegate_law.motion_rule(congress_law.rulebook_of(congress), matter)


def weighs(congress: Congress) -> bool:
    """True where motions are counted in votes attending."""
    return delegate_law.weighs(congress)


def sits_by_right(congress: Congress, kind: str) -> bool:
    """True for the chair and the secretary of a company's meeting, who are named and not elected."""
    return delegate_law.has_shares(congress) and kind in (OrganKind.PRESIDIUM, OrganKind.SECRETARIAT)


def organ_of_item(congress: Congress, key: str) -> OrganKind | None:
    """Which organ an item of the script elects."""
    if delegate_law.weighs(congress):
        return OrganKind.COUNTING_COMMITTEE if key == "presidium" else None
    return ORGAN_ITEMS.get(key)
