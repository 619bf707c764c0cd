"""A result goes up and comes back ratified, or with what is to be mended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.congresses import law
from daihoi.apps.congresses.actions import move_stage, tick_item
from daihoi.apps.congresses.models import Congress, Stage
from daihoi.apps.documents.actions import issue_rendered
from daihoi.apps.documents.models import Paper, Series
from daihoi.apps.elections.actions import refuse_person
from daihoi.apps.elections.models import ContestState
from daihoi.apps.elections.queries import standing_complaints
from daihoi.apps.members.models import HoldingSource, OfficeHolding, Person
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.congresses import working_days_after
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say
from daihoi.core.sources import Source

from .. import papers, permissions, queries
from ..models import ReportState, ResultReport


@transaction.atomic
def submit_result(congress: Congress, *, by: Any, on: date | None = None, note: str = "") -> ResultReport:
    """Report the result of a closed congress upward, with its figures as they stand now.

    A report that was given back goes up again; one that waits or is ratified is given back unchanged.

    Source: 24-QĐ/TW (2021) m.16.1 (within 7 working days of closing).
    """
    require(permissions.can_submit, by, congress)
    report = ResultReport.objects.filter(congress=congress).first()
    if report is not None and report.state != ReportState.RETURNED:
        return report
    _require_reportable(congress)
    day = on or clock.today()
    report = report or ResultReport(congress=congress)
    report.state, report.note, report.decided_on = ReportState.SUBMITTED, note.strip(), None
    report.figures, report.submitted_on = queries.result_figures(congress), day
    report.due_on, report.decide_by_on = queries.report_due_on(congress), _decide_by(congress, day)
    report.save()
    if congress.stage == Stage.CLOSED:
        move_stage(congress, Stage.REPORTED, by=by)
    for item in congress.checklist.filter(key="report_upward"):
        tick_item(item, by=by)
    record("cascade.result_submitted", by=by, on=report, submitted_on=day, due_on=report.due_on)
    return report


@transaction.atomic
def approve_result(
    report: ResultReport, *, by: Any, on: date | None = None, without: Iterable[Person] = (), reason: str = ""
) -> ResultReport:
    """Ratify a result; single persons may be left out, with the reason.

    The offices become official; those left out end and their seats become vacant.  While a complaint that came in time
    stands, nothing is approved.  A ratified report is given back unchanged.

    Source: 24-QĐ/TW (2021) m.16.1 (within 15 working days of the report); 190-QĐ/TW Đ31-Đ33.
    """
    require(permissions.can_ratify, by, report)
    if report.state == ReportState.APPROVED:
        return report
    _require_waiting(report)
    _require_no_complaint(report.congress)
    refused = list(without)
    if refused and not reason.strip():
        raise WrongInput(say("Say why a person is not ratified; the decision states it."))
    day, congress = on or clock.today(), report.congress
    _refuse(congress, refused, reason, day, by=by)
    _ratify_offices(congress, refused, day)
    report.state, report.decided_on, report.note = ReportState.APPROVED, day, reason.strip() or report.note
    report.save(update_fields=["state", "decided_on", "note"])
    move_stage(congress, Stage.RATIFIED, by=by)
    record(
        "cascade.result_approved", by=by, on=report, decided_on=day, without=[one.full_name for one in refused],
        reason=reason.strip(),
    )  # fmt: skip
    return report


@transaction.atomic
def approve_results(congress: Congress, *, by: Any, on: date | None = None) -> list[ResultReport]:
    """Ratify every report from directly below that waits; one against which a complaint stands is left waiting.

    Returns:
        The reports ratified now.
    """
    require(permissions.can_submit, by, congress)
    waiting = ResultReport.objects.filter(
        congress__in=queries.congresses_below(congress), state=ReportState.SUBMITTED
    ).select_related("congress__unit__level", "congress__term")  # fmt: skip
    free = [one for one in waiting if not standing_complaints(one.congress).exists()]
    return [approve_result(report, by=by, on=on) for report in free]


@transaction.atomic
def return_result(report: ResultReport, *, by: Any, note: str, on: date | None = None) -> ResultReport:
    """Give a report back, with what is to be mended.

    Source: 24-QĐ/TW (2021) m.16.1.
    """
    require(permissions.can_ratify, by, report)
    _require_waiting(report)
    if not note.strip():
        raise WrongInput(say("Write what is to be mended, so that the unit knows what to do."))
    report.state, report.note, report.decided_on = ReportState.RETURNED, note.strip(), on or clock.today()
    report.save(update_fields=["state", "note", "decided_on"])
    record("cascade.result_returned", by=by, on=report, note=note.strip())
    return report


@transaction.atomic
def issue_result_report(report: ResultReport, *, by: Any) -> Paper:
    """Issue the report of the result as an official paper, DOCX and PDF; once issued it is given back.

    Source: 24-QĐ/TW (2021) m.16.1; 36-HD/VPTW II.1.3 (after closing, papers take the committee's series).
    """
    congress = report.congress
    require(permissions.can_report, by, congress)
    if report.paper is None:
        form = papers.result_report(papers.report_of(report))
        report.paper = issue_rendered(
            congress.unit, congress.term, form, by=by, series=Series.COMMITTEE, topic="congress",
            issued_on=report.submitted_on, is_sample=congress.is_sample,
        )  # fmt: skip
        report.save(update_fields=["paper"])
        record("cascade.result_report_issued", by=by, on=report, symbol=report.paper.symbol)
    return report.paper


def report_rule(congress: Congress) -> Source | None:
    """The rule by which a result is reported, in the congress's own rulebook."""
    return law.article(congress, "records.report_days")


def _require_reportable(congress: Congress) -> None:
    if congress.stage not in (Stage.CLOSED, Stage.REPORTED):
        raise Refused(say("{congress} has not been closed yet. Its result is reported afterwards.",
                          congress=congress.title), report_rule(congress))  # fmt: skip
    open_one = congress.contests.exclude(state__in=(ContestState.CERTIFIED, ContestState.ANNULLED)).first()
    if open_one is not None:
        raise Refused(
            say(
                "“{contest}” is not certified yet. Certify every result before it is reported.", contest=open_one.title
            ),
            report_rule(congress),
        )


def _require_waiting(report: ResultReport) -> None:
    if report.state != ReportState.SUBMITTED:
        raise Refused(
            say("The report of {congress} does not wait for a decision.", congress=report.congress.title),
            report_rule(report.congress),
        )


def _require_no_complaint(congress: Congress) -> None:
    """Source: 24-QĐ/TW (2021) m.16.1 (the superior approves where no complaint stands)."""
    numbers = [str(one.number) for one in standing_complaints(congress)]
    if numbers:
        raise Refused(
            say("A complaint stands against the election of {congress} (no. {numbers}). Decide it first; then the "
                "result is approved.", congress=congress.title, numbers=", ".join(numbers)),
            law.article(congress, "records.approval_days", "records.complaint_days"),
        )  # fmt: skip


def _refuse(congress: Congress, people: list[Person], reason: str, day: date, *, by: Any) -> None:
    """Whoever is not approved loses every seat won here, delegates' seats too."""
    for candidate in queries.winning_candidates(congress, people):
        refuse_person(candidate, by=by, reason=reason, on=day)


def _decide_by(congress: Congress, submitted_on: date) -> date | None:
    rule = law.rulebook_of(congress).records.approval_days
    return working_days_after(submitted_on, rule.value, law.calendar()) if rule is not None else None


def _ratify_offices(congress: Congress, refused: list[Person], day: date) -> None:
    holdings = OfficeHolding.objects.filter(
        unit=congress.unit, term=congress.term, source=HoldingSource.ELECTED, ended_on__isnull=True
    )
    holdings.filter(person__in=refused).update(ended_on=day)
    holdings.exclude(person__in=refused).update(is_approved=True)
