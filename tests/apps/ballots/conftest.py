"""A desk of two teams over the seven ballots of a small round."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from daihoi.apps.accounts.models import User
from daihoi.apps.ballots import actions
from daihoi.apps.ballots.models import Desk
from daihoi.apps.elections.models import Round

from . import hall


@dataclass(frozen=True)
class Tellers:
    """Two of team A, two of team B, one at the third look; Bình, who sits nowhere, runs the desk."""

    a1: User
    a2: User
    b1: User
    b2: User
    third: User


@pytest.fixture
def tellers(tree, people) -> Tellers:
    """Five tellers of the ministry."""
    return Tellers(*hall.make_tellers(tree.ministry, "a1", "a2", "b1", "b2", "third"))


@pytest.fixture
def round_(congress, people) -> Round:
    """Six names for five seats; seven ballots came back."""
    return hall.reported_round(congress, people.an)


@pytest.fixture
def desk(round_, people, tellers) -> Desk:
    """Two teams, bundles of four: one of four ballots and one of three."""
    seats = {tellers.a1: "A", tellers.a2: "A", tellers.b1: "B", tellers.b2: "B", tellers.third: ""}
    return actions.open_desk(round_, by=people.binh, bundle_size=4, seats=seats)
