"""What the rulebook says about delegates, asked with the rows of this app: the only file here that calls the core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from daihoi.apps.congresses import law as congress_law
from daihoi.apps.congresses.models import Congress
from daihoi.apps.members.models import Membership
from daihoi.apps.organisations.models import Unit
from daihoi.apps.shell import clock
from daihoi.core import delegates as core
from daihoi.core import plenary
from daihoi.core.elections import proxies
from daihoi.core.elections.rules import WEIGHED, Rule, Share, Weighing
from daihoi.core.errors import Refused, WrongInput
from daihoi.core.rulebooks import Rulebook, SummonsBar
from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source

from .models import Attendance, Delegate

if TYPE_CHECKING:
    from .queries import HeadCount

ABSENCES = (Attendance.ABSENT_EXCUSED, Attendance.ABSENT_UNEXCUSED)
QUOTA = "quota"


@dataclass(frozen=True)
class Shares:
    """How delegates are to be shared out.

    Args:
        total: all delegates with those ex officio and appointed; 0 with the method ``quota``.
        method: ``quota``, or how seats follow claims: ``largest_remainder``, ``sainte_lague``, ``dhondt``.
        per_unit: delegates that every unit elects before the rest is shared out.
        members_per_subordinate: how many members one subordinate organisation counts for.
        extra: by unit key, delegates for the importance of a unit.
        appointed: by unit key, delegates whom the superior designates.
        tie_winners: keys of the units that get the tied last seats.
    """

    total: int = 0
    method: str = "largest_remainder"
    per_unit: int = 0
    members_per_subordinate: int = 0
    extra: dict[int, int] | None = None
    appointed: dict[int, int] | None = None
    tie_winners: tuple[int, ...] = ()


def apportion(
    congress: Congress, units: Sequence[Unit], members: dict[int, int], ex_officio: dict[int, int], shares: Shares
) -> core.Apportionment:
    """Share the delegates out among the units by the core's arithmetic."""
    names = _names(units)
    rows = [
        core.Unit(
            name=names[unit.pk],
            members=members[unit.pk],
            subordinates=unit.numchild,
            ex_officio=ex_officio.get(unit.pk, 0),
            appointed=(shares.appointed or {}).get(unit.pk, 0),
            extra=(shares.extra or {}).get(unit.pk, 0),
        )
        for unit in units
    ]
    return core.apportion(rows, _formula(congress_law.rulebook_of(congress), shares, names))


def cap_findings(congress: Congress, apportionment: core.Apportionment) -> list[Any]:
    """Whether the congress would be larger than its level allows (R46)."""
    rules = congress_law.rulebook_of(congress).delegates
    most = (rules.most or {}).get(congress_law.level_of(congress.unit))
    share = rules.designated_max
    given = {"source": most.source} if most is not None else {}
    return list(
        core.check_caps(apportionment, most.value if most else None, share.value if share else None, **given)
    )  # fmt: skip


def most_delegates(congress: Congress) -> Any:
    """The rule that caps the delegates of this level, if there is one."""
    rules = congress_law.rulebook_of(congress).delegates
    return (rules.most or {}).get(congress_law.level_of(congress.unit))


def require_lawful_share(book: Rulebook, count: HeadCount) -> None:
    """Stop when more delegates are appointed than the rulebook lets."""
    rule = book.delegates.designated_max
    appointed = count.by_title.get("appointed", 0)
    if rule is not None and count.summoned and Fraction(appointed, count.summoned) > rule.value:
        raise Refused(
            say("{appointed} of {all} delegates would be appointed; the rulebook lets at most {share}.",
                appointed=appointed, all=count.summoned, share=rule.value),
            rule.source,
        )  # fmt: skip


def summons_bars(book: Rulebook) -> tuple[SummonsBar, ...]:
    """The grounds on which nobody is summoned."""
    return book.delegates.not_summoned


def summons_bar(book: Rulebook, ground: str) -> SummonsBar:
    """One of these grounds, by name."""
    bars = summons_bars(book)
    found = next((bar for bar in bars if bar.key == ground), None)
    if found is None:
        raise WrongInput(
            say("“{ground}” is no ground of this rulebook for not summoning. Its grounds are: {known}.",
                ground=ground, known=", ".join(bar.key for bar in bars) or "–")
        )  # fmt: skip
    return found


def weighs(congress: Congress) -> bool:
    """True where quorum and resolutions are counted in votes attending: companies and cooperatives."""
    return _weighs(congress_law.rulebook_of(congress))


def has_shares(congress: Congress) -> bool:
    """True where each share is a vote: a meeting of shareholders."""
    rule = congress_law.rulebook_of(congress).elections.weighing
    return rule is not None and rule.value is Weighing.SHARES


def has_calls(congress: Congress) -> bool:
    """True where a meeting without quorum is called again with a lower one."""
    return congress_law.rulebook_of(congress).congresses.quorum_second_call is not None


def quorum_rule(congress: Congress, call: int) -> Source:
    """The rule of the quorum at a call."""
    return plenary.call_rule(congress_law.rulebook_of(congress).congresses, call).source


def days_to_call_again(congress: Congress, call: int) -> Rule[int] | None:
    """In how many days after the planned day the next call is sent."""
    rules = congress_law.rulebook_of(congress).congresses
    return rules.second_call_days if call == 1 else rules.third_call_days


def proxy_rule(congress: Congress) -> Rule[bool] | None:
    """What the rulebook says of proxies; None where it knows none."""
    return congress_law.rulebook_of(congress).congresses.proxy_allowed


def special_matters(congress: Congress) -> tuple[str, ...]:
    """The weighty matters of the rulebook, by name."""
    rule = congress_law.rulebook_of(congress).congresses.special_matters
    return rule.value if rule is not None else ()


def motion_rule(book: Rulebook, matter: str = "") -> Rule[Share]:
    """The share that carries a motion; a weighty matter has its own."""
    rules = book.congresses
    if not matter:
        return rules.decision_share
    if rules.special_share is None or rules.special_matters is None or matter not in rules.special_matters.value:
        raise WrongInput(
            say("“{matter}” is no weighty matter of this rulebook. It knows: {known}.", matter=matter,
                known=", ".join(rules.special_matters.value) if rules.special_matters else "–")
        )  # fmt: skip
    return rules.special_share


def open_vote(
    book: Rulebook, *, votes_for: int, votes_against: int, abstentions: int, attending: int, invalid: int = 0,
    matter: str = "",
) -> plenary.VoteResult:  # fmt: skip
    """Whether a vote counted in votes carries, by its matter (R64)."""
    return plenary.weighted_vote(
        motion_rule(book, matter), votes_for=votes_for, votes_against=votes_against, no_opinion=abstentions,
        invalid=invalid, attending=attending,
    )  # fmt: skip


def voting_cards(
    congress: Congress, holders: dict[int, tuple[str, int]], given: Sequence[tuple[int, int]], present: Sequence[int]
) -> proxies.Cards:
    """The cards of these people, by the keys of persons.

    Args:
        congress: whose meeting.
        holders: name and votes of everybody who carries any.
        given: giver and holder of each proxy.
        present: who casts votes.
    """
    return proxies.voting_cards(
        [proxies.Holder(str(key), votes, name) for key, (name, votes) in holders.items()],
        [proxies.Proxy(str(giver), str(holder)) for giver, holder in given],
        [str(key) for key in present],
        proxy_rule(congress),
    )


def _weighs(book: Rulebook) -> bool:
    base = book.congresses.decision_base
    return base is not None and base.value in WEIGHED


def quorum(book: Rulebook, count: HeadCount) -> plenary.Quorum:
    """Whether the congress may open with those who are here (R41); in votes, and by the call, where votes weigh."""
    rules = book.congresses
    if _weighs(book):
        return plenary.quorum_of_votes(
            rules, summoned=count.weight_summoned, attending=count.weight_present, call=count.call
        )
    return plenary.quorum(
        rules, summoned=count.summoned, present=count.present, units=count.units, units_present=count.units_present
    )


def quorum_of(congress: Congress, count: HeadCount) -> plenary.Quorum:
    """The same, for a congress."""
    return quorum(congress_law.rulebook_of(congress), count)


def show_of_hands(
    book: Rulebook, votes_for: int, votes_against: int, abstentions: int, base: int
) -> plenary.HandsResult:
    """Whether a vote by hands carries (R64: measured against the members of the body)."""
    return plenary.show_of_hands(book.congresses.decision_share, votes_for, votes_against, abstentions, base)


def credential_figures(congress: Congress, listed: Sequence[Delegate], count: HeadCount) -> dict[str, Any]:
    """The core's report as plain values with both languages, to be frozen in a report.

    Where votes weigh, what is asked is who attends with how many votes; nobody's age or schooling is.
    """
    if weighs(congress):
        return _attendance_figures(congress, count)
    summoned = [delegate for delegate in listed if delegate.is_summoned]
    on = congress.opens_on or clock.today()
    joined = _joined(summoned)
    report = core.credentials_report([_record(one, joined) for one in summoned], on)
    return {
        "on": on.isoformat(),
        "summoned": report.summoned,
        "present": count.present,
        "absent": count.absent,
        "alternates": count.alternates,
        "units": count.units,
        "units_present": count.units_present,
        "ethnic_minority": report.ethnic_minority,
        "tables": {table.key: _table(table) for table in report.tables},
        "age": _years(report.age),
        "membership": _years(report.membership),
        "findings": [
            {"severity": one.severity.value, **_both(one.text), "source": str(one.source)} for one in report.findings
        ],
    }


def _attendance_figures(congress: Congress, count: HeadCount) -> dict[str, Any]:
    reached = quorum_of(congress, count)
    return {
        "on": (congress.opens_on or clock.today()).isoformat(),
        "summoned": count.summoned,
        "present": count.present,
        "absent": count.summoned - count.present,
        "represented": count.represented,
        "votes": {"all": count.weight_summoned, "present": count.weight_present, "call": count.call,
                  "is_reached": reached.is_reached, "reason": _both(reached.reason), "source": str(reached.source)},
        "tables": {},
        "findings": [],
    }  # fmt: skip


def _formula(book: Rulebook, shares: Shares, names: dict[int, str]) -> core.Quota | core.FixedTotal:
    rules = book.delegates
    if shares.method == QUOTA:
        if rules.members_per_delegate is None:
            raise Refused(say("The rulebook sets no quota of members for a delegate. Share out a fixed total instead."))
        return core.Quota(
            per_unit=shares.per_unit or (rules.per_unit.value if rules.per_unit else 0),
            members_per_delegate=rules.members_per_delegate.value,
            remainder=rules.remainder.value if rules.remainder else 0,
            source=rules.members_per_delegate.source,
        )
    return core.FixedTotal(
        total=shares.total,
        method=core.Method(shares.method),
        per_unit=shares.per_unit,
        members_per_subordinate=Fraction(shares.members_per_subordinate),
        tie_winners=tuple(names[key] for key in shares.tie_winners if key in names),
    )


def _names(units: Sequence[Unit]) -> dict[int, str]:
    """Names that differ: two units may be called the same, their codes never are."""
    held = [unit.name for unit in units]
    return {unit.pk: unit.name if held.count(unit.name) == 1 else f"{unit.name} ({unit.code})" for unit in units}


def _joined(delegates: Sequence[Delegate]) -> dict[int, Any]:
    rows = Membership.objects.filter(person__in=[one.person_id for one in delegates], ended_on__isnull=True)
    return dict(rows.values_list("person_id", "joined_on"))


def _record(delegate: Delegate, joined: dict[int, Any]) -> core.DelegateRecord:
    person = delegate.person
    is_absent = delegate.attendance in ABSENCES
    return core.DelegateRecord(
        key=str(delegate.pk),
        title=delegate.title,
        unit=delegate.unit.name,
        sex=person.sex,
        born_on=person.born_on,
        joined_on=joined.get(person.pk),
        ethnicity=person.ethnicity,
        religion=person.religion,
        qualification=person.qualification,
        political_theory_level=person.theory_level,
        sector=person.workplace,
        attendance=core.Attendance(delegate.attendance) if is_absent else core.Attendance.PRESENT,
        absence_reason=delegate.absence_reason if is_absent else "",
    )


def _table(table: core.Table) -> dict[str, Any]:
    rows = [{"value": row.value, **_both(row.label), "count": row.count} for row in table.rows]
    if table.key == "age":
        for row in rows:  # a person's years are tuổi, years of membership are năm
            row["vi"] = str(row["vi"]).replace(" năm", " tuổi")
    return {"is_sensitive": table.is_sensitive, "rows": rows}


def _years(years: core.Years | None) -> dict[str, Any] | None:
    if years is None:
        return None
    return {
        "counted": years.counted,
        "mean": [years.mean.numerator, years.mean.denominator],
        "highest": years.highest,
        "lowest": years.lowest,
    }


def _both(text: Sentence) -> dict[str, str]:
    return {"vi": text.in_language("vi"), "en": text.in_language("en")}
