"""Which body of the Party may issue which type of paper."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from daihoi.core.findings import Finding, Severity
from daihoi.core.sentences import Sentence, say

from . import regulations, types

IN_FORCE_ON = date(2026, 1, 9)


class Body(StrEnum):
    """The bodies whose authority is laid down type by type."""

    GRASSROOTS_COMMITTEE = "grassroots_committee"
    GRASSROOTS_STANDING_COMMITTEE = "grassroots_standing_committee"
    CELL = "cell"
    CELL_CONGRESS = "cell_congress"
    OTHER = "other"


_GRASSROOTS_NEVER = frozenset({"guidance", "directive", "circular_letter"})
_FORBIDDEN = {
    Body.GRASSROOTS_COMMITTEE: _GRASSROOTS_NEVER,
    Body.GRASSROOTS_STANDING_COMMITTEE: _GRASSROOTS_NEVER - {"guidance"} | {"rules"},
    Body.CELL: _GRASSROOTS_NEVER | {"regulation"},
}
_CELL_CONGRESS_ONLY = frozenset({"resolution", "rules", "programme", "official_letter", "minutes"})


def check_authority(type_id: str, body: Body, issued_on: date) -> tuple[Finding, ...]:
    """May this body issue a paper of this type?

    Args:
        type_id: identifier of the type, such as ``guidance``.
        body: which body issues it; OTHER where the authority of the body isn't laid down by type.
        issued_on: day of issue; nothing is found before the rule came into force.

    Returns:
        Nothing, or one finding.

    Raises:
        WrongInput: the type is not known.

    Source: 399-QĐ/TW Đ11, Đ13 (read in secondary texts only).
    """
    type_ = types.find(type_id)
    if issued_on < IN_FORCE_ON or type_.is_slip or _may_issue(type_.id, body):
        return ()
    sentence = say(
        "{body} does not issue papers of the type {type}. Choose another type, or ask the superior level to issue it.",
        body=_name(body),
        type=type_.name,
    )
    return (Finding("no_authority", Severity.WARN, sentence, regulations.PARTY_AUTHORITY),)


def _may_issue(type_id: str, body: Body) -> bool:
    if body is Body.CELL_CONGRESS:
        return type_id in _CELL_CONGRESS_ONLY
    return type_id not in _FORBIDDEN.get(body, frozenset())


def _name(body: Body) -> Sentence:
    names = {
        Body.GRASSROOTS_COMMITTEE: say("A grassroots committee"),
        Body.GRASSROOTS_STANDING_COMMITTEE: say("The standing committee of a grassroots organisation"),
        Body.CELL: say("A Party cell"),
        Body.CELL_CONGRESS: say("The congress of a Party cell"),
        Body.OTHER: say("This body"),
    }
    return names[body]
