"""What people fill in."""

from .afterwards import ComplaintForm, DecideForm, DestroyForm, OpenSealForm, ResealForm, SealForm, VerifyForm
from .counting import CountForm, ReportForm
from .hands import HandsForm, ReasonForm
from .listing import (
    AppointmentForm,
    ByElectionForm,
    ContestForm,
    DossierForm,
    FloorForm,
    NumberForm,
    RequestForm,
    SupportForm,
)
from .voting import ElectorateForm, RollForm, VoterForm

__all__ = [
    "AppointmentForm",
    "ByElectionForm",
    "ComplaintForm",
    "ContestForm",
    "CountForm",
    "DecideForm",
    "DestroyForm",
    "DossierForm",
    "ElectorateForm",
    "FloorForm",
    "HandsForm",
    "NumberForm",
    "OpenSealForm",
    "ReasonForm",
    "ReportForm",
    "RequestForm",
    "ResealForm",
    "RollForm",
    "SealForm",
    "SupportForm",
    "VerifyForm",
    "VoterForm",
]
