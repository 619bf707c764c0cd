"""Complaints about an election: received, verified by the superior's inspection committee, decided by the superior."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.congresses.models import Congress
from daihoi.apps.documents.models import Paper
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import Stage
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say, say_day
from daihoi.core.sources import Source

from .. import permissions, queries
from ..models import Candidate, Complaint, ComplaintState, ComplaintSubject, Conclusion, Contest
from .results import annul_contest, refuse_person


@transaction.atomic
def receive_complaint(
    congress: Congress,
    *,
    by: Any,
    complainant: str,
    subject: str,
    text: str,
    received_on: date | None = None,
    contest: Contest | None = None,
    candidate: Candidate | None = None,
) -> Complaint:
    """Take a complaint in; one that comes after the last lawful day is kept too, marked late.

    Args:
        congress: whose election.
        by: the unit's office, or the one above.
        complainant: from whom; never shown without being written to the trail.
        subject: one of ``ComplaintSubject``.
        text: what is complained of.
        received_on: the day it came; today where left out.
        contest: the election it is about; all of them where left out.
        candidate: the person it is about.

    Source: 190-QĐ/TW Đ33.1 (within 15 working days after closing).
    """
    require(permissions.can_receive_complaint, by, congress)
    _require_written(complainant, subject, text)
    day, window = received_on or clock.today(), queries.complaint_window(congress)
    _require_day(congress, day)
    contest = candidate.contest if candidate is not None else contest
    if contest is not None and contest.congress_id != congress.pk:
        raise WrongInput(say("“{contest}” is an election of another congress.", contest=contest.title))
    held = Congress.objects.select_for_update().get(pk=congress.pk)
    complaint = Complaint.objects.create(
        congress=congress, contest=contest, candidate=candidate, number=held.complaints.count() + 1,
        complainant=complainant.strip(), subject=subject, text=text.strip(), received_on=day,
        last_lawful_on=window.last_on, due_on=queries.answer_due_on(congress, day),
        is_late=bool(window.last_on and day > window.last_on), is_sample=congress.is_sample,
    )  # fmt: skip
    record(
        "elections.complaint_received", by=by, on=complaint, number=complaint.number, subject=subject, received_on=day,
        last_lawful_on=window.last_on, is_late=complaint.is_late, contest=contest.title if contest else "",
    )  # fmt: skip
    return complaint


@transaction.atomic
def verify_complaint(complaint: Complaint, *, by: Any, verified_by: str, verification: str = "") -> Complaint:
    """The inspection committee directly above takes a complaint up, and writes what it found.

    Args:
        complaint: not decided yet.
        by: the office above, or a member of its inspection committee.
        verified_by: the inspection committee, as the decision names it.
        verification: what was found; empty while it is only taken up.

    Source: 190-QĐ/TW Đ33.1.
    """
    require(permissions.can_verify_complaint, by, complaint)
    _require_undecided(complaint)
    if not verified_by.strip():
        raise WrongInput(say("Write who verifies the complaint: the inspection committee of the superior."))
    complaint.verified_by, complaint.verification = verified_by.strip(), verification.strip()
    complaint.state = ComplaintState.VERIFYING
    complaint.save(update_fields=["verified_by", "verification", "state"])
    record("elections.complaint_verified", by=by, on=complaint, number=complaint.number,
           verified_by=complaint.verified_by, is_finished=bool(complaint.verification))  # fmt: skip
    return complaint


@transaction.atomic
def decide_complaint(
    complaint: Complaint,
    *,
    by: Any,
    conclusion: str,
    answer: str,
    contest: Contest | None = None,
    candidate: Candidate | None = None,
    paper: Paper | None = None,
    on: date | None = None,
) -> Complaint:
    """The superior decides; an annulment or a refused person is carried out at once, by the same acts as on approval.

    A complaint that is decided already is given back unchanged.

    Args:
        complaint: verified.
        by: who decides for the unit directly above.
        conclusion: one of ``Conclusion``.
        answer: what the complainant and the unit are told; the reason of an annulment or a refusal too.
        contest, candidate: what is annulled, who is refused, where the complaint itself did not name it.
        paper: the decision.
        on: the day; today where left out.

    Source: 190-QĐ/TW Đ33.1 (the superior decides on the report of its inspection committee), Đ33.2.
    """
    require(permissions.can_decide_complaint, by, complaint)
    complaint.refresh_from_db(from_queryset=Complaint.objects.select_for_update())
    if complaint.state == ComplaintState.DECIDED:
        return complaint
    complaint.candidate = candidate or complaint.candidate
    complaint.contest = contest or (complaint.candidate.contest if complaint.candidate else complaint.contest)
    _require_decidable(complaint, conclusion, answer)
    day = on or clock.today()
    if not complaint.received_on <= day <= clock.today():
        raise WrongInput(say("The decision lies between the receipt and today. Correct the day."))
    complaint.state, complaint.conclusion, complaint.answer = ComplaintState.DECIDED, conclusion, answer.strip()
    complaint.decided_on, complaint.paper = day, paper
    complaint.save(update_fields=["state", "conclusion", "answer", "decided_on", "paper", "contest", "candidate"])
    record("elections.complaint_decided", by=by, on=complaint, number=complaint.number, conclusion=conclusion,
           decided_on=day)  # fmt: skip
    if conclusion == Conclusion.ANNULLED:
        assert complaint.contest is not None
        annul_contest(complaint.contest, by=by, reason=answer)
    elif conclusion == Conclusion.PERSON_REFUSED:
        assert complaint.candidate is not None
        refuse_person(complaint.candidate, by=by, reason=answer)
    return complaint


@transaction.atomic
def read_complainant(complaint: Complaint, *, by: Any) -> str:
    """From whom a complaint came; each reading is written to the trail.

    Source: 190-QĐ/TW Đ33.1 (only who verifies and decides needs the name).
    """
    require(permissions.can_read_complainant, by, complaint)
    record("elections.complainant_read", by=by, on=complaint, number=complaint.number)
    return complaint.complainant


@transaction.atomic
def record_complaint_export(congress: Congress, count: int, *, by: Any, with_complainants: bool) -> None:
    """Write to the trail that a list of complaints left the house; names go to the superior only."""
    require(permissions.can_read_complainants if with_complainants else permissions.can_see_congress, by, congress)
    record("elections.complaints_exported", by=by, on=congress, count=count, with_complainants=with_complainants)


def complaint_rule(congress: Congress) -> Source | None:
    """The rule of complaints, in the congress's own rulebook."""
    return queries.complaint_window(congress).source


def _require_written(complainant: str, subject: str, text: str) -> None:
    if not complainant.strip():
        raise WrongInput(say("Write from whom the complaint comes."))
    if not text.strip():
        raise WrongInput(say("Write what is complained of."))
    if subject not in ComplaintSubject.values:
        raise WrongInput(say("“{subject}” is no subject of a complaint. It is one of: {known}.", subject=subject,
                             known=", ".join(ComplaintSubject.values)))  # fmt: skip


def _require_day(congress: Congress, day: date) -> None:
    if Stage(congress.stage).is_before_opening and not congress.contests.exists():
        raise Refused(
            say("{congress} has not voted yet. A complaint about its election can't have come.",
                congress=congress.title),
            complaint_rule(congress),
        )  # fmt: skip
    if day > clock.today():
        raise WrongInput(say("{day} has not come yet. Correct the day of receipt.", day=say_day(day)))


def _require_undecided(complaint: Complaint) -> None:
    if complaint.state == ComplaintState.DECIDED:
        raise Refused(
            say("Complaint no. {number} is decided. It can no longer be changed.", number=complaint.number),
            complaint_rule(complaint.congress),
        )


def _require_decidable(complaint: Complaint, conclusion: str, answer: str) -> None:
    if conclusion not in Conclusion.values:
        raise WrongInput(say("“{conclusion}” is no decision on a complaint. It is one of: {known}.",
                             conclusion=conclusion, known=", ".join(Conclusion.values)))  # fmt: skip
    if not complaint.verification:
        raise Refused(
            say("Complaint no. {number} has not been verified yet. The superior's inspection committee writes what it "
                "found, then it is decided.", number=complaint.number),
            complaint_rule(complaint.congress),
        )  # fmt: skip
    if not answer.strip():
        raise WrongInput(say("Write the answer; the complainant and the unit receive it."))
    if conclusion == Conclusion.ANNULLED and complaint.contest is None:
        raise WrongInput(say("Complaint no. {number} names no election. Say which result is annulled, then decide.",
                             number=complaint.number))  # fmt: skip
    if conclusion == Conclusion.PERSON_REFUSED and complaint.candidate is None:
        raise WrongInput(say("Complaint no. {number} names no person. Say who is not approved, then decide.",
                             number=complaint.number))  # fmt: skip
