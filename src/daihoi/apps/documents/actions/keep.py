"""Acts on a paper that stands in the register."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from daihoi.apps.audit import actions as audit
from daihoi.apps.shell.guards import require
from daihoi.core.documents import symbols
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.names import normalise
from daihoi.core.sentences import say

from .. import permissions, queries
from ..models import Paper

KINDS = (".pdf", ".docx", ".odt", ".xlsx", ".tif", ".tiff", ".jpg", ".jpeg", ".png")
MOST_BYTES = 50 * 1024 * 1024
CHANGEABLE = (
    "declared_type",
    "subject",
    "topic",
    "issued_on",
    "received_on",
    "secrecy",
    "signer",
    "recipients",
    "issuer",
)


@transaction.atomic
def change_paper(paper: Paper, *, by: Any, **changes: Any) -> Paper:
    """Correct what the register says of a paper; its number and symbol stay.

    Correcting the declared type settles a finding about it.
    """
    require(permissions.can_keep_paper, by, paper)
    changed = {key: value for key, value in changes.items() if key in CHANGEABLE and value != getattr(paper, key)}
    if not changed:
        return paper
    if not normalise(changed.get("subject", paper.subject)):
        raise WrongInput(say("The subject line is empty. Write what the paper is about."))
    before = {key: getattr(paper, key) for key in changed}
    for key, value in changed.items():
        setattr(paper, key, value)
    if "declared_type" in changed:
        _check_type_again(paper)
    paper.save()
    shown = {"fields": sorted(changed)} if paper.is_secret else {"before": before, "after": changed}
    audit.record("documents.paper_changed", by=by, on=paper, **shown)
    return paper


@transaction.atomic
def attach_file(paper: Paper, content: bytes, name: str, *, by: Any) -> Paper:
    """Keep the scanned or signed file of a paper; a former file stays in the trail by its hash.

    Raises:
        WrongInput: the file is of a kind that is not kept, empty, or larger than 50 MB.
    """
    require(permissions.can_keep_paper, by, paper)
    ending = PurePath(name).suffix.lower()
    if ending not in KINDS:
        raise WrongInput(
            say(
                "“{name}” is not of a kind that the register keeps. Send one of: {kinds}.",
                name=name,
                kinds=", ".join(KINDS),
            )
        )
    if not content or len(content) > MOST_BYTES:
        raise WrongInput(say("The file is empty or larger than 50 MB. Send another one."))
    field = paper.docx if ending == ".docx" else paper.file
    field.save(PurePath(name).name, ContentFile(content), save=False)
    paper.save()
    audit.record("documents.file_attached", by=by, on=paper, sha256=hashlib.sha256(content).hexdigest(), kind=ending)
    return paper


@transaction.atomic
def relate_paper(paper: Paper, implements: Iterable[Paper], *, by: Any) -> Paper:
    """Say which papers this one carries out; the list given is the whole list.

    Raises:
        Refused: a paper can't carry out itself, nor one that carries it out.
    """
    require(permissions.can_keep_paper, by, paper)
    wanted = list(implements)
    below = _carried_out_by(paper)
    for other in wanted:
        if other.pk in below:
            raise Refused(
                say(
                    "{other} carries out {paper} itself. Relate them the other way round.",
                    other=other.symbol,
                    paper=paper.symbol,
                )
            )
    if set(wanted) != set(paper.implements.all()):
        paper.implements.set(wanted)
        audit.record("documents.paper_related", by=by, on=paper, implements=[other.symbol for other in wanted])
    return paper


@transaction.atomic
def replace_paper(old: Paper, new: Paper, *, by: Any) -> Paper:
    """Say that a newer paper takes the place of an older one.

    Raises:
        Refused: both are one, or the older one replaces the newer already.
    """
    require(permissions.can_keep_paper, by, new)
    seen: set[int] = {new.pk}
    paper: Paper | None = old
    while paper is not None:
        if paper.pk in seen:
            raise Refused(
                say(
                    "{old} can't be replaced by {new}: the two would replace one another.",
                    old=old.symbol,
                    new=new.symbol,
                )
            )
        seen.add(paper.pk)
        paper = paper.replaces
    if new.replaces_id != old.pk:
        new.replaces = old
        new.save(update_fields=["replaces"])
        audit.record("documents.paper_replaced", by=by, on=new, replaces=old.symbol)
    return new


@transaction.atomic
def read_file(paper: Paper, kind: str, *, by: Any) -> Any:
    """The kept file of a paper, ``docx`` or ``file``; the reading of a secret one is written to the trail."""
    require(permissions.can_see_paper, by, paper)
    field = paper.docx if kind == "docx" else paper.file
    if not field:
        raise WrongInput(say("{symbol} has no such file. Attach it first.", symbol=paper.symbol or "…"))
    if paper.is_secret:
        audit.record("documents.secret_read", by=by, on=paper, kind=kind)
    return field


def _check_type_again(paper: Paper) -> None:
    paper.findings = [kept for kept in paper.findings if kept["id"] not in ("type_mismatch", "unknown_declared_type")]
    if paper.symbol:
        symbol = symbols.parse(paper.symbol).symbol
        paper.findings += [queries.finding_json(found) for found in symbols.check_type(symbol, paper.declared_type)]


def _carried_out_by(paper: Paper) -> set[int]:
    """The paper and everything that carries it out, however far down."""
    found: set[int] = set()
    wave = {paper.pk}
    while wave:
        found |= wave
        wave = set(
            Paper.implements.through.objects.filter(to_paper_id__in=wave).values_list("from_paper_id", flat=True)
        )
        wave -= found
    return found
