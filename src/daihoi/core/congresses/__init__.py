"""A congress as such: its stages, its calendar, its form, its contents and its programme.

Public names::

    Stage, Move, SUPERVISED, INDEPENDENT          the stages and the two courses through them
    next_stages(current, moves) -> tuple[Stage]   what may follow
    require_move(current, wanted, moves) -> Move  raises Refused with a sentence that names the lawful stages
    as_mermaid(moves) -> str                      the course as a picture; docs/states/congress.md holds it

    Calendar(days_off, made_up, half_days, …)     which days are worked
    vietnamese_holidays() -> Calendar             2019-2027; calendar_from(toml_text) reads another
    working_days_before / working_days_after(day, n, holidays) -> date
    working_days_between(first, last, holidays) -> Fraction
    months_after(day, count) -> date

    Step(key, title, anchor, side, days, unit, source); PARTY_STEPS
    timetable(steps, opens_on, closes_on, holidays) -> tuple[Deadline(step, day, anchor_on, is_certain, reason)]

    Form, propose_form(members, threshold, is_hard_to_assemble=) -> FormProposal(form, needs_consent, reason, source)
    Content, FOUR_CONTENTS, TWO_CONTENTS, require_contents(contents), has_elections(contents)
    programme(form, contents, has_preparatory_session=) -> tuple[Session(key, title, items)]
    check_length(planned_days, most_days, …) -> tuple[Finding]
"""

from .agendas import Item, Vote
from .contents import FOUR_CONTENTS, TWO_CONTENTS, Content, has_elections, require_contents
from .form import PARTY_THRESHOLD, Form, FormProposal, propose_form
from .holidays import HolidayYear, calendar_from, vietnamese_holidays, years_from
from .programme import Session, check_length, programme
from .states import INDEPENDENT, SUPERVISED, Move, Stage, as_mermaid, next_stages, require_move
from .timetable import PARTY_STEPS, Deadline, Side, Step, Unit, months_after, timetable
from .workdays import (
    Calendar,
    Holidays,
    calendar_of,
    working_days_after,
    working_days_before,
    working_days_between,
)

__all__ = [
    "FOUR_CONTENTS",
    "INDEPENDENT",
    "PARTY_STEPS",
    "PARTY_THRESHOLD",
    "SUPERVISED",
    "TWO_CONTENTS",
    "Calendar",
    "Content",
    "Deadline",
    "Form",
    "FormProposal",
    "HolidayYear",
    "Holidays",
    "Item",
    "Move",
    "Session",
    "Side",
    "Stage",
    "Step",
    "Unit",
    "Vote",
    "as_mermaid",
    "calendar_from",
    "calendar_of",
    "check_length",
    "has_elections",
    "months_after",
    "next_stages",
    "programme",
    "propose_form",
    "require_contents",
    "require_move",
    "timetable",
    "vietnamese_holidays",
    "working_days_after",
    "working_days_before",
    "working_days_between",
    "years_from",
]
