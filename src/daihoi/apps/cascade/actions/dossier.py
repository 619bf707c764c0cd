"""The dossier of a congress: listed, completed, filed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.audit.actions import record
from daihoi.apps.congresses.actions import move_stage, tick_item
from daihoi.apps.congresses.models import Congress, Stage
from daihoi.apps.documents.models import Secrecy
from daihoi.apps.shell import clock
from daihoi.apps.shell.guards import require
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import DossierItem, Medium

OWN_FROM = 1000
REFRESHED = ("order", "title", "made_by", "paper", "medium", "dated_on", "pieces", "secrecy", "retention", "hash")


@transaction.atomic
def make_dossier(congress: Congress, *, by: Any) -> list[DossierItem]:
    """List the dossier: what every congress leaves, found in the register by itself, with the hash of each file.

    What is missing stands in the list without a hash.  Made again it is brought up to date; what the office added or
    said of an item stays.

    Source: practice of the archives; 190-QĐ/TW Đ35 (sealed ballots).
    """
    require(permissions.can_report, by, congress)
    _require_open(congress)
    kept = {one.key: one for one in congress.dossier.all()}
    fresh, changed = [], []
    for fields in queries.dossier_fields(congress):
        item = kept.pop(fields["key"], None)
        if item is None:
            fresh.append(DossierItem(congress=congress, **fields))
        elif fields.get("paper") is not None or item.paper_id is not None or item.medium == fields["medium"]:
            for name, value in fields.items():
                setattr(item, name, value)
            changed.append(item)
    DossierItem.objects.filter(pk__in=[one.pk for one in kept.values() if not one.is_own]).delete()
    DossierItem.objects.bulk_create(fresh)
    if changed:
        DossierItem.objects.bulk_update(changed, REFRESHED)
    items = list(congress.dossier.select_related("paper"))
    missing = [one.title for one in items if one.is_missing]
    record("cascade.dossier_made", by=by, on=congress, items=len(items), missing=missing)
    return items


@transaction.atomic
def add_dossier_item(
    congress: Congress,
    *,
    by: Any,
    title: str,
    made_by: str,
    medium: str = Medium.PAPER,
    pieces: int = 1,
    dated_on: date | None = None,
    secrecy: str = Secrecy.INTERNAL,
    retention: str = "",
) -> DossierItem:
    """Add what the register does not hold: photographs, recordings, papers that exist on paper only."""
    require(permissions.can_report, by, congress)
    _require_open(congress)
    if not title.strip() or not made_by.strip() or pieces < 1:
        raise WrongInput(say("An item needs a title, who made it, and at least one sheet or file."))
    number = congress.dossier.filter(is_own=True).count() + 1
    item = DossierItem.objects.create(
        congress=congress, key=f"own:{number}", order=OWN_FROM + number, title=title.strip(), made_by=made_by.strip(),
        medium=medium, pieces=pieces, dated_on=dated_on, secrecy=secrecy, retention=retention, is_own=True,
    )  # fmt: skip
    record("cascade.dossier_item_added", by=by, on=item, title=item.title)
    return item


@transaction.atomic
def keep_on_paper(item: DossierItem, *, by: Any, pieces: int) -> DossierItem:
    """Say that an item that the list asks for is kept on paper only, with its number of sheets."""
    require(permissions.can_report, by, item.congress)
    _require_open(item.congress)
    if pieces < 1:
        raise WrongInput(say("Give the number of sheets, from 1."))
    item.medium, item.pieces = Medium.PAPER, pieces
    item.save(update_fields=["medium", "pieces"])
    record("cascade.dossier_item_on_paper", by=by, on=item, title=item.title, pieces=pieces)
    return item


@transaction.atomic
def file_dossier(congress: Congress, *, by: Any, on: date | None = None, missing_reason: str = "") -> Congress:
    """Hand the dossier over to the archive and close the congress; filed already, nothing changes.

    What the list asks for and is not there needs a reason.
    """
    require(permissions.can_submit, by, congress)
    if congress.stage == Stage.FILED:
        return congress
    if not congress.dossier.exists():
        raise Refused(say("The dossier has no list yet. Make the list first."))
    missing = [one for one in congress.dossier.all() if one.is_missing]
    titles = [one.title for one in missing]
    if missing and not missing_reason.strip():
        raise Refused(
            say("Missing in the dossier: {titles}. Add them, or write why they are missing.", titles="; ".join(titles))
        )
    day = on or clock.today()
    there = congress.dossier.filter(filed_on__isnull=True).exclude(pk__in=[one.pk for one in missing])
    there.update(filed_on=day)
    move_stage(congress, Stage.FILED, by=by, reason=missing_reason.strip())
    for item in congress.checklist.filter(key="dossier_filed"):
        tick_item(item, by=by)
    record("cascade.dossier_filed", by=by, on=congress, filed_on=day, missing=titles, reason=missing_reason.strip())
    return congress


def _require_open(congress: Congress) -> None:
    if congress.stage == Stage.FILED:
        raise Refused(say("The dossier of {congress} is in the archive; it is closed.", congress=congress.title))
