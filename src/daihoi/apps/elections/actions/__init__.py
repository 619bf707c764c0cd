"""The acts of an election, from the first name on the list to the certified result.

==========================  ==========================================================================================
``open_contest``            an office is put to the vote
``decide_number``           how many are to be elected, as the congress decides
``add_candidates``          names onto the list, several at once
``add_from_slate``          the approved list of the convening committee, taken over whole
``remove_candidates``       names set aside that were put on the list by mistake
``propose_candidate``       a name from the floor, noted as a proposal
``keep_dossier``            consent, dossier and the note beside a name
``hold_floor_poll``         the proposals put to a poll of their own
``recommend_by_poll``       the assembly asked in secret whom it recommends
``take_poll``               the result of a poll taken over to the list
``enter_floor_support``     the figures of a poll entered name by name
``nominate_from_floor``     a name from the floor, with the poll that supports it
``trim_list``               who is left out of a list that is too long
``request_withdrawal``      somebody asks to leave the list
``decide_withdrawals``      the congress decides who may and who may not
``withdraw_candidate``      the congress lets a name off the list
``restore_candidate``       undo: a name comes back
``adopt_list``              checked, ordered by given name, locked
``open_round``              the electorate is fixed, the ballot's names are fixed, voting begins
``mark_voter``              one person of the electorate: here or away, in the base or out of it
``renew_electorate``        the electorate read again off the delegates
``correct_electorate``      typed figures of the electorate, until the decision
``report_ballots``          issued and returned, before any ballot is looked at
``record_count``            what came out of the box, however it was counted
``decide_round``            the rulebook decides; figures, base, steps and articles are kept
``choose_next``             what the congress chose where seats are left
``annul_round``             the ballots are annulled; the same names are voted on again
``certify_contest``         the result stands; offices are recorded
``annul_contest``           the result falls; the office may be put to the vote anew
``open_by_election``        vacant seats put to the vote of the committee
``record_appointment``      whom the superior appointed, with its decision
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
``issue_internal_list``     the same with the sensitive columns, for internal circulation
``read_internal_list``      that list as a draft, written to the trail
``issue_ballot_notice``     how the ballot is marked, with its specimen
``issue_electorate_list``   the electorate of a round by name
``issue_election_report``   the report on all elections of a congress
==========================  ==========================================================================================
"""

from .by_elections import open_by_election, record_appointment
from .complaints import (
    decide_complaint,
    read_complainant,
    receive_complaint,
    record_complaint_export,
    verify_complaint,
)
from .counting import record_count, report_ballots
from .deciding import annul_round, choose_next, decide_round
from .electorate import correct_electorate, mark_voter, record_electorate_export, renew_electorate
from .floor import enter_floor_support, keep_dossier, nominate_from_floor, propose_candidate, trim_list
from .hands import Hands
from .listing import add_candidates, add_from_slate, adopt_list, remove_candidates, restore_candidate
from .opening import decide_number, open_contest
from .papers import (
    issue_ballot_notice,
    issue_elected_list,
    issue_election_report,
    issue_electorate_list,
    issue_internal_list,
    issue_minutes,
    read_internal_list,
)
from .polls import hold_floor_poll, recommend_by_poll, take_poll
from .results import annul_contest, certify_contest, refuse_person
from .sealing import destroy_ballots, open_seal, reseal, seal_ballots
from .voting import open_round
from .withdrawals import decide_withdrawals, request_withdrawal, withdraw_candidate

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
    "decide_number",
    "decide_round",
    "decide_withdrawals",
    "destroy_ballots",
    "enter_floor_support",
    "hold_floor_poll",
    "issue_ballot_notice",
    "issue_elected_list",
    "issue_election_report",
    "issue_electorate_list",
    "issue_internal_list",
    "issue_minutes",
    "keep_dossier",
    "mark_voter",
    "nominate_from_floor",
    "open_by_election",
    "open_contest",
    "open_round",
    "open_seal",
    "propose_candidate",
    "read_complainant",
    "read_internal_list",
    "receive_complaint",
    "recommend_by_poll",
    "record_appointment",
    "record_complaint_export",
    "record_count",
    "record_electorate_export",
    "refuse_person",
    "remove_candidates",
    "renew_electorate",
    "report_ballots",
    "request_withdrawal",
    "reseal",
    "restore_candidate",
    "seal_ballots",
    "take_poll",
    "trim_list",
    "verify_complaint",
    "withdraw_candidate",
]
