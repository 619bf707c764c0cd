"""Who is proposed: the composition of a list, the age of a candidate, the steps of the procedure, the joined list.

Public names::

    composition(nominees, targets, on, base=) -> tuple[GroupCount(reached, required, missing, …)]
    age_bands(nominees, limits, on) -> tuple[int]
    check_age(born_on, sex, rule, reference, table=) -> Eligibility(is_eligible, months_left, retires_in, reason)
    earliest_birth_month(sex, rule, reference) -> Month       the table "born from … on"
    retirement_table() / retirement_from(toml_text) -> RetirementTable.month_of(born_on, sex) -> Month
    procedure(keys) -> tuple[StepPlan];  FIRST_TIME, RE_ELECTION
    step_result(plan, votes, summoned=, attending=, support=, attendance=) -> StepResult(is_held, supported, …)
    propose_slate(prepared, floor, seats=, most_surplus=, attending=, support=) -> SlateProposal(names, tied, …)
"""

from .calendar import Month
from .composition import Group, GroupCount, Nominee, Target, age_bands, composition
from .eligibility import AGE_RULES, AgeRule, Category, Eligibility, check_age, earliest_birth_month
from .retirement import RetirementTable, retirement_from, retirement_table
from .slate import FloorName, SlateProposal, propose_slate
from .steps import (
    FIRST_TIME,
    RE_ELECTION,
    Body,
    Denominator,
    StepPlan,
    StepResult,
    procedure,
    step_result,
)

__all__ = [
    "AGE_RULES",
    "FIRST_TIME",
    "RE_ELECTION",
    "AgeRule",
    "Body",
    "Category",
    "Denominator",
    "Eligibility",
    "FloorName",
    "Group",
    "GroupCount",
    "Month",
    "Nominee",
    "RetirementTable",
    "SlateProposal",
    "StepPlan",
    "StepResult",
    "Target",
    "age_bands",
    "check_age",
    "composition",
    "earliest_birth_month",
    "procedure",
    "propose_slate",
    "retirement_from",
    "retirement_table",
    "step_result",
]
