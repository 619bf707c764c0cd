"""Do the papers add up?  As many ballots read as papers counted by hand, as many papers as were returned."""

from __future__ import annotations

from dataclasses import dataclass

from daihoi.core.sentences import Sentence, say

from ..models import BatchState, ScanCount
from .scans import BatchLine, batch_lines


@dataclass(frozen=True)
class Reconciliation:
    """The papers of a machine count beside what the counting committee reported.

    Args:
        lines: the batches that stand.
        papers: counted by hand, over all batches.
        ballots: read by the machine, without pictures of no ballot.
        returned: reported.
        gaps: what does not add up, in sentences; empty when everything does.
    """

    lines: tuple[BatchLine, ...]
    papers: int
    ballots: int
    returned: int
    gaps: tuple[Sentence, ...]

    @property
    def is_level(self) -> bool:
        """True when everything adds up."""
        return not self.gaps


def reconcile(count: ScanCount) -> Reconciliation:
    """Everything that does not add up; it says nothing of what stands on the ballots."""
    lines = tuple(one for one in batch_lines(count) if one.batch.state != BatchState.WITHDRAWN)
    papers, ballots = sum(one.batch.papers for one in lines), sum(one.ballots for one in lines)
    returned = count.round.returned or 0
    gaps = [gap for gap in map(_gap, lines) if gap is not None]
    if not lines:
        gaps.append(say("No batch has been scanned yet."))
    if papers != returned:
        gaps.append(
            say("{returned} ballots were reported as returned, but the batches hold {papers} papers. Scan what is "
                "missing, withdraw what was scanned twice, or correct the report.", returned=returned, papers=papers)
        )  # fmt: skip
    return Reconciliation(lines, papers, ballots, returned, tuple(gaps))


def _gap(line: BatchLine) -> Sentence | None:
    number, papers, ballots = line.batch.number, line.batch.papers, line.ballots
    if line.batch.state != BatchState.READ:
        return say("Batch {number} is not read yet.", number=number)
    if ballots < papers:
        return say("Batch {number}: {papers} papers counted by hand, but only {ballots} ballots on the pictures. Look "
                   "at the pictures set aside, or withdraw the batch and scan it again.", number=number, papers=papers,
                   ballots=ballots)  # fmt: skip
    if ballots > papers:
        return say("Batch {number}: {papers} papers counted by hand, but {ballots} ballots on the pictures. Rule on "
                   "what is no ballot, or withdraw the batch and scan it again.", number=number, papers=papers,
                   ballots=ballots)  # fmt: skip
    return None
