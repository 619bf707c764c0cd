"""Which body may issue which type."""

from datetime import date

import pytest

from daihoi.core.documents import types
from daihoi.core.documents.authority import IN_FORCE_ON, Body, check_authority
from daihoi.core.errors import WrongInput

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("body", "type_id", "may"),
    [
        (Body.GRASSROOTS_COMMITTEE, "resolution", True),
        (Body.GRASSROOTS_COMMITTEE, "rules", True),
        (Body.GRASSROOTS_COMMITTEE, "guidance", False),
        (Body.GRASSROOTS_COMMITTEE, "directive", False),
        (Body.GRASSROOTS_COMMITTEE, "circular_letter", False),
        (Body.GRASSROOTS_STANDING_COMMITTEE, "guidance", True),
        (Body.GRASSROOTS_STANDING_COMMITTEE, "rules", False),
        (Body.GRASSROOTS_STANDING_COMMITTEE, "directive", False),
        (Body.CELL, "resolution", True),
        (Body.CELL, "regulation", False),
        (Body.CELL, "guidance", False),
        (Body.CELL_CONGRESS, "resolution", True),
        (Body.CELL_CONGRESS, "minutes", True),
        (Body.CELL_CONGRESS, "decision", False),
        (Body.CELL_CONGRESS, "plan", False),
        (Body.OTHER, "directive", True),
    ],
)
def test_each_body_has_its_types(body, type_id, may):
    findings = check_authority(type_id, body, TODAY)
    assert [finding.id for finding in findings] == ([] if may else ["no_authority"])


def test_a_cell_congress_issues_five_types_only():
    free = [t.id for t in types.party_types() if not t.is_slip and not check_authority(t.id, Body.CELL_CONGRESS, TODAY)]
    assert sorted(free) == ["minutes", "official_letter", "programme", "resolution", "rules"]


def test_everybody_may_issue_an_invitation():
    assert check_authority("invitation", Body.CELL_CONGRESS, TODAY) == ()


def test_the_rule_does_not_reach_back():
    assert check_authority("guidance", Body.GRASSROOTS_COMMITTEE, date(2026, 1, 8)) == ()
    assert len(check_authority("guidance", Body.GRASSROOTS_COMMITTEE, IN_FORCE_ON)) == 1


def test_the_finding_warns_that_the_rule_was_read_in_secondary_texts():
    (finding,) = check_authority("guidance", Body.CELL, TODAY)
    assert (finding.severity, str(finding.source), finding.source.is_verified) == ("warn", "399-QĐ/TW Đ11, Đ13", False)
    assert str(finding.text).startswith("A Party cell does not issue papers of the type hướng dẫn.")


def test_an_unknown_type_is_wrong_input():
    with pytest.raises(WrongInput):
        check_authority("poem", Body.CELL, TODAY)
