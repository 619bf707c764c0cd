"""Papers and directives for the tests of this folder."""

from __future__ import annotations

from datetime import date

from daihoi.apps.directives import actions
from daihoi.apps.directives.models import Directive
from daihoi.apps.documents.models import Direction, Paper
from daihoi.apps.organisations.models import Unit


def make_paper(tree, unit: Unit | None = None, number: int = 681, **fields: object) -> Paper:
    """A plan in the register of the ministry, or of ``unit``."""
    unit = unit or tree.ministry
    given = {
        "unit": unit, "term": tree.term, "direction": Direction.ISSUED, "issuer": unit.name, "number": number,
        "symbol": f"{number}-KH/{unit.symbol}", "declared_type": "kế hoạch", "subject": "đại hội các cấp",
        "issued_on": date(2019, 11, 12),
    }  # fmt: skip
    return Paper.objects.create(**(given | fields))


def make_directive(tree, people, number: int = 681, **given: object) -> Directive:
    """A plan that the ministry has sent to its three cells."""
    return actions.issue_directive(make_paper(tree, number=number), by=people.an, **given)
