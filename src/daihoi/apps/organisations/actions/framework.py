"""The frame that the tree hangs in: levels from the top, terms in time."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from daihoi.apps.accounts.permissions import require
from daihoi.apps.audit import actions as audit
from daihoi.core.errors import WrongInput
from daihoi.core.names import normalise
from daihoi.core.sentences import say

from .. import permissions
from ..models import Level, Term


@transaction.atomic
def add_level(rank: int, name: str, *, by: Any, congress_name: str = "") -> Level:
    """Add a level, or leave it as it is when the same one stands there.

    Args:
        rank: place from the top, 1 for the highest.
        name: what its units are called together.
        by: who acts; must administer the whole tree.
        congress_name: what a congress of this level is called.

    Raises:
        WrongInput: the rank is taken by a level of another name.
    """
    require(permissions.can_administer_house, by, None)
    name = normalise(name)
    found = Level.objects.filter(rank=rank).first()
    if found and found.name == name:
        return found
    if found:
        raise WrongInput(say("Rank {rank} is taken by “{level}”. Choose another rank.", rank=rank, level=found.name))
    level = Level.objects.create(rank=rank, name=name, congress_name=congress_name)
    audit.record("organisations.level_added", by=by, on=level, rank=rank)
    return level


@transaction.atomic
def add_term(
    name: str, *, by: Any, starts_on: date | None = None, ends_on: date | None = None, previous: Term | None = None
) -> Term:
    """Add a term, or give back the one that already bears the name.

    Raises:
        WrongInput: the term would end before it starts.
    """
    require(permissions.can_administer_house, by, None)
    name = normalise(name)
    if found := Term.objects.filter(name=name).first():
        return found
    if starts_on and ends_on and ends_on <= starts_on:
        raise WrongInput(say("The term {term} would end before it starts. Correct one of the two days.", term=name))
    term = Term.objects.create(name=name, starts_on=starts_on, ends_on=ends_on, previous=previous)
    audit.record("organisations.term_added", by=by, on=term, starts_on=starts_on, ends_on=ends_on)
    return term
