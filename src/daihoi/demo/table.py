"""What the demo has done, counted from the tables and printed as one."""

from __future__ import annotations

from collections import Counter

from daihoi.apps.audit.models import Entry
from daihoi.apps.cascade.models import Mandate, ReportState, ResultReport
from daihoi.apps.congresses.models import Congress
from daihoi.apps.consultation.models import Answer, Comment, Draft
from daihoi.apps.delegates.models import Delegate, DelegateTitle, Standing
from daihoi.apps.directives.models import Directive, Receipt, ReceiptState
from daihoi.apps.documents.models import Paper
from daihoi.apps.elections.models import Contest, ContestState, Round, Tally
from daihoi.apps.members.models import Membership
from daihoi.apps.organisations.models import Unit
from daihoi.apps.planning.models import Body, Task, TaskState
from daihoi.apps.plenary.models import HandVote
from daihoi.apps.portal.models import NewsPage, NoticePage, VideoPage
from daihoi.core.sentences import Sentence, say

from .preparation import the_congress

Row = tuple[Sentence, Sentence]


def rows() -> list[Row]:
    """The lines of the table: what, and how much of it."""
    return [*_preparation(), *_elections(), *_the_congress()]


def draw(language: str) -> str:
    """The table in a language, as text with aligned columns."""
    said = [(name.in_language(language), value.in_language(language)) for name, value in rows()]
    width = max(len(name) for name, _ in said)
    return "\n".join(f"  {name:<{width}}  {value}" for name, value in said)


def _preparation() -> list[Row]:
    receipts = Receipt.objects.all()
    findings = Paper.objects.exclude(findings=[]).filter(type_code__isnull=False)
    flagged = [paper.symbol for paper in findings if any("type" in str(one.get("id", "")) for one in paper.findings)]
    answered = Comment.objects.exclude(answer=Answer.PENDING).count()
    tasks = Task.objects.all()
    return [
        (say("Units in the tree"), _n(Unit.objects.count())),
        (say("Members (invented, sample data)"), _n(Membership.objects.count())),
        (
            say("Papers in the register"),
            say("{count}, flagged for type against symbol: {flagged}", count=Paper.objects.count(),
                flagged=", ".join(sorted(flagged)) or "–"),
        ),
        (
            say("Directives sent"),
            say("{count}; receipts {heard} of {all}, carried out {done}", count=Directive.objects.count(),
                heard=receipts.exclude(state=ReceiptState.SENT).count(), all=receipts.count(),
                done=receipts.filter(state=ReceiptState.DONE).count()),
        ),
        (
            say("Subcommittees and tasks"),
            say("{bodies} bodies, {done} of {all} tasks done", bodies=Body.objects.count(),
                done=tasks.filter(state=TaskState.DONE).count(), all=tasks.count()),
        ),
        (
            say("Drafts and opinions"),
            say("{drafts} drafts, {opinions} opinions, {answered} answered", drafts=Draft.objects.count(),
                opinions=Comment.objects.count(), answered=answered),
        ),
    ]  # fmt: skip


def _elections() -> list[Row]:
    stages = Counter(Congress.objects.values_list("stage", flat=True))
    contests = Contest.objects.exclude(state=ContestState.ANNULLED)
    outcomes = Counter((decision or {}).get("outcome") for decision in Round.objects.values_list("decision", flat=True))
    unfilled = sum(contests.values_list("seats", flat=True)) - Tally.objects.filter(is_elected=True).count()
    return [
        (
            say("Congresses"),
            say("{all}; held {held}, ratified {ratified}", all=sum(stages.values()),
                held=sum(stages[stage] for stage in ("closed", "reported", "ratified", "filed")),
                ratified=stages["ratified"]),
        ),
        (
            say("Elections"),
            say("{contests} contests, {rounds} rounds: {decided} decided, {short} short, {run_off} run-off, {void} void",  # noqa: E501
                contests=contests.count(), rounds=sum(outcomes.values()), decided=outcomes["decided"],
                short=outcomes["short"], run_off=outcomes["run_off"], void=outcomes["void"]),
        ),
        (
            say("Elected, seats left empty"),
            say("{elected} elected, {unfilled} left empty", elected=Tally.objects.filter(is_elected=True).count(),
                unfilled=unfilled),
        ),
        (
            say("Results reported"),
            say("{count}, ratified {ratified}", count=ResultReport.objects.count(),
                ratified=ResultReport.objects.filter(state=ReportState.APPROVED).count()),
        ),
    ]  # fmt: skip


def _the_congress() -> list[Row]:
    congress = the_congress()
    full = Delegate.objects.filter(congress=congress, standing=Standing.FULL)
    titles = Counter(full.values_list("title", flat=True))
    return [
        (
            say("Delegates of the III congress"),
            say("{all} = {elected} elected + {ex_officio} ex officio + {appointed} appointed", all=full.count(),
                elected=titles[DelegateTitle.ELECTED], ex_officio=titles[DelegateTitle.EX_OFFICIO],
                appointed=titles[DelegateTitle.APPOINTED]),
        ),
        (say("Mandates carried up the staircase"), _n(Mandate.objects.count())),
        (say("Votes by show of hands"), _n(HandVote.objects.count())),
        (
            say("Portal"),
            say("{news} pieces of news, {notices} notices, {videos} video", news=NewsPage.objects.count(),
                notices=NoticePage.objects.count(), videos=VideoPage.objects.count()),
        ),
        (say("Entries in the trail"), _n(Entry.objects.count())),
    ]  # fmt: skip


def _n(number: int) -> Sentence:
    return say("{number}", number=number)
