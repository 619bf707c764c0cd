"""The official papers of the staircase: the report of a result, the closing report."""

from .closing_report import ClosingReport, closing_of, closing_report
from .result_report import ContestLine, ResultReportForm, report_of, result_report

__all__ = [
    "ClosingReport",
    "ContestLine",
    "ResultReportForm",
    "closing_of",
    "closing_report",
    "report_of",
    "result_report",
]
