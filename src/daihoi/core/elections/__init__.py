"""Elections: is the list lawful, is the ballot valid, who is elected, what follows.

Public names::

    read_case(value, rules) -> Case                    one counted round from its JSON object
    decide(case, rules) -> Decision                    decided | short | run_off | void | inconsistent, with every step
    Decision.as_json(language), .needs_a_person        the result as ``daihoi elections decide`` writes it
    read_contest(value) -> Contest                     a list before the vote, from its JSON object
    check(contest, rules, nominations) -> [Finding]    block | warn | info; is_admissible(findings)
    most_surplus(seats, nominations) -> int | None     how much longer than the seats a list may be
    prepared_surplus(seats, nominations)               the surpluses that the prepared list may have
    trimmed(contest, nominations) -> SlateProposal     a list over the cap, filled by support down to it
    cell_offices(members, nominations)                 what a cell elects, in order
    style_of(names, seats, ballots) -> BallotStyle     struck names, or boxes to agree and disagree
    judge(ballot, ids, seats, ballots) -> Verdict      one ballot's marks: valid or not, for whom, on which ground
    count_ballots(verdicts, ids) -> BallotCount        judged ballots as the figures of a case
    voting_cards(holders, proxies, present) -> Cards   whose votes each person present holds, where votes weigh

``rules`` is ``rulebooks.load("vn-party-190").elections``, ``ballots`` its ``.elections.ballots``, ``nominations`` its
``.nominations``.  A tie, a void vote or an empty seat is a value; ``WrongInput`` means that the file can't be read.
"""

from daihoi.core.shares import Rule, Share

from .ballots import Ballot, BallotCount, Mark, Verdict, count_ballots, judge, style_of
from .cases import Absence, BallotFigures, Candidate, Case, Electorate, Weight, read_case
from .checking import cell_offices, check, is_admissible
from .contest import Contest, Nominee, Origin, Person, read_contest
from .deciding import decide
from .decision import Decision, Next, Outcome, RunOff
from .findings import Finding, Severity, Step
from .listing import most_surplus, prepared_surplus, trimmed
from .proxies import Card, Cards, Holder, Proxy, voting_cards
from .rules import (
    BallotStyle,
    Counting,
    ElectionRules,
    Flaw,
    Form,
    NominationRules,
    Office,
    PollKind,
    Weighing,
)

__all__ = [
    "Absence",
    "Ballot",
    "BallotCount",
    "BallotFigures",
    "BallotStyle",
    "Candidate",
    "Card",
    "Cards",
    "Case",
    "Contest",
    "Counting",
    "Decision",
    "ElectionRules",
    "Electorate",
    "Finding",
    "Flaw",
    "Form",
    "Holder",
    "Mark",
    "Next",
    "NominationRules",
    "Nominee",
    "Office",
    "Origin",
    "Outcome",
    "Person",
    "PollKind",
    "Proxy",
    "Rule",
    "RunOff",
    "Severity",
    "Share",
    "Step",
    "Verdict",
    "Weighing",
    "Weight",
    "cell_offices",
    "check",
    "count_ballots",
    "decide",
    "is_admissible",
    "judge",
    "most_surplus",
    "prepared_surplus",
    "read_case",
    "read_contest",
    "style_of",
    "trimmed",
    "voting_cards",
]
