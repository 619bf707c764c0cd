"""From a sum of form F2 back to the elections that make it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from daihoi.apps.congresses.models import Congress
from daihoi.apps.elections.models import Contest, Round, RoundState
from daihoi.apps.organisations.models import Unit

from .results import row_of_each_contest

# what the sums of F2 count, in the order of the form; the figure of a round that each one rests on
ROUND_FIGURES = {"elected": "elected", "short": "seats_left"}


@dataclass(frozen=True)
class Part:
    """What one election adds to a sum.

    Args:
        unit: whose election.
        title: the contest.
        value: its share of the sum.
        url: the trace of the round that it rests on, or the contest.
    """

    unit: str
    title: str
    value: int
    url: str


@dataclass(frozen=True)
class SumTrace:
    """One sum of F2 and its parts; the parts add up to the sum."""

    figure: str
    title: str
    total: int
    parts: tuple[Part, ...]


def sum_titles() -> dict[str, str]:
    """The sums that can be traced, in words."""
    return {
        "contests": _("Elections"),
        "seats": _("Seats to fill"),
        "elected": _("Elected"),
        "short": _("Short"),
        "names": _("Names on the lists"),
        "rounds": _("Rounds"),
        "re_elected": _("Re-elected"),
        "not_re_elected": _("Not re-elected"),
        "women": _("Women"),
        "young": _("Under 40"),
        "minority": _("Ethnic minority"),
    }


def trace_of_sum(congress: Congress, office: str, figure: str, unit: Unit | None = None) -> SumTrace | None:
    """What makes a sum of F2, election by election, the largest part first; None for a figure that F2 does not have.

    Args:
        congress: the congress above.
        office: such as ``committee``.
        figure: one of :func:`sum_titles`.
        unit: only what lies under this unit; everything below when left out.
    """
    titles = sum_titles()
    if figure not in titles:
        return None
    rows = row_of_each_contest(congress, office, unit)
    contests = Contest.objects.in_bulk(rows)
    newest = _newest_rounds(list(rows))
    units = dict(Contest.objects.filter(pk__in=rows).values_list("pk", "congress__unit__name"))
    parts = [
        Part(units[key], contests[key].title, int(getattr(row, figure)), _url(contests[key], newest.get(key), figure))
        for key, row in rows.items()
    ]
    parts = [one for one in parts if one.value]
    return SumTrace(figure, titles[figure], sum(one.value for one in parts), tuple(sorted(parts, key=_order)))


def _order(part: Part) -> tuple[int, str]:
    return -part.value, part.unit


def _newest_rounds(contests: list[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    decided = Round.objects.filter(contest__in=contests, state=RoundState.DECIDED).order_by("contest_id", "number")
    for contest, number in decided.values_list("contest_id", "number"):
        found[contest] = number
    return found


def _url(contest: Contest, number: int | None, figure: str) -> str:
    here = [contest.congress_id, contest.pk]
    if number is None or figure not in ROUND_FIGURES:
        return reverse("elections:result", args=here)
    return f"{reverse('elections:trace', args=[*here, number])}?figure={ROUND_FIGURES[figure]}"
