"""What now: how a round ended, each lawful choice after it, with its article and what it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from daihoi.apps.congresses import law
from daihoi.apps.delegates.queries import head_count
from daihoi.apps.shell import figures
from daihoi.core.elections import Form, Office, Outcome, Rule
from daihoi.core.sentences import Sentence, say
from daihoi.core.sources import Source

from ..models import Candidate, Choice, Contest, ContestState, Round, RoundState
from .cases import next_ordinal, ordinal_of
from .contests import candidates_who_may_stand, lawful_choices, remaining_candidates, rules_of


@dataclass(frozen=True)
class Note:
    """One consequence of a choice: what it is about, what it says, where that stands."""

    label: str
    text: str
    source: Source | None = None


@dataclass(frozen=True)
class Option:
    """One choice before the congress.

    Args:
        choice: what is chosen.
        label: the choice in words.
        leads: what follows from it.
        source: the article.
        is_only: True when the rulebook leaves no other.
        names: who would stand.
        may_take_names: True when new names may be let in.
        needs_names: True when nobody is left to stand, so that only new names make a list.
        notes: base, votes needed, seats, list: what changes with this choice.
        minutes: the motion as the minutes will print it.
    """

    choice: str
    label: str
    leads: str
    source: Source
    is_only: bool
    names: tuple[str, ...] = ()
    may_take_names: bool = False
    needs_names: bool = False
    notes: tuple[Note, ...] = ()
    minutes: str = ""


@dataclass(frozen=True)
class Situation:
    """Where a round has left the contest, in words for the presidium.

    Args:
        key: elected, poll, short, run_off, level_again, closed, void, excess or chosen.
        look: the state by which it is drawn.
        title: one short line, readable from afar.
        text: what it means.
        source: the article.
        round: the round that led here.
        options: what the congress may choose; empty where nothing is left to it.
        notes: what follows without a choice.
        hands: what a vote by hands needs to carry.
    """

    key: str
    look: str
    title: str
    text: str
    source: Source | None
    round: Round
    options: tuple[Option, ...] = ()
    notes: tuple[Note, ...] = ()
    hands: Note | None = None


def options_of(round_: Round) -> list[Option]:
    """The choices that a decided round leaves open, with their consequences; empty when nothing is open."""
    choices = lawful_choices(round_)
    return [_option(round_, choice, len(choices) == 1) for choice in choices]


def situation_of(contest: Contest, last: Round | None) -> Situation | None:
    """Where the newest round has left the contest; None while nothing has come out of it yet."""
    if last is None or contest.state == ContestState.ANNULLED:
        return None
    last.contest = contest
    if last.has_excess and last.state in (RoundState.OPEN, RoundState.COUNTED):
        return _excess(last)
    if last.state == RoundState.VOID:
        return _void(last) if contest.state in (ContestState.ADOPTED, ContestState.LISTING) else None
    if last.state != RoundState.DECIDED:
        return None
    if last.choice and contest.state not in (ContestState.DECIDED, ContestState.CERTIFIED):
        return _chosen(last)
    if last.outcome == Outcome.DECIDED:
        return _poll(last) if contest.poll else _elected(last)
    return _open(last)


def motion_of(round_: Round, choice: str) -> Sentence:
    """What the congress votes on when it chooses, as the minutes print it."""
    title = round_.contest.title
    return {
        Choice.ANOTHER_ROUND: say("Hold another round of “{contest}”", contest=title),
        Choice.RUN_OFF: say("Vote again among the level candidates of “{contest}”", contest=title),
        Choice.CLOSE: say("Close “{contest}” with the seats left unfilled", contest=title),
    }[Choice(choice)]


# --- the situations


def _excess(round_: Round) -> Situation:
    rule = rules_of(round_.contest).elections.excess_voids
    text = _(
        "%(returned)s ballots returned, %(issued)s issued. Taking the excess out is a breach: all ballots are annulled "
        "and the vote is held again."
    ) % {"returned": figures.number(round_.returned or 0), "issued": figures.number(round_.issued or 0)}
    return Situation(
        "excess", "void", _("More ballots than were issued: annul and vote again"), text, rule.source, round_,
        notes=_again(round_),
    )  # fmt: skip


def _void(round_: Round) -> Situation:
    contest = round_.contest
    rule = rules_of(contest).elections.excess_voids
    source = rule.source if round_.has_excess else None
    return Situation(
        "void", "void", _("The vote is void: the same names are voted on again"), round_.void_reason, source, round_,
        notes=_again(round_),
    )  # fmt: skip


def _again(round_: Round) -> tuple[Note, ...]:
    """What a repeated vote keeps and what it fixes anew."""
    contest, rules = round_.contest, rules_of(round_.contest).elections
    stands = [tally.candidate for tally in round_.tallies.select_related("candidate__person")]
    return (
        Note(_("Who stands"), _people(stands)),
        Note(_("Seats to fill"), figures.number(round_.seats)),
        Note(_("Base"), _("fixed anew when the vote opens"), rules.base[Form(contest.form)].source),
        Note(_("Round"), _("the void vote counts for nothing; the minutes tell it with its reason")),
    )


def _elected(round_: Round) -> Situation:
    contest, decision = round_.contest, round_.decision or {}
    elected = len(decision.get("elected", ()))
    text = ngettext(
        "%(n)s is elected in this round; no seat is left.", "%(n)s are elected in this round; no seat is left.", elected
    ) % {"n": figures.number(elected)}
    notes = []
    offered = decision.get("alternates_offered") or []
    if offered:
        alternates = rules_of(contest).elections.alternates_from_remaining
        words = _("%(offered)s more are over the threshold; the congress has fixed %(n)s, taken by votes") % {
            "offered": figures.number(len(offered)), "n": figures.number(contest.alternates),
        }  # fmt: skip
        notes.append(Note(_("Alternates"), words, alternates.source if alternates else None))
    rules = rules_of(contest).elections
    rule = rules.winning(Office(contest.office), ordinal_of(round_)) or rules.plurality(Office(contest.office))
    source = rules.tie.source if round_.is_run_off else rule.source
    return Situation("elected", "elected", _("All seats are filled"), text, source, round_, notes=tuple(notes))


def _poll(round_: Round) -> Situation:
    over = len((round_.decision or {}).get("over_threshold") or ())
    text = ngettext(
        "A poll elects nobody: %(n)s name reaches the share asked for.",
        "A poll elects nobody: %(n)s names reach the share asked for.",
        over,
    ) % {"n": figures.number(over)}
    polls, kind = rules_of(round_.contest).elections.polls or {}, round_.contest.poll
    source = next((rule.source for key, rule in polls.items() if key.value == kind), None)
    return Situation("poll", "ok", _("The poll is counted"), text, source, round_)


def _chosen(round_: Round) -> Situation:
    contest = round_.contest
    names = candidates_who_may_stand(contest)
    notes = (Note(_("Who stands"), _people(names)),) if contest.state == ContestState.ADOPTED else ()
    title = _("The congress chose: %(choice)s") % {"choice": round_.get_choice_display()}
    text = (
        _("The list is open again: let new names in, then adopt it.")
        if contest.state == ContestState.LISTING
        else _("The list stands. Fix who can vote, then open the vote.")
    )
    return Situation("chosen", "now", title, text, _rule_of(round_).source, round_, notes=notes)


def _open(round_: Round) -> Situation:
    """Seats are left: the congress chooses, or the rulebook has ended the rounds."""
    decision, options = round_.decision or {}, tuple(options_of(round_))
    seats = int(decision.get("seats_left", 0))
    source = _rule_of(round_).source
    if not options:
        return _closed(round_, seats, source)
    if round_.outcome == Outcome.RUN_OFF:
        key, title = "run_off", _("Level at the last seat: vote again among these")
        text = _level_words(round_)
    elif round_.is_run_off and decision.get("tied"):
        key, title = "level_again", _("Level again: %(body)s decides") % {"body": _body(round_.contest)}
        text = _level_words(round_)
    else:
        key = "short"
        title = ngettext("%(n)s seat is left: %(body)s decides", "%(n)s seats are left: %(body)s decides",
                         seats) % {"n": figures.number(seats), "body": _body(round_.contest)}  # fmt: skip
        text = _("Elected so far: %(elected)s of %(seats)s. The %(chair)s puts what follows to the vote.") % {
            "chair": law.word(round_.contest.congress, "chair"),
            "elected": figures.number(round_.contest.seats - seats), "seats": figures.number(round_.contest.seats),
        }  # fmt: skip
    return Situation(key, "warn", title, text, source, round_, options, hands=_hands(round_.contest))


def _closed(round_: Round, seats: int, source: Source) -> Situation:
    contest, rules = round_.contest, rules_of(round_.contest)
    most = rules.elections.rounds.value
    if round_.choice == Choice.CLOSE:
        text = _("The congress has closed the election.")
    elif most:
        text = ngettext("The rulebook holds %(n)s round at most; this was the last.",
                        "The rulebook holds %(n)s rounds at most; this was the last.", most) % {"n": most}  # fmt: skip
    else:
        text = _("No further round is held.")
    title = ngettext(
        "Closed with %(n)s seat left unfilled", "Closed with %(n)s seats left unfilled", seats
    ) % {"n": figures.number(seats)}  # fmt: skip
    return Situation("closed", "warn", title, text, source, round_, notes=_after_closing(contest))


def _after_closing(contest: Contest) -> tuple[Note, ...]:
    nominations = rules_of(contest).nominations
    notes = [Note(_("Report"), _("tells how many seats stay unfilled, and why"))]
    if _is_direct(contest) and nominations.failed_secretary_barred is not None:
        notes.append(_statement(_("Secretary"), nominations.failed_secretary_barred))
    else:
        follows = (
            _("a by-election at the next meeting")
            if contest.congress.unit.is_root()
            else _("a by-election at the plenum, or appointment by the superior")
        )
        notes.append(Note(_("What may follow"), follows))
    return tuple(notes)


def _level_words(round_: Round) -> str:
    decision = round_.decision or {}
    keys, seats = set(decision.get("tied", [])), int(decision.get("seats_left", 0))
    level = [one for one in round_.tallies.select_related("candidate__person") if str(one.candidate_id) in keys]
    votes = level[0].votes or 0 if level else 0
    return ngettext(
        "%(names)s have %(votes)s votes each; %(n)s seat is left for them.",
        "%(names)s have %(votes)s votes each; %(n)s seats are left for them.",
        seats,
    ) % {
        "names": _people([one.candidate for one in level]), "votes": figures.number(votes), "n": figures.number(seats),
    }  # fmt: skip


# --- the options


def _option(round_: Round, choice: str, is_only: bool) -> Option:
    seats = int((round_.decision or {}).get("seats_left", 0))
    source, minutes = _rule_of(round_, choice).source, motion_of(round_, choice).in_language("vi")
    if choice == Choice.CLOSE:
        leads = ngettext(
            "The contest ends; %(n)s seat stays unfilled, and the report says so.",
            "The contest ends; %(n)s seats stay unfilled, and the report says so.",
            seats,
        ) % {"n": figures.number(seats)}
        notes = _after_closing(round_.contest)
        return Option(choice, _("Close with seats left unfilled"), leads, source, is_only, notes=notes, minutes=minutes)
    if choice == Choice.RUN_OFF:
        leads = ngettext(
            "Only the level names stand, for %(n)s seat; the most votes win, more than half is not needed.",
            "Only the level names stand, for %(n)s seats; the most votes win, more than half is not needed.",
            seats,
        ) % {"n": figures.number(seats)}
        names = _names(_level(round_))
        return Option(
            choice, _("Vote again among the level names"), leads, source, is_only, names, notes=_run_off_notes(round_),
            minutes=minutes,
        )  # fmt: skip
    leads = ngettext(
        "A further ballot for %(n)s seat among those not elected yet, by the same share of the base.",
        "A further ballot for %(n)s seats among those not elected yet, by the same share of the base.",
        seats,
    ) % {"n": figures.number(seats)}
    stand = remaining_candidates(round_.contest)
    return Option(
        choice, _("Hold another round"), leads, source, is_only, _names(stand), may_take_names=True,
        needs_names=not stand, notes=_round_notes(round_, seats, len(stand)), minutes=minutes,
    )  # fmt: skip


def _round_notes(round_: Round, seats: int, names: int) -> tuple[Note, ...]:
    contest, rules = round_.contest, rules_of(round_.contest)
    base, rule = (round_.decision or {}).get("base"), rules.elections.winning(
        Office(contest.office), next_ordinal(contest)
    )  # fmt: skip
    notes = [Note(_("Seats to fill"), figures.number(seats))]
    if base is not None:
        words = _("fixed anew when the vote opens; this time it was %(base)s") % {"base": figures.number(base)}
        notes.append(Note(_("Base"), words, rules.elections.base[Form(contest.form)].source))
    if rule is not None and base is not None:
        words = _("%(share)s: %(needed)s of %(base)s") % {
            "share": rule.value.sentence.in_language(get_language() or "vi"),
            "needed": figures.number(rule.value.needed(base)), "base": figures.number(base),
        }  # fmt: skip
        notes.append(Note(_("Votes needed"), words, rule.source))
    elif rule is None:
        source = rules.elections.plurality(Office(contest.office)).source
        notes.append(Note(_("Votes needed"), _("the most votes win"), source))
    later, offices = rules.nominations.surplus_later_rounds, rules.nominations.surplus_offices
    if later is not None and offices is not None and contest.office in [one.value for one in offices.value]:
        notes.append(_statement(_("Surplus"), later))
    if names and names < seats:
        notes.append(Note(_("List"), _("fewer names than seats: some will stay unfilled unless new names are let in")))
    most = rules.elections.rounds.value
    if most:
        words = _("round %(n)s of %(most)s at most") % {"n": next_ordinal(contest), "most": most}
        notes.append(Note(_("Round"), words, rules.elections.rounds.source))
    return tuple(notes)


def _run_off_notes(round_: Round) -> tuple[Note, ...]:
    rules, seats = rules_of(round_.contest).elections, int((round_.decision or {}).get("seats_left", 0))
    return (
        Note(_("Seats to fill"), figures.number(seats)),
        Note(_("Votes needed"), _("the most votes win, no share of the base is needed"), rules.tie.source),
        _statement(_("If level again"), rules.run_off_tie),
    )


def _hands(contest: Contest) -> Note:
    """What a motion needs to be carried, by the members of the body."""
    rule = rules_of(contest).congresses.decision_share
    share = rule.value.sentence.in_language(get_language() or "vi")
    base = 0 if contest.form == Form.PLENUM.value else head_count(contest.congress).summoned
    if base:
        share = _("%(share)s: %(needed)s of %(base)s") % {
            "share": share, "needed": figures.number(rule.value.needed(base)), "base": figures.number(base),
        }  # fmt: skip
    return Note(_("Show of hands"), share, rule.source)


def _rule_of(round_: Round, choice: str = "") -> Rule[Any]:
    """The rule behind what follows: a tie's or a further round's."""
    rules = rules_of(round_.contest)
    is_tie = round_.outcome == Outcome.RUN_OFF or (round_.is_run_off and (round_.decision or {}).get("tied"))
    direct = rules.nominations.direct_secretary_rounds
    if not is_tie and direct is not None and _is_direct(round_.contest):
        return direct
    if is_tie and choice != Choice.ANOTHER_ROUND:
        return rules.elections.run_off_tie if round_.is_run_off else rules.elections.tie
    return rules.elections.rounds


def _body(contest: Contest) -> str:
    """Who decides what follows."""
    return _("the plenum") if contest.form == Form.PLENUM.value else _("the congress")


def _is_direct(contest: Contest) -> bool:
    return contest.office == Office.SECRETARY.value and contest.form != Form.PLENUM.value


def _level(round_: Round) -> list[Candidate]:
    keys = set((round_.decision or {}).get("tied", []))
    tallies = round_.tallies.select_related("candidate__person")
    return [one.candidate for one in tallies if str(one.candidate_id) in keys]


def _statement(label: str, rule: Rule[Any]) -> Note:
    return Note(label, rule.statement.in_language(get_language() or "vi"), rule.source)


def _names(candidates: list[Candidate]) -> tuple[str, ...]:
    return tuple(one.person.full_name for one in candidates)


def _people(candidates: list[Candidate]) -> str:
    return ", ".join(_names(candidates))
