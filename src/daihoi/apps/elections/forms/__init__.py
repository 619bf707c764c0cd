"""What people fill in."""

from .counting import CountForm, ReportForm
from .hands import HandsForm, ReasonForm
from .listing import ContestForm, FloorForm, WithdrawForm
from .voting import ElectorateForm, RollForm, VoterForm

__all__ = [
    "ContestForm",
    "CountForm",
    "ElectorateForm",
    "FloorForm",
    "HandsForm",
    "ReasonForm",
    "ReportForm",
    "RollForm",
    "VoterForm",
    "WithdrawForm",
]
