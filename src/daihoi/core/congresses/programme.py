"""The programme of a congress, put together from its form and its contents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from daihoi.core.findings import Finding, Severity
from daihoi.core.sentences import Sentence, say

from . import agendas, regulations
from .agendas import Item
from .contents import Content, require_contents
from .form import Form


@dataclass(frozen=True, slots=True)
class Session:
    """One session of a congress.

    Args:
        key: ``preparatory_session`` or ``main_session``.
        title: the session as it is printed.
        items: its items in order.
    """

    key: str
    title: Sentence
    items: tuple[Item, ...]

    def as_json(self, language: str = "en") -> dict[str, object]:
        """The session as plain values, said in ``vi`` or ``en``."""
        return {
            "key": self.key,
            "title": self.title.in_language(language),
            "items": [item.as_json(language) for item in self.items],
        }


def programme(
    form: Form | str, contents: Iterable[Content | str], *, has_preparatory_session: bool = True
) -> tuple[Session, ...]:
    """A programme to start from: every item that regulation or custom asks for, in order.

    Each election among the contents brings its own block of items; a congress without elections has none, and ends
    with the superior level's announcement of the committee it designates.

    Args:
        form: congress of members or of delegates.
        contents: what the congress is to do.
        has_preparatory_session: False moves its items to the start of the main session.

    Returns:
        One or two sessions; no two items have the same key.

    Raises:
        WrongInput: a content is unknown or there is none.

    Source:
        01-HD/TW m.14 (found) for the preparatory session; 190-QĐ/TW Đ26-Đ28 (found) for the election block.
    """
    form, chosen = Form(form), require_contents(contents)
    first = _preparation(form, chosen)
    main = _main(form, chosen)
    if has_preparatory_session:
        return (
            Session("preparatory_session", say("Preparatory session"), (agendas.SALUTE, *first)),
            Session("main_session", say("Main session"), (replace(agendas.SALUTE, key="main_salute"), *main)),
        )
    return (Session("main_session", say("Main session"), (agendas.SALUTE, *first, *main)),)


def check_length(
    planned_days: Fraction,
    most_days: Fraction,
    preparatory_days: Fraction = Fraction(0),
    most_preparatory_days: Fraction = Fraction(1, 2),
) -> tuple[Finding, ...]:
    """Is the congress longer than its level allows?

    Args:
        planned_days: length with the preparatory session, in days.
        most_days: the cap of its level: 2 at the grass roots, 3 at district level, 4 at province level.
        preparatory_days: length of the preparatory session, in days.
        most_preparatory_days: the cap of that session.

    Returns:
        A warning for each cap that is passed; the plan is never blocked.

    Source:
        35-CT/TW of 2019 (found).
    """
    too_long = say(
        "The congress is planned for {planned} days; its level allows {most}. Shorten it.",
        planned=planned_days,
        most=most_days,
    )
    too_long_preparation = say(
        "The preparatory session is planned for {planned} days; {most} is allowed. Shorten it.",
        planned=preparatory_days,
        most=most_preparatory_days,
    )
    checks = (
        (planned_days, most_days, too_long),
        (preparatory_days, most_preparatory_days, too_long_preparation),
    )
    return tuple(Finding("R44", Severity.WARN, text, regulations.LENGTH) for days, cap, text in checks if days > cap)


def _preparation(form: Form, contents: frozenset[Content]) -> tuple[Item, ...]:
    credentials = (agendas.CREDENTIALS_BODY,) if form is Form.DELEGATE else ()
    election_rules = (agendas.ELECTION_RULES,) if any(content.is_election for content in contents) else ()
    guidance = (agendas.GUIDANCE,) if form is Form.DELEGATE else ()
    return (*agendas.BODIES, *credentials, *agendas.RULES, *election_rules, *guidance)


def _main(form: Form, contents: frozenset[Content]) -> tuple[Item, ...]:
    items = [agendas.OPENING, agendas.CREDENTIALS if form is Form.DELEGATE else agendas.ATTENDANCE]
    if Content.REVIEW_AND_DIRECTIONS in contents:
        items += agendas.REVIEW
    if Content.UPPER_DRAFTS in contents:
        items.append(agendas.UPPER_DRAFTS)
    items += [agendas.DISCUSSION, *agendas.SUPERIOR_SPEECH, *_elections(contents), *agendas.ENDING]
    return tuple(items)


def _elections(contents: frozenset[Content]) -> list[Item]:
    if not any(content.is_election for content in contents):
        return [agendas.DESIGNATION]
    items: list[Item] = []
    if Content.COMMITTEE_ELECTION in contents:
        items += [*_block("committee", agendas.COMMITTEE_SCHEME), agendas.NEW_COMMITTEE]
    if Content.DELEGATION_ELECTION in contents:
        items += [*_block("delegation", agendas.DELEGATION_SCHEME), agendas.DELEGATION]
    return items


def _block(office: str, scheme: tuple[Item, ...]) -> list[Item]:
    """The items of one election, their keys made the office's own."""
    return [replace(item, key=f"{office}_{item.key}") for item in (*scheme, *agendas.ELECTION)]
