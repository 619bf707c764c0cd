"""The acts of the staircase: delegates rise, results are reported and ratified, the dossier is closed.

==========================  ==========================================================================================
``raise_delegates``         those elected below become delegates above
``raise_all``               the same for everything certified below
``annul_result``            the unit above annuls a result; its delegates are taken back
``submit_result``           a congress's result goes up
``approve_result``          the superior ratifies it
``approve_results``         the same for every report that waits
``return_result``           the superior gives it back, with what is to be mended
``issue_result_report``     the report as an official paper
``add_lesson``              what the next term should know
``remove_lesson``           a lesson written by mistake
``issue_closing_report``    strengths, limits, causes, lessons and proposals as an official paper
``make_dossier``            the list of the dossier, from the rulebook and the register
``add_dossier_item``        something that the register does not hold: photographs, recordings, sealed ballots
``keep_on_paper``           an item that exists on paper only
``file_dossier``            the dossier goes to the archive
==========================  ==========================================================================================
"""

from .dossier import add_dossier_item, file_dossier, keep_on_paper, make_dossier
from .lessons import add_lesson, issue_closing_report, remove_lesson
from .mandates import annul_result, raise_all, raise_delegates
from .papers import issue_result_table
from .reports import approve_result, approve_results, issue_result_report, return_result, submit_result

__all__ = [
    "add_dossier_item",
    "add_lesson",
    "annul_result",
    "approve_result",
    "approve_results",
    "file_dossier",
    "issue_closing_report",
    "issue_result_report",
    "issue_result_table",
    "keep_on_paper",
    "make_dossier",
    "raise_all",
    "raise_delegates",
    "remove_lesson",
    "return_result",
    "submit_result",
]
