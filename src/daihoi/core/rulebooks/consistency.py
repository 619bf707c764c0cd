"""Does a rulebook contradict itself?  A table of questions, each asked of every pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from daihoi.core.elections.rules import WEIGHED, BallotStyle, Counting, Flaw
from daihoi.core.sentences import Sentence, say
from daihoi.core.shares import Rule, Share

from .rules import Rulebook

Contradiction = tuple[str, Sentence]


def contradictions(book: Rulebook) -> Iterator[Contradiction]:
    """Every contradiction, as the path of the key and what is wrong there."""
    for ask in QUESTIONS:
        yield from ask(book)


def _dates(book: Rulebook) -> Iterator[Contradiction]:
    if book.in_force_from and book.in_force_until and book.in_force_until < book.in_force_from:
        yield "in_force_until", say("The rulebook ends before it begins.")
    if book.replaces == book.id:
        yield "replaces", say("The rulebook replaces itself.")


def _shares(book: Rulebook) -> Iterator[Contradiction]:
    for path, one in book.parameters():
        value = one.value if isinstance(one, Rule) else None
        if isinstance(value, Share) and not _can_be_reached(value):
            yield f"{path}.value", say("“{key}” asks for {share} of a base: nobody can reach that.", key=path,
                                       share=value.sentence)  # fmt: skip
        # Only parts of a whole are bounded by 1; a length in days is a fraction too.
        if isinstance(value, Fraction) and value > 1 and not path.startswith("congresses."):
            yield f"{path}.value", say("“{key}” is {share}, more than the whole.", key=path, share=value)


def _can_be_reached(share: Share) -> bool:
    return share.fraction <= 1 if share.is_inclusive else share.fraction < 1


def _surplus(book: Rulebook) -> Iterator[Contradiction]:
    rules = book.nominations
    least, most, small = rules.surplus_min, rules.surplus_max, rules.surplus_small
    if least and most and least.value > 0 and most.value == 0:
        yield "nominations.surplus_min", say("A surplus of {least} at least, but none is allowed.", least=least.value)
    if small and small.value.least_seats > small.value.most_seats:
        yield "nominations.surplus_small", say("The small lists run from {least} to {most} seats: turn them round.",
                                               least=small.value.least_seats, most=small.value.most_seats)  # fmt: skip
    if small and least and small.value.surplus < least.value:
        yield "nominations.surplus_small", say("Small lists allow a surplus of {most}, but {least} is the least.",
                                               most=small.value.surplus, least=least.value)  # fmt: skip
    prepared, cap = rules.prepared_surplus_min, rules.prepared_surplus_max
    if prepared and cap and prepared.value > cap.value:
        yield "nominations.prepared_surplus_min", say("A prepared surplus of {least} at least and {most} at most.",
                                                      least=prepared.value, most=cap.value)  # fmt: skip
    if cap and most and cap.value > most.value:
        yield "nominations.prepared_surplus_max", say("A prepared surplus up to {most}, but lists end at {cap}.",
                                                      most=cap.value, cap=most.value)  # fmt: skip


def _ids(book: Rulebook) -> Iterator[Contradiction]:
    lists: dict[str, Iterable[Any]] = {
        "elections.deductions": book.elections.deductions,
        "elections.ballots.grounds": book.elections.ballots.grounds,
        "congresses.checklist": book.congresses.checklist,
        "congresses.programme": book.congresses.programme,
        "delegates.not_summoned": book.delegates.not_summoned,
    }
    for path, entries in lists.items():
        seen: set[str] = set()
        for place, one in enumerate(entries, 1):
            name = getattr(one, "id", "") or getattr(one, "key", "")
            if name in seen:
                yield f"{path}[{place}]", say("“{name}” stands twice in “{key}”.", name=name, key=path)
            seen.add(name)


def _forms(book: Rulebook) -> Iterator[Contradiction]:
    for place, one in enumerate(book.elections.deductions, 1):
        for form in one.forms:
            if form not in book.elections.base:
                yield (
                    f"elections.deductions[{place}].forms",
                    say("“{name}” is deducted for “{form}”, for which there is no base.", name=one.id, form=form.value),
                )


def _flaws(book: Rulebook) -> Iterator[Contradiction]:
    owner: dict[Flaw, str] = {}
    for place, ground in enumerate(book.elections.ballots.grounds, 1):
        for flaw in ground.flaws:
            if flaw in owner:
                yield (
                    f"elections.ballots.grounds[{place}].flaws",
                    say(
                        "“{flaw}” falls under both {one} and {other}.",
                        flaw=flaw.value,
                        one=owner[flaw],
                        other=ground.id,
                    ),
                )
            owner[flaw] = ground.id
    if Flaw.TOO_MANY not in owner:
        yield "elections.ballots", say("No ground forbids voting for more than the seats (“too_many”).")
    if Flaw.OVERSPENT not in owner and any(_cumulative(book)):
        yield "elections.ballots", say("Votes are cumulative, but no ground forbids spending too many (“overspent”).")


def _styles(book: Rulebook) -> Iterator[Contradiction]:
    ballots = book.elections.ballots
    for name in ("style_with_surplus", "style_without_surplus"):
        if getattr(ballots, name).value is BallotStyle.CUMULATIVE:
            yield (
                f"elections.ballots.{name}",
                say("“cumulative” is no way to mark a list; say in “elections.counting” for which office votes are."),
            )


def _weights(book: Rulebook) -> Iterator[Contradiction]:
    rules = book.elections
    if rules.weighing:
        return
    bases = {**{f"elections.base.{form}": rule for form, rule in rules.base.items()},
             **{f"elections.poll_base.{poll}": rule for poll, rule in (rules.poll_base or {}).items()}}  # fmt: skip
    for path, rule in bases.items():
        if rule.value in WEIGHED:
            yield path, say("“{key}” weighs votes, but “elections.weighing” doesn't say what a ballot weighs.",
                            key=path)  # fmt: skip


def _cumulative(book: Rulebook) -> Iterator[bool]:
    return (rule.value is Counting.CUMULATIVE for rule in (book.elections.counting or {}).values())


def _polls(book: Rulebook) -> Iterator[Contradiction]:
    polls, bases = set(book.elections.polls or {}), set(book.elections.poll_base or {})
    for poll in sorted(polls ^ bases):
        yield f"elections.polls.{poll}", say("The poll “{poll}” needs both a share and a base.", poll=poll.value)


def _delegates(book: Rulebook) -> Iterator[Contradiction]:
    each, rest = book.delegates.members_per_delegate, book.delegates.remainder
    if each and each.value == 0:
        yield "delegates.members_per_delegate", say("One delegate for 0 members makes no sense.")
    if each and rest and rest.value > each.value:
        yield "delegates.remainder", say("A remainder of {rest} can't come up: a delegate stands for {each}.",
                                         rest=rest.value, each=each.value)  # fmt: skip


def _sizes(book: Rulebook) -> Iterator[Contradiction]:
    committees, standing = book.personnel.committee_size or {}, book.personnel.standing_size or {}
    for level, rule in standing.items():
        if level in committees and rule.value > committees[level].value:
            yield f"personnel.standing_size.{level}", say(
                "At level “{level}” the standing committee ({standing}) is larger than the committee ({committee}).",
                level=level, standing=rule.value, committee=committees[level].value)  # fmt: skip


QUESTIONS = (_dates, _shares, _surplus, _ids, _forms, _flaws, _styles, _weights, _polls, _delegates, _sizes)
