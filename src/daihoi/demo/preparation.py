"""From the directive above to the opinions on the drafts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from daihoi.apps.congresses import actions as congresses
from daihoi.apps.congresses.models import ChecklistItem, Congress, Content
from daihoi.apps.consultation import actions as consultation
from daihoi.apps.consultation.models import Answer, AuthorKind, Channel, Comment, CommentKind, Draft, DraftKind, Stance
from daihoi.apps.directives import actions as directives
from daihoi.apps.directives.models import Directive, Receipt, ReceiptState
from daihoi.apps.documents import actions as documents
from daihoi.apps.documents.models import Paper, Secrecy
from daihoi.apps.members.models import OfficeHolding
from daihoi.apps.organisations.models import Unit
from daihoi.apps.planning import actions as planning
from daihoi.apps.planning.models import Body, BodyRole, Task

from . import texts
from .case import facts
from .foundations import below, ministry, term, term_before
from .steps import Demo

DRAFTS = (
    (DraftKind.POLITICAL_REPORT, "Báo cáo chính trị trình Đại hội", "political_report"),
    (DraftKind.SELF_REVIEW_REPORT, "Báo cáo kiểm điểm của Ban Chấp hành", "self_review_report"),
)


def the_congress() -> Congress:
    """The congress in the middle of the case."""
    return Congress.objects.select_related("unit__level", "term").get(unit__code="dub", term=term())


STILL_AHEAD = ("complaints_window", "dossier_filed", "ballots_kept")  # what only time can do, after the congress


def tick_what_is_done(congress: Congress, demo_user: Any) -> None:
    """Tick the checklist of a congress that has been held and reported."""
    done = ChecklistItem.objects.filter(congress=congress).exclude(key__in=STILL_AHEAD).order_by("order")
    congresses.tick_items(congress, done, by=demo_user)


def found_congresses(demo: Demo) -> None:
    """The congresses of all four levels, the upper ones first."""
    by = demo.by("demo")
    for unit in facts()["unit"]:
        congresses.create_congress(
            Unit.objects.get(code=unit["code"]),
            term(),
            by=by,
            ordinal=unit["ordinal"],
            form="delegate_congress",
            form_reason="Cấp trên cơ sở, đại hội đại biểu",
            place=unit["place"],
            contents=[content.value for content in Content],
        )
    congresses.create_congresses(ministry(), term(), by=by, is_sample=True)


def register_papers(demo: Demo) -> None:
    """The nine papers of the case with what each carries out; those of the ministry go to the units below."""
    known: dict[str, Paper] = {}
    before = term_before()
    for row in facts()["paper"]:
        carried_out = [known[symbol] for symbol in row.get("implements", ())]
        given = {
            "symbol": row["symbol"],
            "declared_type": row["type"],
            "subject": row["subject"],
            "topic": row["topic"],
            "issuer": row["issuer"],
            "implements": carried_out,
            "by": demo.by("van-phong"),
        }
        if row["symbol"].endswith("ĐUB"):
            paper = documents.register_issued(
                ministry(), before, issued_on=row["issued_on"], secrecy=Secrecy.PUBLIC, **given
            )
        else:
            issued_on = row.get("issued_on")
            paper = documents.register_received(
                ministry(),
                before,
                issued_on=issued_on,
                received_on=issued_on + timedelta(days=9) if issued_on else date(2019, 8, 26),
                **given,
            )
        known[row["symbol"]] = paper


def issue_directives(demo: Demo) -> None:
    """Send the ministry's six papers to its 69 units with what each asks."""
    by = demo.by("van-phong")
    for row in facts()["paper"]:
        if "demand" in row:
            paper = Paper.objects.get(unit=ministry(), symbol=row["symbol"])
            directives.issue_directive(
                paper,
                by=by,
                demand=row["demand"],
                report_by_on=row["report_by_on"],
                term=term(),
                issued_at=_noon(row["issued_on"]),
            )


def send_from_above(demo: Demo) -> None:
    """The two papers of the levels above go down the staircase; the ministry receives what its superior sends."""
    by = demo.by("demo")
    above: dict[str, Paper] = {}
    for code, symbol in (("tw", "35-CT/TW"), ("duk", "155-KH/ĐUK")):
        row = next(paper for paper in facts()["paper"] if paper["symbol"] == symbol)
        paper = documents.register_issued(
            Unit.objects.get(code=code), term_before(), symbol=symbol, declared_type=row["type"],
            subject=row["subject"], topic=row["topic"], issuer=row["issuer"], issued_on=row["issued_on"],
            implements=[above[one] for one in row.get("implements", ()) if one in above], by=by,
        )  # fmt: skip
        above[symbol] = paper
        directives.issue_directive(
            paper, by=by, demand="Quán triệt, xây dựng kế hoạch và tổ chức thực hiện.", term=term(),
            report_by_on=row["issued_on"] + timedelta(days=60), issued_at=_noon(row["issued_on"]),
        )  # fmt: skip
    for receipt in Receipt.objects.filter(unit__code__in=("duk", "dub")).select_related("unit", "directive__paper"):
        sender = demo.by("van-phong") if receipt.unit.code == "dub" else by
        directives.acknowledge(receipt, by=sender, received_at=receipt.directive.issued_at + timedelta(days=5))
        done_at = receipt.directive.issued_at + timedelta(days=40)
        directives.report_done(receipt, "Đã ban hành kế hoạch và triển khai đến cơ sở.", by=sender, done_at=done_at)


def answer_directives(demo: Demo) -> None:
    """The units acknowledge and report; a few stay silent, so that there is somebody to remind."""
    by = demo.by("demo")
    for directive in Directive.objects.filter(unit=ministry()).order_by("issued_at"):
        dice = demo.dice("receipts", directive.paper.symbol)
        receipts = list(directive.receipts.select_related("unit", "directive__paper"))
        silent = set(dice.sample(range(len(receipts)), 2))
        heard = [receipt for place, receipt in enumerate(receipts) if place not in silent]
        directives.acknowledge_many(heard, by=by, received_at=directive.issued_at + timedelta(days=2))
        if directive.report_by_on is None:
            continue
        slow = set(dice.sample(range(len(heard)), 4))
        reports = {
            receipt: "Đơn vị đã triển khai thực hiện và báo cáo kết quả."
            for place, receipt in enumerate(heard)
            if place not in slow
        }
        directives.report_done_many(reports, by=by, done_at=_noon(directive.report_by_on))
    late = Receipt.objects.filter(directive__unit=ministry(), state=ReceiptState.SENT).select_related("directive")
    for directive in Directive.objects.filter(unit=ministry()).order_by("issued_at"):
        missing = [receipt.unit for receipt in late if receipt.directive_id == directive.pk]
        directives.remind(directive, missing, by=demo.by("van-phong"))


def plan_work(demo: Demo) -> None:
    """The subcommittees with their members and tasks."""
    by, congress = demo.by("van-phong"), the_congress()
    seniors = [
        holding.person
        for holding in OfficeHolding.objects.filter(unit=ministry(), office="committee").select_related("person")
    ]
    bodies: dict[str, Body] = {}
    for place, row in enumerate(facts()["body"]):
        body = planning.set_up_body(congress, by=by, kind=row["kind"], name=row["name"])
        bodies[row["name"]] = body
        group = seniors[place * 6 : place * 6 + 6]
        roles = [BodyRole.HEAD, BodyRole.DEPUTY] + [BodyRole.MEMBER] * 4
        seats = [planning.Seating(person, role) for person, role in zip(group, roles, strict=False)]
        planning.seat_persons(body, seats, by=by)
    rows = [
        planning.TaskRow(title=task["title"], due_on=task["due_on"], body=bodies[task["body"]], product=task["product"])
        for task in facts()["task"]
    ]
    planning.add_tasks(congress, rows, by=by)


def write_drafts(demo: Demo) -> None:
    """Two drafts, open to the organisations, the mass organisations, the members and the public."""
    by = demo.by("van-kien")
    for kind, title, file in DRAFTS:
        draft = consultation.create_draft(
            the_congress(), by=by, kind=kind, title=title, text=texts.read(file), is_public=True, is_sample=True
        )
        consultation.open_for_opinions(draft, by=by, opens_on=date(2020, 3, 9), closes_on=date(2020, 6, 15))


def open_draft_above(demo: Demo) -> None:
    """A draft of the level above is open in the week of the demo, so that everybody has something to speak of."""
    congress = Congress.objects.get(unit__code="duk", term=term())
    draft = consultation.create_draft(
        congress, by=demo.by("cap-tren"), kind=DraftKind.POLITICAL_REPORT, is_public=True, is_sample=True,
        title="Báo cáo chính trị trình Đại hội Đảng bộ Khối", text=texts.read("political_report"),
    )  # fmt: skip
    consultation.open_for_opinions(
        draft, by=demo.by("cap-tren"), opens_on=date(2020, 8, 31), closes_on=date(2020, 9, 30)
    )


def collect_opinions(demo: Demo) -> None:
    """Some hundred opinions from the units' conferences, the mass organisations, members and citizens."""
    opinions = texts.opinions()
    for draft in Draft.objects.filter(congress=the_congress()).order_by("pk"):
        dice = demo.dice("opinions", draft.kind)
        rows = []
        for place, unit in enumerate(below()):
            for number in range(dice.choice((1, 2, 3, 3))):
                rows.append(_opinion(draft, dice, opinions, unit, f"{place}-{number}"))
        consultation.add_comments(draft, rows, by=demo.by("van-kien"))


def answer_opinions(demo: Demo) -> None:
    """Close the drafts, answer the specific opinions, make the second draft."""
    by = demo.by("van-kien")
    for draft in Draft.objects.filter(congress=the_congress(), draft_no=1).order_by("pk"):
        consultation.close_opinions(draft, by=by)
        specific = list(Comment.objects.filter(draft=draft, kind=CommentKind.SPECIFIC).order_by("pk"))
        adopted = [comment for comment in specific if comment.stance == Stance.APPROVE]
        explained = [comment for comment in specific if comment.stance == Stance.DISAPPROVE]
        kept = [comment for comment in specific if comment.stance == Stance.APPROVE_IN_PART][:40]
        for comments, answer, words in (
            (adopted, Answer.ADOPTED, "Tiếp thu, bổ sung vào dự thảo lần 2."),
            (explained, Answer.EXPLAINED, "Giữ như dự thảo; số liệu đã được cơ quan chuyên môn xác nhận."),
            (kept, Answer.KEPT, "Ghi nhận, tiếp tục nghiên cứu khi xây dựng chương trình hành động."),
        ):
            if comments:
                consultation.answer_many(comments, by=by, answer=answer, answer_text=words)
        later = consultation.revise_draft(draft, by=by, text=texts.revised(draft.text))
        consultation.finalise_draft(later, by=by)


def finish_tasks(demo: Demo) -> None:
    """The tasks of the subcommittees are done, all but the last."""
    tasks = list(Task.objects.filter(congress=the_congress()).order_by("due_on"))
    for task in tasks:
        with_day = min(task.due_on, date(2020, 8, 24))
        planning.finish_task(task, by=demo.by("van-phong"), done_on=with_day)


def _opinion(draft: Draft, dice, opinions: texts.Opinions, unit: Unit, key: str) -> consultation.CommentRow:  # type: ignore[no-untyped-def]
    is_general = dice.random() < 0.43
    sections = list(draft.sections.all())
    kind = dice.choices(list(AuthorKind), (50, 15, 30, 5))[0]
    received_on = date(2020, 3, 10) + timedelta(days=dice.randrange(95))
    common = {
        "unit": unit,
        "author_kind": kind,
        "persons": dice.randint(5, 40) if kind in (AuthorKind.ORGANISATION, AuthorKind.MASS_ORGANISATION) else 1,
        "channel": Channel.CONFERENCE
        if kind == AuthorKind.ORGANISATION
        else dice.choice((Channel.LETTER, Channel.OFFICE)),
        "received_on": received_on,
        "comment_id": key,
        "is_sample": True,
    }
    if is_general:
        text = dice.choice(opinions.general)
        return consultation.CommentRow(text, kind=CommentKind.GENERAL, stance=Stance.APPROVE, **common)
    fitting = [(section, one) for section in sections for one in opinions.specific if one.fits(section.heading)]
    section, one = dice.choice(fitting)
    return consultation.CommentRow(
        dice.choice(one.texts), section=section, kind=CommentKind.SPECIFIC, stance=one.stance, **common
    )


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9, 30)))
