"""What is read on the staircase: who stands above and below, how far everyone is, what the results add up to."""

from .board import STAGES, BoardLine, StageCount, board_lines
from .dossier import dossier_fields
from .falling import (
    UNLAWFULLY_ELECTED,
    foresee,
    has_recognised,
    knows_unlawfully_elected,
    refusals_of,
    winning_candidates,
)
from .figures import result_figures
from .journey import next_steps, standing
from .progress import ProgressRow, progress_rows, total_progress
from .results import ElectionRow, election_rows, total_of
from .staircase import (
    congress_above,
    congresses_below,
    congresses_in,
    fallen_mandates,
    group_key,
    is_held,
    report_due_on,
    rising_candidates,
    waiting_mandates,
    waiting_reports,
)
from .tracing import SumTrace, sum_titles, trace_of_sum

__all__ = [
    "STAGES",
    "UNLAWFULLY_ELECTED",
    "BoardLine",
    "ElectionRow",
    "ProgressRow",
    "StageCount",
    "SumTrace",
    "board_lines",
    "congress_above",
    "congresses_below",
    "congresses_in",
    "dossier_fields",
    "election_rows",
    "fallen_mandates",
    "foresee",
    "group_key",
    "has_recognised",
    "is_held",
    "knows_unlawfully_elected",
    "next_steps",
    "progress_rows",
    "refusals_of",
    "report_due_on",
    "result_figures",
    "rising_candidates",
    "standing",
    "sum_titles",
    "total_of",
    "total_progress",
    "trace_of_sum",
    "waiting_mandates",
    "waiting_reports",
    "winning_candidates",
]
