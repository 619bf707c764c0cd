"""Paper ballots: how they are printed, the keyed desk, the machine count, what people ruled, the audit."""

from .audits import AuditDraw, AuditState, PaperAudit
from .designs import DesignState, PrintedBallot
from .desks import (
    Bundle,
    BundleTurn,
    Desk,
    DeskSeat,
    DeskState,
    Entry,
    JournalAct,
    JournalLine,
    Look,
    LookReason,
    Team,
)
from .rulings import ContactCheck, ContactFlag, ContactKind, How, Outcome, SheetDecision, SheetRuling
from .scanlines import ScanAct, ScanLine
from .scans import (
    BatchState,
    CountState,
    ScanBatch,
    ScanCount,
    ScanFile,
    ScanPage,
    ScanSeat,
    ScanSheet,
    SheetState,
    Side,
)

__all__ = [
    "AuditDraw",
    "AuditState",
    "BatchState",
    "Bundle",
    "BundleTurn",
    "ContactCheck",
    "ContactFlag",
    "ContactKind",
    "CountState",
    "DesignState",
    "Desk",
    "DeskSeat",
    "DeskState",
    "Entry",
    "How",
    "JournalAct",
    "JournalLine",
    "Look",
    "LookReason",
    "Outcome",
    "PaperAudit",
    "PrintedBallot",
    "ScanAct",
    "ScanBatch",
    "ScanCount",
    "ScanFile",
    "ScanLine",
    "ScanPage",
    "ScanSeat",
    "ScanSheet",
    "SheetDecision",
    "SheetRuling",
    "SheetState",
    "Side",
    "Team",
]
