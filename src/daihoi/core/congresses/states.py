"""The stages of a congress, and which stage may follow which."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import Sentence, say, say_list
from daihoi.core.sources import Source

from . import regulations as law


class Stage(StrEnum):
    """Where a congress stands between the first line in the plan and the closed dossier."""

    DRAFT = "draft"
    PREPARING = "preparing"
    CLEARED = "cleared"
    CONVENED = "convened"
    PREPARATORY_SESSION = "preparatory_session"
    IN_SESSION = "in_session"
    CLOSED = "closed"
    REPORTED = "reported"
    RATIFIED = "ratified"
    FILED = "filed"
    POSTPONED = "postponed"
    ANNULLED = "annulled"

    @property
    def label(self) -> Sentence:
        """The stage as it is shown to people."""
        return _LABELS[self]

    @property
    def is_before_opening(self) -> bool:
        """True while dates, lists and papers may still be prepared."""
        return self in (Stage.DRAFT, Stage.PREPARING, Stage.CLEARED, Stage.CONVENED, Stage.POSTPONED)

    @property
    def is_sitting(self) -> bool:
        """True while delegates sit: in the preparatory session or the main session."""
        return self in (Stage.PREPARATORY_SESSION, Stage.IN_SESSION)

    @property
    def is_held(self) -> bool:
        """True when the congress has been held and its results have not been annulled."""
        return self in (Stage.CLOSED, Stage.REPORTED, Stage.RATIFIED, Stage.FILED)


_LABELS = {
    Stage.DRAFT: say("only planned"),
    Stage.PREPARING: say("in preparation"),
    Stage.CLEARED: say("cleared by the superior level"),
    Stage.CONVENED: say("convened"),
    Stage.PREPARATORY_SESSION: say("in preparatory session"),
    Stage.IN_SESSION: say("in main session"),
    Stage.CLOSED: say("closed after its sessions"),
    Stage.REPORTED: say("reported to the superior level"),
    Stage.RATIFIED: say("ratified by the superior level"),
    Stage.FILED: say("filed in the archive"),
    Stage.POSTPONED: say("put off to a later day"),
    Stage.ANNULLED: say("annulled by the superior level"),
}


@dataclass(frozen=True, slots=True)
class Move:
    """One lawful step from stage to stage.

    Args:
        current: the stage before.
        wanted: the stage after.
        act: what happens, as a sentence.
        source: the rule behind it.
    """

    current: Stage
    wanted: Stage
    act: Sentence
    source: Source


_PREPARE = Move(Stage.DRAFT, Stage.PREPARING, say("Preparation begins"), law.COURSE)
_HOLD = (
    Move(Stage.CONVENED, Stage.PREPARATORY_SESSION, say("The preparatory session opens"), law.PREPARATORY_SESSION),
    Move(Stage.CONVENED, Stage.IN_SESSION, say("The main session opens without a preparatory one"), law.QUORUM),
    Move(Stage.PREPARATORY_SESSION, Stage.IN_SESSION, say("The main session opens"), law.QUORUM),
    Move(Stage.IN_SESSION, Stage.CLOSED, say("The congress closes"), law.COURSE),
)
_POSTPONE = (
    Move(Stage.PREPARING, Stage.POSTPONED, say("The opening is put off"), law.POSTPONEMENT),
    Move(Stage.CONVENED, Stage.POSTPONED, say("The opening is put off, or there is no quorum"), law.POSTPONEMENT),
    Move(Stage.PREPARATORY_SESSION, Stage.POSTPONED, say("There is no quorum for the main session"), law.QUORUM),
    Move(Stage.POSTPONED, Stage.PREPARING, say("Preparation is taken up again"), law.COURSE),
)

_ANEW = say("An election is annulled; those summoned come together again to vote")
_ANEW_BY_PLENUM = say("An election of the committee is annulled; the committee votes again")

SUPERVISED: tuple[Move, ...] = (
    _PREPARE,
    Move(Stage.PREPARING, Stage.CLEARED, say("The superior level clears the congress"), law.CLEARANCE),
    Move(Stage.CLEARED, Stage.CONVENED, say("The opening is notified and delegates are summoned"), law.NOTICE),
    Move(Stage.CLEARED, Stage.POSTPONED, say("The opening is put off"), law.POSTPONEMENT),
    Move(Stage.CLEARED, Stage.PREPARING, say("The clearance is withdrawn"), law.CLEARANCE),
    *_HOLD,
    Move(Stage.CLOSED, Stage.REPORTED, say("The results are reported"), law.REPORT_AND_RATIFICATION),
    Move(Stage.REPORTED, Stage.RATIFIED, say("The superior level ratifies the results"), law.REPORT_AND_RATIFICATION),
    Move(Stage.RATIFIED, Stage.FILED, say("The dossier goes to the archive"), law.COURSE),
    Move(Stage.CLOSED, Stage.ANNULLED, say("The superior level annuls the results"), law.ANNULMENT),
    Move(Stage.REPORTED, Stage.ANNULLED, say("The superior level annuls the results"), law.ANNULMENT),
    Move(Stage.RATIFIED, Stage.ANNULLED, say("The superior level annuls the results"), law.ANNULMENT),
    Move(Stage.ANNULLED, Stage.PREPARING, say("A new election is prepared"), law.ANNULMENT),
    Move(Stage.CLOSED, Stage.CONVENED, _ANEW, law.ANNULMENT),
    Move(Stage.REPORTED, Stage.CONVENED, _ANEW, law.ANNULMENT),
    Move(Stage.RATIFIED, Stage.CONVENED, _ANEW, law.ANNULMENT),
    Move(Stage.REPORTED, Stage.CLOSED, _ANEW_BY_PLENUM, law.ANNULMENT),
    Move(Stage.RATIFIED, Stage.CLOSED, _ANEW_BY_PLENUM, law.ANNULMENT),
    *_POSTPONE,
)
"""The course of a congress whose organisation answers to a superior level."""

INDEPENDENT: tuple[Move, ...] = (
    _PREPARE,
    Move(Stage.PREPARING, Stage.CONVENED, say("The opening is notified and delegates are summoned"), law.COURSE),
    *_HOLD,
    Move(Stage.CLOSED, Stage.FILED, say("The dossier goes to the archive"), law.COURSE),
    Move(Stage.CLOSED, Stage.CONVENED, _ANEW, law.ANNULMENT),
    *_POSTPONE,
)
"""The course of a congress that nobody clears or ratifies: the highest level, or an independent association."""


def next_stages(current: Stage | str, moves: tuple[Move, ...] = SUPERVISED) -> tuple[Stage, ...]:
    """The stages that may follow, the usual one first.

    Args:
        current: the stage now, or its value as stored.
        moves: the course: :data:`SUPERVISED` or :data:`INDEPENDENT`.

    Returns:
        The stages; none when the congress has come to its end.

    Raises:
        WrongInput: there is no such stage.
    """
    stage = _stage(current)
    return tuple(move.wanted for move in moves if move.current is stage)


def require_move(current: Stage | str, wanted: Stage | str, moves: tuple[Move, ...] = SUPERVISED) -> Move:
    """Make sure that a congress may go from one stage to another.

    Args:
        current: the stage now, or its value as stored.
        wanted: the stage asked for, or its value.
        moves: the course: :data:`SUPERVISED` or :data:`INDEPENDENT`.

    Returns:
        The move, with its act and its source.

    Raises:
        Refused: that stage may not follow; the sentence names those that may.
        WrongInput: there is no such stage.
    """
    before, after = _stage(current), _stage(wanted)
    for move in moves:
        if (move.current, move.wanted) == (before, after):
            return move
    raise Refused(_refusal(before, after, next_stages(before, moves)))


def as_mermaid(moves: tuple[Move, ...] = SUPERVISED) -> str:
    """The course as a Mermaid state diagram, the acts in English.

    Args:
        moves: the course to draw.

    Returns:
        Lines of text without a line break at the end.
    """
    arrows = [f"    {move.current} --> {move.wanted}: {move.act}" for move in moves]
    ends = [f"    {stage} --> [*]" for stage in Stage if not next_stages(stage, moves) and _is_reached(stage, moves)]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {moves[0].current}", *arrows, *ends])


def _is_reached(stage: Stage, moves: tuple[Move, ...]) -> bool:
    return any(move.wanted is stage for move in moves)


def _stage(value: Stage | str) -> Stage:
    try:
        return Stage(value)
    except ValueError:
        known = ", ".join(Stage)
        raise WrongInput(
            say("There is no stage “{stage}”. The stages are: {known}.", stage=value, known=known)
        ) from None


def _refusal(current: Stage, wanted: Stage, lawful: tuple[Stage, ...]) -> Sentence:
    if not lawful:
        return say("The congress is {current} and stays so; it can't become: {wanted}.",
                   current=current.label, wanted=wanted.label)  # fmt: skip
    return say(
        "The congress is {current}; its next stage can't be: {wanted}. The next stage may be: {lawful}.",
        current=current.label,
        wanted=wanted.label,
        lawful=say_list([stage.label for stage in lawful]),
    )
