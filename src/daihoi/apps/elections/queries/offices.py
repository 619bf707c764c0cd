"""Which office may be put to the vote now, by whom, for how many seats; and why not yet."""

from __future__ import annotations

from dataclasses import dataclass

from daihoi.apps.congresses import law
from daihoi.apps.congresses.models import Congress, Content
from daihoi.apps.delegates.queries import official_members
from daihoi.apps.nominations.models import Slate
from daihoi.apps.organisations.models import OfficeKind
from daihoi.core.elections import Office
from daihoi.core.rulebooks import Rulebook
from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source

from ..models import Contest, ElectionForm
from .bodies import CHOSEN_FROM, body_of, is_small_cell, running_contests
from .vacancies import allotted_to

PLENUM_OFFICES = (
    OfficeKind.STANDING_COMMITTEE,
    OfficeKind.SECRETARY,
    OfficeKind.DEPUTY_SECRETARY,
    OfficeKind.INSPECTION_COMMITTEE,
    OfficeKind.INSPECTION_CHAIR,
    OfficeKind.INSPECTION_DEPUTY_CHAIR,
)
ASSEMBLY = (OfficeKind.COMMITTEE, *PLENUM_OFFICES, OfficeKind.DELEGATES)
BOARDS = (OfficeKind.BOARD_OF_DIRECTORS, OfficeKind.SUPERVISORY_BOARD)
NEEDS_A_COMMITTEE = (
    OfficeKind.COMMITTEE,
    OfficeKind.STANDING_COMMITTEE,
    OfficeKind.INSPECTION_COMMITTEE,
    OfficeKind.INSPECTION_CHAIR,
    OfficeKind.INSPECTION_DEPUTY_CHAIR,
)
ONE_SEAT = (OfficeKind.SECRETARY, OfficeKind.INSPECTION_CHAIR)
AFTER = {
    OfficeKind.STANDING_COMMITTEE: OfficeKind.COMMITTEE,
    OfficeKind.SECRETARY: OfficeKind.COMMITTEE,
    OfficeKind.DEPUTY_SECRETARY: OfficeKind.SECRETARY,
    OfficeKind.INSPECTION_COMMITTEE: OfficeKind.COMMITTEE,
    OfficeKind.INSPECTION_CHAIR: OfficeKind.INSPECTION_COMMITTEE,
    OfficeKind.INSPECTION_DEPUTY_CHAIR: OfficeKind.INSPECTION_CHAIR,
}
"""Which office is decided before which; each has its own ballot, one after the other."""

OFFICES = {
    OfficeKind.COMMITTEE: say("committee"),
    OfficeKind.SECRETARY: say("secretary"),
    OfficeKind.INSPECTION_COMMITTEE: say("inspection committee"),
    OfficeKind.INSPECTION_CHAIR: say("chair of the inspection committee"),
}
"""The offices that others wait for, in the language of whoever reads."""


@dataclass(frozen=True)
class OfficeChoice:
    """One office that a congress may put to the vote.

    Args:
        office: one of ``OfficeKind``.
        form: the assembly that usually elects it.
        seats: how many, where that is known.
        alternates: how many alternates were allotted; only for delegates.
        basis: where the number comes from.
        locked: why it can't be put to the vote now; None when it can.
        source: the article that locks it, or that the number rests on.
        contest: the contest that runs or is over, where there is one.
        assembly: how the rulebook calls the meeting of all members; empty for every other form.
    """

    office: str
    form: str
    seats: int | None = None
    alternates: int = 0
    basis: Sentence | None = None
    locked: Sentence | None = None
    source: Source | None = None
    contest: Contest | None = None
    assembly: str = ""

    @property
    def label(self) -> str:
        """The office in words."""
        return str(OfficeKind(self.office).label)

    @property
    def form_label(self) -> str:
        """The assembly in words."""
        return self.assembly or str(ElectionForm(self.form).label)

    @property
    def is_open(self) -> bool:
        """True when it may be put to the vote now."""
        return self.locked is None and self.contest is None


def office_choices(congress: Congress) -> list[OfficeChoice]:
    """The offices of a congress in their lawful order; polls, of which there may be several, stand last.

    Source: 190-QĐ/TW Đ3.1; 244-QĐ/TW Đ19.9 (one after the other); Charter Đ24.4 (small cells).
    """
    running = {one.office: one for one in running_contests(congress)}
    offices = (*offices_of(congress), OfficeKind.OPINION_POLL)
    return [_choice(congress, office, running.get(office)) for office in offices]


def office_choice(congress: Congress, office: str) -> OfficeChoice:
    """One office of a congress, whatever the rulebook's own list holds."""
    return _choice(congress, OfficeKind(office), next(iter(running_contests(congress, office)), None))


def offices_of(congress: Congress) -> list[OfficeKind]:
    """The offices that the congress's own rulebook knows, in their lawful order."""
    return offices_in_order(law.rulebook_of(congress))


def offices_in_order(book: Rulebook) -> list[OfficeKind]:
    """The offices that a rulebook knows: those it elects by secret ballot, its boards, else those of any assembly."""
    named = book.elections.secret_offices
    if named is not None:
        return [one for one in (*ASSEMBLY, *BOARDS) if Office(one) in named.value]
    if book.elections.weighing is not None or book.elections.counting:
        return list(BOARDS)
    return list(ASSEMBLY)


def usual_form(congress: Congress, office: str) -> str:
    """The assembly that elects an office: the plenum of the new committee, or the congress itself."""
    is_plenum = office in PLENUM_OFFICES and not is_small_cell(congress)
    return ElectionForm.PLENUM if is_plenum else ElectionForm(congress.form)


def known_seats(congress: Congress, office: str) -> tuple[int | None, int, Sentence | None, Source | None]:
    """How many are to be elected, as the house knows it: seats, alternates, where that comes from, the article."""
    if office == OfficeKind.DELEGATES and (allotted := allotted_to(congress)) is not None:
        return allotted[0], allotted[1], say("allotted by the congress above"), allotted[2]
    slate = Slate.objects.filter(congress=congress, office=office).first()
    if slate is not None:
        return slate.seats, 0, say("from the convening committee's list"), None
    if office in ONE_SEAT:
        return 1, 0, say("one person"), None
    return None, 0, None, None


def _choice(congress: Congress, office: OfficeKind, contest: Contest | None) -> OfficeChoice:
    seats, alternates, basis, source = known_seats(congress, office)
    locked, by = _lock(congress, office) if contest is None else (None, None)
    form = usual_form(congress, office)
    return OfficeChoice(
        office, form, seats, alternates, basis, locked, by or source, contest, assembly_word(congress, form)
    )


def assembly_word(congress: Congress, form: str) -> str:
    """What the rulebook calls the meeting of all members; empty for every other form."""
    return law.word(congress, "all_members") if form == ElectionForm.MEMBER_CONGRESS else ""


def _lock(congress: Congress, office: OfficeKind) -> tuple[Sentence | None, Source | None]:
    """Why an office can't be put to the vote yet, with the article; (None, None) when it can."""
    contents = law.article(congress, "congresses.reduced_contents", "congresses.contents")
    if office == OfficeKind.OPINION_POLL:
        return None, None
    if office == OfficeKind.DELEGATES:
        if not congress.has(Content.DELEGATION_ELECTION):
            return say("This congress was not called to elect delegates."), contents
        return None, None
    if not congress.has(Content.COMMITTEE_ELECTION):
        return say("This congress was not called to elect a committee; the superior appoints."), contents
    if is_small_cell(congress):
        return _lock_of_small_cell(congress, office)
    return _lock_of_order(congress, office)


def _lock_of_small_cell(congress: Congress, office: OfficeKind) -> tuple[Sentence | None, Source | None]:
    least = law.rulebook_of(congress).nominations.cell_committee_from
    assert least is not None
    if office in (OfficeKind.SECRETARY, OfficeKind.DEPUTY_SECRETARY):
        return _lock_of_order(congress, office) if office == OfficeKind.DEPUTY_SECRETARY else (None, None)
    text = say("A cell with {members} official members elects no committee (from {least} on): elect the secretary and, "
               "if needed, a deputy.", members=official_members(congress).count(), least=least.value)  # fmt: skip
    return text, least.source


def _lock_of_order(congress: Congress, office: OfficeKind) -> tuple[Sentence | None, Source | None]:
    before = AFTER.get(office)
    if before is None or body_of(congress, before):
        return None, None
    source = law.article(congress, "nominations.separate_ballots", "nominations.cell_committee_from")
    chosen_from = CHOSEN_FROM.get(office)
    if chosen_from == before:
        text = say("Its names come from those elected before it: decide “{before}” first.", before=OFFICES[before])
    else:
        text = say("Each office has its own ballot, one after the other: decide “{before}” first.",
                   before=OFFICES[before])  # fmt: skip
    return text, source
