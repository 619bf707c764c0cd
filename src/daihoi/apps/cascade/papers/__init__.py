"""The official papers of the staircase: the report of a result, the table of results below, the closing report."""

from .closing_report import ClosingReport, closing_of, closing_report
from .result_report import ContestLine, ResultReportForm, report_of, result_report
from .result_table import OfficeBlock, ResultTable, result_table, result_table_of

__all__ = [
    "ClosingReport",
    "ContestLine",
    "OfficeBlock",
    "ResultReportForm",
    "ResultTable",
    "closing_of",
    "closing_report",
    "report_of",
    "result_report",
    "result_table",
    "result_table_of",
]
