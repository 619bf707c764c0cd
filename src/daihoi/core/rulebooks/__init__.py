"""Rulebooks: one organisation's regulations in one version, every value with its article.

Public names::

    available() -> list[str]                   names of the rulebooks that come with the program
    load(name) -> Rulebook                     one of them; WrongInput names the nearest spelling
    load_text(text, origin) -> Rulebook        a pack of one's own; RulebookError names the line to mend
    Rulebook.elections                         base, threshold, ties, rounds, polls, ballots
    Rulebook.nominations                       surplus, floor support, dossiers, tellers
    Rulebook.congresses                        quorum, notice, lengths, contents, programme, checklist
    Rulebook.delegates                         apportionment, caps, who is not summoned
    Rulebook.personnel                         recommendation, ages, sizes, composition
    Rulebook.documents                         numbering scheme, layout profile
    Rulebook.records                           retention, complaints, report, approval
    Rulebook.words                             what the meeting and the people in it are called
    Rulebook.checklist                         the steps from which a congress makes its own checklist
    Rulebook.parameters()                      every parameter with its path
    as_json(book, language)                    the whole rulebook as plain values
    source_status(book)                        how well each parameter is attested

A parameter is a ``Rule``: ``.value``, ``.source`` (regulation, article, status), ``.statement`` (said in ``vi`` or
``en``) and ``.id`` (``R26``).  An optional parameter that a pack leaves out is ``None``.  A share such as "more than
1/2" is a ``Share`` with ``.needed(base)`` and ``.is_met(votes, base)``.
"""

from .display import as_json, source_status
from .loader import available, load, load_text
from .rules import (
    ChecklistItem,
    CongressRules,
    DelegateRules,
    DocumentRules,
    PersonnelRules,
    ProgrammeItem,
    RecordRules,
    Rulebook,
    Stage,
    SummonsBar,
)
from .words import AssemblyWords

__all__ = [
    "AssemblyWords",
    "ChecklistItem",
    "CongressRules",
    "DelegateRules",
    "DocumentRules",
    "PersonnelRules",
    "ProgrammeItem",
    "RecordRules",
    "Rulebook",
    "Stage",
    "SummonsBar",
    "as_json",
    "available",
    "load",
    "load_text",
    "source_status",
]
