"""Calling a congress into being: its rulebook, its form, its contents, its checklist."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.organisations import permissions as unit_rights
from daihoi.apps.organisations.models import Term, Unit
from daihoi.apps.shell.guards import require
from daihoi.core import congresses as course
from daihoi.core import rulebooks
from daihoi.core.congresses import FormProposal
from daihoi.core.errors import Refused
from daihoi.core.rulebooks import Rulebook
from daihoi.core.sentences import say

from .. import law, permissions, queries
from ..models import ChecklistItem, Congress, CongressForm, Content

ALL_CONTENTS = tuple(content.value for content in Content)


@transaction.atomic
def create_congress(
    unit: Unit,
    term: Term,
    *,
    by: Any,
    rulebook: str = "",
    contents: Iterable[str] = ALL_CONTENTS,
    ordinal: str = "",
    form: str = "",
    form_reason: str = "",
    form_consent: str = "",
    is_pilot: bool = False,
    place: str = "",
    is_sample: bool = False,
) -> Congress:
    """Found the unit's congress in a term, with the checklist of its rulebook.

    Without ``form`` the rulebook's proposal is taken (R42, 35-CT/TW 2019); another form needs a reason, and delegates
    below the threshold need the superior's consent.  Refused when the unit already has a congress in the term.
    """
    require(permissions.can_found, by, unit)
    if Congress.objects.filter(unit=unit, term=term).exists():
        raise Refused(
            say("{unit} already has a congress in the term {term}. Open it instead of founding another.",
                unit=unit.name, term=term.name)
        )  # fmt: skip
    book = rulebooks.load(rulebook or unit.rulebook)
    chosen, reason = _form(book, queries.member_count(unit), form, form_reason, form_consent)
    congress = Congress.objects.create(
        unit=unit, term=term, rulebook=book.id, contents=_contents(contents), ordinal=ordinal, form=chosen,
        form_reason=reason, form_consent=form_consent, is_pilot=is_pilot, place=place, is_sample=is_sample,
    )  # fmt: skip
    ChecklistItem.objects.bulk_create(_checklist(congress, law.duties(book, None, None, law.calendar())))
    audit.record(
        "congresses.congress_created", by=by, on=congress, rulebook=book.id, form=chosen, consent=form_consent
    )  # fmt: skip
    return congress


@transaction.atomic
def create_congresses(
    unit: Unit,
    term: Term,
    *,
    by: Any,
    rulebook: str = "",
    contents: Iterable[str] = ALL_CONTENTS,
    ordinal: str = "",
    is_sample: bool = False,
) -> list[Congress]:
    """Found the congresses of every active unit directly below, each in the form that its members ask for.

    Units that already have a congress in the term are left alone, so the act may be repeated.

    Returns:
        The congresses that were founded now.
    """
    require(unit_rights.can_work_for, by, unit)
    below = unit.get_children().filter(is_active=True).exclude(congresses__term=term).select_related("level")
    units = list(below)
    counts = queries.member_counts(units)
    kept = _contents(contents)
    founded = []
    for one in units:
        book = rulebooks.load(rulebook or one.rulebook)
        chosen, reason = _form(book, counts[one.pk], "", "", "")
        founded.append(
            Congress(unit=one, term=term, rulebook=book.id, contents=kept, form=chosen, form_reason=reason,
                     ordinal=ordinal, is_sample=is_sample)
        )  # fmt: skip
    Congress.objects.bulk_create(founded)
    _found_checklists(founded)
    for congress in founded:
        audit.record("congresses.congress_created", by=by, on=congress, rulebook=congress.rulebook, form=congress.form)
    return founded


@transaction.atomic
def change_form(congress: Congress, form: str, *, by: Any, reason: str, consent: str = "") -> Congress:
    """Hold the congress in another form (R42, 35-CT/TW 2019); only before it is convened."""
    require(permissions.can_prepare, by, congress)
    _require_unconvened(congress)
    book = law.rulebook_of(congress)
    congress.form, congress.form_reason = _form(book, queries.member_count(congress.unit), form, reason, consent)
    congress.form_consent = consent
    congress.save(update_fields=["form", "form_reason", "form_consent"])
    audit.record("congresses.form_changed", by=by, on=congress, form=form, reason=reason, consent=consent)
    return congress


@transaction.atomic
def switch_content(congress: Congress, content: str, *, by: Any, is_on: bool) -> Congress:
    """Take a content into the congress or leave it out (163-KL/TW: a congress may be held without elections)."""
    require(permissions.can_prepare, by, congress)
    _require_unconvened(congress)
    kept = [one for one in congress.contents if one != content] + ([content] if is_on else [])
    congress.contents = _contents(kept)
    congress.save(update_fields=["contents"])
    audit.record("congresses.content_switched", by=by, on=congress, content=content, is_on=is_on)
    return congress


def _contents(contents: Iterable[str]) -> list[str]:
    chosen = course.require_contents(contents)
    return [content.value for content in Content if content.value in chosen]


def _form(book: Rulebook, members: int, form: str, reason: str, consent: str) -> tuple[str, str]:
    """The form to hold and why; the rulebook's own unless another is asked for lawfully."""
    proposal = law.propose_form(book, members, is_hard_to_assemble=bool(consent))
    plain = law.propose_form(book, members)
    if not form or form == plain.form.value:
        return plain.form.value, reason or plain.reason.in_language("vi")
    _require_lawful_override(plain, form, reason, consent)
    return form, reason or proposal.reason.in_language("vi")


def _require_lawful_override(plain: FormProposal, form: str, reason: str, consent: str) -> None:
    if form not in CongressForm.values:
        raise Refused(say("There is no form of congress “{form}”.", form=form))
    if not reason:
        raise Refused(
            say("The rulebook proposes another form: {why} Write the reason for holding it otherwise.",
                why=plain.reason),
            plain.source,
        )  # fmt: skip
    if form == CongressForm.DELEGATE_CONGRESS and not consent:
        raise Refused(
            say("{why} Delegates may be elected only if the superior level consents: write the paper that says so.",
                why=plain.reason),
            plain.source,
        )  # fmt: skip


def _found_checklists(founded: Sequence[Congress]) -> None:
    days_off = law.calendar()
    duties = {
        book: law.duties(rulebooks.load(book), None, None, days_off) for book in {one.rulebook for one in founded}
    }
    ChecklistItem.objects.bulk_create(
        [item for congress in founded for item in _checklist(congress, duties[congress.rulebook])], batch_size=500
    )


def _checklist(congress: Congress, duties: Sequence[law.Duty]) -> list[ChecklistItem]:
    return [
        ChecklistItem(
            congress=congress, order=order, key=duty.key, title_vi=duty.title_vi, title_en=duty.title_en,
            stop=duty.stop, phase=duty.phase, source=duty.source, source_status=duty.source_status,
            last_lawful_on=duty.last_lawful_on,
        )
        for order, duty in enumerate(duties, 1)
    ]  # fmt: skip


def _require_unconvened(congress: Congress) -> None:
    stage = course.Stage(congress.stage)
    if stage not in (course.Stage.DRAFT, course.Stage.PREPARING, course.Stage.CLEARED, course.Stage.POSTPONED):
        raise Refused(
            say("The congress is {stage}; its form and contents no longer change. Postpone it first.",
                stage=stage.label)
        )  # fmt: skip
