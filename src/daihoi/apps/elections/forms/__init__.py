"""What people fill in."""

from .afterwards import ComplaintForm, DecideForm, DestroyForm, OpenSealForm, ResealForm, SealForm, VerifyForm
from .counting import CountForm, ReportForm
from .hands import HandsForm, ReasonForm
from .listing import ContestForm, FloorForm, WithdrawForm
from .voting import ElectorateForm, RollForm, VoterForm

__all__ = [
    "ComplaintForm",
    "ContestForm",
    "CountForm",
    "DecideForm",
    "DestroyForm",
    "ElectorateForm",
    "FloorForm",
    "HandsForm",
    "OpenSealForm",
    "ReasonForm",
    "ReportForm",
    "ResealForm",
    "RollForm",
    "SealForm",
    "VerifyForm",
    "VoterForm",
    "WithdrawForm",
]
