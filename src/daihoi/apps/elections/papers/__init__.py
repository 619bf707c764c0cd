"""The official papers of an election: the forms, how they are filled, the papers they make, and samples."""

from .counting_minutes import CountingMinutes, MinutesLine, counting_minutes
from .elected_list import ElectedLine, ElectedList, elected_list
from .filling import elected_of, minutes_of

__all__ = [
    "CountingMinutes",
    "ElectedLine",
    "ElectedList",
    "MinutesLine",
    "counting_minutes",
    "elected_list",
    "elected_of",
    "minutes_of",
]
