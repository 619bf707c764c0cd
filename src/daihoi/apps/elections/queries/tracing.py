"""From a figure back to what made it: the steps, the rule in words, who was counted, the papers, who entered it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from daihoi.apps.audit.queries import entries_of
from daihoi.apps.audit.verbs import words_of
from daihoi.apps.documents.models import Paper
from daihoi.apps.shell.shapes import TrailEntry
from daihoi.core.elections import Form, Office, Rule
from daihoi.core.elections.rules import ElectionRules
from daihoi.core.sources import Source

from .. import ways
from ..models import Round, Tally
from .cases import ordinal_of
from .contests import rules_of
from .results import sentences_of

VOTES = "votes-"
ELECTORATE = ("summoned", "attending", "base", "threshold")
BALLOTS = ("issued", "returned", "valid", "invalid")
RESULT = ("elected", "seats_left")
VERBS = {
    "issued": ("elections.ballots_reported", "elections.count_recorded"),
    "returned": ("elections.ballots_reported", "elections.count_recorded"),
    "valid": ("elections.count_recorded",),
    "invalid": ("elections.count_recorded",),
    "votes": ("elections.count_recorded",),
    "elected": ("elections.round_decided", "elections.round_annulled", "elections.next_chosen"),
    "seats_left": ("elections.round_decided", "elections.round_annulled", "elections.next_chosen"),
}
OF_THE_COUNT = {verb for verbs in VERBS.values() for verb in verbs}
MOST_NAMES = 400


@dataclass(frozen=True)
class TraceStep:
    """One step that made the figure, with where it stands."""

    text: str
    source: str = ""
    is_unverified: bool = False


@dataclass(frozen=True)
class TraceLine:
    """One thing that was counted: what, how many, of whom."""

    label: str
    number: int | None
    names: str = ""
    source: Source | None = None


@dataclass(frozen=True)
class Trace:
    """A figure and everything behind it.

    Args:
        figure: which, such as ``base`` or ``votes-17``.
        title: the figure in words.
        value: its number.
        of: its denominator, where it has one.
        steps: how it was made.
        rules: the rules in words, each with its article.
        lines: what was counted.
        ballots_url: where the entries of the ballots are, if they were keyed.
        papers: papers that hold the figure.
        trail: who entered and who decided it, the newest first.
        others: every figure of the round in order, for going on: (figure, words).
    """

    figure: str
    title: str
    value: int | None
    of: int | None = None
    steps: tuple[TraceStep, ...] = ()
    rules: tuple[tuple[str, Source], ...] = ()
    lines: tuple[TraceLine, ...] = ()
    ballots_url: str = ""
    papers: tuple[Paper, ...] = ()
    trail: tuple[TrailEntry, ...] = ()
    others: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def before(self) -> str:
        """The figure before this one; empty at the first."""
        return self._beside(-1)

    @property
    def after(self) -> str:
        """The figure after this one; empty at the last."""
        return self._beside(1)

    def _beside(self, by: int) -> str:
        keys = [key for key, _words in self.others]
        place = keys.index(self.figure) + by
        return keys[place] if 0 <= place < len(keys) else ""


def trace_of(round_: Round, figure: str) -> Trace | None:
    """Everything behind one figure of a round; None for a figure that the round does not have."""
    known = dict(figures_of(round_))
    if figure not in known:
        return None
    made = _traced(round_, figure)
    verb = "votes" if figure.startswith(VOTES) else figure
    return Trace(
        figure=figure,
        title=known[figure],
        papers=tuple(_papers(round_, verb)),
        trail=tuple(_trail(round_, verb)),
        others=tuple(known.items()),
        **made,
    )


def figures_of(round_: Round) -> list[tuple[str, str]]:
    """The figures of a round that can be traced, in the order in which they come about, with their words."""
    decision = round_.decision or {}
    found = [("summoned", _("Summoned")), ("attending", _("Attending"))]
    if decision.get("base") is not None:
        found.append(("base", _("Base")))
    if decision.get("threshold") is not None:
        found.append(("threshold", _("Votes needed")))
    if round_.returned is not None:
        found += [("issued", _("Ballots issued")), ("returned", _("Ballots returned"))]
    if round_.valid is not None:
        found += [("valid", _("Valid")), ("invalid", _("Invalid"))]
        found += [
            (f"{VOTES}{one.candidate_id}", _("Votes for %(name)s") % {"name": one.candidate.person.full_name})
            for one in _tallies(round_)
        ]
    if decision:
        found += [("elected", _("Elected")), ("seats_left", _("Left unfilled"))]
    return found


def _traced(round_: Round, figure: str) -> dict[str, Any]:
    if figure.startswith(VOTES):
        return _votes(round_, int(figure.removeprefix(VOTES)))
    if figure in ELECTORATE:
        return _electorate(round_, figure)
    return _ballots(round_, figure) if figure in BALLOTS else _result(round_, figure)


def _electorate(round_: Round, figure: str) -> dict[str, Any]:
    decision, rules = round_.decision or {}, rules_of(round_.contest).elections
    base_rule = rules.base[Form(round_.contest.form)]
    if figure in ("summoned", "attending"):
        of = round_.summoned if figure == "attending" else None
        return {"value": getattr(round_, figure), "of": of, "lines": tuple(_voters(round_, figure))}
    if figure == "base":
        grounds = {base_rule.id, *(one.rule for one in rules.deductions)}
        return {
            "value": decision["base"], "of": round_.summoned, "steps": _steps(round_, grounds),
            "rules": _said(base_rule), "lines": tuple(_taken_out(round_, rules)),
        }  # fmt: skip
    threshold = rules.winning(Office(round_.contest.office), ordinal_of(round_))
    rule = _poll_rule(round_, rules) or threshold
    return {
        "value": decision["threshold"], "of": decision["base"],
        "steps": _steps(round_, {rule.id}) if rule else (), "rules": _said(rule) if rule else (),
    }  # fmt: skip


def _voters(round_: Round, figure: str) -> list[TraceLine]:
    """Who was summoned or came, unit by unit, as far as the roll has names."""
    by_unit: dict[str, list[str]] = {}
    for voter in round_.roll:
        if figure == "summoned" or voter.get("attending"):
            by_unit.setdefault(str(voter.get("unit") or ""), []).append(str(voter.get("name") or ""))
    return [TraceLine(unit or "–", len(names), ", ".join(names[:MOST_NAMES])) for unit, names in by_unit.items()]


def _taken_out(round_: Round, rules: ElectionRules) -> list[TraceLine]:
    """Summoned, and each deduction with its ground and names; the difference is the base."""
    lines = [TraceLine(_("Summoned"), round_.summoned)]
    for one in round_.deductions.order_by("reason"):
        ground = rules.deduction(one.reason)
        words = ground.statement.in_language(_language()) if ground else one.reason
        if ground is None or round_.contest.form in [form.value for form in ground.forms]:
            lines.append(TraceLine(f"− {words}", one.count, ", ".join(one.names.splitlines()),
                                   ground.source if ground else None))  # fmt: skip
    return lines


def _ballots(round_: Round, figure: str) -> dict[str, Any]:
    rules = rules_of(round_.contest).elections
    figures_rule = _said(rules.figures_agree)
    value = getattr(round_, figure)
    if figure in ("issued", "returned"):
        reported = rules.reported_first
        lines = [
            TraceLine(label, number)
            for label, number in (
                (_("Ballots prepared"), round_.printed), (_("Ballots issued"), round_.issued),
                (_("Spoilt and replaced"), round_.spoilt), (_("Not used"), round_.unused),
                (_("Ballots returned"), round_.returned),
            )
            if number is not None
        ]  # fmt: skip
        of = round_.issued if figure == "returned" else round_.printed
        said = [*(_said(reported) if reported else ()), *_said(rules.excess_voids)]
        return {"value": value, "of": of, "lines": tuple(lines), "rules": tuple(said)}
    lines = [TraceLine(_("Ballots returned"), round_.returned), TraceLine(_("Valid"), round_.valid)]
    for one in round_.invalid_grounds.order_by("ground"):
        ground = rules.ground(one.ground)
        words = ground.statement.in_language(_language()) if ground else one.ground
        lines.append(TraceLine(f"{one.ground}: {words}", one.count, source=ground.source if ground else None))
    return {
        "value": value, "of": round_.returned, "lines": tuple(lines), "rules": figures_rule,
        "ballots_url": ways.trace(round_),
    }  # fmt: skip


def _votes(round_: Round, candidate_id: int) -> dict[str, Any]:
    tally = next(one for one in _tallies(round_) if one.candidate_id == candidate_id)
    rules, decision = rules_of(round_.contest).elections, round_.decision or {}
    rule = rules.tie if round_.is_run_off else (
        _poll_rule(round_, rules)
        or rules.winning(Office(round_.contest.office), ordinal_of(round_))
        or rules.plurality(Office(round_.contest.office))
    )  # fmt: skip
    how = f"{round_.get_method_display()}" if round_.method else _("counted by hand")
    if round_.journal_hash:
        how = f"{how} · {_('journal')} {round_.journal_hash[:16]}…"
    lines = [TraceLine(_("How it was counted: %(how)s") % {"how": how}, None)]
    if round_.mismatches is not None:
        lines.append(TraceLine(_("Differences between entries that people resolved"), round_.mismatches))
    return {
        "value": tally.votes, "of": decision.get("base"), "steps": _steps(round_, candidate=str(candidate_id)),
        "rules": _said(rule), "lines": tuple(lines), "ballots_url": ways.trace(round_, tally.candidate),
    }  # fmt: skip


def _result(round_: Round, figure: str) -> dict[str, Any]:
    decision, rules = round_.decision or {}, rules_of(round_.contest).elections
    by_votes = sorted((one for one in _tallies(round_) if one.is_elected), key=lambda one: -(one.votes or 0))
    lines = [TraceLine(one.candidate.person.full_name, one.votes) for one in by_votes]
    steps = tuple(_step(one) for one in _all_steps(round_) if not one.get("candidate"))
    value = len(by_votes) if figure == "elected" else int(decision.get("seats_left", 0))
    said = _said(rules.too_many) if figure == "elected" else _said(rules.rounds)
    return {"value": value, "of": round_.seats, "steps": steps, "lines": tuple(lines), "rules": said}


def _steps(round_: Round, rules: set[str] | None = None, candidate: str = "") -> tuple[TraceStep, ...]:
    """The stored steps under some rules that are about nobody in particular, or those about one candidate."""
    return tuple(
        _step(one)
        for one in _all_steps(round_)
        if (one.get("candidate", "") == candidate) and (rules is None or one.get("rule") in rules)
    )


def _all_steps(round_: Round) -> list[dict[str, Any]]:
    return sentences_of(round_.decision or {}, _language())["steps"]


def _step(one: dict[str, Any]) -> TraceStep:
    return TraceStep(str(one.get("text", "")), str(one.get("source", "")), one.get("status") == "unverified")


def _poll_rule(round_: Round, rules: ElectionRules) -> Rule[Any] | None:
    polls = rules.polls or {}
    return next((rule for kind, rule in polls.items() if kind.value == round_.contest.poll), None)


def _said(rule: Rule[Any]) -> tuple[tuple[str, Source], ...]:
    return ((rule.statement.in_language(_language()), rule.source),)


def _tallies(round_: Round) -> list[Tally]:
    return list(round_.tallies.select_related("candidate__person").order_by("candidate__order", "candidate_id"))


def _papers(round_: Round, verb: str) -> list[Paper]:
    found = [round_.minutes, round_.contest.elected_list if verb == "elected" else None]
    return [one for one in found if one is not None]


def _trail(round_: Round, verb: str) -> list[TrailEntry]:
    """The entries of the trail that put the figure there; for the electorate those that opened and corrected it."""
    entries = entries_of(round_)
    wanted = VERBS.get(verb)
    entries = entries.filter(verb__in=wanted) if wanted else entries.exclude(verb__in=OF_THE_COUNT)
    return [TrailEntry(at=one.at, text=words_of(one.verb), by=one.by) for one in entries[:20]]


def _language() -> str:
    return get_language() or "vi"
