"""What people fill in."""

from .hands import HandsForm, ReasonForm
from .listing import ContestForm, FloorForm, WithdrawForm
from .voting import CountForm, ElectorateForm

__all__ = ["ContestForm", "CountForm", "ElectorateForm", "FloorForm", "HandsForm", "ReasonForm", "WithdrawForm"]
