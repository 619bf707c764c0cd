"""The figures of the credentials report."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.delegates import Attendance, DelegateRecord, credentials_report
from daihoi.core.errors import WrongInput

ON = date(2020, 6, 8)
AN = DelegateRecord("an", "ex_officio", "A", "male", date(1970, 6, 8), date(1995, 1, 1), "Kinh", "none",
                    "ThS", "cao cấp", "industry", ("Huân chương",))  # fmt: skip
CHI = DelegateRecord("chi", "elected", "A", "female", date(1985, 6, 9), date(2010, 6, 8), "Tày", "none",
                     "TS", "cao cấp", "trade")  # fmt: skip
BINH = DelegateRecord("binh", "elected", "B", "male", date(1990, 1, 1), None, "Kinh", "Công giáo",
                      "ThS", "trung cấp", "trade", (), Attendance.ABSENT_EXCUSED, "ill")  # fmt: skip
RECORDS = st.builds(
    DelegateRecord,
    key=st.uuids().map(str),
    title=st.sampled_from(["ex_officio", "elected", "appointed"]),
    sex=st.sampled_from(["", "female", "male"]),
    born_on=st.none() | st.dates(date(1930, 1, 1), date(2002, 1, 1)),
    ethnicity=st.sampled_from(["", "Kinh", "Tày", "{odd}"]),
    attendance=st.sampled_from(Attendance),
)


def rows(report, key):
    return [(row.value, str(row.label), row.count, row.share) for row in report.table(key).rows]


def test_three_delegates_are_counted_by_every_mark():
    report = credentials_report([AN, CHI, BINH], ON)
    third, two_thirds = Fraction(1, 3), Fraction(2, 3)
    assert (report.summoned, report.present, report.absent, report.ethnic_minority) == (3, 2, 1, 1)
    assert rows(report, "title") == [
        ("elected", "elected below", 2, two_thirds),
        ("ex_officio", "ex officio", 1, third),
    ]
    assert rows(report, "sex") == [("male", "men", 2, two_thirds), ("female", "women", 1, third)]
    assert rows(report, "ethnicity") == [("Kinh", "Kinh", 2, two_thirds), ("Tày", "Tày", 1, third)]
    assert rows(report, "religion") == [("none", "no religion", 2, two_thirds), ("Công giáo", "Công giáo", 1, third)]
    assert rows(report, "awards") == [("Huân chương", "Huân chương", 1, third)]
    assert rows(report, "absence_reason") == [("ill", "ill", 1, third)]
    assert report.table("attendance").count("absent_excused") == 1
    assert report.table("political_theory_level").count("cao cấp") == 2
    assert report.table("sector").count("mining") == 0


def test_ages_are_full_years_on_the_day_of_the_report():
    report = credentials_report([AN, CHI, BINH], ON)
    assert (report.age.highest, report.age.lowest, report.age.mean) == (50, 30, Fraction(114, 3))
    assert (report.age.highest_keys, report.age.lowest_keys) == (("an",), ("binh",))
    assert [row.count for row in report.table("age").rows] == [2, 1, 0, 0, 0]
    assert [str(row.label) for row in report.table("age").rows] == [
        "under 40 years",
        "40 to 50 years",
        "51 to 60 years",
        "61 to 70 years",
        "71 years and more",
    ]


def test_years_of_membership_count_those_who_are_known_and_show_the_rest():
    report = credentials_report([AN, CHI, BINH], ON)
    assert (report.membership.counted, report.membership.mean) == (2, Fraction(35, 2))
    assert report.table("membership").rows[-1].value == ""
    assert report.table("membership").rows[-1].count == 1
    assert [str(finding.text) for finding in report.findings] == [
        "Of 3 delegates, 1 have no record of the day of joining. Fill it in first."
    ]


def test_ethnicity_and_religion_are_marked_as_sensitive():
    report = credentials_report([AN], ON)
    assert [table.key for table in report.tables if table.is_sensitive] == ["ethnicity", "religion"]


def test_plain_values_name_nobody():
    plain = credentials_report([AN, CHI, BINH], ON).as_json()
    assert plain["age"] == {"counted": 3, "mean": "38", "highest": 50, "lowest": 30}
    assert "binh" not in str(plain)


def test_an_empty_list_has_empty_figures():
    report = credentials_report([], ON)
    assert (report.summoned, report.age, report.membership, report.findings) == (0, None, None, ())


@pytest.mark.parametrize(
    ("records", "sentence"),
    [
        ([AN, AN], "Delegate an stands in the list twice"),
        ([DelegateRecord("x", "elected", born_on=date(2021, 1, 1))], "Delegate x has a date after"),
        ([DelegateRecord("x", "elected", joined_on=date(2021, 1, 1))], "Delegate x has a date after"),
    ],
)
def test_records_that_cannot_be_true_are_refused(records, sentence):
    with pytest.raises(WrongInput, match=sentence):
        credentials_report(records, ON)


@given(st.lists(RECORDS, max_size=12, unique_by=lambda record: record.key))
def test_every_table_counts_every_delegate_once(records):
    report = credentials_report(records, ON)
    for key in ("title", "sex", "ethnicity", "religion", "age", "membership", "qualification", "attendance"):
        assert sum(row.count for row in report.table(key).rows) == len(records), key
        assert sum((row.share for row in report.table(key).rows), Fraction(0)) == bool(records)
    assert report.present + report.absent == report.summoned == len(records)
    assert {row.value: row.count for row in report.table("sex").rows} == Counter(record.sex for record in records)
    assert [str(row.label) for row in report.table("ethnicity").rows if row.value == "{odd}"] in ([], ["{odd}"])
