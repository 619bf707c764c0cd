"""From a counted round to its decision, step by step."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from daihoi.core.sentences import Sentence, say
from daihoi.core.shares import Rule, Share

from . import tally
from .cases import Candidate, Case
from .decision import Decision, Next, Outcome, RunOff
from .electorate import Base, reckon_base
from .findings import Finding, Severity, Step, find, step
from .rules import ElectionRules, Office, TieRule
from .ties import Cut, cut, rank, seat_older


def decide(case: Case, rules: ElectionRules) -> Decision:
    """Decide one round of one contest.

    Args:
        case: the round as counted.
        rules: the rulebook's ``elections`` rules.

    Returns:
        The decision: who is elected, what follows, every step with its source, and what a person must look at.

    Raises:
        WrongInput: a figure or a day of birth that this rulebook needs is missing.

    Source: 190-QĐ/TW Đ30; for other organisations their own rulebook.
    """
    stopped = _stopped(case, rules)
    if stopped:
        return stopped
    if case.poll:
        decision = _poll(case, rules)
    elif case.run_off:
        decision = _run_off(case, rules)
    else:
        decision = _round(case, rules)
    remarks = [*tally.remarks(case, rules), *_unverified(decision.steps)]
    return replace(decision, findings=(*decision.findings, *remarks))


def _stopped(case: Case, rules: ElectionRules) -> Decision | None:
    """The decision where nothing may be counted: an annulled vote or figures that can't be true."""
    void = tally.excess(case, rules)
    findings = [] if void else tally.contradictions(case, rules)
    if not void and not findings:
        void = tally.low_turnout(case, rules)
    if not void and not findings:
        return None
    stopping = [void] if void else findings
    return Decision(
        Outcome.VOID if void else Outcome.INCONSISTENT,
        seats_left=0 if case.poll else case.seats,
        next=Next.VOTE_AGAIN if void else Next.MEND_FIGURES,
        findings=tuple(stopping),
        steps=tuple(Step(one.text, one.id, one.source) for one in stopping),
    )


def _round(case: Case, rules: ElectionRules) -> Decision:
    rule = rules.winning(case.office, case.round)
    if rule is None:
        return _most_votes(case, rules)
    base = reckon_base(case, rules)
    ranked = rank(case.candidates, case.votes)
    needed = rule.value.needed(base.number)
    over = [one for one in ranked if case.votes[one.id] >= needed]
    steps = [*base.steps, _threshold_step(rule, base), *_measured(case, rule, base)]
    decision = Decision(
        Outcome.DECIDED,
        base=base.number,
        threshold=needed,
        findings=(find(rule, Severity.INFO, rule.statement),),
        steps=tuple(steps),
    )
    parted = cut(over, case.votes, case.seats)
    if parted.out and not parted.level:
        decision = _add(decision, step(rules.too_many, _enough(case, len(over))))
    decision = _seated(decision, parted, case, rules, rules.tie)
    return _with_alternates(decision, over, case, rules)


def _most_votes(case: Case, rules: ElectionRules) -> Decision:
    """A round without a threshold: from the most votes down; a name that nobody chose wins nothing."""
    rule, ranked = rules.plurality(case.office), rank(case.candidates, case.votes)
    chosen = [one for one in ranked if case.votes[one.id]]
    base = reckon_base(case, rules)
    intro = step(rule, say("The most votes win, no share of the base is needed. {statement}", statement=rule.statement))
    steps = [
        step(rule, say("{name}: {votes} votes", name=one.label, votes=case.votes[one.id]), one.id)
        for one in case.candidates
    ]
    decision = Decision(
        Outcome.DECIDED,
        base=base.number,
        findings=(find(rule, Severity.INFO, rule.statement),),
        steps=(*base.steps, intro, *steps),
    )
    decision = _seated(decision, cut(chosen, case.votes, case.seats), case, rules, rules.tie)
    return _with_alternates(decision, [], case, rules)


def _run_off(case: Case, rules: ElectionRules) -> Decision:
    ranked = rank(case.candidates, case.votes)
    steps = [
        step(rules.tie, say("{name}: {votes} votes", name=one.label, votes=case.votes[one.id]), one.id)
        for one in ranked
    ]
    intro = step(rules.tie, say("A run-off among those level: the most votes win, no share of the base is needed."))
    decision = Decision(Outcome.DECIDED, base=reckon_base(case, rules).number, steps=(intro, *steps))
    decision = _seated(decision, cut(ranked, case.votes, case.seats), case, rules, rules.run_off_tie)
    return _with_alternates(decision, [], case, rules)


def _poll(case: Case, rules: ElectionRules) -> Decision:
    assert case.poll is not None and rules.polls is not None
    rule, base = rules.polls[case.poll], reckon_base(case, rules)
    ranked = rank(case.candidates, case.votes)
    needed = rule.value.needed(base.number)
    over = tuple(one for one in ranked if case.votes[one.id] >= needed)
    closing = say("A poll elects nobody: {over} of {names} reach {share}.", over=len(over), names=len(ranked),
                  share=rule.value.sentence)  # fmt: skip
    return Decision(
        Outcome.DECIDED,
        base=base.number,
        threshold=needed,
        not_elected=tuple(one for one in ranked if case.votes[one.id] < needed),
        over_threshold=over,
        findings=(find(rule, Severity.INFO, rule.statement),),
        steps=(*base.steps, _threshold_step(rule, base), *_measured(case, rule, base), step(rule, closing)),
    )


def _seated(decision: Decision, parted: Cut, case: Case, rules: ElectionRules, tie: Rule[TieRule]) -> Decision:
    """Seat those who are clear, settle those who are level, and say what follows."""
    clear, level = parted.clear, parted.level
    if level and tie.value is TieRule.OLDER_WINS:
        seats = case.seats - len(clear)
        older, level = seat_older(level, seats)
        names = ", ".join(one.label for one in older)
        decision = _add(decision, step(tie, say("Equal votes at the last seat: the older wins: {names}", names=names)))
        clear = (*clear, *older)
    seated, between = {one.id for one in clear}, {one.id for one in level}
    tied = tuple(one for one in case.candidates if one.id in between)
    ranked = rank(case.candidates, case.votes)
    decision = replace(
        decision,
        elected=tuple(one for one in ranked if one.id in seated),
        not_elected=tuple(one for one in ranked if one.id not in seated and one.id not in between),
        tied=tied,
        seats_left=case.seats - len(clear),
    )
    if tied:
        return _level(decision, case, rules, tie)
    if decision.seats_left:
        return _short(decision, case, rules)
    filled = tie if case.run_off else rules.winning(case.office, case.round) or rules.plurality(case.office)
    return _add(decision, step(filled, say("Every seat is filled ({seats} of {seats}).", seats=case.seats)))


def _level(decision: Decision, case: Case, rules: ElectionRules, tie: Rule[TieRule]) -> Decision:
    names = ", ".join(one.label for one in decision.tied)
    places: dict[str, object] = {"names": names, "seats": decision.seats_left, "votes": case.votes[decision.tied[0].id]}
    run_off = RunOff(decision.tied, decision.seats_left)
    if tie.value is TieRule.RUN_OFF_PLURALITY:
        text = say("{names} have {votes} votes each; seats left: {seats}. Vote again among them; the most votes win.",
                   **places)  # fmt: skip
        return _add(replace(decision, outcome=Outcome.RUN_OFF, next=run_off), step(tie, text))
    if case.further_round is False:
        return _closed(replace(decision, not_elected=_without_seat(decision, case), tied=()), tie)
    if not case.run_off and tie.value is TieRule.CONGRESS_DECIDES:
        text = say("{names} have {votes} votes each; seats left: {seats}. The meeting decides whether to vote again "
                   "among them.", **places)  # fmt: skip
        return _add(replace(decision, outcome=Outcome.RUN_OFF, next=run_off, meeting_decides=True), step(tie, text))
    text = say("{names} still have {votes} votes each; seats left: {seats}. The meeting decides whether to go on.",
               **places)  # fmt: skip
    return _add(replace(decision, outcome=Outcome.SHORT, next=Next.CONGRESS_DECIDES), step(tie, text))


def _without_seat(decision: Decision, case: Case) -> tuple[Candidate, ...]:
    return tuple(one for one in rank(case.candidates, case.votes) if one not in decision.elected)


def _short(decision: Decision, case: Case, rules: ElectionRules) -> Decision:
    most = rules.rounds.value
    if case.further_round is False or (most and case.round >= most):
        return _closed(decision, rules.rounds)
    text = say("Seats not filled: {seats}. The meeting decides whether to hold another round.",
               seats=decision.seats_left)  # fmt: skip
    return _add(replace(decision, outcome=Outcome.SHORT, next=Next.CONGRESS_DECIDES), step(rules.rounds, text))


def _closed(decision: Decision, rule: Rule[Any]) -> Decision:
    text = say("No further round: the election is closed. Elected: {elected}; seats left vacant: {seats}.",
               elected=len(decision.elected), seats=decision.seats_left)  # fmt: skip
    return _add(replace(decision, outcome=Outcome.SHORT, next=Next.CLOSED), step(rule, text))


def _with_alternates(decision: Decision, over: list[Candidate], case: Case, rules: ElectionRules) -> Decision:
    rule = rules.alternates_from_remaining
    if case.office is not Office.DELEGATES or rule is None or not rule.value:
        return decision
    offered: tuple[Candidate, ...] = ()
    if decision.outcome is Outcome.DECIDED:
        offered = tuple(one for one in over if one not in decision.elected)
    if offered:
        names = ", ".join(one.label for one in offered)
        text = say("Over the threshold beyond the quota, offered as alternates in this order: {names}", names=names)
        decision = _add(decision, step(rule, text))
    return replace(decision, alternates_offered=offered)


def _measured(case: Case, rule: Rule[Share], base: Base) -> list[Step]:
    """One step for each candidate in ballot order."""
    needed, reached, missed = rule.value.needed(base.number), rule.value.sentence, rule.value.missed
    return [
        step(
            rule,
            say(
                "{name}: {votes} of {base}, {share} ({needed} needed)",
                name=one.label,
                votes=case.votes[one.id],
                base=base.number,
                share=reached if case.votes[one.id] >= needed else missed,
                needed=needed,
            ),
            one.id,
        )
        for one in case.candidates
    ]


def _threshold_step(rule: Rule[Share], base: Base) -> Step:
    text = say("Needed: {needed} votes, {share} of {base}.", share=rule.value.sentence, base=base.number,
               needed=rule.value.needed(base.number))  # fmt: skip
    return step(rule, text)


def _enough(case: Case, over: int) -> Sentence:
    return say(
        "{over} candidates reach the threshold; seats to fill: {seats}. The most votes come first.",
        over=over,
        seats=case.seats,
    )


def _unverified(steps: tuple[Step, ...]) -> list[Finding]:
    """A warning for each rule that was applied here and has not been read in its source."""
    findings: dict[str, Finding] = {}
    for one in steps:
        if not one.source.is_verified and one.rule not in findings:
            text = say("Rule {rule} was applied as recalled, not read in its source. Check it before certifying.",
                       rule=one.rule)  # fmt: skip
            findings[one.rule] = Finding(one.rule, Severity.WARN, text, one.source)
    return list(findings.values())


def _add(decision: Decision, *steps: Step) -> Decision:
    return replace(decision, steps=(*decision.steps, *steps))
