"""The official papers of an election: the forms, how they are filled, the papers they make, and samples."""

from .assembly import Assembly, as_draft
from .ballot_specimen import BallotForm, ballot_notice, ballot_specimen
from .counting_minutes import (
    CountingMinutes,
    DeductionLine,
    InvalidLine,
    MinutesLine,
    Weights,
    counting_minutes,
)
from .elected_list import ElectedLine, ElectedList, elected_list
from .election_report import ContestPart, ElectionReport, RoundPart, election_report
from .electorate_list import ElectorateList, VoterLine, electorate_list
from .filling import ballot_key, ballot_of, minutes_of
from .filling_lists import elected_of, electorate_of, report_of

__all__ = [
    "Assembly", "BallotForm", "ContestPart", "CountingMinutes", "DeductionLine", "ElectedLine", "ElectedList",
    "ElectionReport", "ElectorateList", "InvalidLine", "MinutesLine", "RoundPart", "VoterLine", "Weights",
    "as_draft", "ballot_key", "ballot_notice", "ballot_of", "ballot_specimen", "counting_minutes", "elected_list",
    "elected_of", "election_report", "electorate_list", "electorate_of", "minutes_of", "report_of",
]  # fmt: skip
