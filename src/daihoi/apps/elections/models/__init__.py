"""Contests, their lists, their rounds and counts, and what follows the count."""

from .afterwards import (
    BallotSeal,
    Complaint,
    ComplaintState,
    ComplaintSubject,
    Conclusion,
    SealOpening,
    SealState,
)
from .contests import (
    Candidate,
    CandidateOrigin,
    CandidateState,
    Contest,
    ContestState,
    ElectionForm,
    Poll,
    WithdrawalState,
)
from .papers import ElectionPaper, PaperKind
from .rounds import (
    Choice,
    CountMethod,
    Deduction,
    InvalidGround,
    Round,
    RoundState,
    Tally,
)

__all__ = [
    "BallotSeal",
    "Candidate",
    "CandidateOrigin",
    "CandidateState",
    "Choice",
    "Complaint",
    "ComplaintState",
    "ComplaintSubject",
    "Conclusion",
    "Contest",
    "ContestState",
    "CountMethod",
    "Deduction",
    "ElectionForm",
    "ElectionPaper",
    "InvalidGround",
    "PaperKind",
    "Poll",
    "Round",
    "RoundState",
    "SealOpening",
    "SealState",
    "Tally",
    "WithdrawalState",
]
