"""Where reports and dossier of a congress stand, and what comes next."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daihoi.apps.congresses import law
from daihoi.apps.congresses import permissions as congresses
from daihoi.apps.congresses.models import Congress, Stage
from daihoi.apps.shell import clock
from daihoi.apps.shell.journey import NextStep, StopStanding, StopState

from ..models import ReportState, ResultReport
from .staircase import fallen_mandates, is_held, report_due_on, waiting_mandates, waiting_reports

AFTER_REPORT = (Stage.REPORTED, Stage.RATIFIED)


def standing(congress: Congress) -> StopStanding:
    """The state of the stop: the report, the reports from below that wait, the dossier."""
    today, waiting = clock.today(), waiting_reports(congress).count()
    if congress.stage == Stage.FILED:
        return StopStanding(StopState.DONE, waiting, _("The dossier is in the archive."))
    if congress.stage == Stage.CLOSED:
        due_on = report_due_on(congress)
        state = StopState.LATE if due_on and due_on < today else StopState.NOW
        return StopStanding(state, waiting + 1, _("The result is to be reported."))
    if congress.stage == Stage.REPORTED:
        report = ResultReport.objects.filter(congress=congress).first()
        if report is not None and report.state == ReportState.RETURNED:
            return StopStanding(StopState.LATE, waiting + 1, _("The report was returned for correction."))
        return StopStanding(StopState.WAITING, waiting, _("The superior decides on the result."))
    if congress.stage == Stage.RATIFIED:
        return StopStanding(StopState.NOW, waiting + 1, _("The dossier is to be filed."))
    if waiting:
        line = ngettext("%(n)s report from below waits.", "%(n)s reports from below wait.", waiting) % {"n": waiting}
        return StopStanding(StopState.NOW, waiting, line)
    return StopStanding(StopState.NONE, 0, _("After the congress has closed."))


def next_steps(congress: Congress, user: Any) -> list[NextStep]:
    """What to do next here: take delegates over, decide on reports from below, report, file."""
    return [*_from_below(congress, user), *_own(congress, user)]


def _from_below(congress: Congress, user: Any) -> list[NextStep]:
    url, steps = reverse("cascade:below", args=[congress.pk]), []
    if not is_held(congress.stage) and congresses.can_prepare(user, congress):
        rising = waiting_mandates(congress)
        if rising:
            title = ngettext(
                "Take over %(n)s delegate elected below", "Take over %(n)s delegates elected below", rising
            ) % {"n": rising}
            steps.append(NextStep(title, url, law.cited(congress, "elections.alternates_from_remaining")))
        if fallen_mandates(congress):
            steps.append(
                NextStep(
                    _("Take back delegates whose election was annulled"),
                    url,
                    law.cited(congress, "delegates.not_summoned.unlawfully_elected"),
                    is_decision=True,
                )
            )
    if congresses.can_lead(user, congress):
        steps += [_decision(one.congress, one.decide_by_on) for one in waiting_reports(congress)[:3]]
    return steps


def _decision(below: Congress, decide_by_on: date | None) -> NextStep:
    return NextStep(
        _("Decide on the result of %(unit)s") % {"unit": below.unit.name},
        reverse("cascade:report", args=[below.pk]),
        law.cited(below, "records.approval_days"),
        decide_by_on,
        bool(decide_by_on and decide_by_on < clock.today()),
        is_decision=True,
    )


def _own(congress: Congress, user: Any) -> list[NextStep]:
    report_rule = law.cited(congress, "records.report_days")
    if congress.stage == Stage.CLOSED and congresses.can_prepare(user, congress):
        due_on = report_due_on(congress)
        late = bool(due_on and due_on < clock.today())
        return [
            NextStep(_("Report the result"), reverse("cascade:report", args=[congress.pk]), report_rule, due_on, late)
        ]
    if (
        congress.stage == Stage.REPORTED
        and ResultReport.objects.filter(congress=congress, state=ReportState.RETURNED).exists()
    ):
        return [
            NextStep(_("Mend the report and send it again"), reverse("cascade:report", args=[congress.pk]), report_rule)
        ]
    if congress.stage == Stage.RATIFIED and congresses.can_prepare(user, congress):
        return [NextStep(_("File the dossier"), reverse("cascade:dossier", args=[congress.pk]))]
    return []
