"""The acts of an election, from the first name on the list to the certified result.

==========================  ==========================================================================================
``open_contest``            an office is put to the vote
``add_candidates``          names onto the list, several at once
``add_from_slate``          the approved list of the convening committee, taken over whole
``nominate_from_floor``     a name from the floor, with the poll that supports it
``withdraw_candidate``      the congress lets a name off the list
``adopt_list``              checked, ordered by given name, locked
``open_round``              the electorate is fixed, the ballot's names are fixed, voting begins
``correct_electorate``      the figures of the electorate, until the decision
``report_ballots``          issued and returned, before any ballot is looked at
``record_count``            what came out of the box, however it was counted
``decide_round``            the rulebook decides; figures, base, steps and articles are kept
``choose_next``             what the congress chose where seats are left
``annul_round``             the ballots are annulled; the same names are voted on again
``certify_contest``         the result stands; offices are recorded
``annul_contest``           the result falls; the office may be put to the vote anew
``refuse_person``           the superior does not approve one person; the seat becomes vacant
``seal_ballots``            the ballots are sealed and handed over
``open_seal``               the seal is opened by decision
``reseal``                  and closed again
``destroy_ballots``         the ballots are destroyed by decision when their time is over
``receive_complaint``       a complaint about the election comes in
``verify_complaint``        the superior's inspection committee takes it up and writes what it found
``decide_complaint``        the superior decides, and what it decides is carried out
``read_complainant``        from whom it came, written to the trail
``issue_minutes``           the counting minutes, as an official paper in the congress's series
``issue_elected_list``      the list of those elected, most votes first
==========================  ==========================================================================================
"""

from .complaints import (
    decide_complaint,
    read_complainant,
    receive_complaint,
    record_complaint_export,
    verify_complaint,
)
from .counting import record_count, report_ballots
from .deciding import annul_round, choose_next, decide_round
from .hands import Hands
from .listing import (
    add_candidates,
    add_from_slate,
    adopt_list,
    nominate_from_floor,
    open_contest,
    withdraw_candidate,
)
from .minutes import issue_elected_list, issue_minutes
from .results import annul_contest, certify_contest, refuse_person
from .sealing import destroy_ballots, open_seal, reseal, seal_ballots
from .voting import correct_electorate, open_round

__all__ = [
    "Hands",
    "add_candidates",
    "add_from_slate",
    "adopt_list",
    "annul_contest",
    "annul_round",
    "certify_contest",
    "choose_next",
    "correct_electorate",
    "decide_complaint",
    "decide_round",
    "destroy_ballots",
    "issue_elected_list",
    "issue_minutes",
    "nominate_from_floor",
    "open_contest",
    "open_round",
    "open_seal",
    "read_complainant",
    "receive_complaint",
    "record_complaint_export",
    "record_count",
    "refuse_person",
    "report_ballots",
    "reseal",
    "seal_ballots",
    "verify_complaint",
    "withdraw_candidate",
]
