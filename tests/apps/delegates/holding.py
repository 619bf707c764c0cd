"""A company with four shareholders, for the tests of votes that weigh."""

from __future__ import annotations

from datetime import date

from daihoi.apps.congresses.models import Congress
from daihoi.apps.delegates import actions
from daihoi.apps.delegates.models import Delegate
from tests.cast import make_congress, make_person

SHARES = (("Bùi An", 600), ("Cao Bình", 250), ("Dương Chi", 100), ("Đinh Dũng", 50))


def make_company(tree, **fields: object) -> Congress:
    """A meeting of shareholders, not yet prepared; 1 000 votes once its four shareholders are entered."""
    given: dict[str, object] = {
        "rulebook": "vn-company-2020", "form": "member_congress", "contents": ["review_and_directions"],
    }  # fmt: skip
    return make_congress(tree, **(given | fields))


def enter_holders(congress: Congress, by) -> list[Delegate]:
    """The four shareholders, recognised."""
    found = [
        actions.add_holder(congress, by=by, full_name=name, sex="male", born_on=date(1970, 1, day), votes=votes)
        for day, (name, votes) in enumerate(SHARES, 1)
    ]
    actions.accept_all(congress, by=by)
    for one in found:
        one.refresh_from_db()
    return found


def outsider(name: str = "Vũ Ngoài"):
    """Somebody who holds no share."""
    return make_person(name)
