"""Elections: is the list lawful, is the ballot valid, who is elected, what follows.

Everything here takes plain frozen values and gives plain frozen values; a tie, a void vote or an empty seat is a value.

==========================================  ============================================================================
``read_case(value, rules) -> Case``       one counted round from its JSON object; ``WrongInput`` says what can't be read
``decide(case, rules) -> Decision``       outcome ``decided | short | run_off | void | inconsistent`` with every step
``Decision.as_json(language)``            the result as ``daihoi elections decide`` writes it
``judge(ballot, ids, seats, rules)``      one ballot's marks → valid or not, for whom, on which ground
``count_ballots(verdicts, ids)``          judged ballots → the figures of a case
``style_of(names, seats, rules)``         struck names or agree / disagree boxes
``read_contest(value) -> Contest``        a contest before the vote, from its JSON object
``check(contest, elections, nominations)``  findings ``block | warn | info``; ``is_admissible`` when none blocks
``cell_offices(members, nominations)``    what a cell elects, in order
``most_surplus(seats, nominations)``      how much longer than the seats a list may be
==========================================  ============================================================================

``rules`` is ``rulebooks.load("vn-party-190").elections``; ``ballots`` functions take ``.elections.ballots``;
``check`` takes ``.elections`` and ``.nominations``.
"""

from .ballots import Ballot, BallotCount, Mark, Verdict, count_ballots, judge, style_of
from .cases import Absence, BallotFigures, Candidate, Case, Electorate, read_case
from .checking import cell_offices, check, is_admissible
from .contest import Contest, Nominee, Origin, Person, read_contest
from .deciding import decide
from .decision import Decision, Next, Outcome, RunOff
from .findings import Finding, Severity, Step
from .listing import most_surplus, prepared_surplus
from .rules import BallotStyle, ElectionRules, Flaw, Form, NominationRules, Office, PollKind, Rule, Share

__all__ = [
    "Absence",
    "Ballot",
    "BallotCount",
    "BallotFigures",
    "BallotStyle",
    "Candidate",
    "Case",
    "Contest",
    "Decision",
    "ElectionRules",
    "Electorate",
    "Finding",
    "Flaw",
    "Form",
    "Mark",
    "Next",
    "NominationRules",
    "Nominee",
    "Office",
    "Origin",
    "Outcome",
    "Person",
    "PollKind",
    "Rule",
    "RunOff",
    "Severity",
    "Share",
    "Step",
    "Verdict",
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
]
