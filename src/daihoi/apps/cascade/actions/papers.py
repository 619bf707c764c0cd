"""What the elections below add up to, as a paper."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.congresses.models import Congress
from daihoi.apps.documents.actions import issue_rendered
from daihoi.apps.documents.models import Paper, Series
from daihoi.apps.elections.models import ElectionPaper, PaperKind
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused
from daihoi.core.sentences import say

from .. import papers, permissions
from .reports import report_rule


@transaction.atomic
def issue_result_table(congress: Congress, *, by: Any) -> Paper:
    """Issue the table of the results of all units below, as it stands today; issued today already, it is given back.

    Source: 24-QĐ/TW (2021) m.16.1 (results are reported upward); 36-HD/VPTW II.1.3 (the committee's series).
    """
    require(permissions.can_report, by, congress)
    today = clock.today()
    Congress.objects.select_for_update().get(pk=congress.pk)
    kept = ElectionPaper.objects.filter(
        congress=congress, kind=PaperKind.RESULT_TABLE, about=today.isoformat()
    ).first()  # fmt: skip
    if kept is not None:
        return kept.paper
    form = papers.result_table_of(congress, today)
    if not any(block.rows for block in form.blocks):
        raise Refused(
            say("No election below {congress} has been decided yet. There is nothing to add up.",
                congress=congress.title),
            report_rule(congress),
        )  # fmt: skip
    paper = issue_rendered(
        congress.unit, congress.term, papers.result_table(form), by=by, series=Series.COMMITTEE, topic="elections",
        issued_on=today, is_sample=congress.is_sample,
    )  # fmt: skip
    kept = ElectionPaper.objects.create(
        congress=congress, kind=PaperKind.RESULT_TABLE, about=today.isoformat(), paper=paper
    )
    record("cascade.result_table_issued", by=by, on=kept, symbol=paper.symbol)
    return paper
