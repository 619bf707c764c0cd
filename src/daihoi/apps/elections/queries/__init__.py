"""What is read: the electorate as the hall knows it, the case of a round, results, the state of each step."""

from .cases import (
    Count,
    build_case,
    case_of,
    decide_case,
    export_case,
    next_ordinal,
    ordinal_of,
    reported_case,
    stored_count,
)
from .contests import (
    candidates_who_may_stand,
    contests_of,
    earlier_decided,
    elected_candidates,
    is_over,
    last_round,
    lawful_choices,
    level_keys,
    reporting_source,
    rules_of,
    seats_left,
)
from .electorates import base_grounds, proposed_electorate
from .journey import next_steps, standing
from .lists import check_list, contest_as_json
from .meter import Meter, may_vote, meter_of, steps_of
from .options import Option, options_of
from .results import ContestResult, Line, RoundResult, is_void, result_of, round_result

__all__ = [
    "ContestResult",
    "Count",
    "Line",
    "Meter",
    "Option",
    "RoundResult",
    "base_grounds",
    "build_case",
    "candidates_who_may_stand",
    "case_of",
    "check_list",
    "contest_as_json",
    "contests_of",
    "decide_case",
    "earlier_decided",
    "elected_candidates",
    "export_case",
    "is_over",
    "is_void",
    "last_round",
    "lawful_choices",
    "level_keys",
    "may_vote",
    "meter_of",
    "next_ordinal",
    "next_steps",
    "options_of",
    "ordinal_of",
    "proposed_electorate",
    "reported_case",
    "reporting_source",
    "result_of",
    "round_result",
    "rules_of",
    "seats_left",
    "standing",
    "steps_of",
    "stored_count",
]
