"""The check of credentials, and the report that the congress adopts."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.congresses import law as congress_law
from daihoi.apps.congresses.models import Congress
from daihoi.apps.documents import actions as documents
from daihoi.apps.documents.models import Paper, Secrecy, Series
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say
from daihoi.core.sources import Source

from .. import law, permissions, queries
from ..models import Credential, CredentialsReport, Delegate
from ..papers import credentials as credentials_paper


@transaction.atomic
def mark_not_summoned(delegate: Delegate, *, by: Any, ground: str, note: str = "") -> Delegate:
    """Bar a person from the congress on one of the rulebook's grounds (R39, 04-HD/TW topic 9)."""
    require(permissions.can_keep_list, by, delegate.congress)
    bar = law.summons_bar(congress_law.rulebook_of(delegate.congress), ground)
    reason = f"{bar.statement.in_language('vi')} {note}".strip()
    _judge(delegate, Credential.NOT_SUMMONED, reason)
    audit.record("delegates.not_summoned", by=by, on=delegate, ground=ground, source=str(bar.source))
    return delegate


@transaction.atomic
def accept_credentials(delegate: Delegate, *, by: Any) -> Delegate:
    """Recognise one person's credentials (190-QĐ/TW Đ7)."""
    require(permissions.can_keep_list, by, delegate.congress)
    _judge(delegate, Credential.ACCEPTED, "")
    audit.record("delegates.credentials_accepted", by=by, on=delegate)
    return delegate


@transaction.atomic
def accept_all(congress: Congress, *, by: Any) -> int:
    """Recognise everybody whose credentials have not been judged yet.

    Returns:
        How many were recognised; none on repeat.
    """
    require(permissions.can_keep_list, by, congress)
    _require_not_adopted(congress)
    count = congress.delegates.filter(credential=Credential.UNCHECKED).update(credential=Credential.ACCEPTED)
    if count:
        audit.record("delegates.all_accepted", by=by, on=congress, count=count)
    return count


@transaction.atomic
def reject_credentials(delegate: Delegate, *, by: Any, reason: str) -> Delegate:
    """Reject one person's credentials, with the reason (190-QĐ/TW Đ7)."""
    require(permissions.can_keep_list, by, delegate.congress)
    if not reason.strip():
        raise WrongInput(say("Write why the credentials of {person} are rejected.", person=delegate.person.full_name))
    _judge(delegate, Credential.REJECTED, reason)
    audit.record("delegates.credentials_rejected", by=by, on=delegate, reason=reason)
    return delegate


@transaction.atomic
def make_credentials_report(congress: Congress, *, by: Any, conclusion: str = "") -> CredentialsReport:
    """Draw up the report on credentials from the list as it stands; made again, it replaces the earlier draft."""
    require(permissions.can_keep_list, by, congress)
    _require_not_adopted(congress)
    unchecked = queries.seats(congress).filter(credential=Credential.UNCHECKED).count()
    if unchecked:
        raise Refused(
            say("The credentials of {count} persons have not been checked yet. Check them, then make the report.",
                count=unchecked)
        )  # fmt: skip
    report, _created = CredentialsReport.objects.update_or_create(
        congress=congress,
        defaults={
            "figures": queries.credential_figures(congress), "conclusion": conclusion, "made_at": clock.now(),
        },
    )  # fmt: skip
    audit.record("delegates.report_made", by=by, on=report, summoned=report.figures["summoned"])
    return report


@transaction.atomic
def adopt_credentials_report(
    report: CredentialsReport, *, by: Any, votes_for: int, base: int, votes_against: int = 0, abstentions: int = 0
) -> CredentialsReport:
    """Freeze the report once the congress has adopted it by show of hands (190-QĐ/TW Đ7, Đ3.2).

    Refused when the vote did not carry it, or when it is adopted already.
    """
    require(permissions.can_keep_list, by, report.congress)
    _require_not_adopted(report.congress)
    vote = law.show_of_hands(
        congress_law.rulebook_of(report.congress), votes_for, votes_against, abstentions, base
    )  # fmt: skip
    if not vote.is_carried:
        raise Refused(say("The report is not adopted: {why}", why=vote.reason), _source(vote))
    report.adopted_at, report.adopted_with = clock.now(), vote.reason.in_language("vi")
    report.save(update_fields=["adopted_at", "adopted_with"])
    audit.record("delegates.report_adopted", by=by, on=report, votes_for=votes_for, base=base)
    return report


@transaction.atomic
def issue_credentials_report(report: CredentialsReport, *, by: Any) -> Paper:
    """Issue the report as a paper in the one series of the congress (36-HD/VPTW II.1.3), drawn as DOCX and PDF.

    A report that is issued already keeps its paper.
    """
    require(permissions.can_keep_list, by, report.congress)
    if report.paper is not None:
        return report.paper
    congress = report.congress
    report.paper = documents.issue_rendered(
        congress.unit, congress.term, credentials_paper.render(report), by=by, series=Series.CONGRESS,
        topic="congress", secrecy=Secrecy.INTERNAL, is_sample=congress.is_sample,
        may=lambda user, _unit: permissions.can_keep_list(user, congress),
    )  # fmt: skip
    report.save(update_fields=["paper"])
    audit.record("delegates.report_issued", by=by, on=report, symbol=report.paper.symbol)
    return report.paper


def _source(vote: Any) -> Source:
    found: Source = vote.source
    return found


def _judge(delegate: Delegate, credential: str, reason: str) -> None:
    _require_not_adopted(delegate.congress)
    delegate.credential, delegate.credential_reason = credential, reason
    delegate.save(update_fields=["credential", "credential_reason"])


def _require_not_adopted(congress: Congress) -> None:
    report = CredentialsReport.objects.filter(congress=congress, adopted_at__isnull=False).first()
    if report is not None:
        raise Refused(say("The congress has adopted the report on credentials; it no longer changes."))
