"""Form, contents and programme of a congress."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daihoi.core.congresses import (
    FOUR_CONTENTS,
    TWO_CONTENTS,
    Content,
    Form,
    Vote,
    check_length,
    has_elections,
    programme,
    propose_form,
    require_contents,
)
from daihoi.core.errors import WrongInput

ELECTION_ITEMS = [
    "scheme",
    "number",
    "official_nominations",
    "floor_nominations",
    "withdrawals",
    "opinion_poll",
    "list",
    "counting_committee",
    "ballot",
    "result",
]


def keys(session):
    return [item.key for item in session.items]


@pytest.mark.parametrize(
    ("members", "hard", "form", "needs_consent"),
    [
        (199, False, Form.MEMBER, False),
        (200, False, Form.DELEGATE, False),
        (199, True, Form.DELEGATE, True),
        (200, True, Form.DELEGATE, False),
    ],
)
def test_two_hundred_members_elect_delegates(members, hard, form, needs_consent):
    proposal = propose_form(members, is_hard_to_assemble=hard)
    assert (proposal.form, proposal.needs_consent) == (form, needs_consent)
    assert str(members) in str(proposal.reason) and "200" in str(proposal.reason)


def test_another_organisation_has_another_threshold():
    assert propose_form(150, threshold=150).form is Form.DELEGATE


@pytest.mark.parametrize(("members", "threshold"), [(0, 200), (5, 0)])
def test_an_organisation_without_members_has_no_congress(members, threshold):
    with pytest.raises(WrongInput, match="at least 1 member"):
        propose_form(members, threshold)


def test_contents_are_known_and_at_least_one():
    assert require_contents(["upper_drafts", Content.UPPER_DRAFTS]) == {Content.UPPER_DRAFTS}
    with pytest.raises(WrongInput, match="no congress content “dinner”"):
        require_contents(["dinner"])
    with pytest.raises(WrongInput, match="no content"):
        require_contents([])


def test_a_congress_of_delegates_prepares_its_bodies_and_rules_first():
    first, main = programme(Form.DELEGATE, FOUR_CONTENTS)
    assert keys(first) == [
        "salute",
        "presidium",
        "secretariat",
        "credentials_committee",
        "house_rules",
        "programme",
        "election_rules",
        "guidance",
    ]
    assert keys(main) == [
        "main_salute",
        "opening",
        "credentials",
        "political_report",
        "self_review_report",
        "upper_drafts",
        "discussion",
        "superior_speech",
        "reply",
        *[f"committee_{key}" for key in ELECTION_ITEMS],
        "new_committee",
        *[f"delegation_{key}" for key in ELECTION_ITEMS if key != "number"],  # the number is allotted, not voted on
        "delegation",
        "resolution",
        "closing",
        "closing_salute",
    ]


def test_without_a_preparatory_session_its_items_open_the_main_one():
    (only,) = programme("member_congress", FOUR_CONTENTS, has_preparatory_session=False)
    assert keys(only)[:7] == [
        "salute",
        "presidium",
        "secretariat",
        "house_rules",
        "programme",
        "election_rules",
        "opening",
    ]
    assert "attendance" in keys(only) and "credentials" not in keys(only)


def test_a_congress_of_two_contents_elects_nobody():
    sessions = programme(Form.DELEGATE, TWO_CONTENTS)
    items = [item for session in sessions for item in session.items]
    assert not has_elections(TWO_CONTENTS)
    assert all(item.vote is not Vote.BALLOT for item in items)
    assert "designation" in [item.key for item in items] and "election_rules" not in [item.key for item in items]


@given(st.sampled_from(Form), st.sets(st.sampled_from(Content), min_size=1), st.booleans())
def test_every_programme_begins_with_a_salute_ends_with_one_and_names_each_item_once(form, contents, prepares):
    sessions = programme(form, contents, has_preparatory_session=prepares)
    listed = [key for session in sessions for key in keys(session)]
    assert len(listed) == len(set(listed))
    assert (listed[0], listed[-1]) == ("salute", "closing_salute")
    assert ("committee_ballot" in listed) == (Content.COMMITTEE_ELECTION in contents)
    assert ("delegation_ballot" in listed) == (Content.DELEGATION_ELECTION in contents)


def test_a_congress_that_is_too_long_is_warned_about_not_blocked():
    assert check_length(Fraction(2), Fraction(2), Fraction(1, 2)) == ()
    findings = check_length(Fraction(5, 2), Fraction(2), Fraction(1))
    assert [(finding.id, finding.severity.value, str(finding.text)) for finding in findings] == [
        ("R44", "warn", "The congress is planned for 5/2 days; its level allows 2. Shorten it."),
        ("R44", "warn", "The preparatory session is planned for 1 days; 1/2 is allowed. Shorten it."),
    ]
