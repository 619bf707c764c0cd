"""Writing to the trail: one call inside the transaction of the act itself."""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from daihoi.core.audit import chain as sealing

from .models import Chain, Entry

HOUSE = "house"
# what things call the thing that they belong to, nearest to a unit first
WAYS_TO_A_UNIT = (
    "unit",
    "congress",
    "contest",
    "round",
    "slate",
    "step",
    "draft",
    "section",
    "body",
    "directive",
    "entry",
    "item",
)
MOST_STEPS = 6


@transaction.atomic
def record(verb: str, *, by: Any, on: Any, **facts: Any) -> Entry:
    """Seal one act into the trail, saved or lost with the act.

    Args:
        verb: the named act, such as ``elections.round_opened``.
        by: who acted: a user, or the text that names a machine's part.
        on: the thing acted on; its ``audit_chain`` names the chain, else the house's chain is taken.
        **facts: what a reader needs to understand the act; never a person's vote, never a sensitive field.

    Returns:
        The entry.
    """
    chain = _locked(getattr(on, "audit_chain", HOUSE))
    entry = Entry(
        chain=chain,
        sequence=chain.length + 1,
        at=timezone.now(),
        by=by if isinstance(by, str) else by.get_username(),
        verb=verb,
        on_label=on._meta.label_lower,
        on_key=str(on.pk),
        on_text=str(on)[:300],
        unit_code=unit_code_of(on),
        facts=_plain(facts),
        previous=chain.head,
    )
    entry.hash = sealing.seal(entry.previous, entry.as_line())
    entry.save(force_insert=True)
    chain.length, chain.head = entry.sequence, entry.hash
    chain.save(update_fields=["length", "head"])
    return entry


def unit_code_of(on: Any) -> str:
    """The code of the unit that a thing belongs to, found along its own references; empty for the house's things."""
    for _step in range(MOST_STEPS):
        code = getattr(on, "audit_unit_code", None)
        if code is not None:
            return str(code)
        on = next((there for name in WAYS_TO_A_UNIT if (there := getattr(on, name, None)) is not None), None)
        if on is None:
            break
    return ""


def _locked(name: str) -> Chain:
    Chain.objects.get_or_create(name=name)
    return Chain.objects.select_for_update().get(name=name)


class _Plain(DjangoJSONEncoder):
    """Whatever has no form of its own in JSON is written as its text."""

    def default(self, value: Any) -> Any:
        try:
            return super().default(value)
        except TypeError:
            return str(value)


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(facts, cls=_Plain), parse_float=str)
    return plain
