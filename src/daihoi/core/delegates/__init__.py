"""Delegates: how many each unit sends, who they become, and the figures of the credentials report.

Public names::

    read_units(csv_text) -> tuple[Unit]                      line and column of a wrong cell are named
    apportion(units, Quota(per_unit, members_per_delegate, remainder)) -> Apportionment
    apportion(units, FixedTotal(total, method, per_unit, members_per_subordinate, tie_winners)) -> Apportionment
        Apportionment.lines[i].unit / .elected / .total / .steps, .tie (reported, never broken silently), .total
    check_caps(apportionment, most, appointed_most) -> tuple[Finding]
    Method: LARGEST_REMAINDER, SAINTE_LAGUE, DHONDT; share_out(claims, seats, method) for any other sharing

    make_roster(returns, ex_officio, appointed) -> Roster(full, alternates, findings)
    replace_delegate(roster, person, absence) -> Roster      the next alternate of the unit takes the seat
    check_summons(SummonsRecord, opens_on) -> tuple[Finding] who is not summoned
    credentials_report(records, on) -> CredentialsReport     .table("sex").count("female"), .age.mean, .as_json("vi")
"""

from .apportionment import Apportionment, FixedTotal, Line, Quota, apportion, check_caps
from .credentials import CredentialsReport, Row, Table, Years, credentials_report
from .mandates import Absence, Mandate, Roster, Standing, Title, UnitReturn, make_roster, replace_delegate
from .records import AGE_BANDS, MAJORITY_ETHNICITY, MEMBERSHIP_BANDS, Attendance, Band, DelegateRecord
from .sharing import Claim, Method, Tie, share_out
from .summons import SummonsRecord, check_summons
from .units import Unit, read_units

__all__ = [
    "AGE_BANDS",
    "MAJORITY_ETHNICITY",
    "MEMBERSHIP_BANDS",
    "Absence",
    "Apportionment",
    "Attendance",
    "Band",
    "Claim",
    "CredentialsReport",
    "DelegateRecord",
    "FixedTotal",
    "Line",
    "Mandate",
    "Method",
    "Quota",
    "Roster",
    "Row",
    "Standing",
    "SummonsRecord",
    "Table",
    "Tie",
    "Title",
    "Unit",
    "UnitReturn",
    "Years",
    "apportion",
    "check_caps",
    "check_summons",
    "credentials_report",
    "make_roster",
    "read_units",
    "replace_delegate",
    "share_out",
]
